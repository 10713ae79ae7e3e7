"""Grades of an appraisal, recomputed from plain rows: the record on counted facts, read literally.

A fact is (uscc, code, day, source). It exists if what it rests on was made by the freeze, and is
not undone by anything made by the freeze; it counts if its day, in Asia/Shanghai, lies in the
period, both ends included. What happens, is withdrawn, reversed or replaced after the freeze does
not exist. Rows of a criteria set are tried in order; the first whose facts together reach its
number gives the grade, and the last grade of the scale is what remains.

To compare: turn tables into the rows below (moments are aware datetimes), call `grades(world)`,
and compare {uscc: (grade, facts)}. `source` is (kind, key) with kind one of case, violation,
penalty, conduct, exposure, and key the `key` of that row.

Choices where the record leaves one:
- A step's place is its key (they are numbered as they are written), not its moment.
- "A case already counted" is one that gives a `dealt_with` fact by the freeze, also one whose day
  lies outside the period: the same decision is not counted in two cycles. It is a case of the same
  enterprise. A replaced paper's number is still the number of a decision of the case.
- `child_labour` of the feed is any row of type L3, as written: also one whose decision is already
  counted under `dealt_with` through its case.
- The day of a confirmed L3 violation is its case's, wherever it was confirmed earlier. A violation
  dropped on the day of the freeze is dropped.
- Enterprises and penalties have versions: of each the one that was current at the freeze.
- A conduct fact needs its confirmation by the freeze; its day may be long before it was recorded.
- An as-of day within the period (`appraise --as-of`) leaves aside facts dated later; who is graded
  still goes by the period's end.
- A list entry that was paid or has expired was published; only withdrawal undoes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
CONDUCT_KINDS = frozenset(
    ("obstruction", "mass_incident", "public_harm", "forced_labour", "criminal_prosecution")
)
DECISIONS = frozenset(("penalty_decision", "handling_decision"))


class Enterprise(NamedTuple):
    """One version of a row of the register, from its batch until the batch that ended it."""

    uscc: str
    established_on: date | None
    closed_on: date | None
    status: str
    published_at: datetime
    ended_at: datetime | None = None


class Step(NamedTuple):
    """One step of a case; `key` grows with each step written."""

    key: int
    verb: str
    made_at: datetime


class Violation(NamedTuple):
    """One violation of a case."""

    key: int
    type: str
    confirmed_at: datetime | None
    dropped_on: date | None = None


class Paper(NamedTuple):
    """One document of a case."""

    kind: str
    number: str
    issued_at: datetime


class Case(NamedTuple):
    """One case; `uscc` is None where its subject is a provider or a person."""

    key: int
    uscc: str | None
    steps: tuple[Step, ...]
    violations: tuple[Violation, ...] = ()
    papers: tuple[Paper, ...] = ()


class Penalty(NamedTuple):
    """One version of a row of the feed `penalties`."""

    document_no: str
    uscc: str
    decided_on: date
    violation_type: str
    published_at: datetime
    ended_at: datetime | None = None


class Conduct(NamedTuple):
    """One conduct fact as recorded, confirmed or not, withdrawn or not."""

    key: int
    uscc: str
    kind: str
    happened_on: date
    document: str
    recorded_at: datetime
    recorded_by: str
    confirmed_at: datetime | None = None
    confirmed_by: str | None = None
    withdrawn_at: datetime | None = None


class PublicEntry(NamedTuple):
    """One entry of a public list: exposure, medal or watchlist."""

    key: int
    kind: str
    uscc: str
    published_at: datetime | None
    withdrawn_at: datetime | None = None


class Criterion(NamedTuple):
    """One row of a criteria set: at least so many facts of these codes together."""

    grade: str
    codes: frozenset[str]
    at_least: int


CITY_SCALE = ("poor", "medium", "full")
CITY_CRITERIA = (
    Criterion("poor", frozenset({"dealt_with"}), 3),
    Criterion(
        "poor",
        CONDUCT_KINDS | {"child_labour", "refused_order", "refused_decision", "exposed"},
        1,
    ),
    Criterion("medium", frozenset({"dealt_with"}), 1),
)


@dataclass(frozen=True)
class World:
    """All rows an appraisal may rest on, and how it is made."""

    from_on: date
    to_on: date
    frozen_at: datetime
    as_of: date | None = None
    enterprises: Sequence[Enterprise] = ()
    cases: Sequence[Case] = ()
    penalties: Sequence[Penalty] = ()
    conduct: Sequence[Conduct] = ()
    entries: Sequence[PublicEntry] = ()
    scale: Sequence[str] = CITY_SCALE
    criteria: Sequence[Criterion] = CITY_CRITERIA


class Fact(NamedTuple):
    """One counted fact."""

    uscc: str
    code: str
    day: date
    source: tuple[str, int | str]


@dataclass(frozen=True)
class Grade:
    """What one enterprise is given, and the facts it rests on."""

    grade: str
    facts: frozenset[Fact] = field(default_factory=frozenset)


def day_of(moment: datetime) -> date:
    """The day of a moment where the inspectorate is."""
    return moment.astimezone(SHANGHAI).date()


def stood(published_at: datetime, ended_at: datetime | None, at: datetime) -> bool:
    """Whether something made at one moment and undone at another, or never, stood at a third."""
    return published_at <= at and (ended_at is None or ended_at > at)


def is_graded(row: Enterprise, world: World) -> bool:
    """Whether this version of the register makes the enterprise one to grade."""
    return (
        stood(row.published_at, row.ended_at, world.frozen_at)
        and (row.established_on is None or row.established_on <= world.to_on)
        and (row.closed_on is None or row.closed_on > world.to_on)
        and not (row.status == "deregistered" and row.closed_on is None)
    )


def day_if_last(case: Case, verb: str, others: frozenset[str], frozen_at: datetime) -> date | None:
    """The day of the last step among a verb and the others, if it is the verb's; else None."""
    last = None
    for step in sorted(case.steps, key=lambda step: step.key):
        if step.made_at <= frozen_at and (step.verb == verb or step.verb in others):
            last = step
    return day_of(last.made_at) if last is not None and last.verb == verb else None


