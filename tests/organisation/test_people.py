"""Roles a person may hold, those no one holds together, and who may change what of whom."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from inspectorate.organisation.actions import users
from inspectorate.organisation.models import INCOMPATIBLE, Inspector, Role, User
from inspectorate.organisation.permissions import HOLDERS, Permission
from inspectorate.organisation.sight import NOTHING, Counter, Sight, sight_of
from tests.factories import PASSWORD, TODAY, make_grid_group, make_user

PAIRS = [(rule, one, other) for rule in INCOMPATIBLE for one, other in rule.pairs()]
NAMES = [f"{rule.code}: {one} and {other}" for rule, one, other in PAIRS]


@pytest.fixture
def administrator(db: None) -> User:
    return make_user(Role.ADMINISTRATOR)


def test_further_roles_add_their_permissions_and_their_sight(db: None) -> None:
    group = make_grid_group()
    person = make_user(Role.COUNTER_CLERK, groups=[group], further_roles=["assistant"])
    assert Permission.COMPLAINT_RECORD.is_held_by(person)
    assert Permission.CASE_COLLECT.is_held_by(person)
    assert not Permission.CASE_INVESTIGATE.is_held_by(person)
    assert sight_of(person, on=TODAY) == Sight(groups=(group.pk,), counter=Counter.ALL)


def test_somebody_switched_off_holds_and_sees_nothing(db: None) -> None:
    person = make_user(Role.CITY_SUPERVISOR, is_active=False)
    assert not any(permission.is_held_by(person) for permission in Permission)
    assert sight_of(person, on=TODAY) == NOTHING


@pytest.mark.parametrize(("rule", "one", "other"), PAIRS, ids=NAMES)
def test_a_pair_kept_apart_is_refused_by_action_and_database(
    rule: object, one: Role, other: Role, administrator: User
) -> None:
    for first, further in ((one, other), (other, one)):
        person = make_user(Role.COUNTER_CLERK)
        with pytest.raises(users.Refused, match=str(rule.reason)[:30]):
            users.change_roles(
                person,
                by=administrator,
                role=first,
                further_roles=[further],
                district_codes=["370214"],
                reason="trial",
            )
        with pytest.raises(IntegrityError, match="user_roles_apart"), transaction.atomic():
            User.objects.filter(pk=person.pk).update(
                role=first,
                further_roles=[further],
                enterprise_id=1 if first == Role.ENTERPRISE_USER else None,
            )
    with pytest.raises(IntegrityError, match="user_roles_apart"), transaction.atomic():
        User.objects.filter(pk=make_user(Role.COUNTER_CLERK).pk).update(
            role="data_officer" if Role.DATA_OFFICER not in (one, other) else "counter_clerk",
            further_roles=[one, other],
        )


def test_who_decides_is_never_who_proposes_or_reviews_in_any_permitted_set_of_roles() -> None:
    """Of two permissions that check each other, no set of roles that is allowed holds both."""
    checks = [
        (Permission.CASE_PROPOSE, Permission.CASE_FILE),
        (Permission.CASE_INVESTIGATE, Permission.CASE_DECIDE),
        (Permission.CASE_INVESTIGATE, Permission.CASE_REVIEW),
        (Permission.CASE_DECIDE, Permission.CASE_REVIEW),
        (Permission.CASE_INVESTIGATE, Permission.CASE_CLOSE),
        (Permission.PEOPLE_ENROL, Permission.CASE_DECIDE),
        (Permission.PEOPLE_ENROL, Permission.CASE_INVESTIGATE),
    ]
    for one, other in checks:
        for first in HOLDERS[one]:
            for second in HOLDERS[other]:
                assert any(rule.broken_by({first, second}) for rule in INCOMPATIBLE), (one, other)


def test_unknown_or_rootless_further_roles_are_refused_by_the_database(db: None) -> None:
    person = make_user(Role.COUNTER_CLERK)
    with pytest.raises(IntegrityError, match="roles_known"), transaction.atomic():
        User.objects.filter(pk=person.pk).update(further_roles=["king"])
    with pytest.raises(IntegrityError, match="follow_a_first"), transaction.atomic():
        User.objects.filter(pk=person.pk).update(role="", further_roles=["assistant"])


def test_nobody_changes_their_own_log_in(administrator: User) -> None:
    make_user(Role.ADMINISTRATOR)
    own = {"by": administrator, "reason": "trial"}
    roles = {"role": "counter_clerk", "further_roles": [], "district_codes": []}
    with pytest.raises(users.Refused, match="another administrator"):
        users.change_roles(administrator, **own, **roles)
    with pytest.raises(users.Refused, match="another administrator"):
        users.switch_off(administrator, **own)
    with pytest.raises(users.Refused, match="another administrator"):
        users.link(administrator, **own, inspector=None)
    with pytest.raises(users.Refused, match="own settings"):
        users.renew_password(administrator, **own)


def test_the_last_administrator_stays(administrator: User) -> None:
    switched_off = make_user(Role.ADMINISTRATOR, is_active=False)
    with pytest.raises(users.Refused, match="last administrator"):
        users.switch_off(administrator, by=switched_off, reason="trial")
    with pytest.raises(users.Refused, match="last administrator"):
        users.change_roles(
            administrator,
            by=switched_off,
            role=Role.AUDITOR,
            further_roles=[],
            district_codes=[],
            reason="trial",
        )
    other = make_user(Role.ADMINISTRATOR)
    users.switch_off(administrator, by=other, reason="moved away")
    assert User.objects.active().holding(Role.ADMINISTRATOR).get() == other


def test_one_member_of_staff_has_one_log_in(administrator: User) -> None:
    first = make_user(groups=[])
    second = make_user()
    inspector = Inspector.objects.get(user=first)
    with pytest.raises(users.Refused, match="one person, one log-in"):
        users.link(second, by=administrator, inspector=inspector, reason="trial")
    users.link(first, by=administrator, inspector=None, reason="left")
    users.link(second, by=administrator, inspector=inspector, reason="came")
    assert Inspector.objects.get(user=second) == inspector


def test_a_supervisor_of_districts_needs_one(administrator: User) -> None:
    with pytest.raises(users.Refused, match="at least one district"):
        users.change_roles(
            make_user(),
            by=administrator,
            role=Role.DISTRICT_SUPERVISOR,
            further_roles=[],
            district_codes=[],
            reason="trial",
        )


def test_a_new_password_ends_sessions_and_lifts_the_lock(
    administrator: User, client: Client
) -> None:
    person = make_user(Role.CITY_SUPERVISOR)
    client.force_login(person)
    assert client.get("/settings/").status_code == 200
    password = users.renew_password(person, by=administrator, reason="forgotten")
    assert client.get("/settings/").status_code == 302
    for _ in range(5):
        client.post("/login/", {"username": person.username, "password": "wrong"})
    locked = client.post("/login/", {"username": person.username, "password": password})
    assert locked.status_code == 429
    password = users.renew_password(person, by=administrator, reason="locked out")
    entered = client.post("/login/", {"username": person.username, "password": password})
    assert entered.status_code == 302
    assert password != PASSWORD


def test_an_empty_installation_gets_its_first_administrator_and_no_second(db: None) -> None:
    said = StringIO()
    for name in ("", "two words", "x" * 151):
        with pytest.raises(CommandError):
            call_command("enrol_administrator", name, name="管理员", stdout=said)
    call_command("enrol_administrator", "first", name="管理员", stdout=said, stderr=StringIO())
    first = User.objects.get(username="first")
    assert first.roles == {Role.ADMINISTRATOR}
    assert first.display_name == "管理员"
    assert first.check_password(said.getvalue().strip())
    with pytest.raises(CommandError, match="first"):
        call_command("enrol_administrator", "second", name="管理员", stdout=said)
    assert User.objects.count() == 1
