"""What is done with complaints: decided, answered, matched, merged, made into cases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from alerts.models import Notification
from compliance.actions import complaint_routing, complaints, complaints_in_cases
from compliance.actions.receiving import Told, receive
from compliance.complaints.states import MOVES, ComplaintState
from compliance.complaints.table import TABLE
from compliance.models import Case, Complaint, Document
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from inspectorate.organisation.models import Role
from tests.compliance.factories import Office, walk
from tests.compliance.factories_complaints import employer_of, make_complaint
from tests.factories import NOW, make_enterprise, make_grid_group, make_user

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=2)


@pytest.fixture
def office() -> Office:
    """Inspectors and supervisor of one group."""
    return Office()


def accepted(office: Office, **changes: object) -> Complaint:
    """A complaint of the office's group, accepted."""
    complaint = make_complaint(make_enterprise(office.group), **changes)  # type: ignore[arg-type]
    complaints.take(complaint, "accept", by=office.inspector, now=NOW, text="欠薪事项")
    return complaint


def test_every_state_is_reached_and_every_verb_is_in_the_table() -> None:
    reached = {target for _sources, target in MOVES.values()}
    assert reached | {ComplaintState.RECEIVED} == set(ComplaintState)
    assert set(TABLE) == set(MOVES)
    assert all(move.label and move.done and move.told for move in TABLE.values())


def test_numbers_have_no_gaps_and_the_limit_is_five_working_days() -> None:
    first, second = make_complaint(), make_complaint()
    assert int(second.number[-6:]) == int(first.number[-6:]) + 1
    assert first.acceptance_due_on == date(2026, 11, 24)
    assert first.acceptance_trace["length"] == 5


def test_acceptance_and_refusal_are_in_writing(office: Office) -> None:
    complaint = accepted(office)
    paper = Document.objects.get(kind="complaint_acceptance")
    assert paper.facts["complaint_number"] == complaint.number
    assert paper.facts["summary"] == "欠薪事项"
    assert (complaint.state, complaint.next_due_on) == ("accepted", None)
    refused = make_complaint(make_enterprise(office.group))
    complaints.take(refused, "refuse", by=office.inspector, now=NOW, text="应向法院起诉")
    assert Document.objects.get(kind="complaint_refusal").facts["reason"] == "应向法院起诉"
    assert "孙样例" not in str(list(Document.objects.order_by("pk").values_list("facts")))


def test_what_does_not_start_from_here_is_refused_with_a_sentence(office: Office) -> None:
    complaint = make_complaint(make_enterprise(office.group))
    with pytest.raises(NotFromHere, match="not possible while the complaint is"):
        complaints.take(complaint, "answer", by=office.inspector, now=NOW, text="已处理")
    with pytest.raises(Refused, match="Missing"):
        complaints.take(complaint, "refuse", by=office.inspector, now=NOW, text=" ")
    with pytest.raises(NotPermitted):
        complaints.take(complaint, "accept", by=make_user(Role.COUNTER_CLERK), now=NOW, text="受理")
    stranger = make_user(groups=[make_grid_group()])
    with pytest.raises(NotPermitted, match="another team"):
        complaints.take(complaint, "accept", by=stranger, now=NOW, text="受理")
    assert not Document.objects.exists()


def test_the_second_of_two_learns_who_was_first(office: Office) -> None:
    complaint = make_complaint(make_enterprise(office.group))
    stale = Complaint.objects.get(pk=complaint.pk)
    complaints.take(complaint, "accept", by=office.inspector, now=NOW, text="受理")
    with pytest.raises(StaleState, match="李示例 was first: Accepted"):
        complaints.take(stale, "refuse", by=office.colleague, now=LATER, text="不受理")
    assert Document.objects.count() == 1


def test_the_database_refuses_what_the_table_does_not_have(office: Office) -> None:
    complaint = make_complaint()
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(state="answered")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="its steps tell of 0"), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(state="accepted")
    with pytest.raises(DatabaseError), transaction.atomic():
        complaint.complaintsteps.update(text="anders")


def test_receipt_is_told_to_the_group_else_to_the_counter(office: Office) -> None:
    clerk = make_user(Role.COUNTER_CLERK)
    known = make_complaint(make_enterprise(office.group))
    unknown = make_complaint()
    told = {
        (notice.user_id, notice.values["number"])
        for notice in Notification.objects.filter(kind="complaint_received")
    }
    assert told == {
        (office.inspector.pk, known.number),
        (office.colleague.pk, known.number),
        (clerk.pk, unknown.number),
    }
    assert "孙样例" not in str(list(Notification.objects.order_by("pk").values_list("values")))


