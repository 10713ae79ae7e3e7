"""Every address × every role, against one declared table; strangers are sent to log in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import FileResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from inspectorate.organisation.models import GridGroup, Role, User
from inspectorate.organisation.permissions import Permission
from tests import rights
from tests.factories import make_grid_group, make_user

PAGES = {
    "portal",
    "selfcheck",
    "organisation",
    "enterprises",
    "alerts",
    "compliance",
    "documents",
    "money",
    "complaints",
    "public",
}
OPEN: set[str] = rights.united("OPEN")
LOGGED_IN: set[str] = rights.united("LOGGED_IN")
GUARDED: dict[str, Permission] = rights.united("GUARDED")
BY_POST: set[str] = rights.united("BY_POST")
ANSWERS: dict[str, set[int]] = rights.united("ANSWERS")


def names_of_pages() -> Iterator[tuple[str, URLPattern]]:
    """Every named address of our pages, with its namespace."""
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and entry.namespace in PAGES:
            for pattern in entry.url_patterns:
                assert isinstance(pattern, URLPattern)
                yield f"{entry.namespace}:{pattern.name}", pattern


@pytest.fixture
def group(db: None) -> GridGroup:
    """The group everything of these tests lies in."""
    return make_grid_group()


@pytest.fixture
def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    found: dict[str, dict[str, object]] = {}
    for part in rights.parts():
        if hasattr(part, "arguments"):
            found |= part.arguments(group)
    return found


def visit(client: Client, name: str, arguments: dict[str, dict[str, object]]) -> int:
    """The status of an address, asked in the way it wants to be asked."""
    address = reverse(name, kwargs=arguments.get(name, {}))
    response = (client.post if name in BY_POST else client.get)(address)
    if isinstance(response, FileResponse):
        list(response)  # the end of the stream closes its file
    return response.status_code


def person_of(role: Role, group: GridGroup) -> User:
    """Somebody of a role whose sight holds the group."""
    return make_user(role, groups=[group], district_codes=[group.district_code])


def test_the_table_names_every_page_and_the_right_it_asks_for() -> None:
    found = {name: getattr(p.callback, "required", None) for name, p in names_of_pages()}
    assert {name for name, right in found.items() if right is None} == OPEN | LOGGED_IN
    assert {name: right for name, right in found.items() if right} == GUARDED


@pytest.mark.parametrize("role", list(Role))
def test_a_role_reaches_what_the_table_says_and_nothing_else(
    role: Role, client: Client, group: GridGroup, arguments: dict[str, dict[str, object]]
) -> None:
    person = person_of(role, group)
    client.force_login(person)
    for name, right in GUARDED.items():
        status = visit(client, name, arguments)
        if not right.is_held_by(person):
            assert status == 403, name
        else:
            assert status in ANSWERS.get(name, {200, 302}), name


def test_a_stranger_is_sent_to_log_in_from_every_page(
    client: Client, arguments: dict[str, dict[str, object]]
) -> None:
    for name in [*GUARDED, *LOGGED_IN - {"organisation:logout"}]:
        address = reverse(name, kwargs=arguments.get(name, {}))
        response = (client.post if name in BY_POST else client.get)(address)
        assert response.status_code == 302, name
        assert response["Location"].startswith("/login/?next="), name


@pytest.mark.parametrize("name", ["alerts:detail", "alerts:workers_csv", "enterprises:dossier"])
def test_an_inspector_of_another_group_finds_nothing(
    name: str, client: Client, arguments: dict[str, dict[str, object]]
) -> None:
    client.force_login(make_user(groups=[make_grid_group()]))
    assert visit(client, name, arguments) == 404


def test_the_refusal_names_the_roles_that_may(client: Client, db: None) -> None:
    client.force_login(make_user(Role.COUNTER_CLERK))
    response = client.get("/feeds/")
    assert response.status_code == 403
    assert "data officer" in response.content.decode()


def test_someone_switched_off_reaches_nothing(client: Client, db: None) -> None:
    person = make_user(Role.CITY_SUPERVISOR)
    client.force_login(person)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert client.get("/alerts/").status_code == 302
