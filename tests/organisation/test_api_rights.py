"""Every address of the interface × method × role, against one declared table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from inspectorate.organisation.api.rights import HoldsRight
from inspectorate.organisation.models import GridGroup, Role
from tests import rights
from tests.api import client_of
from tests.factories import make_grid_group, make_upload, make_user
from tests.rights.api import API, API_ANSWERS, OPEN_API, lent

OTHERS = {"front", "schema", "nothing"}


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is held up here."""
    for kind in settings.API_RATES:
        monkeypatch.setitem(settings.API_RATES, kind, 10**6)


def views() -> Iterator[tuple[str, Any]]:
    """Every view of the interface with the name of its address."""
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and entry.namespace == "api":
            for pattern in entry.url_patterns:
                assert isinstance(pattern, URLPattern)
                if pattern.name not in OTHERS:
                    made = pattern.callback.cls(**pattern.callback.initkwargs)  # type: ignore[attr-defined]
                    yield str(pattern.name), made


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
    given = lent(found)
    upload = make_upload(make_user(Role.DATA_OFFICER))
    given["delivery"] = {"feed": upload.feed, "pk": upload.pk}
    return given


def ask(client: Client, method: str, name: str, arguments: dict[str, dict[str, object]]) -> Any:
    """An address asked with nothing sent along."""
    address = reverse(f"api:{name}", kwargs=arguments.get(name, {}))
    body = {"data": "{}", "content_type": "application/json"} if method == "POST" else {}
    if name == "add_evidence":
        body = {}
    return getattr(client, method.lower())(address, **body)


def test_the_table_names_every_address_and_the_right_it_asks_for() -> None:
    found = {
        (method, name): view.rights[method]
        for name, view in views()
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE")
        if method in view.rights
    }
    assert found == API
    handled = {
        (method.upper(), name)
        for name, view in views()
        for method in ("get", "post", "put", "patch", "delete")
        if hasattr(view, method)
    }
    assert handled == set(API) | OPEN_API
    guards = {tuple(view.permission_classes) for _name, view in views()}
    assert guards == {(HoldsRight,)}


def test_a_role_reaches_what_the_table_says_and_nothing_else(
    group: GridGroup, arguments: dict[str, dict[str, object]]
) -> None:
    """One world for all roles: nothing is sent along, so hardly anything is done in it.

    A right is refused to a role at one address, and at each address to some role: every view is
    guarded by the same class, as the test before says.
    """
    refused: set[object] = set()
    for role in Role:
        person = make_user(role, groups=[group], district_codes=[group.district_code])
        client = client_of(person, "read", "write", "rejects")
        for (method, name), right in API.items():
            if right is not None and not right.is_held_by(person):
                if refused.issuperset({(role, right), (method, name)}):
                    continue
                refused |= {(role, right), (method, name)}
            response = ask(client, method, name, arguments)
            told = (role, method, name, response.status_code)
            if right is not None and not right.is_held_by(person):
                assert response.status_code == 403, told
                continue
            usual = {200} if method == "GET" else {400, 409}
            expected = API_ANSWERS.get((method, name), usual)
            assert response.status_code in expected | {409}, (*told, response.content[:300])
            if method == "GET" and response.streaming:
                list(response)


def test_a_stranger_is_answered_401(arguments: dict[str, dict[str, object]], db: None) -> None:
    for method, name in API:
        assert ask(Client(), method, name, arguments).status_code == 401, name


def test_open_data_answer_everybody_and_may_be_kept(
    arguments: dict[str, dict[str, object]], db: None
) -> None:
    for method, name in OPEN_API:
        address = reverse(f"api:{name}", kwargs=arguments.get(name, {}))
        asked = f"{address}?q=示例" if name == "open_search" else address
        response = getattr(Client(), method.lower())(asked)
        assert response.status_code == 200, name
        assert response["Cache-Control"].startswith("public"), name
        again = Client().get(asked, headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b""), name
        assert again["Cache-Control"].startswith("public"), name


def test_whoever_sees_another_group_finds_nothing(
    arguments: dict[str, dict[str, object]], db: None
) -> None:
    client = client_of(make_user(groups=[make_grid_group()]))
    behind = (
        "alert",
        "case",
        "complaint",
        "letter",
        "visit",
        "enterprise",
        "document",
        "step_file",
    )
    for name in behind:
        assert ask(client, "GET", name, arguments).status_code == 404, name
    for name in ("alerts", "cases", "complaints", "letters", "visits", "enterprises"):
        assert ask(client, "GET", name, arguments).json()["results"] == [], name
