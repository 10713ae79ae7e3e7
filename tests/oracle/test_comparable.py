"""The comparable group of a list against the oracle, on random worlds, list by list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from inspectorate.foundation.statements import fetch
from tests.oracle import comparable_oracle as oracle
from tests.oracle.figure_sheet import SHANGHAI, Row
from tests.oracle.shadowing import shadow
from tests.oracle.test_exposures import plain_cases, plain_penalties, random_tables

QUARTERS = [date(year, month, 1) for year in range(2023, 2028) for month in (1, 4, 7, 10)]
OWED = (Decimal(0), Decimal("0.50"), Decimal("4999.99"), Decimal(10000), Decimal(99999))
YUAN = (Decimal(0), Decimal(0), Decimal("0.99"), Decimal("9999.99"), Decimal(10000))
ARREARS = ("V1", "V2", "L6", "L7", "L2")
DUE = (Decimal(0), Decimal("9.99"), Decimal(10), Decimal(4000), Decimal(9999), Decimal(60000))


DAYS = {
    "serve_decision": "served_on",
    "record_compliance": "paid_on",
    "record_enforcement": "enforced_on",
}


def named_day(rng: Random, verb: str, moment: datetime) -> dict[str, str]:
    """The facts of a step: a payment may be recorded long after it was made, or name no day."""
    if verb not in DAYS or (verb != "serve_decision" and rng.random() < 0.2):
        return {}
    late = 0 if verb == "serve_decision" else rng.choice((0, 0, 3, 25))
    return {DAYS[verb]: f"{moment - timedelta(days=late):%Y-%m-%d}"}


def random_amounts(rng: Random, tables: dict[str, list[Row]]) -> None:
    """Decisions of all sizes, crowded around a change of digits; some of nothing."""
    for table, column in (
        ("compliance_violation", "amount_yuan"),
        ("enterprises_penalty", "amount"),
    ):
        tables[table] = [
            row | {column: rng.choice([*YUAN, row[column]])} for row in map(dict, tables[table])
        ]


def more_cases(rng: Random, tables: dict[str, list[Row]], *, cases: int = 80) -> None:
    """Served decisions, more than a walk through the procedure leaves."""
    enterprises = [row["id"] for row in tables["enterprises_enterprise"]]
    for n in range(10**6, 10**6 + cases):
        at = datetime(2024, 1, 1, tzinfo=SHANGHAI) + timedelta(hours=rng.randrange(700 * 24))
        days = (("confirm", 0), ("decide_penalty", 1), ("serve_decision", rng.choice((1, 1, 9))))
        ways = (*days, ("record_compliance", 20), ("record_enforcement", 30))
        for place, (verb, later) in enumerate(ways[: rng.choice((3, 4, 5))]):
            moment = at + timedelta(days=later)
            facts = named_day(rng, verb, moment)
            paper = n if verb == "decide_penalty" else None
            step = {"id": 10 * n + place, "case_id": n, "verb": verb, "taken_at": moment}
            tables["compliance_step"].append(step | {"facts": facts, "document_id": paper})
        tables["compliance_case"].append({"id": n, "enterprise_id": rng.choice(enterprises)})
        document = {"id": n, "case_id": n, "kind": "penalty_decision", "number": f"示例{n}"}
        tables["compliance_document"].append(document)
        for place in range(rng.choice((1, 1, 2))):
            one = {
                "id": 10 * n + place,
                "case_id": n,
                "type": rng.choice(ARREARS),
                "workers_count": 1,
            }
            known = {"confirmed_at": at, "dropped_on": None, "amount_yuan": rng.choice(YUAN)}
            tables["compliance_violation"].append(one | known)


def complied_before(rng: Random, tables: dict[str, list[Row]]) -> None:
    """Some cases were complied with once before: reopened, and decided anew."""
    steps = [row | {"id": 2 * row["id"]} for row in map(dict, tables["compliance_step"])]
    first = {row["case_id"]: row for row in sorted(steps, key=lambda row: -row["id"])}
    tables["compliance_step"] = steps + [
        row | {"id": row["id"] - 1, "verb": "record_compliance", "facts": {}, "document_id": None}
        for row in first.values()
        if rng.random() < 0.5
    ]


def random_months(rng: Random, found: Sequence[oracle.Decision]) -> list[oracle.Month]:
    """Contributions around the days of decisions: lacking, paid before, that day, later."""
    rows: dict[tuple[str, date], oracle.Month] = {}
    for one in found:
        for _ in range(rng.choice((0, 1, 2, 4))):
            day = one.decided_on - timedelta(days=rng.choice((-40, -1, 0, 20, 44, 70, 200)))
            due = rng.choice(DUE)
            paid_on = one.decided_on + timedelta(days=rng.choice((-9, 0, 1, 7, 30, 400)))
            rows[one.uscc, day.replace(day=1)] = oracle.Month(
                one.uscc,
                day.replace(day=1),
                due,
                rng.choice((due, due, Decimal(0), due / 2)),
                rng.choice((None, paid_on, paid_on, paid_on)),
            )
    return list(rows.values())


def random_exposures(rng: Random, found: Sequence[oracle.Decision]) -> list[oracle.Listed]:
    """Some decisions on the list of their quarter or another's, some on none yet.

    Lists but the first ones also hold decisions nothing is known of, so that groups are not small.
    """
    rows = [
        oracle.Listed(
            found[0].uscc, None, f"示例{n}", n % len(QUARTERS), rng.random() < 0.3, rng.choice(OWED)
        )
        for n in range(4 * len(QUARTERS))
        if n % len(QUARTERS) > 4
    ]
    for one in found:
        if rng.random() < 0.4:
            continue
        quarter = QUARTERS.index(oracle.quarter_of(one.effective_on))
        number = rng.choice(sorted(one.numbers)) if one.numbers else ""
        by_case = one.key[0] == "case" and (not number or rng.random() < 0.5)
        strange = one.key[0] == "case" and not by_case and rng.random() < 0.5
        rows.append(
            oracle.Listed(
                found[0].uscc if strange else one.uscc,
                int(one.key[1]) if by_case else None,
                "" if by_case else number,
                rng.choice([None, None, quarter, *rng.sample(range(len(QUARTERS)), 3)]),
                rng.random() < 0.2,
                rng.choice(OWED),
            )
        )
    return rows


def months_rows(months: Sequence[oracle.Month], ids: dict[str, int]) -> list[Row]:
    """The table of contributions."""
    return [
        {
            "enterprise_id": ids[row.uscc],
            "scheme": 1,
            "month": row.month,
            "due": row.due,
            "paid": row.paid,
            "paid_on": row.paid_on,
        }
        for row in months
    ]


def exposure_rows(
    exposures: Sequence[oracle.Listed], ids: dict[str, int], steps: dict[int, int]
) -> list[Row]:
    """The table of exposures; wages and contributions have their part of what is owed."""
    return [
        {
            "id": n,
            "enterprise_id": ids[row.uscc],
            "case_id": row.case,
            "decision_step_id": None if row.case is None else steps[row.case],
            "penalty_no": row.number,
            "exposure_list_id": row.on_list,
            "state": "withdrawn" if row.withdrawn else "published",
            "wages_yuan": row.owed_yuan if n % 2 else Decimal(0),
            "contributions_yuan": Decimal(0) if n % 2 else row.owed_yuan,
        }
        for n, row in enumerate(exposures, 1)
    ]


def group_of(on_list: int, steps: dict[int, int]) -> dict[oracle.Key, Any]:
    """The group the statement finds."""
    cases = {step: case for case, step in steps.items()}
    asked = {"list": on_list, "quarter": QUARTERS[on_list], "due_day": 15}
    rows = fetch("compliance", "exposure_comparable", **asked)
    found: dict[oracle.Key, Any] = {}
    for row in rows:
        by_case = row["source"] == "case"
        key = ("case", cases[row["step_id"]]) if by_case else ("penalty", row["penalty_no"])
        assert key not in found
        found[key] = row["paid_on"]
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_comparable_group_is_the_one_the_definition_names(seed: int) -> None:
    rng = Random(seed)
    tables = random_tables(rng, seed)
    random_amounts(rng, tables)
    more_cases(rng, tables)
    complied_before(rng, tables)
    cases, penalties = plain_cases(tables), plain_penalties(tables)
    decided = list(oracle.decisions(cases, penalties))
    months = random_months(rng, decided)
    exposures = random_exposures(rng, decided)
    ids = {row["uscc"]: row["id"] for row in tables["enterprises_enterprise"]}
    steps = {case.key: served.key for case in cases if (served := oracle.walked(case)[1])}
    tables["enterprises_contribution"] = months_rows(months, ids)
    tables["compliance_exposure"] = exposure_rows(exposures, ids, steps)
    shadow(tables, views=["compliance_decided"])
    groups = []
    for on_list, quarter_on in enumerate(QUARTERS):
        expected = oracle.comparable(
            cases, penalties, months, exposures, on_list=on_list, quarter_on=quarter_on
        )
        assert group_of(on_list, steps) == expected, quarter_on
        groups.append(expected)
    everybody = {key: paid_on for group in groups for key, paid_on in group.items()}
    assert {kind for kind, _key in everybody} == {"case", "penalty"}
    assert None in everybody.values()
    assert set(everybody.values()) != {None}
    assert {} in groups, "agreement on nothing proves nothing, but no group must agree too"
