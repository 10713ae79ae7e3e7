"""What is put on public lists, what happens to it there, and what may never stand on one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.utils import InternalError, ProgrammingError

from compliance.actions import publications
from compliance.models import PublicChange, PublicEntry, PublicStatus
from compliance.procedure.refusals import NotFromHere, Refused
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import Role
from tests.compliance.factories_complaints import make_complaint
from tests.compliance.factories_public import (
    exposure_row,
    make_exposure,
    make_medal,
    medal_row,
    publish,
)
from tests.factories import NOW, TODAY, make_id_number, make_user

pytestmark = pytest.mark.django_db


def told_of(entry: PublicEntry) -> list[str]:
    """The changes of an entry, the oldest first."""
    return list(entry.changes.order_by("id").values_list("change", flat=True))


def test_entries_are_numbered_within_their_list_and_each_is_told_of() -> None:
    first = publish(exposure_row(), exposure_row(), exposure_row(list_code="2026-09-14"))
    later = make_exposure()
    assert [e.mark for e in [*first, later]] == [
        "2026-Q3-0001",
        "2026-Q3-0002",
        "2026-09-14-0001",
        "2026-Q3-0003",
    ]
    assert [told_of(e) for e in first] == [["added"]] * 3
    codes = {e.verification_code for e in [*first, later]}
    assert len(codes) == 4
    assert {len(code) for code in codes} == {16}


def test_the_same_decision_is_on_a_list_once_and_all_or_none_are_published() -> None:
    row = exposure_row()
    publish(row)
    with pytest.raises(Refused, match="already"):
        publish(exposure_row(), row)
    with pytest.raises(Refused, match="already"):
        publish(again := exposure_row(), again)
    assert PublicEntry.objects.count() == 1


def test_paid_arrears_are_marked_with_the_day_and_not_erased() -> None:
    entry = make_exposure()
    by = make_user(Role.CITY_SUPERVISOR)
    paid = publications.mark_paid(entry, paid_on=TODAY, by=by, now=NOW)
    assert (paid.status, paid.status_on, paid.wages_paid_on) == ("paid", TODAY, TODAY)
    assert told_of(entry) == ["added", "paid"]
    with pytest.raises(NotFromHere):
        publications.mark_paid(entry, paid_on=TODAY, by=by, now=NOW)


def test_one_kind_of_arrears_paid_leaves_the_entry_listed() -> None:
    entry = make_exposure(arrears_contributions_yuan=Decimal(1000))
    by = make_user(Role.CITY_SUPERVISOR)
    half = publications.mark_paid(entry, paid_on=TODAY, by=by, now=NOW, arrears=["wages"])
    assert (half.status, half.wages_paid_on, half.contributions_paid_on) == ("listed", TODAY, None)
    whole = publications.mark_paid(half, paid_on=TODAY, by=by, now=NOW)
    assert (whole.status, whole.contributions_paid_on) == ("paid", TODAY)


def test_a_payment_of_tomorrow_is_refused() -> None:
    by = make_user(Role.CITY_SUPERVISOR)
    with pytest.raises(Refused, match="ahead"):
        publications.mark_paid(make_exposure(), paid_on=TODAY + timedelta(1), by=by, now=NOW)


def test_a_withdrawal_needs_an_explanation_and_stays_readable() -> None:
    entry = make_exposure()
    by = make_user(Role.CITY_SUPERVISOR)
    with pytest.raises(Refused, match="explanation"):
        publications.withdraw(entry, explanation=" ", by=by, now=NOW)
    gone = publications.withdraw(entry, explanation="行政复议撤销原决定", by=by, now=NOW)
    assert (gone.status, gone.explanation) == ("withdrawn", "行政复议撤销原决定")
    assert told_of(entry) == ["added", "withdrawn"]


def test_what_has_ended_expires_the_day_after_and_only_once() -> None:
    entry = make_exposure(starts_on=date(2026, 1, 1), ends_on=TODAY)
    make_exposure()
    assert publications.expire_ended(on=TODAY, now=NOW) == 0
    assert publications.expire_ended(on=TODAY + timedelta(1), now=NOW) == 1
    assert publications.expire_ended(on=TODAY + timedelta(1), now=NOW) == 0
    entry.refresh_from_db()
    assert entry.status == PublicStatus.EXPIRED


@pytest.mark.parametrize("how", ["{}", "（{}）", "{}\u3000", "masked", "spaced", "wide"])
def test_an_identity_number_is_refused_however_it_is_written(how: str) -> None:
    number = make_id_number()
    text = {
        "masked": f"{number[:4]}**********{number[-4:]}",
        "spaced": f"{number[:6]} {number[6:14]} {number[14:]}",
        "wide": number.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"}),
    }.get(how, how.format(number))
    with pytest.raises(Refused, match="identity number"):
        publish(exposure_row(facts=f"拖欠王示例{text}工资"))
    assert PublicEntry.objects.count() == 0


def test_codes_of_enterprises_and_documents_are_no_identity_numbers() -> None:
    publish(exposure_row(facts="统一社会信用代码913702141234567890，决定书20260921000123456号"))


def test_whoever_complained_is_not_named() -> None:
    complaint = make_complaint()
    with pytest.raises(Refused, match="complaint"):
        publish(exposure_row(facts="孙 样例反映拖欠工资", complaint_ids=(complaint.pk,)))


def test_medals_in_a_row_are_counted_by_cycle() -> None:
    kept, lost = medal_row(list_code="2022-2023"), medal_row(list_code="2022-2023")
    _first, taken = publish(kept, lost)
    by = make_user(Role.CITY_SUPERVISOR)
    publications.withdraw(taken, explanation="违法行为查实", by=by, now=NOW)
    again = publish(medal_row(uscc=kept.uscc), medal_row(uscc=lost.uscc), medal_row())
    assert [entry.medals_in_a_row for entry in again] == [2, 1, 1]


def test_what_was_printed_is_kept_and_the_log_only_grows() -> None:
    entry = make_medal()
    for change in (
        lambda: PublicEntry.objects.filter(pk=entry.pk).update(name="另一家"),
        lambda: entry.changes.update(words="另一句"),
        lambda: PublicChange.objects.all().delete(),
    ):
        with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
            change()


def test_a_stranger_reads_but_never_writes() -> None:
    make_exposure()
    with web_role({"app.user": ""}, read_only=False):
        assert PublicEntry.objects.count() == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            publications.publish([exposure_row()], by=make_user(), now=NOW)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE compliance_publicentry SET explanation = 'x'")
            assert cursor.rowcount == 0
        with connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("DELETE FROM compliance_publicentry")