def dealt_with_on(case: Case, frozen_at: datetime) -> date | None:
    """The day a case confirmed a violation, unless it found none, withdrew or reopened since."""
    return day_if_last(case, "confirm", frozenset({"find_none", "withdraw", "reopen"}), frozen_at)


def facts_of_cases(world: World) -> Iterator[Fact]:
    """Facts that rest on the steps of a case, and on the L3 violations of a counted one."""
    for case in world.cases:
        if case.uscc is None:
            continue
        source = ("case", case.key)
        dealt_on = dealt_with_on(case, world.frozen_at)
        if dealt_on is not None:
            yield Fact(case.uscc, "dealt_with", dealt_on, source)
            for violation in case.violations:
                if is_child_labour(violation, world.frozen_at):
                    key = ("violation", violation.key)
                    yield Fact(case.uscc, "child_labour", dealt_on, key)
        for code, verb, others in (
            ("refused_order", "record_not_rectified", {"record_rectified", "withdraw", "reopen"}),
            ("refused_decision", "apply_to_court", {"withdraw", "reopen"}),
        ):
            day = day_if_last(case, verb, frozenset(others), world.frozen_at)
            if day is not None:
                yield Fact(case.uscc, code, day, source)


def is_child_labour(violation: Violation, frozen_at: datetime) -> bool:
    """Whether it is of type L3, confirmed and not dropped, as known at the freeze."""
    return (
        violation.type == "L3"
        and violation.confirmed_at is not None
        and violation.confirmed_at <= frozen_at
        and (violation.dropped_on is None or violation.dropped_on > day_of(frozen_at))
    )


def counted_numbers(world: World) -> set[tuple[str, str]]:
    """Enterprise and number of every decision of a case that is counted as dealt with."""
    return {
        (case.uscc, paper.number)
        for case in world.cases
        if case.uscc is not None and dealt_with_on(case, world.frozen_at) is not None
        for paper in case.papers
        if paper.kind in DECISIONS and paper.issued_at <= world.frozen_at
    }


def facts_of_penalties(world: World) -> Iterator[Fact]:
    """Facts that rest on the history taken over from an earlier system."""
    counted = counted_numbers(world)
    for row in world.penalties:
        if stood(row.published_at, row.ended_at, world.frozen_at):
            source = ("penalty", row.document_no)
            if (row.uscc, row.document_no) not in counted:
                yield Fact(row.uscc, "dealt_with", row.decided_on, source)
            if row.violation_type == "L3":
                yield Fact(row.uscc, "child_labour", row.decided_on, source)


def facts_of_conduct(world: World) -> Iterator[Fact]:
    """Conduct recorded by one with a document, confirmed by another, not withdrawn."""
    for row in world.conduct:
        if (
            row.kind in CONDUCT_KINDS
            and row.document
            and row.recorded_at <= world.frozen_at
            and row.confirmed_at is not None
            and row.confirmed_by != row.recorded_by
            and stood(row.confirmed_at, row.withdrawn_at, world.frozen_at)
        ):
            yield Fact(row.uscc, row.kind, row.happened_on, ("conduct", row.key))


def facts_of_lists(world: World) -> Iterator[Fact]:
    """Exposures that were published and not withdrawn."""
    for row in world.entries:
        if (
            row.kind == "exposure"
            and row.published_at is not None
            and stood(row.published_at, row.withdrawn_at, world.frozen_at)
        ):
            yield Fact(row.uscc, "exposed", day_of(row.published_at), ("exposure", row.key))


def all_facts(world: World) -> Iterator[Fact]:
    """Every fact of the period up to the as-of day, of whatever enterprise."""
    last = world.to_on if world.as_of is None else min(world.to_on, world.as_of)
    for facts in (facts_of_cases, facts_of_penalties, facts_of_conduct, facts_of_lists):
        for fact in facts(world):
            if world.from_on <= fact.day <= last:
                yield fact


def grade_of(facts: Iterable[Fact], criteria: Sequence[Criterion], scale: Sequence[str]) -> str:
    """The grade of the first row whose number is reached, else the last of the scale."""
    codes = [fact.code for fact in facts]
    for row in criteria:
        if sum(1 for code in codes if code in row.codes) >= row.at_least:
            return row.grade
    return scale[-1]


def grades(world: World) -> dict[str, Grade]:
    """The grade and the facts of every enterprise that is graded."""
    facts: dict[str, set[Fact]] = {
        row.uscc: set() for row in world.enterprises if is_graded(row, world)
    }
    for fact in all_facts(world):
        if fact.uscc in facts:
            facts[fact.uscc].add(fact)
    return {
        uscc: Grade(grade_of(found, world.criteria, world.scale), frozenset(found))
        for uscc, found in facts.items()
    }
