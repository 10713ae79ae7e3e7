"""The oracle of exposure against proposals and shares counted by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.oracle.exposure_oracle import (
    SHANGHAI,
    Case,
    Criterion,
    Entry,
    Penalty,
    Share,
    Step,
    Violation,
    payment_shares,
    to_propose,
)

US = "91370202700000000X"
WAGES = Criterion(frozenset({"L6"}), least_yuan=Decimal(10000), least_workers=3)
CHILDREN = Criterion(frozenset({"L3"}))
OF_CASE = {(US, ("violation", 7))}
OF_FEED = {(US, ("penalty", "旧1"))}


def case(*verbs: str, uscc: str | None = US, **changes: Any) -> Case:
    """A case of steps a day apart, with one violation about wages."""
    first = datetime(2026, 3, 1, 12, tzinfo=SHANGHAI)
    steps = tuple(Step(n, verb, first + timedelta(days=n)) for n, verb in enumerate(verbs))
    violation = Violation(
        key=7,
        type="L6",
        confirmed=True,
        dropped=False,
        amount_yuan=Decimal(10000),
        workers=3,
        months=0,
    )._replace(**changes)
    return Case(1, uscc, steps, (violation,), ("决1",))


SERVED = ("confirm", "decide_penalty", "serve_decision")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (case(*SERVED), OF_CASE),
        (case(*SERVED, "record_compliance", "close"), OF_CASE),
        (case("confirm", "decide_penalty"), set()),  # not served yet
        (case(*SERVED, "close", "reopen"), set()),
        (case(*SERVED, "close", "reopen", *SERVED), OF_CASE),
        (case(*SERVED, "close", "reopen", "confirm", "withdraw"), set()),
        (case(*SERVED, uscc=None), set()),
        (case(*SERVED, confirmed=False), set()),
        (case(*SERVED, dropped=True), set()),
        (case(*SERVED, type="L5"), set()),
        (case(*SERVED, amount_yuan=Decimal("9999.99")), set()),
        (case(*SERVED, workers=2), set()),
        (case(*SERVED, type="L3", amount_yuan=Decimal(0), workers=0), OF_CASE),  # another row
    ],
)
def test_violations_of_cases(one: Case, expected: set) -> None:
    assert to_propose([one], [], [WAGES, CHILDREN]) == expected


@pytest.mark.parametrize(
    ("row", "criterion", "expected"),
    [
        (("旧1", "L3", None), CHILDREN, OF_FEED),
        (("旧1", "L6", Decimal(90000)), WAGES, set()),  # how many workers nobody knows
        (("旧1", "L6", Decimal(90000)), WAGES._replace(least_workers=None), OF_FEED),
        (("旧1", "L6", None), WAGES._replace(least_workers=None), set()),
        (("旧1", "L3", None), CHILDREN._replace(decided_from=date(2026, 4, 1)), OF_FEED),
        (("旧1", "L3", None), CHILDREN._replace(decided_from=date(2026, 4, 2)), set()),
        (("旧1", "L3", None), CHILDREN._replace(decided_to=date(2026, 4, 1)), OF_FEED),
        (("旧1", "L3", None), CHILDREN._replace(decided_to=date(2026, 3, 31)), set()),
    ],
)
def test_violations_of_the_feed(row: tuple, criterion: Criterion, expected: set) -> None:
    number, kind, amount = row
    penalty = Penalty(number, US, date(2026, 4, 1), kind, amount)
    assert to_propose([], [penalty], [criterion]) == expected


def test_a_decision_in_both_sources_is_proposed_once() -> None:
    row = Penalty("决1", US, date(2026, 3, 2), "L6", Decimal(90000))
    rows = [WAGES._replace(least_workers=None)]
    assert to_propose([case(*SERVED)], [row], rows) == OF_CASE
    assert to_propose([case("confirm")], [row], rows) == {(US, ("penalty", "决1"))}


JANUARY = date(2014, 1, 23)


def exposed(*paid_after: int | None, withdrawn: int = 0) -> list[Entry]:
    """A list of entries that paid so many days after it was published, or not."""
    entries = [
        Entry("2014-Q1", JANUARY, None if days is None else JANUARY + timedelta(days=days))
        for days in paid_after
    ]
    gone = Entry("2014-Q1", JANUARY, None, JANUARY + timedelta(days=2))
    return entries + [gone] * withdrawn


def test_four_of_twenty_one_after_one_day() -> None:
    entries = exposed(0, 1, 1, 1, 2, 7, 8, 30, 31, *[None] * 12)
    assert payment_shares(entries, as_of=date(2014, 3, 1)) == {
        "2014-Q1": [Share(1, 4, 21), Share(7, 6, 21), Share(30, 8, 21)]
    }


def test_no_share_before_its_day_has_come() -> None:
    entries = exposed(1, None)
    assert payment_shares(entries, as_of=date(2014, 1, 29)) == {
        "2014-Q1": [Share(1, 1, 2), Share(7, None, 2), Share(30, None, 2)]
    }
    assert payment_shares(entries, as_of=date(2014, 1, 30))["2014-Q1"][1] == Share(7, 1, 2)
    assert payment_shares(entries, as_of=date(2014, 1, 22)) == {}


def test_a_withdrawn_entry_is_in_neither_number() -> None:
    entries = exposed(1, None, withdrawn=1)
    assert payment_shares(entries, as_of=date(2014, 1, 24))["2014-Q1"][0] == Share(1, 1, 3)
    assert payment_shares(entries, as_of=date(2014, 1, 25))["2014-Q1"][0] == Share(1, 1, 2)
