"""The tables of a real database as plain rows, for the oracles of figures and grades.

The only place of the oracle that reads the project's models, and only their tables and columns:
`tables(names)` is `SELECT * FROM table` for each. `world_of(appraisal_code)` gathers from such rows
what a cycle rested on: versions with the moments of their batches, steps, papers, conduct, lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.apps import apps

from tests.oracle.figure_sheet import Row, grouped
from tests.oracle.grades_oracle import (
    DECISIONS,
    Case,
    Conduct,
    Criterion,
    Enterprise,
    Paper,
    Penalty,
    PublicEntry,
    Step,
    Violation,
    World,
)

TABLES_OF_GRADES = (
    "compliance_appraisal",
    "compliance_case",
    "compliance_conductfact",
    "compliance_criterion",
    "compliance_document",
    "compliance_publicchange",
    "compliance_publicentry",
    "compliance_scalegrade",
    "compliance_step",
    "compliance_violation",
    "enterprises_batch",
    "enterprises_enterprise",
    "enterprises_factversion",
    "enterprises_penalty",
)


def tables(names: Iterable[str]) -> dict[str, list[Row]]:
    """The rows of each table whole, in the order of their key; a table not there yet is empty."""
    models = {model._meta.db_table: model for model in apps.get_models()}
    return {
        name: list(models[name]._base_manager.order_by("pk").values()) if name in models else []
        for name in names
    }


def world_of(code: str) -> World:
    """What the cycle of that code was graded on, as the tables tell it now."""
    rows = tables(TABLES_OF_GRADES)
    (cycle,) = [row for row in rows["compliance_appraisal"] if row["code"] == code]
    criteria = [
        row for row in rows["compliance_criterion"] if row["criteria_id"] == cycle["criteria_id"]
    ]
    scale = [row for row in rows["compliance_scalegrade"] if row["scale_id"] == cycle["scale_id"]]
    usccs = {row["id"]: row["uscc"] for row in rows["enterprises_enterprise"]}
    return World(
        from_on=cycle["from_on"],
        to_on=cycle["to_on"],
        as_of=cycle["as_of"],
        frozen_at=cycle["known_at"],
        enterprises=enterprises(rows),
        cases=cases(rows, usccs),
        penalties=penalties(rows, usccs),
        conduct=[conduct(row, usccs) for row in rows["compliance_conductfact"]],
        entries=entries(rows),
        scale=[row["code"] for row in sorted(scale, key=lambda row: -row["rank"])],
        criteria=[
            Criterion(row["grade"], frozenset(row["facts"]), row["at_least"])
            for row in sorted(criteria, key=lambda row: row["number"])
        ],
    )


def versions(rows: dict[str, list[Row]], table: str) -> list[tuple[Row, datetime, Any]]:
    """Every version of a table's rows, with the moments it was published and ended."""
    published = {row["id"]: row["published_at"] for row in rows["enterprises_batch"]}
    now = [(row, published[row["batch_id"]], None) for row in rows[table]]
    before = [
        (row["row"], published[row["batch_id"]], published[row["ended_by_batch_id"]])
        for row in rows["enterprises_factversion"]
        if row["relation"] == table
    ]
    return now + before


def as_date(value: date | str | None) -> date | None:
    """A day, also as JSON keeps it."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def enterprises(rows: dict[str, list[Row]]) -> list[Enterprise]:
    """The register with its versions."""
    return [
        Enterprise(
            row["uscc"],
            as_date(row["established_on"]),
            as_date(row["closed_on"]),
            row["status"],
            published_at,
            ended_at,
        )
        for row, published_at, ended_at in versions(rows, "enterprises_enterprise")
    ]


def penalties(rows: dict[str, list[Row]], usccs: dict[int, str]) -> list[Penalty]:
    """The feed `penalties` with its versions."""
    found = []
    for row, published_at, ended_at in versions(rows, "enterprises_penalty"):
        decided_on = as_date(row["decided_on"])
        assert decided_on is not None
        found.append(
            Penalty(
                row["document_no"],
                usccs[row["enterprise_id"]],
                decided_on,
                row["violation_type"],
                published_at,
                ended_at,
            )
        )
    return found


def cases(rows: dict[str, list[Row]], usccs: dict[int, str]) -> list[Case]:
    """Cases with their steps, violations and decisions."""
    steps = grouped(rows["compliance_step"], "case_id")
    violations = grouped(rows["compliance_violation"], "case_id")
    papers = grouped(rows["compliance_document"], "case_id")
    return [
        Case(
            row["id"],
            usccs.get(row["enterprise_id"]),
            tuple(
                Step(one["id"], one["verb"], one["taken_at"]) for one in steps.get(row["id"], [])
            ),
            tuple(
                Violation(one["id"], one["type"], one["confirmed_at"], one["dropped_on"])
                for one in violations.get(row["id"], [])
            ),
            tuple(
                Paper(one["kind"], one["number"], one["issued_at"])
                for one in papers.get(row["id"], [])
                if one["kind"] in DECISIONS
            ),
        )
        for row in rows["compliance_case"]
    ]


def conduct(row: Row, usccs: dict[int, str]) -> Conduct:
    """One conduct fact; persons by their id."""
    return Conduct(
        key=row["id"],
        uscc=usccs[row["enterprise_id"]],
        kind=row["kind"],
        happened_on=row["happened_on"],
        document=row["proof"],
        recorded_at=row["recorded_at"],
        recorded_by=str(row["recorded_by_id"]),
        confirmed_at=row["confirmed_at"],
        confirmed_by=str(row["confirmed_by_id"]),
        withdrawn_at=row["withdrawn_at"],
    )


def entries(rows: dict[str, list[Row]]) -> list[PublicEntry]:
    """Entries of public lists with the moments they were added and withdrawn."""
    moments: dict[int, dict[str, datetime]] = defaultdict(dict)
    for change in rows["compliance_publicchange"]:
        moments[change["entry_id"]].setdefault(change["change"], change["recorded_at"])
    return [
        PublicEntry(
            key=row["id"],
            kind=row["kind"],
            uscc=row["uscc"],
            published_at=moments[row["id"]].get("added"),
            withdrawn_at=moments[row["id"]].get("withdrawn"),
        )
        for row in rows["compliance_publicentry"]
    ]
