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
    apart,
    payment_shares,
    to_propose,
)

US = "91370202700000000X"
EVER = date(2020, 1, 1)
WAGES = Criterion("wages", frozenset({"L6"}), EVER, least_yuan=Decimal(10000), least_workers=3)
CHILDREN = Criterion("children", frozenset({"L3"}), EVER)
OF_CASE = {("case", 1): {"L6"}}
OF_FEED = ("penalty", "旧1")


def case(*verbs: str, uscc: str | None = US, **changes: Any) -> Case:
    """A case of steps a day apart from 1 March 2026, with one violation about wages."""
    first = datetime(2026, 3, 1, 12, tzinfo=SHANGHAI)
    steps = tuple(Step(n, verb, first + timedelta(days=n)) for n, verb in enumerate(verbs))
    violation = Violation(
        key=7,
        type="L6",
        confirmed=True,
        dropped=False,
        amount_yuan=Decimal(10000),
        workers=3,
    )._replace(**changes)
    return Case(1, uscc, steps, (violation,), ("决1",))


SERVED = ("confirm", "decide_penalty", "serve_decision")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (case(*SERVED), OF_CASE),
        (case("confirm", "decide_handling", "serve_decision"), OF_CASE),
        (case(*SERVED, "record_compliance", "close"), OF_CASE),
        (case("confirm", "decide_penalty"), {}),  # not served yet
        (case(*SERVED, "close", "reopen"), {}),
        (case(*SERVED, "close", "reopen", *SERVED), OF_CASE),
        (case(*SERVED, "close", "reopen", "confirm", "withdraw"), {}),
        (case(*SERVED, uscc=None), {}),
        (case(*SERVED, confirmed=False), {}),
        (case(*SERVED, dropped=True), {}),
        (case(*SERVED, type="L5"), {}),
        (case(*SERVED, amount_yuan=Decimal("9999.99")), {}),
        (case(*SERVED, workers=2), {}),
        (case(*SERVED, type="L3", amount_yuan=Decimal(0), workers=0), {("case", 1): {"L3"}}),
    ],
)
def test_violations_of_cases(one: Case, expected: dict) -> None:
    assert to_propose([one], [], [WAGES, CHILDREN]) == expected


@pytest.mark.parametrize(
    ("rows", "proposed"),
    [
        ([WAGES._replace(from_on=date(2026, 3, 2))], True),  # the day it was decided
        ([WAGES._replace(from_on=date(2026, 3, 3))], False),
        ([WAGES._replace(until_on=date(2026, 3, 3))], True),
        ([WAGES._replace(until_on=date(2026, 3, 2))], False),
        ([WAGES, WAGES._replace(from_on=date(2026, 1, 1), least_workers=9)], False),
        ([WAGES, WAGES._replace(from_on=date(2026, 3, 3), least_workers=9)], True),
        ([WAGES, WAGES._replace(from_on=date(2026, 1, 1), until_on=date(2026, 2, 1))], False),
        ([WAGES._replace(refused=True)], False),
    ],
)
def test_criteria_in_force_on_the_day_of_the_decision(rows: list, proposed: bool) -> None:
    assert to_propose([case(*SERVED)], [], rows) == (OF_CASE if proposed else {})


def test_a_refused_decision() -> None:
    rows = [WAGES._replace(refused=True)]
    assert to_propose([case(*SERVED, "apply_to_court")], [], rows) == OF_CASE
    again = ("apply_to_court", "record_enforcement", "close", "reopen", *SERVED)
    assert to_propose([case(*SERVED, *again)], [], rows) == {}


@pytest.mark.parametrize(
    ("row", "criterion", "proposed"),
    [
        (("旧1", "L3", None), CHILDREN, True),
        (("旧1", "L6", Decimal(90000)), WAGES, False),  # how many workers nobody knows
        (("旧1", "L6", Decimal(90000)), WAGES._replace(least_workers=None), True),
        (("旧1", "L6", None), WAGES._replace(least_workers=None), False),
        (("旧1", "L3", None), CHILDREN._replace(refused=True), False),
        (("旧1", "L3", None), CHILDREN._replace(from_on=date(2026, 4, 1)), True),
        (("旧1", "L3", None), CHILDREN._replace(from_on=date(2026, 4, 2)), False),
    ],
)
def test_violations_of_the_feed(row: tuple, criterion: Criterion, proposed: bool) -> None:
    number, kind, amount = row
    penalty = Penalty(number, US, date(2026, 4, 1), kind, amount)
    assert to_propose([], [penalty], [criterion]) == ({OF_FEED: {kind}} if proposed else {})


def test_a_decision_in_both_sources_is_proposed_once() -> None:
    row = Penalty("决1", US, date(2026, 3, 2), "L6", Decimal(90000))
    rows = [WAGES._replace(least_workers=None)]
    assert to_propose([case(*SERVED)], [row], rows) == OF_CASE
    assert to_propose([case("confirm")], [row], rows) == {("penalty", "决1"): {"L6"}}


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


def test_who_had_paid_before_publication_stands_apart() -> None:
    entries = exposed(-1, -132, 0, 1, None)
    entries.append(Entry("2014-Q1", JANUARY, JANUARY + timedelta(days=1), day_known=False))
    known = date(2014, 3, 1)
    assert payment_shares(entries, as_of=known)["2014-Q1"][0] == Share(1, 2, 3)
    assert apart(entries, known) == 3
    # As of a day on which nobody had paid yet but those before it.
    assert payment_shares(entries, as_of=JANUARY)["2014-Q1"][0] == Share(1, None, 4)


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
