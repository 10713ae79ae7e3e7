"""Whoever acts for an enterprise: its own rows through both walls, another's through neither."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from psycopg2 import sql

from alerts.models import Alert
from compliance.models import Letter
from enterprises.models import Enterprise
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import Role, User
from inspectorate.organisation.sight import session_settings
from tests.compliance.factories import START, Office, propose, walk
from tests.compliance.letters.factories import make_letter
from tests.factories import (
    make_alert,
    make_employment,
    make_enterprise,
    make_finding,
    make_grid_group,
    make_insurance,
    make_user,
    make_worker,
)

pytestmark = pytest.mark.django_db
MODELS = {"alerts_alert": Alert, "compliance_letter": Letter, "enterprises_enterprise": Enterprise}
VIEWS = (
    "alerts_finding_seen",
    "enterprises_employment_seen",
    "enterprises_insurancerecord_seen",
    "compliance_own_staff",
)
CLOSED = ("compliance_case", "compliance_document", "compliance_step", "compliance_complaint")


@contextmanager
def looking(user: User, *, read_only: bool = True) -> Iterator[None]:
    with web_role(session_settings(user), read_only=read_only):
        yield


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
        return int(cursor.fetchone()[0])


@pytest.fixture
def two() -> tuple[User, User]:
    """Users of two enterprises of one group; each has an alert, a letter, a worker."""
    group = make_grid_group()
    both = []
    for _n in range(2):
        letter = make_letter(group)
        enterprise = letter.enterprise
        worker = make_worker(phone="13800000000")
        make_employment(enterprise, worker)
        make_insurance(enterprise, worker, schemes="1")
        make_finding(make_alert(enterprise, rule="coverage-gap"), worker_id=worker.pk)
        both.append(make_user(Role.ENTERPRISE_USER, enterprise_id=enterprise.pk))
    return both[0], both[1]


def test_its_rows_are_seen_through_both_walls_and_nobody_elses(two: tuple[User, User]) -> None:
    own, _other = two
    seen = {
        table: set(model.objects.visible_to(own).values_list("pk", flat=True))
        for table, model in MODELS.items()
    }
    assert seen["enterprises_enterprise"] == {own.enterprise_id}
    with looking(own):
        for table, model in MODELS.items():
            assert set(model._base_manager.values_list("pk", flat=True)) == seen[table] != set()
        assert {view: count(view) for view in VIEWS} == dict.fromkeys(VIEWS, 1)
        assert {table: count(table) for table in CLOSED} == dict.fromkeys(CLOSED, 0)


def test_a_persons_other_affairs_are_closed_to_the_employer(two: tuple[User, User]) -> None:
    with looking(two[0]):
        assert count("enterprises_worker_seen") == 0
        assert count("enterprises_benefit_seen") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            count("enterprises_worker")


def test_what_it_sees_it_cannot_change(two: tuple[User, User]) -> None:
    with looking(two[0], read_only=False):
        assert Letter._base_manager.update(due_on=START.date()) == 0
        assert Alert._base_manager.update(decision_reason="x") == 0


def test_a_paper_of_its_case_is_seen_once_it_was_served() -> None:
    office = Office(make_grid_group())
    case = propose(office)
    own = make_user(Role.ENTERPRISE_USER, enterprise_id=case.enterprise_id)
    other = make_user(Role.ENTERPRISE_USER)
    now = walk(case, office, "file", "begin", now=START)
    with looking(own):  # an unannounced visit is not told of beforehand
        assert count("compliance_own_papers") == 0
    now = walk(case, office, "conclude", "confirm", "order", now=now)
    with looking(own):
        assert count("compliance_own_papers") == 1
        assert count("compliance_own_deadlines") == 0
    walk(case, office, "serve_order", now=now)
    with looking(own), connection.cursor() as cursor:
        cursor.execute("SELECT kind, case_number FROM compliance_own_papers ORDER BY id")
        assert cursor.fetchall() == [("inspection_notice", case.number), ("order", case.number)]
        assert count("compliance_own_deadlines") == 1
    with looking(other):
        assert count("compliance_own_papers") == count("compliance_own_deadlines") == 0


def test_only_an_enterprise_user_acts_for_an_enterprise_and_must() -> None:
    enterprise = make_enterprise()
    for role, pk in ((Role.AUDITOR, enterprise.pk), (Role.ENTERPRISE_USER, None)):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create(username=f"x-{role}", role=role, enterprise_id=pk)
