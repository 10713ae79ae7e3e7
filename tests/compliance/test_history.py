"""Every change of a case, in words: who, when, from where, why, old → new."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from compliance.actions import collected
from compliance.models import Violation, ViolationWorker
from compliance.presenting.history import changes_of
from inspectorate.organisation import journal
from inspectorate.organisation.models import GridGroup, Role
from tests.compliance.factories import START, Office, propose, walk
from tests.compliance.factories_documents import issue_paper, make_paper_case
from tests.factories import make_grid_group, make_user, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> GridGroup:
    """The group everything lies in."""
    return make_grid_group()


def test_a_walk_through_the_procedure_is_told_with_old_and_new(group: GridGroup) -> None:
    office = Office(group)
    case = propose(office)
    walk(case, office, "file", "begin", now=START)
    changes = changes_of(case)
    states = [
        (detail.old, detail.new)
        for change in reversed(changes)
        for detail in change.details
        if detail.label == "state" and change.noun == "case" and detail.old
    ]
    assert states == [("Filing proposed", "Filed"), ("Filed", "Investigating")]
    assert {change.who for change in changes if change.noun == "case"} >= {"周示例"}
    assert any(change.noun == "member of the team" and change.is_new for change in changes)


def test_door_address_and_reason_are_told() -> None:
    case, by = make_paper_case(), make_user(display_name="周样例")
    with journal.told(user=by.pk, door="page", address="10.1.2.3", reason="写错了"):
        case.summary = "更正后的摘要"
        case.save(update_fields=["summary"])
    change = changes_of(case)[0]
    assert (change.who, change.origin.door, change.origin.address, change.why) == (
        "周样例",
        "page",
        "10.1.2.3",
        "写错了",
    )
    assert [(d.label, d.new) for d in change.details] == [("summary", "更正后的摘要")]


def test_a_shell_is_told_too() -> None:
    case = make_paper_case()
    case.summary = "有人在别处改了"
    case.save(update_fields=["summary"])
    assert changes_of(case)[0].who == "not known"


def test_what_one_transaction_did_to_a_row_is_one_change() -> None:
    with journal.of_command("propose"):
        case = make_paper_case()
        case.summary = "同时改好"
        case.save(update_fields=["summary"])
    (change,) = changes_of(case)
    assert change.is_new
    assert "同时改好" in {detail.new for detail in change.details}


def test_a_column_that_says_nothing_makes_no_change() -> None:
    case = make_paper_case()
    before = len(changes_of(case))
    case.headline = {"en": "x"}
    case.save(update_fields=["headline"])
    assert len(changes_of(case)) == before


def test_workers_added_at_once_are_one_change() -> None:
    case = make_paper_case()
    violation = Violation.objects.create(case=case, type="V1", description="未参保")
    ViolationWorker.objects.bulk_create(
        ViolationWorker(case=case, violation=violation, worker=make_worker(), months_count=n)
        for n in range(1, 6)
    )
    (added,) = (change for change in changes_of(case) if change.noun == "workers of a violation")
    assert added.count == 5


def test_the_tab_shows_every_change_to_whoever_may(client: Client, group: GridGroup) -> None:
    case = make_paper_case(group)
    issue_paper(case=case)
    client.force_login(make_user(groups=[group]))
    page = client.get(f"/cases/{case.pk}/?changes").content.decode()
    assert "document added" in page
    client.force_login(make_user(Role.ASSISTANT, groups=[group]))
    assert "document added" not in client.get(f"/cases/{case.pk}/?changes").content.decode()


def test_the_number_of_queries_does_not_grow(django_assert_num_queries: Any) -> None:
    case, by = make_paper_case(), make_user()
    issue_paper(case=case, by=by)
    with django_assert_num_queries(17):
        changes_of(case)
    for _ in range(10):
        issue_paper(case=case, by=make_user())
    with django_assert_num_queries(17):
        assert len(changes_of(case)) > 10


def test_a_note_is_told(group: GridGroup) -> None:
    office = Office(group)
    case = propose(office)
    walk(case, office, "file", now=START)
    collected.write_note(case, by=office.inspector, now=START, text="电话联系，称月底前补办。")
    (note,) = (change for change in changes_of(case) if change.noun == "note")
    assert (note.who, note.details[0].new) == ("李示例", "电话联系，称月底前补办。")
