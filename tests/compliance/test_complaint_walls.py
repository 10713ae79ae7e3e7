"""Who complained: no way leads there but the function that asks for an entry of the access log."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, ProgrammingError, connection, models, transaction

from alerts.models import Notification
from compliance.ciphers import rotate_complainants
from compliance.complaints import holding, identity
from compliance.complaints.identity import Identity
from compliance.models import (
    Case,
    Complainant,
    Complaint,
    ComplaintSecret,
    ComplaintStep,
    Document,
    Step,
)
from inspectorate.foundation.sessions import web_role
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.actions import access
from inspectorate.organisation.models import AccessLog, Role, User
from inspectorate.organisation.sight import session_settings
from tests.compliance.factories_complaints import WHO, make_complaint
from tests.factories import make_enterprise, make_grid_group, make_user
from tests.repository.sources import text_files

pytestmark = pytest.mark.django_db
HIDDEN = (Complainant, ComplaintSecret)
GROUPED = (Role.ASSISTANT, Role.PART_TIME_INSPECTOR, Role.FULL_TIME_INSPECTOR)


@contextmanager
def as_web(user: User) -> Iterator[None]:
    """The session of a request of this person."""
    with web_role(session_settings(user), read_only=False):
        yield


def seen_by(user: User) -> set[int]:
    """The complaints that row security leaves the person, whatever the page asks for."""
    with as_web(user):
        return set(Complaint.objects.order_by("pk").values_list("pk", flat=True))


def test_neither_pages_nor_jobs_may_touch_the_two_tables() -> None:
    with connection.cursor() as cursor:
        for model in HIDDEN:
            for role in ("inspectorate_web", "inspectorate_worker"):
                for right in ("SELECT", "INSERT", "UPDATE", "DELETE"):
                    cursor.execute(
                        "SELECT has_table_privilege(%s, %s, %s)",
                        [role, model._meta.db_table, right],
                    )
                    assert cursor.fetchone() == (False,), (role, model, right)


def test_a_page_that_reads_the_identity_by_mistake_gets_nothing() -> None:
    make_complaint()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        list(Complainant.objects.order_by("pk"))


def test_an_identity_comes_back_to_whoever_said_what_for() -> None:
    clerk = make_user(Role.COUNTER_CLERK)
    complaint = make_complaint()
    with as_web(clerk):
        assert identity.reveal(complaint.pk, by=clerk, purpose="contact") == WHO
    logged = AccessLog.objects.get(subject_kind="complaint", subject_id=complaint.pk)
    assert (logged.user, logged.purpose) == (clerk, "contact")


def answer_of(complaint: Complaint, entry: int) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM reveal_complainant(%s, %s)", [complaint.pk, entry])
        return cursor.fetchall()


def test_without_an_own_entry_about_this_very_complaint_nothing_comes_back() -> None:
    clerk, other = make_user(Role.COUNTER_CLERK), make_user(Role.COUNTER_CLERK)
    complaint = make_complaint()
    about = {"subject_kind": "complaint", "subject_id": complaint.pk, "purpose": "contact"}
    right = access.record(by=clerk, action="complainant_reveal", **about)
    entries = [
        access.record(by=other, action="complainant_reveal", **about),
        access.record(by=clerk, action="identity_reveal", **about),
        access.record(by=clerk, action="complainant_reveal", **{**about, "subject_id": 0}),
        access.record(by=clerk, action="complainant_reveal", **{**about, "subject_kind": "worker"}),
        0,
    ]
    with as_web(clerk):
        assert answer_of(complaint, right)
        assert not any(answer_of(complaint, entry) for entry in entries)


def test_an_entry_of_yesterday_opens_nothing_today() -> None:
    clerk, complaint = make_user(Role.COUNTER_CLERK), make_complaint()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO organisation_accesslog "
            "(at, user_id, action, subject_kind, subject_id, purpose) VALUES "
            "(now() - interval '2 minutes', %s, 'complainant_reveal', 'complaint', %s, '') "
            "RETURNING id",
            [clerk.pk, complaint.pk],
        )
        entry = cursor.fetchone()[0]
    with as_web(clerk):
        assert answer_of(complaint, entry) == []


def test_out_of_sight_nothing_comes_back_though_it_is_logged() -> None:
    group, elsewhere = make_grid_group(), make_grid_group(district_code="370211")
    complaint = make_complaint(make_enterprise(group))
    inspector = make_user(groups=[elsewhere])
    with as_web(inspector):
        assert identity.reveal(complaint.pk, by=inspector, purpose="contact") is None
    assert AccessLog.objects.filter(subject_id=complaint.pk, user=inspector).exists()


def test_an_identity_is_kept_once_and_only_while_the_complaint_is_in_hand() -> None:
    complaint = make_complaint()
    with pytest.raises(DatabaseError, match="not the one in hand"), transaction.atomic():
        identity.keep(complaint.pk, WHO)
    with (
        pytest.raises(DatabaseError, match="unique"),
        transaction.atomic(),
        holding.holding(complaint.pk),
    ):
        identity.keep(complaint.pk, WHO)


def test_who_sees_which_complaints() -> None:
    group, elsewhere = make_grid_group(), make_grid_group(district_code="370211")
    own = make_complaint(make_enterprise(group)).pk
    far = make_complaint(make_enterprise(elsewhere)).pk
    loose = make_complaint().pk
    sights: dict[str, set[int]] = {
        **{role: {own} for role in GROUPED},
        Role.DISTRICT_SUPERVISOR: {own, loose},
        Role.CITY_SUPERVISOR: {own, far, loose},
        Role.COUNTER_CLERK: {own, far, loose},
        Role.ADMINISTRATOR: set(),
        Role.ENTERPRISE_USER: set(),
    }
    for role, expected in sights.items():
        person = make_user(role, groups=[group], district_codes=["370214"])
        assert seen_by(person) == expected, role
        asked = Complaint.objects.visible_to(person).order_by("pk")
        assert set(asked.values_list("pk", flat=True)) == expected, role


def test_a_clerk_sees_complaints_but_no_case_and_no_enterprise() -> None:
    enterprise = make_enterprise(make_grid_group())
    complaint = make_complaint(enterprise)
    with as_web(make_user(Role.COUNTER_CLERK)):
        assert ComplaintStep.objects.filter(complaint=complaint).exists()
        assert not Case.objects.exists()
        assert not type(enterprise).objects.exists()


def test_a_stranger_sees_the_one_in_hand_and_no_other() -> None:
    mine, other = make_complaint(), make_complaint()
    with web_role({"app.sight": "some", "app.groups": "{}", "app.districts": "{}"}, read_only=True):
        assert not Complaint.objects.exists()
        holding.hold(mine.pk)
        assert list(Complaint.objects.order_by("pk")) == [mine]
        assert not ComplaintStep.objects.filter(complaint=other).exists()


def test_no_path_of_keys_leads_to_whoever_complained() -> None:
    start: tuple[type[models.Model], ...] = (Document, Step, Notification, Case, Complaint)
    reached, left = set(start), list(start)
    while left:
        for field in left.pop()._meta.get_fields(include_hidden=False):
            related = getattr(field, "related_model", None)
            if field.is_relation and related and related not in reached:
                reached.add(related)
                left.append(related)
    assert not reached & set(HIDDEN)


def test_no_history_and_no_statement_holds_the_identity() -> None:
    columns = {field.column for field in Complainant._meta.fields} - {"complaint_id"}
    holders = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if columns & {field.column for field in model._meta.fields} and model is not Complainant
    } - {"enterprises.Worker", "compliance.SelfCheck"}  # an id_cipher of their own, other walls
    assert holders == set()
    named = {
        path.name
        for path in text_files()
        if path.suffix == ".sql"
        and re.search(r"compliance_complain(ant|tsecret)\b", (settings.BASE_DIR / path).read_text())
    }
    assert named == {"complainant_walls.sql", "complaint_papers.sql", "complainant_keys.sql"}


@pytest.mark.parametrize(
    ("text", "betrayed"),
    [
        ("投诉人孙样例称", True),
        ("电话：138-0000 0000。", True),
        ("身份证37021419900101004 9", True),
        ("孙某反映欠薪", False),
        ("电话13800000001", False),
    ],
)
def test_a_text_betrays_by_name_phone_or_number_however_written(text: str, betrayed: bool) -> None:
    complaint = make_complaint()
    assert identity.betrays([text], complaints=[complaint.pk]) is betrayed


def test_marks_tell_nothing_by_themselves() -> None:
    marks = identity.marks_of(WHO)
    assert len(marks) == 3
    assert all(re.fullmatch(r"\d+:[0-9a-f]{32}", mark) for mark in marks)
    assert identity.marks_of(Identity("孙", "")) == []
    assert "孙样例" not in repr(WHO)


def test_identities_move_to_a_newer_key(settings: Any) -> None:
    clerk, complaint = make_user(Role.COUNTER_CLERK), make_complaint()
    before = list(settings.IDENTITY_KEYS)
    newer = base64.b64encode(bytes(range(64))).decode()
    settings.IDENTITY_KEYS = [f"9:{newer}", f"0:{before[0].rpartition(':')[2]}"]
    assert identity.betrays(["孙样例"], complaints=[complaint.pk])
    assert rotate_complainants() == 1
    assert rotate_complainants() == 0
    settings.IDENTITY_KEYS = [f"9:{newer}"]
    assert identity.betrays(["孙样例"], complaints=[complaint.pk])
    with as_web(clerk):
        assert identity.reveal(complaint.pk, by=clerk, purpose="contact") == WHO
    with as_web(clerk), pytest.raises(ProgrammingError), transaction.atomic():
        fetch("compliance", "complainants_of_older_keys", newest=b"x", most=1)