def test_matching_sends_it_to_the_group_of_the_enterprise(office: Office) -> None:
    clerk = make_user(Role.COUNTER_CLERK)
    complaint, enterprise = make_complaint(), make_enterprise(office.group)
    complaint_routing.match(complaint, employer_of(enterprise), by=clerk, now=NOW)
    assert complaint.grid_group == office.group
    assert complaint.complaintsteps.get(verb="receive").grid_group == office.group
    assert Complaint.objects.visible_to(office.inspector).filter(pk=complaint.pk).exists()
    assert Notification.objects.filter(user=office.inspector, kind="complaint_received").exists()


def test_merged_ones_are_decided_together_each_with_a_paper(office: Office) -> None:
    enterprise = make_enterprise(office.group)
    lead, other, loose = make_complaint(enterprise), make_complaint(enterprise), make_complaint()
    clerk = make_user(Role.COUNTER_CLERK)
    complaint_routing.merge(other, into=lead, by=office.inspector, now=NOW)
    complaint_routing.merge(loose, into=lead, by=clerk, now=NOW)
    with pytest.raises(NotYet, match=lead.number):
        complaints.take(other, "accept", by=office.inspector, now=NOW, text="受理")
    complaints.take(lead, "accept", by=office.inspector, now=NOW, text="受理")
    numbers = {paper.facts["complaint_number"] for paper in Document.objects.order_by("pk")}
    assert numbers == {lead.number, other.number, loose.number}
    loose.refresh_from_db()
    assert (loose.state, loose.grid_group) == ("accepted", office.group)
    late = make_complaint(enterprise)
    complaint_routing.merge(late, into=lead, by=office.inspector, now=LATER)
    assert late.state == "accepted"


@pytest.mark.parametrize("words", ["different employers", "one already", "part of another"])
def test_what_does_not_belong_together_stays_apart(words: str, office: Office) -> None:
    enterprise = make_enterprise(office.group)
    first, second = make_complaint(enterprise), make_complaint(enterprise)
    other = make_complaint(make_enterprise(office.group))
    pair = {"different employers": (first, other), "one already": (first, first)}.get(words)
    if pair is None:
        complaint_routing.merge(second, into=first, by=office.inspector, now=NOW)
        pair = (make_complaint(enterprise), second)
    with pytest.raises(Refused, match=words):
        complaint_routing.merge(pair[0], into=pair[1], by=office.inspector, now=NOW)


def test_a_case_comes_of_complaints_and_its_end_asks_for_answers(office: Office) -> None:
    first = accepted(office)
    enterprise = first.enterprise
    second = make_complaint(enterprise)
    complaints.take(second, "accept", by=office.inspector, now=NOW, text="欠薪")
    case = complaints_in_cases.propose(
        [first, second], by=office.inspector, now=NOW, violation_type="L6", summary="欠薪三个月"
    )
    first.refresh_from_db()
    assert (case.origin, first.case) == ("complaint", case)
    with pytest.raises(NotYet, match="still open"):
        complaints.take(first, "answer", by=office.inspector, now=LATER, text="已处理")
    with pytest.raises(StaleState, match=first.number):
        complaints_in_cases.propose(
            [first], by=office.inspector, now=NOW, violation_type="L6", summary="欠薪"
        )
    walk(case, office, "decline", now=LATER)
    for complaint in (first, second):
        complaint.refresh_from_db()
        assert complaint.answer_asked_on == complaint.next_due_on == date(2026, 11, 17)
    complaints.take(first, "answer", by=office.inspector, now=LATER, text="已补发工资")
    assert first.answer == "已补发工资"
    assert first.answered_by == office.inspector
    assert first.next_due_on is None


def test_a_closed_case_asks_for_answers(office: Office) -> None:
    complaint = accepted(office)
    case = complaints_in_cases.propose(
        [complaint], by=office.inspector, now=NOW, violation_type="L6", summary="欠薪三个月"
    )
    walk(case, office, "file", "begin", "conclude", "find_none", "close", now=LATER)
    complaint.refresh_from_db()
    assert Case.objects.get().state == "closed"
    assert complaint.answer_asked_on
    assert complaint.complaintsteps.filter(verb="ask_for_answer").count() == 1


def test_a_summary_that_names_whoever_complained_is_refused(office: Office) -> None:
    complaint = accepted(office)
    for summary in ("孙样例反映欠薪", "欠薪，电话138 0000 0000"):
        with pytest.raises(Refused, match="names whoever complained"):
            complaints_in_cases.propose(
                [complaint], by=office.inspector, now=NOW, violation_type="L6", summary=summary
            )
    assert not Case.objects.exists()


def test_the_counter_records_a_letter_from_the_day_it_came() -> None:
    clerk = make_user(Role.COUNTER_CLERK)
    told = Told(kind="report", channel="letter", employer_name="示例厂", text="欠薪", who=None)
    receipt = receive(told, by=clerk, now=NOW, received_at=NOW - timedelta(days=4))
    complaint = Complaint.objects.get(number=receipt.number)
    assert complaint.acceptance_due_on == date(2026, 11, 20)
    assert complaint.received_by == clerk
    with pytest.raises(NotPermitted):
        receive(told, by=make_user(), now=NOW)
