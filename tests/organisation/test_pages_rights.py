"""Every address × every role, against one declared table; strangers are sent to log in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from enterprises.models import UploadState
from inspectorate.organisation.models import GridGroup, Role, User
from inspectorate.organisation.permissions import Permission
from tests.factories import (
    make_alert,
    make_batch,
    make_employment,
    make_enterprise,
    make_finding,
    make_grid_group,
    make_upload,
    make_user,
    make_worker,
)

PAGES = {"organisation", "enterprises", "alerts"}
OPEN = {"organisation:front", "organisation:login", "organisation:language"}
LOGGED_IN = {
    "organisation:desk",
    "organisation:logout",
    "organisation:own_settings",
    "organisation:password",
}
GUARDED = {
    "alerts:queue": Permission.ALERT_READ,
    "alerts:queue_csv": Permission.ALERT_READ,
    "alerts:detail": Permission.ALERT_READ,
    "alerts:workers_csv": Permission.ALERT_READ,
    "alerts:acknowledge": Permission.ALERT_ACKNOWLEDGE,
    "alerts:reveal_number": Permission.IDENTITY_REVEAL,
    "alerts:rules": Permission.RULE_READ,
    "alerts:rule": Permission.RULE_READ,
    "alerts:tune": Permission.RULE_CHANGE,
    "alerts:gallery": Permission.GALLERY_READ,
    "enterprises:dossiers": Permission.DOSSIER_READ,
    "enterprises:dossier": Permission.DOSSIER_READ,
    "enterprises:unmatched": Permission.FEED_READ,
    "enterprises:feeds": Permission.FEED_READ,
    "enterprises:feed": Permission.FEED_READ,
    "enterprises:batch": Permission.FEED_READ,
    "enterprises:orphans": Permission.FEED_READ,
    "enterprises:deliver": Permission.FEED_DELIVER,
    "enterprises:upload": Permission.FEED_DELIVER,
    "enterprises:new_sample": Permission.PROFILE_SAVE,
    "enterprises:mapping": Permission.PROFILE_SAVE,
    "enterprises:rejects": Permission.REJECTS_DOWNLOAD,
}
BY_POST = {"alerts:acknowledge", "enterprises:rejects"}


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
    enterprise = make_enterprise(group)
    worker = make_worker()
    make_employment(enterprise, worker)
    alert = make_alert(enterprise)
    make_finding(alert, worker_id=worker.pk)
    batch = make_batch()
    person = make_user(Role.DATA_OFFICER)
    waiting = make_upload(person)
    sample = make_upload(person, state=UploadState.SAMPLE, content=b"uscc,name\n")
    feed = {"feed": "employments"}
    of_alert, of_batch = {"pk": alert.pk}, {**feed, "pk": batch.pk}
    return {
        "alerts:detail": of_alert,
        "alerts:workers_csv": of_alert,
        "alerts:acknowledge": of_alert,
        "alerts:reveal_number": {**of_alert, "worker": worker.pk},
        "alerts:rule": {"name": "unregistered-worker"},
        "alerts:tune": {"name": "unregistered-worker"},
        "enterprises:dossier": {"uscc": enterprise.uscc},
        "enterprises:feed": feed,
        "enterprises:batch": of_batch,
        "enterprises:orphans": of_batch,
        "enterprises:rejects": of_batch,
        "enterprises:deliver": feed,
        "enterprises:new_sample": feed,
        "enterprises:upload": {**feed, "pk": waiting.pk},
        "enterprises:mapping": {**feed, "pk": sample.pk},
    }


def visit(client: Client, name: str, arguments: dict[str, dict[str, object]]) -> int:
    """The status of an address, asked in the way it wants to be asked."""
    address = reverse(name, kwargs=arguments.get(name, {}))
    return (client.post if name in BY_POST else client.get)(address).status_code


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
        elif name == "enterprises:rejects":
            assert status == 404, name  # this batch has no rejects
        else:
            assert status in {200, 302}, name


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
