"""The oracle of grades against facts and grades written down by hand, one pair for each clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracle.grade_worlds import OTHER_CODES, random_criteria, random_world
from tests.oracle.grades_oracle import (
    CITY_CRITERIA,
    CITY_SCALE,
    SHANGHAI,
    Case,
    Conduct,
    Criterion,
    Enterprise,
    Fact,
    Grade,
    Paper,
    Penalty,
    PublicEntry,
    Step,
    Violation,
    World,
    grade_of,
    grades,
)

US = "91370202700000000X"
OTHER = "91370202700000001Y"


def at(text: str) -> datetime:
    """A moment in Asia/Shanghai; a day alone is its noon."""
    return datetime.fromisoformat(text if " " in text else f"{text} 12:00").replace(tzinfo=SHANGHAI)


def on(text: str) -> date:
    return date.fromisoformat(text)


def registered(uscc: str = US, **changes: Any) -> Enterprise:
    return Enterprise(uscc, on("2010-01-01"), None, "active", at("2023-01-01"))._replace(**changes)


WORLD = World(
    from_on=on("2024-01-01"),
    to_on=on("2025-12-31"),
    frozen_at=at("2026-01-15"),
    enterprises=[registered(), registered(OTHER)],
)


def case(
    *steps: str, uscc: str | None = US, violations: tuple = (), papers: tuple = (), key: int = 1
) -> Case:
    """A case of steps written as 'verb day' or 'verb day time'."""
    made = [step.split(" ", 1) for step in steps]
    return Case(
        key,
        uscc,
        tuple(Step(n, verb, at(moment)) for n, (verb, moment) in enumerate(made)),
        violations,
        papers,
    )


def penalty(number: str = "旧1", decided_on: str = "2024-05-05", **changes: Any) -> Penalty:
    return Penalty(number, US, on(decided_on), "V1", at("2025-01-01"))._replace(**changes)


def conduct(kind: str = "obstruction", **changes: Any) -> Conduct:
    row = Conduct(
        1, US, kind, on("2024-05-05"), "函1", at("2024-06-01"), "甲", at("2024-06-02"), "乙"
    )
    return row._replace(**changes)


def entry(published: str | None = "2024-05-05", **changes: Any) -> PublicEntry:
    moment = None if published is None else at(published)
    return PublicEntry(1, "exposure", US, moment)._replace(**changes)


def found(uscc: str = US, **rows: Any) -> set[tuple[str, str]]:
    """Code and day of every fact of an enterprise; each day as it is written."""
    return {(fact.code, str(fact.day)) for fact in grades(replace(WORLD, **rows))[uscc].facts}


DEALT = {("dealt_with", "2024-03-01")}
REFUSED = {("refused_order", "2024-03-01")}
AT_COURT = {("refused_decision", "2024-03-01")}


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], set()),
        (["file 2024-02-01", "conclude 2024-02-20"], set()),  # a case alone is no fact
        (["confirm 2024-03-01"], DEALT),
        (["confirm 2024-03-01", "order 2024-03-02", "close 2024-05-01"], DEALT),
        (["find_none 2024-03-01"], set()),
        (["confirm 2024-03-01", "withdraw 2024-06-01"], set()),
        (["confirm 2024-03-01", "reopen 2024-06-01"], set()),
        (["confirm 2024-03-01", "reopen 2024-06-01", "find_none 2024-07-01"], set()),
        (["confirm 2024-01-09", "reopen 2024-02-01", "confirm 2024-03-01"], DEALT),  # the last
        (["find_none 2024-01-09", "reopen 2024-02-01", "confirm 2024-03-01"], DEALT),
        (["confirm 2024-03-01", "withdraw 2026-01-10"], set()),  # after the period, known
        (["confirm 2024-03-01", "withdraw 2026-01-15 12:01"], DEALT),  # after the freeze
        (["confirm 2024-03-01", "reopen 2026-01-15 12:00"], set()),  # at the freeze
        (["confirm 2024-03-01", "reopen 2026-01-02", "confirm 2026-01-05"], set()),
        (["confirm 2023-12-31 23:59"], set()),
        (["confirm 2024-01-01 00:00"], {("dealt_with", "2024-01-01")}),
        (["confirm 2025-12-31 23:59"], {("dealt_with", "2025-12-31")}),
        (["confirm 2026-01-01 00:00"], set()),
        (["record_not_rectified 2024-03-01"], REFUSED),
        (["record_not_rectified 2024-03-01", "record_rectified 2024-04-01"], set()),
        (["record_not_rectified 2024-03-01", "withdraw 2024-04-01"], set()),
        (["record_not_rectified 2024-03-01", "reopen 2024-04-01"], set()),
        (["record_rectified 2024-01-09", "reopen 2024-02-01", "record_not_rectified 2024-03-01"],
         REFUSED),
        (["record_not_rectified 2024-03-01", "give_notice 2024-03-02"], REFUSED),
        (["record_not_rectified 2024-03-01", "record_rectified 2026-01-16"], REFUSED),
        (["confirm 2024-03-01", "record_not_rectified 2024-03-01"], DEALT | REFUSED),
        (["apply_to_court 2024-03-01"], AT_COURT),
        (["apply_to_court 2024-03-01", "record_enforcement 2024-04-01", "close 2024-04-02"],
         AT_COURT),
        (["apply_to_court 2024-03-01", "withdraw 2024-04-01"], set()),
        (["apply_to_court 2024-03-01", "reopen 2024-04-01"], set()),
        (["apply_to_court 2024-03-01", "find_none 2024-04-01"], AT_COURT),
    ],
)  # fmt: skip
def test_steps(steps: list[str], expected: set) -> None:
    assert found(cases=[case(*steps)]) == expected


def test_a_case_of_nobody_here_is_no_fact_of_anybody() -> None:
    assert found(cases=[case("confirm 2024-03-01", uscc=None)]) == set()
    assert found(cases=[case("confirm 2024-03-01", uscc=OTHER)]) == set()


def test_the_day_is_the_one_in_shanghai() -> None:
    late = datetime.fromisoformat("2023-12-31 16:00+00:00")  # already the new year there
    one = Case(1, US, (Step(1, "confirm", late),))
    assert found(cases=[one]) == {("dealt_with", "2024-01-01")}


CHILD = Violation(7, "L3", at("2024-03-01"))
BOTH = {*DEALT, ("child_labour", "2024-03-01")}


@pytest.mark.parametrize(
    ("steps", "violation", "expected"),
    [
        (["confirm 2024-03-01"], CHILD, BOTH),
        (["confirm 2024-03-01"], CHILD._replace(type="L4"), DEALT),
        (["confirm 2024-03-01"], CHILD._replace(confirmed_at=None), DEALT),
        (["confirm 2024-03-01"], CHILD._replace(confirmed_at=at("2026-01-16")), DEALT),
        (["confirm 2024-03-01"], CHILD._replace(dropped_on=on("2024-04-01")), DEALT),
        (["confirm 2024-03-01"], CHILD._replace(dropped_on=on("2026-01-16")), BOTH),
        (["confirm 2024-03-01", "withdraw 2024-04-01"], CHILD, set()),
        (["find_none 2024-03-01"], CHILD, set()),
        # its case's day, not the earlier one of the violation
        (["confirm 2023-12-01", "reopen 2024-01-01", "confirm 2024-03-01"],
         CHILD._replace(confirmed_at=at("2023-12-01")), BOTH),
    ],
)  # fmt: skip
def test_child_labour_of_a_case(steps: list[str], violation: Violation, expected: set) -> None:
    assert found(cases=[case(*steps, violations=(violation,))]) == expected


def test_each_violation_is_a_fact_of_its_own() -> None:
    one = case("confirm 2024-03-01", violations=(CHILD, CHILD._replace(key=8)))
    facts = grades(replace(WORLD, cases=[one]))[US].facts
    assert sorted(fact.source for fact in facts) == [
        ("case", 1),
        ("violation", 7),
        ("violation", 8),
    ]


HISTORY = {("dealt_with", "2024-05-05")}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (penalty(), HISTORY),
        (penalty(decided_on="2023-12-31"), set()),
        (penalty(decided_on="2024-01-01"), {("dealt_with", "2024-01-01")}),
        (penalty(decided_on="2025-12-31"), {("dealt_with", "2025-12-31")}),
        (penalty(decided_on="2026-01-01"), set()),
        (penalty(published_at=at("2026-01-15")), HISTORY),
        (penalty(published_at=at("2026-01-15 12:01")), set()),
        (penalty(ended_at=at("2025-06-01")), set()),  # replaced or withdrawn
        (penalty(ended_at=at("2026-01-16")), HISTORY),
        (penalty(uscc=OTHER), set()),
        (penalty(violation_type="L3"), HISTORY | {("child_labour", "2024-05-05")}),
    ],
)
def test_history_of_an_earlier_system(row: Penalty, expected: set) -> None:
    assert found(penalties=[row]) == expected


DECISION = Paper("penalty_decision", "决1", at("2024-03-09"))


@pytest.mark.parametrize(
    ("steps", "paper", "expected"),
    [
        (["confirm 2024-03-01"], DECISION, DEALT),  # known already, five days off or more
        (["confirm 2024-03-01"], DECISION._replace(kind="handling_decision"), DEALT),
        (["confirm 2024-03-01"], DECISION._replace(kind="order"), DEALT | HISTORY),
        (["confirm 2024-03-01"], DECISION._replace(number="决2"), DEALT | HISTORY),
        (["confirm 2024-03-01", "withdraw 2024-04-01"], DECISION, HISTORY),  # not counted
        (["confirm 2023-12-01"], DECISION, set()),  # counted, in the cycle before
        (["confirm 2024-03-01"], DECISION._replace(issued_at=at("2026-01-16")), DEALT | HISTORY),
    ],
)
def test_a_decision_is_dealt_with_once(steps: list[str], paper: Paper, expected: set) -> None:
    assert found(cases=[case(*steps, papers=(paper,))], penalties=[penalty("决1")]) == expected


def test_child_labour_of_history_does_not_ask_whether_the_decision_is_counted() -> None:
    one = case("confirm 2024-03-01", papers=(DECISION,))
    rows = [penalty("决1", violation_type="L3")]
    assert found(cases=[one], penalties=rows) == {*DEALT, ("child_labour", "2024-05-05")}


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"kind": "forced_labour"}, True),
        ({"kind": "mass_incident"}, True),
        ({"kind": "public_harm"}, True),
        ({"kind": "criminal_prosecution"}, True),
        ({"kind": "rudeness"}, False),
        ({"confirmed_at": None, "confirmed_by": None}, False),
        ({"confirmed_by": "甲"}, False),  # by the same
        ({"confirmed_at": at("2026-01-16")}, False),
        ({"confirmed_at": at("2026-01-15")}, True),  # long after, by the freeze
        ({"document": ""}, False),
        ({"withdrawn_at": at("2026-01-02")}, False),
        ({"withdrawn_at": at("2026-01-16")}, True),
        ({"happened_on": on("2023-12-31")}, False),
        ({"happened_on": on("2026-01-01")}, False),
    ],
)
def test_conduct(changes: dict, counts: bool) -> None:
    row = conduct(**changes)
    assert found(conduct=[row]) == ({(row.kind, "2024-05-05")} if counts else set())


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        (entry(), True),
        (entry("2024-05-05 00:00"), True),
        (entry(None), False),
        (entry(kind="medal"), False),
        (entry(kind="watchlist"), False),
        (entry(withdrawn_at=at("2026-01-02")), False),
        (entry(withdrawn_at=at("2026-01-16")), True),
        (entry("2023-12-31 23:59"), False),
        (entry("2026-01-01 00:00"), False),
    ],
)
def test_exposure(row: PublicEntry, counts: bool) -> None:
    assert found(entries=[row]) == ({("exposed", "2024-05-05")} if counts else set())


@pytest.mark.parametrize(
    ("changes", "graded"),
    [
        ({}, True),
        ({"established_on": None}, True),
        ({"established_on": on("2025-12-31")}, True),
        ({"established_on": on("2026-01-01")}, False),
        ({"closed_on": on("2025-12-31")}, False),
        ({"closed_on": on("2026-01-01")}, True),
        ({"status": "deregistered"}, False),
        ({"status": "deregistered", "closed_on": on("2026-01-01")}, True),
        ({"status": "revoked"}, True),
        ({"status": ""}, True),
        ({"published_at": at("2026-01-15")}, True),
        ({"published_at": at("2026-01-15 12:01")}, False),
        ({"ended_at": at("2026-01-02")}, False),
        ({"ended_at": at("2026-01-16")}, True),
    ],
)
def test_who_is_graded(changes: dict, graded: bool) -> None:
    world = replace(WORLD, enterprises=[registered(**changes)], penalties=[penalty()])
    assert set(grades(world)) == ({US} if graded else set())


@pytest.mark.parametrize(
    ("codes", "grade"),
    [
        ([], "full"),
        (["dealt_with"], "medium"),
        (["dealt_with"] * 2, "medium"),
        (["dealt_with"] * 3, "poor"),
        *(([code], "poor") for code in OTHER_CODES),
        (["dealt_with", "exposed"], "poor"),
    ],
)
def test_the_citys_criteria(codes: list[str], grade: str) -> None:
    facts = [Fact(US, code, on("2024-05-05"), ("case", n)) for n, code in enumerate(codes)]
    assert grade_of(facts, CITY_CRITERIA, CITY_SCALE) == grade


def test_the_first_row_reached_gives_the_grade_and_counts_its_codes_together() -> None:
    rows = [
        Criterion("C", frozenset({"exposed", "obstruction"}), 2),
        Criterion("B", frozenset({"exposed"}), 1),
        Criterion("C", frozenset({"exposed"}), 1),
    ]
    facts = [Fact(US, code, on("2024-05-05"), ("case", 1)) for code in ("exposed", "obstruction")]
    assert grade_of(facts, rows, "CBA") == "C"
    assert grade_of(facts[:1], rows, "CBA") == "B"
    assert grade_of(facts[1:], rows, "CBA") == "A"


WORLDS = [random_world(seed) for seed in range(25)]


def test_random_worlds_hold_every_grade_and_every_code() -> None:
    given_to = [grade for world in WORLDS for grade in grades(world).values()]
    assert {grade.grade for grade in given_to} == set(CITY_SCALE)
    codes = {fact.code for grade in given_to for fact in grade.facts}
    assert codes == {"dealt_with", *OTHER_CODES}
    assert {fact.source[0] for grade in given_to for fact in grade.facts} == {
        "case", "violation", "penalty", "conduct", "exposure",
    }  # fmt: skip


def without_what_is_later(world: World) -> World:
    """The rows as somebody reads them at the moment of the freeze."""
    freeze = world.frozen_at

    def known(rows: Any, made: str, undone: str) -> list:
        return [
            row._replace(**{undone: None}) if (getattr(row, undone) or freeze) > freeze else row
            for row in rows
            if (getattr(row, made) or freeze) <= freeze
        ]

    return replace(
        world,
        enterprises=known(world.enterprises, "published_at", "ended_at"),
        penalties=known(world.penalties, "published_at", "ended_at"),
        conduct=known(world.conduct, "confirmed_at", "withdrawn_at"),
        entries=known(world.entries, "published_at", "withdrawn_at"),
        cases=[
            row._replace(steps=tuple(step for step in row.steps if step.made_at <= freeze))
            for row in world.cases
        ],
    )


@pytest.mark.parametrize("world", WORLDS[:10], ids=range(10))
def test_what_is_made_after_the_freeze_changes_nothing(world: World) -> None:
    then = without_what_is_later(world)
    assert then != world
    assert grades(then) == grades(world)


@settings(max_examples=25)
@given(st.integers(0, 2**16), st.randoms(use_true_random=False))
def test_grades_do_not_depend_on_the_order_of_rows(seed: int, shuffling: Any) -> None:
    world = random_world(seed, enterprises=8, scale="DCBA", criteria=random_criteria(seed))

    def shuffled(rows: Any) -> list:
        return shuffling.sample(list(rows), len(rows))

    mixed = replace(
        world,
        enterprises=shuffled(world.enterprises),
        penalties=shuffled(world.penalties),
        conduct=shuffled(world.conduct),
        entries=shuffled(world.entries),
        cases=[row._replace(steps=tuple(shuffled(row.steps))) for row in shuffled(world.cases)],
    )
    assert grades(mixed) == grades(world)


@settings(max_examples=25)
@given(st.integers(0, 2**16), st.sampled_from(["dealt_with", *OTHER_CODES]))
def test_one_fact_more_never_betters_a_grade(seed: int, code: str) -> None:
    world = random_world(seed, enterprises=6)
    for uscc, given_to in grades(world).items():
        more = [*given_to.facts, Fact(uscc, code, world.to_on, ("case", 0))]
        worse = grade_of(more, world.criteria, world.scale)
        assert CITY_SCALE.index(worse) <= CITY_SCALE.index(given_to.grade)


def test_a_world_is_the_same_for_a_seed_and_another_for_another() -> None:
    assert random_world(3) == random_world(3)
    assert grades(random_world(3)) != grades(random_world(4))


def test_nobody_is_graded_on_the_facts_of_another() -> None:
    for world in WORLDS:
        assert all(fact.uscc == uscc for uscc, one in grades(world).items() for fact in one.facts)


def test_a_grade_without_facts_is_the_last_of_the_scale() -> None:
    assert grades(WORLD) == {US: Grade("full"), OTHER: Grade("full")}


def test_keys_of_a_world_are_unique() -> None:
    for world in WORLDS:
        keys = [step.key for row in world.cases for step in row.steps]
        keys += [row.key for row in (*world.cases, *world.conduct, *world.entries)]
        assert len(keys) == len(set(keys))
        for row in world.cases:
            moments = [step.made_at for step in row.steps]
            assert moments == sorted(moments)
