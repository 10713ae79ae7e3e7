"""Review, publication, payment, reversal, objection: two people, reasons, never a worker."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from compliance.actions import exposure_lists, exposure_runs, exposures
from compliance.exposure.clearing import NamesSomebody, refuse_persons
from compliance.exposure.effect import AFTER_DAYS, shares
from compliance.exposure.marks import mark_of
from compliance.exposure.states import MOVES, ExposureState, moves
from compliance.models import Exposure, ExposureList, ExposureStep, PublicEntry
from compliance.presenting.exposure_lists import effect_of
from compliance.presenting.exposures import paid_words
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from compliance.publicity.lists import LISTINGS, lists_of
from enterprises.models import Contribution, Enterprise
from inspectorate.organisation.models import Role, User
from tests.compliance.factories_deadlines import make_case
from tests.compliance.factories_exposures import (
    OCTOBER,
    accept,
    make_exposure,
    make_owed_month,
    make_penalty,
)
from tests.factories import (
    make_employment,
    make_enterprise,
    make_grid_group,
    make_id_number,
    make_user,
    make_worker,
)
from tests.oracle import exposure_oracle as oracle

pytestmark = pytest.mark.django_db
JULY = date(2026, 7, 1)
A_DAY = timedelta(days=1)


@pytest.fixture
def head() -> User:
    return make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])


@pytest.fixture
def city() -> User:
    return make_user(Role.CITY_SUPERVISOR, display_name="王示例")


def publish(head: User, city: User, count: int = 1, **changes: Any) -> list[Exposure]:
    """The list of the third quarter with so many entries."""
    made = [accept(make_exposure(**changes), by=head) for _ in range(count)]
    exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=mark_of(made))
    return list(Exposure.objects.filter(state="published").order_by("entry_id"))


def test_every_state_is_reached_and_the_last_ones_stay() -> None:
    reached = {target for _sources, target in MOVES.values()} | {ExposureState.PROPOSED}
    assert reached == set(ExposureState)
    left = {before for before, _after in moves()}
    assert set(ExposureState) - left == {"withdrawn", "expired", "lapsed"}


def test_a_list_is_published_whole_by_somebody_else(head: User, city: User) -> None:
    first, second = make_exposure(), make_exposure()
    with pytest.raises(NotYet, match="2 proposals"):
        exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=mark_of([]))
    accept(first, by=head)
    with pytest.raises(NotYet, match="1 proposal"):
        exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=mark_of([first]))
    with pytest.raises(Refused):
        exposures.leave_out(second, by=head, now=OCTOBER, reason=" ")
    exposures.leave_out(second, by=head, now=OCTOBER, reason="已在行政复议中")
    with pytest.raises(NotYet):
        exposure_lists.publish_list(JULY, by=head, now=OCTOBER, seen=mark_of([first]))
    with pytest.raises(StaleState):
        exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=mark_of([first, second]))
    early = OCTOBER - timedelta(days=20)
    with pytest.raises(NotYet, match="from"):
        exposure_lists.publish_list(JULY, by=city, now=early, seen=mark_of([first]))
    made = exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=mark_of([first]))
    with pytest.raises(StaleState, match="王示例"):
        exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=mark_of([first]))
    first.refresh_from_db()
    entry = PublicEntry.objects.get()
    assert (made.code, first.state, first.entry_id) == ("2026-Q3", "published", entry.pk)
    assert (entry.name, entry.facts) == (first.name, first.facts)
    assert (entry.starts_on, entry.ends_on) == (date(2026, 10, 15), date(2029, 10, 15))
    first.enterprise.refresh_from_db()
    assert first.enterprise.regime == "intensified"
    assert first.enterprise.regime_until == date(2028, 10, 15)
    # What comes late is for the current quarter's list.
    assert make_exposure().quarter_on == date(2026, 10, 1)


def test_nobody_publishes_what_they_accepted(city: User) -> None:
    mine = accept(make_exposure(), by=city)
    with pytest.raises(NotYet, match="You accepted 1"):
        exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=mark_of([mine]))
    with pytest.raises(NotPermitted, match="You accepted 1"):
        exposure_lists.publish_urgent(mine, by=city, now=OCTOBER, seen=mark_of([mine]))
    other = make_user(Role.CITY_SUPERVISOR)
    urgent = exposure_lists.publish_urgent(mine, by=other, now=OCTOBER, seen=mark_of([mine]))
    assert (urgent.code, urgent.kind) == ("2026-10-15", "urgent")
    with pytest.raises(IntegrityError), transaction.atomic():
        Exposure.objects.filter(pk=mine.pk).update(published_by=city)


def test_nobody_publishes_words_they_did_not_read(head: User, city: User) -> None:
    entry = accept(make_exposure(), by=head)
    read, page = mark_of([entry]), Exposure.objects.get(pk=entry.pk)
    exposures.take_up(entry, by=head, now=OCTOBER, reason="事实有误")
    accept(entry, by=head, now=OCTOBER + timedelta(hours=1), facts="拖欠99人工资")
    with pytest.raises(StaleState, match="text has changed"):
        exposure_lists.publish_urgent(page, by=city, now=OCTOBER, seen=read)
    with pytest.raises(StaleState, match="list has changed"):
        exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=read)
    assert not PublicEntry.objects.exists()
    exposure_lists.publish_urgent(page, by=city, now=OCTOBER, seen=mark_of([entry]))
    assert PublicEntry.objects.get().facts == "拖欠99人工资"


def test_the_second_of_two_is_told_who_was_first(head: User, city: User) -> None:
    exposure = make_exposure()
    mine, theirs = (Exposure.objects.get(pk=exposure.pk) for _ in range(2))
    accept(mine, by=head)
    with pytest.raises(StaleState, match=str(head)):
        exposures.leave_out(theirs, by=city, now=OCTOBER, reason="不再符合")
    with pytest.raises(NotPermitted):
        accept(theirs, by=make_user(Role.FULL_TIME_INSPECTOR, groups=[]))


def test_no_worker_can_be_published(head: User, city: User) -> None:
    worker = make_worker(name="孙样例")
    exposure = make_exposure()
    make_employment(exposure.enterprise, worker)
    number = make_id_number()
    for text in (
        f"拖欠{number}的工资",
        f"拖欠 {number[:6]} {number[6:14]} {number[14:]} 的工资",
        "拖欠孙样例等人工资",
        "拖欠孙 样例等人工资",
        "拖欠孙、样例等人工资",
        "拖欠孙\u200b样例等人工资",
        f"1. {number}",
        f"A{number}B",
    ):
        with pytest.raises(NamesSomebody):
            accept(exposure, by=head, facts=text)
    with pytest.raises(NamesSomebody, match="It is in: “其中孙样例”"):
        accept(exposure, by=head, facts="拖欠23人工资；其中孙样例；已查实。")
    here = Exposure.objects.get(pk=exposure.pk)
    here.case = make_case(exposure.grid_group, by=head)  # whose violations list nobody
    with pytest.raises(NamesSomebody, match="worker is named"):
        refuse_persons(here, ["拖欠孙样例等人工资"])
    make_employment(exposure.enterprise, make_worker(name=exposure.name[:3]))
    accept(exposure, by=head, facts=f"{exposure.name}拖欠23人工资")
    [published] = _list(head, city)
    with pytest.raises(NamesSomebody):
        exposures.withdraw(published, by=city, now=OCTOBER, explanation="孙样例已经撤诉")
    assert "孙样例" not in str(list(PublicEntry.objects.values()))


def test_a_sum_above_what_the_decision_knows_needs_a_reason_that_is_kept(head: User) -> None:
    exposure = make_exposure()
    more = exposure.wages_yuan + Decimal("0.01")
    for reason in ("", "示例"):
        with pytest.raises(Refused, match=r"the decision knows of ¥150,000\.00, ¥150,000\.01"):
            accept(exposure, by=head, wages_yuan=more, sums_reason=reason)
    why = "清欠协议所附工资表多列一人，经核对属实"
    accept(exposure, by=head, wages_yuan=more, sums_reason=why)
    assert (exposure.wages_yuan, ExposureStep.objects.get(verb="accept").text) == (more, why)
    exposures.take_up(exposure, by=head, now=OCTOBER, reason="再核对一遍")
    with pytest.raises(Refused, match="is more"):
        accept(exposure, by=head, wages_yuan=more, sums_reason="")
    accept(exposure, by=head, wages_yuan=more - Decimal("0.01"), sums_reason="")


def test_two_entries_about_one_enterprise_count_it_once(head: User, city: User) -> None:
    enterprise = make_enterprise(make_grid_group())
    for _n in range(2):
        make_penalty(enterprise)
    exposure_runs.propose(now=OCTOBER)
    made = [accept(each, by=head) for each in Exposure.objects.order_by("id")]
    exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=mark_of(made))
    (listed,) = lists_of(LISTINGS["exposure"])
    assert (listed.count, listed.enterprises) == (2, 1)
    page = Client().get(listed.path).content.decode()
    assert "2 entries about 1 enterprise, published" in page


def _list(head: User, city: User) -> list[Exposure]:
    accepted = Exposure.objects.filter(state="accepted")
    exposure_lists.publish_list(JULY, by=city, now=OCTOBER, seen=mark_of(accepted))
    return list(Exposure.objects.filter(state="published").order_by("entry_id"))


def test_four_of_twenty_one_paid_the_next_day(head: User, city: User) -> None:
    entries = publish(head, city, count=21)
    next_day = OCTOBER + A_DAY
    for entry in entries[:4]:
        exposures.record_payment(
            entry,
            by=city,
            now=next_day,
            paid_on=date(2026, 10, 16),
            wages=True,
            contributions=False,
            document="银行回单〔2026〕7号",
        )
    with pytest.raises(NotFromHere):
        exposures.record_payment(
            entries[0],
            by=city,
            now=next_day,
            paid_on=date(2026, 10, 16),
            wages=True,
            contributions=False,
            document="银行回单〔2026〕8号",
        )
    shown = PublicEntry.objects.filter(status="paid").values_list("status_on", flat=True)
    assert list(shown.order_by("pk")) == [date(2026, 10, 16)] * 4
    made = ExposureList.objects.get()
    effect = effect_of(made, list(made.entries.order_by("pk")), on=date(2026, 10, 16))
    assert [(row.exposed.paid, row.exposed.entries) for row in effect.rows] == [
        (4, 21),
        (None, 21),
        (None, 21),
    ]
    paid = list(made.entries.order_by("pk").values_list("paid_on", flat=True))
    for on in (date(2026, 10, 16), date(2026, 11, 30)):
        theirs = oracle.payment_shares(
            [oracle.Entry(made.code, date(2026, 10, 15), each) for each in paid], as_of=on
        )
        ours = shares(date(2026, 10, 15), paid, on=on)
        assert [tuple(one) for one in theirs[made.code]] == [
            (one.after_days, one.paid, one.entries) for one in ours
        ]
    assert AFTER_DAYS == oracle.AFTER_DAYS


def test_who_owed_nothing_is_in_neither_number_of_the_share(head: User, city: User) -> None:
    accept(make_exposure(), by=head)
    accept(make_exposure(), by=head, wages_yuan=Decimal(0), contributions_yuan=Decimal(0))
    entries = _list(head, city)
    effect = effect_of(ExposureList.objects.get(), entries, on=date(2026, 10, 16))
    assert (effect.entries, effect.without_arrears) == (1, 1)
    assert [row.exposed.entries for row in effect.rows] == [1, 1, 1]


def test_a_part_that_is_paid_is_shown_and_the_rest_stays_owed(head: User, city: User) -> None:
    exposure = make_exposure()
    accept(exposure, by=head, contributions_yuan=Decimal(20000))
    [entry] = _list(head, city)
    with pytest.raises(Refused, match="document"):
        _pay(entry, city, document="")
    _pay(entry, city)
    public = PublicEntry.objects.get()
    assert (public.status, public.wages_paid_on) == ("listed", date(2026, 10, 15))
    assert entry.paid_on is None


def _pay(entry: Exposure, by: User, document: str = "银行回单〔2026〕9号") -> None:
    exposures.record_payment(
        entry,
        by=by,
        now=OCTOBER,
        paid_on=date(2026, 10, 15),
        wages=True,
        contributions=False,
        document=document,
    )


def test_the_comparable_group_is_not_published_and_owes_as_much(head: User, city: User) -> None:
    enterprises = [make_enterprise(make_grid_group()) for _ in range(3)]
    months = []
    for enterprise, yuan in zip(enterprises, (300000, 190000, 9000), strict=True):
        months.append(make_owed_month(enterprise, date(2026, 5, 1), due=Decimal(yuan)))
        make_penalty(enterprise, violation_type="V2", amount=Decimal(yuan))
    exposure_runs.propose(now=OCTOBER)
    accept(Exposure.objects.get(), by=head)
    [entry] = _list(head, city)
    months[1].paid, months[1].paid_on = months[1].due, date(2026, 10, 20)
    months[1].save(update_fields=["paid", "paid_on"])
    exposure_runs.reckon_effects(now=OCTOBER + 10 * A_DAY)
    made = ExposureList.objects.get()
    assert made.effect == {"paid_on": ["2026-10-20"]}
    effect = effect_of(made, [entry], on=date(2026, 10, 25))
    assert [row.compared.paid if row.compared else None for row in effect.rows] == [0, 1, None]


@pytest.mark.parametrize(
    ("paid_on", "words", "expected"),
    [
        (date(2026, 9, 13), "Paid on 13 Sep 2026, before publication", (0, 0)),
        (date(2026, 10, 14), "Paid on 14 Oct 2026, before publication", (0, 0)),
        (date(2026, 10, 15), "Paid on 15 Oct 2026", (1, 1)),  # the day of publication
        (date(2026, 10, 16), "Paid on 16 Oct 2026", (1, 1)),
        (date(2026, 10, 17), "Paid on 17 Oct 2026", (0, 1)),
        (None, "Paid; seen on 25 Oct 2026", (0, 0)),  # a day nobody knows
    ],
)
def test_a_payment_counts_from_its_own_day_whenever_it_is_seen(
    head: User, city: User, paid_on: date | None, words: str, expected: tuple[int, int]
) -> None:
    paid, counted = expected
    entry, beside = (_listed_with_arrears(head, city), make_owed_month(*_beside()))
    for month in (Contribution.objects.get(enterprise=entry.enterprise), beside):
        month.paid, month.paid_on = month.due, paid_on
        month.save(update_fields=["paid", "paid_on"])
    exposure_runs.follow(now=OCTOBER + 10 * A_DAY)
    effect = effect_of(ExposureList.objects.get(), [_again(entry)], on=date(2026, 10, 25))
    [first, *_rest] = effect.rows
    assert (first.exposed.paid, first.exposed.entries) == (paid, counted)
    assert effect.apart == 1 - counted
    if paid_on:  # of the group nothing is owed in a month that names no day
        assert (first.compared and first.compared.paid, effect.compared_entries) == (
            paid if counted else None,
            counted,
        )
    page = " ".join(Client().get("/exposure/").content.decode().split())
    assert words in page
    assert ("The one that owed money has paid" in page) == bool(counted)
    assert ("Of those listed, 1 had paid before publication" in page) == ("before" in words)


def test_a_later_delivery_puts_the_payment_right(head: User, city: User) -> None:
    entry = _listed_with_arrears(head, city)
    told = [
        (date(2026, 10, 16), True, ("paid", "2026-10-16"), "Arrears paid on 16 Oct 2026"),
        (date(2026, 10, 18), True, ("paid", "2026-10-18"),
         "Day of payment corrected: 18 Oct 2026, told before: 16 Oct 2026"),
        (None, True, ("paid", "2026-10-25"),
         "Day of payment corrected: not known, told before: 18 Oct 2026"),
        (None, False, ("listed", "None"),
         "Payment taken back by a later delivery, told before: paid on 25 Oct 2026"),
        (date(2026, 10, 20), True, ("paid", "2026-10-20"), "Arrears paid on 20 Oct 2026"),
    ]  # fmt: skip
    for paid_on, in_full, expected, words in told:
        Contribution.objects.update(paid=Decimal(300000 if in_full else 1), paid_on=paid_on)
        assert exposure_runs.follow_payments(now=OCTOBER + 10 * A_DAY) == 1
        assert exposure_runs.follow_payments(now=OCTOBER + 11 * A_DAY) == 0
        public = PublicEntry.objects.get()
        assert (public.status, str(public.contributions_paid_on)) == expected
        assert public.paid_day_known is (paid_on is not None or not in_full)
        exposure = _again(entry)
        assert exposure.paid_on == exposure.contributions_paid_on == public.contributions_paid_on
        for path in ("/exposure/changes/", "/exposure/2026-Q3/1/"):
            assert words in " ".join(Client().get(path).content.decode().split()), path
    assert public.changes.count() == len(told) + 1


def test_what_a_document_showed_paid_no_delivery_changes(head: User, city: User) -> None:
    entry = _listed_with_arrears(head, city)
    exposures.record_payment(
        entry, by=city, now=OCTOBER, paid_on=date(2026, 10, 15),
        wages=False, contributions=True, document="银行回单〔2026〕9号",
    )  # fmt: skip
    Contribution.objects.update(paid=Decimal(300000), paid_on=date(2026, 10, 14))
    assert exposure_runs.follow_payments(now=OCTOBER + A_DAY) == 0


def _listed_with_arrears(head: User, city: User) -> Exposure:
    enterprise = make_enterprise(make_grid_group())
    make_owed_month(enterprise, date(2026, 5, 1), due=Decimal(300000))
    make_penalty(enterprise, violation_type="V2", amount=Decimal(300000))
    exposure_runs.propose(now=OCTOBER)
    accept(Exposure.objects.get(), by=head)
    return _list(head, city)[0]


def _beside() -> tuple[Enterprise, date]:
    """One of the comparable group: decided in the quarter, below the sum that is published."""
    enterprise = make_enterprise(make_grid_group())
    make_penalty(enterprise, violation_type="V2", amount=Decimal(190000))
    return enterprise, date(2026, 5, 1)


def _again(entry: Exposure) -> Exposure:
    return Exposure.objects.get(pk=entry.pk)


def test_who_is_known_to_have_paid_is_not_published_as_owing(
    head: User, city: User, client: Client
) -> None:
    exposure = accept(make_exposure(), by=head)
    exposures.record_payment(
        exposure, by=city, now=OCTOBER, paid_on=date(2026, 9, 13),
        wages=True, contributions=False, document="银行回单〔2026〕7号",
    )  # fmt: skip
    _list(head, city)
    assert PublicEntry.objects.get().status == "paid"
    for path in ("/exposure/", "/exposure/2026-Q3/print/", "/exposure/changes/"):
        page = " ".join(client.get(path).content.decode().split())
        assert "aid on 13 Sep 2026, before publication" in page, path
        assert "Not paid" not in page, path
        assert "that owe" not in page, path
    entry = " ".join(client.get("/exposure/2026-Q3/1/").content.decode().split())
    assert '¥150,000.00 <span class="mute">before it paid</span>' in entry


def test_a_reversed_decision_is_withdrawn_in_time_with_an_explanation(
    head: User, city: User
) -> None:
    [entry] = publish(head, city)
    exposures.reverse(
        entry, by=head, now=OCTOBER, document="青政复决〔2026〕12号", reason="撤销原处罚决定"
    )
    assert entry.withdraw_due_on == date(2026, 10, 20)  # three working days past a weekend
    with pytest.raises(Refused):
        exposures.withdraw(entry, by=city, now=OCTOBER, explanation="")
    exposures.withdraw(entry, by=city, now=OCTOBER, explanation="原处罚决定已被复议撤销")
    public = PublicEntry.objects.get()
    assert (public.status, public.explanation) == ("withdrawn", "原处罚决定已被复议撤销")
    assert paid_words(Exposure.objects.get()) == []  # what was taken back is not called unpaid
    entry.enterprise.refresh_from_db()
    assert entry.enterprise.regime == "normal"


def test_a_delivered_decision_that_was_taken_back_starts_the_limit(head: User, city: User) -> None:
    [entry] = publish(head, city)
    entry.enterprise.penalties.all().delete()
    assert exposure_runs.follow_reversals(now=OCTOBER) == 1
    assert exposure_runs.follow_reversals(now=OCTOBER) == 0
    assert Exposure.objects.to_withdraw().get().withdraw_due_on == date(2026, 10, 20)


def test_an_objection_is_decided_by_somebody_else(head: User, city: User) -> None:
    [entry] = publish(head, city)
    clerk = make_user(Role.DISTRICT_SUPERVISOR, district_codes=["370214"])
    objection = exposures.object(entry, by=clerk, now=OCTOBER, text="款项已于公布前付清")
    assert objection.due_on == date(2026, 11, 5)
    with pytest.raises(StaleState):
        exposures.object(entry, by=clerk, now=OCTOBER, text="再次提出")
    decide = {"now": OCTOBER, "outcome": "upheld", "answer": "经复核，异议成立"}
    for person in (head, city, clerk):
        with pytest.raises(NotPermitted):
            exposures.decide_objection(objection, by=person, **decide)
    with pytest.raises(NotYet, match="whoever decides it"):  # nor around the decision
        exposures.withdraw(entry, by=city, now=OCTOBER, explanation="经复核，异议成立")
    reviewer = make_user(Role.LEGAL_REVIEWER)
    exposures.decide_objection(objection, by=reviewer, **decide)
    with pytest.raises(StaleState):
        exposures.decide_objection(objection, by=make_user(Role.LEGAL_REVIEWER), **decide)
    assert PublicEntry.objects.get().status == "withdrawn"


def test_an_entry_expires_by_itself(head: User, city: User) -> None:
    [entry] = publish(head, city)
    last = OCTOBER.replace(year=2029)
    assert exposure_runs.expire(now=last) == 0
    assert exposure_runs.expire(now=last + A_DAY) == 1
    entry.refresh_from_db()
    assert entry.state == "expired"
