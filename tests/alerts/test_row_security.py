"""The second wall: what the web role may read, whatever a query forgets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction
from psycopg2 import sql

from alerts.actions import comparisons
from alerts.models import Alert
from enterprises.models import Enterprise
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import Assignment, GridGroup, Inspector, Role, User
from inspectorate.organisation.sight import session_settings
from tests.alerts.facts import AS_OF, NOW, make_batch, make_enterprise, make_group, register

pytestmark = pytest.mark.django_db

CLOSED_TO_WEB = (
    "enterprises_employment",
    "enterprises_insurancerecord",
    "enterprises_insuranceregistration",
    "enterprises_contribution",
    "enterprises_taxfiling",
    "enterprises_penalty",
    "enterprises_writtenreview",
    "enterprises_worker",
    "enterprises_benefit",
    "enterprises_death",
    "enterprises_medicalclaim",
    "enterprises_individualinsurance",
    "enterprises_coveragesurvey",
    "enterprises_factversion",
    "enterprises_orphan",
    "alerts_finding",
    "alerts_rulehit",
    "alerts_alertstep",
)
SEEN = (
    "enterprises_employment_seen",
    "enterprises_insurancerecord_seen",
    "enterprises_worker_seen",
    "alerts_finding_seen",
    "alerts_alertstep_seen",
)


@pytest.fixture
def groups() -> tuple[GridGroup, GridGroup]:
    """Two groups with an enterprise and an alert each."""
    batch = make_batch("employments")
    make_batch("insurance-records")
    both = make_group("CY-17"), make_group("CY-18")
    for place, group in enumerate(both):
        register(make_enterprise(group, place + 1), 4, insured=1, batch=batch)
    comparisons.compare(by=None, now=NOW, as_of=AS_OF, names=["unregistered-worker"])
    return both


def inspector_of(group: GridGroup) -> User:
    user = User.objects.create(username=f"of-{group.code}", role=Role.FULL_TIME_INSPECTOR)
    inspector = Inspector.objects.create(
        staff_no=group.code, name="示例", kind="full_time", user=user
    )
    Assignment.objects.create(inspector=inspector, grid_group=group, from_on=AS_OF)
    return user


@contextmanager
def looking(user: User) -> Iterator[None]:
    with web_role(session_settings(user), read_only=True):
        yield


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
        return int(cursor.fetchone()[0])


def test_inspector_sees_the_own_group_even_where_a_query_forgets(
    groups: tuple[GridGroup, GridGroup],
) -> None:
    user = inspector_of(groups[0])
    with looking(user):
        assert {e.grid_group_id for e in Enterprise.objects.all()} == {groups[0].pk}
        assert {a.grid_group_id for a in Alert.objects.all()} == {groups[0].pk}
        assert [count(table) for table in SEEN] == [4, 5, 4, 3, 1]


def test_supervisors_see_their_district_or_the_city(groups: tuple[GridGroup, GridGroup]) -> None:
    city = User.objects.create(username="city", role=Role.CITY_SUPERVISOR)
    here = User.objects.create(
        username="here", role=Role.DISTRICT_SUPERVISOR, district_codes=["370214"]
    )
    elsewhere = User.objects.create(
        username="elsewhere", role=Role.DISTRICT_SUPERVISOR, district_codes=["370202"]
    )
    seen = {}
    for user in (city, here, elsewhere):
        with looking(user):
            seen[user.username] = (Enterprise.objects.count(), count("alerts_finding_seen"))
    assert seen == {"city": (2, 6), "here": (2, 6), "elsewhere": (0, 0)}


def test_stranger_and_former_inspector_see_nothing(groups: tuple[GridGroup, GridGroup]) -> None:
    nobody = User.objects.create(username="nobody")
    former = inspector_of(groups[0])
    Assignment.objects.update(until_on="2026-07-01")
    for user in (nobody, former):
        with looking(user):
            assert not Enterprise.objects.exists()
            assert not Alert.objects.exists()
            assert [count(table) for table in SEEN] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize("table", CLOSED_TO_WEB)
def test_web_role_has_no_right_to_facts(table: str) -> None:
    city = User.objects.create(username="city", role=Role.CITY_SUPERVISOR)
    denied = pytest.raises(DatabaseError, match="permission denied")
    with denied, transaction.atomic(), looking(city):
        count(table)


def test_reading_request_cannot_write(groups: tuple[GridGroup, GridGroup]) -> None:
    user = inspector_of(groups[0])
    refused = pytest.raises(DatabaseError, match="read-only")
    with refused, transaction.atomic(), looking(user):
        Alert.objects.update(score=0)


def test_web_role_cannot_move_alerts_of_others(groups: tuple[GridGroup, GridGroup]) -> None:
    user = inspector_of(groups[0])
    with web_role(session_settings(user), read_only=False):
        assert Alert.objects.update(state="acknowledged") == 1
    assert Alert.objects.filter(state="acknowledged").get().grid_group == groups[0]
