"""Proposals of exposure against the oracle: every decision that must be proposed, and no other."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

import pytest

from compliance.actions import exposure_runs
from compliance.models import Exposure, ExposureList
from compliance.presenting.exposure_lists import effect_of
from tests.oracle import exposure_oracle as oracle
from tests.oracle.figure_sheet import SHANGHAI, Row
from tests.oracle.grade_tables import tables_of
from tests.oracle.grade_worlds import random_world
from tests.oracle.grades_oracle import DECISIONS
from tests.oracle.shadowing import shadow, shadow_written

LATE = datetime(2031, 1, 1, 12, tzinfo=SHANGHAI)
WRITTEN = ("compliance_exposure", "compliance_exposurestep")
YUAN = (None, Decimal("4999.99"), Decimal(5000), Decimal(80000))
TYPES = ("V1", "V2", "V5", "L2", "L3", "L6", "L7")


def random_criteria(rng: Random, days: list[date]) -> list[oracle.Criterion]:
    """Rows of some codes, one after another in time, often turning on the day of a decision."""
    return [
        oracle.Criterion(
            code=code,
            types=frozenset(rng.sample(TYPES, rng.randint(2, 5))),
            from_on=begins,
            until_on=rng.choice([None, None, *(day for day in days if day > begins)]),
            least_yuan=rng.choice([None, Decimal(5000)]),
            least_workers=rng.choice([None, None, 5]),
            refused=rng.random() < 0.4,
        )
        for code in ("wages", "children", "contributions", "fraud")
        for begins in sorted(rng.sample(days, 2))[rng.randrange(2) :]
    ]


def criteria_rows(criteria: list[oracle.Criterion]) -> dict[str, list[Row]]:
    """The table of criteria."""
    rows = [
        {
            "id": n,
            "code": row.code,
            "from_on": row.from_on,
            "until_on": row.until_on,
            "violation_types": sorted(row.types),
            "min_yuan": row.least_yuan,
            "min_workers": row.least_workers,
            "refused": row.refused,
            "term_months": 12,
            "regime": "intensified",
            "regime_months": 24,
            "law": "city",
            "order": n,
        }
        for n, row in enumerate(criteria, 1)
    ]
    return {"compliance_exposurecriterion": rows}


def random_tables(rng: Random, seed: int) -> dict[str, list[Row]]:
    """A world of grades, with what violations come to."""
    tables = tables_of(random_world(seed, enterprises=200))
    tables["compliance_violation"] = [
        row | {"amount_yuan": rng.choice(YUAN[1:]), "workers_count": rng.randint(3, 6)}
        for row in map(dict, tables["compliance_violation"])
    ]
    tables["enterprises_penalty"] = [
        row | {"amount": rng.choice(YUAN)} for row in map(dict, tables["enterprises_penalty"])
    ]
    return tables


def named_in(step: Row) -> date | None:
    """The day of payment the facts of a step name."""
    facts = step.get("facts") or {}
    named = facts.get("paid_on") or facts.get("enforced_on")
    return date.fromisoformat(named) if named else None


def plain_cases(tables: dict[str, list[Row]]) -> list[oracle.Case]:
    """The cases of the tables."""
    usccs = {row["id"]: row["uscc"] for row in tables["enterprises_enterprise"]}

    def of(name: str, case: Row) -> list[Row]:
        return [row for row in tables[f"compliance_{name}"] if row["case_id"] == case["id"]]

    return [
        oracle.Case(
            case["id"],
            usccs.get(case["enterprise_id"]),
            tuple(
                oracle.Step(row["id"], row["verb"], row["taken_at"], named_in(row))
                for row in of("step", case)
            ),
            tuple(
                oracle.Violation(
                    row["id"],
                    row["type"],
                    row["confirmed_at"] is not None,
                    row["dropped_on"] is not None,
                    row["amount_yuan"],
                    row["workers_count"],
                )
                for row in of("violation", case)
            ),
            tuple(row["number"] for row in of("document", case) if row["kind"] in DECISIONS),
        )
        for case in tables["compliance_case"]
    ]


def plain_penalties(tables: dict[str, list[Row]]) -> list[oracle.Penalty]:
    """The feed of the tables."""
    usccs = {row["id"]: row["uscc"] for row in tables["enterprises_enterprise"]}
    return [
        oracle.Penalty(
            row["document_no"],
            usccs[row["enterprise_id"]],
            row["decided_on"],
            row["violation_type"],
            row["amount"],
        )
        for row in tables["enterprises_penalty"]
    ]


def proposed() -> dict[tuple[str, int | str], set[str]]:
    """The decisions proposed so far, with the types that asked for it."""
    return {
        ("case", row.case_id) if row.case_id else ("penalty", row.penalty_no): {
            ground["type"] for ground in row.grounds
        }
        for row in Exposure.objects.order_by("pk")
    }


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_decision_that_meets_a_criterion_is_proposed(seed: int) -> None:
    rng = Random(seed)
    tables = random_tables(rng, seed)
    cases, penalties = plain_cases(tables), plain_penalties(tables)
    days = {one.decided_on for one in oracle.decided_violations(cases, penalties)}
    criteria = random_criteria(rng, sorted(days))
    middle = sorted(days)[len(days) // 2]
    shadow(tables | criteria_rows(criteria), views=["compliance_decided"])
    shadow_written(WRITTEN)
    # What is decided later is not proposed yet.
    for now in (datetime.combine(middle, time(9), SHANGHAI), LATE):
        exposure_runs.propose(now=now)
        expected = oracle.to_propose(cases, penalties, criteria, as_of=now.date())
        assert proposed() == expected


JANUARY = date(2014, 1, 23)
PAID_AFTER = (None, None, None, -90, -1, 0, 0, 1, 1, 2, 6, 7, 8, 29, 30, 31, 200)
KNOWN_ON = [JANUARY + timedelta(days=days) for days in (0, 1, 6, 7, 8, 29, 30, 31, 400)]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_effect_panel_says_what_the_oracle_counts(seed: int) -> None:
    rng = Random(seed)

    def days(most: int) -> list[date | None]:
        found = [rng.choice(PAID_AFTER) for _ in range(rng.randint(1, most))]
        return [None if each is None else JANUARY + timedelta(days=each) for each in found]

    paid_on, beside = days(21), days(40)
    # The first one owes and stands: a list of nobody has no share.
    owing = [n == 0 or rng.random() < 0.8 for n in range(len(paid_on))]
    standing = [n == 0 or rng.random() < 0.8 for n in range(len(paid_on))]
    known = [n == 0 or rng.random() < 0.8 for n in range(len(paid_on))]
    paid_on[0], beside[0] = JANUARY, None
    made = ExposureList(
        published_at=datetime.combine(JANUARY, time(9), SHANGHAI),
        effect={"paid_on": [each and each.isoformat() for each in beside]},
    )
    rows = list(zip(paid_on, owing, standing, known, strict=True))
    exposures = [listed(*each) for each in rows]
    entries = [
        oracle.Entry("exposed", JANUARY, paid, None if stands else JANUARY, day_known)
        for paid, owes, stands, day_known in rows
        if owes
    ]
    entries += [oracle.Entry("beside", JANUARY, paid) for paid in beside]
    for on in KNOWN_ON:
        shown = effect_of(made, exposures, on=on)
        expected = oracle.payment_shares(entries, as_of=on)
        found = [(each.exposed, each.compared) for each in shown.rows]
        assert [(astuple(own), other and astuple(other)) for own, other in found] == [
            (tuple(own), tuple(other))
            for own, other in zip(expected["exposed"], expected["beside"], strict=True)
        ], on
        lists = ([each for each in entries if each.list_code == code] for code in expected)
        assert [shown.apart, shown.compared_apart] == [oracle.apart(each, on) for each in lists], on


def listed(paid_on: date | None, owes: bool, stands: bool, day_known: bool) -> Exposure:
    """An entry of a list as its page reads it."""
    yuan = Decimal(70000) if owes else Decimal(0)
    return Exposure(
        state="published" if stands else "withdrawn",
        wages_yuan=yuan,
        contributions_yuan=Decimal(0),
        paid_on=paid_on,
        paid_day_known=day_known,
    )
