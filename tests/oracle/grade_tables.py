"""A plain world of grades as rows of the real tables, to stand in their place (`shadowing`)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import count
from typing import Any

from compliance.procedure.states import MOVES
from tests.oracle.figure_sheet import Row
from tests.oracle.grade_worlds import PAPER_OF
from tests.oracle.grades_oracle import Case, Conduct, Penalty, PublicEntry, Step, World, day_of

Tables = dict[str, list[Row]]
# What a computation writes; copied with its keys, so that nothing refers to rows that do not exist.
WRITTEN = (
    "compliance_appraisalfact",
    "compliance_grade",
    "compliance_gradecount",
)


class Batches:
    """Published batches, one for each moment."""

    def __init__(self) -> None:
        self.ids: dict[tuple[str, datetime], int] = {}

    def of(self, feed: str, published_at: datetime) -> int:
        """The batch of a feed published at a moment."""
        return self.ids.setdefault((feed, published_at), len(self.ids) + 1)

    def rows(self) -> list[Row]:
        """The table of batches."""
        return [
            {
                "id": n,
                "feed": feed,
                "state": "published",
                "published_at": moment,
                "started_at": moment,
                "complete_from": None,
                "complete_to": None,
            }
            for (feed, moment), n in self.ids.items()
        ]


def tables_of(world: World) -> Tables:
    """The tables as they stand once everything in the world has happened."""
    batches = Batches()
    usccs = sorted({row.uscc for row in world.enterprises})
    ids = {uscc: n for n, uscc in enumerate(usccs, 1)}
    tables = register(world, ids, batches) | history(world.penalties, ids, batches)
    old = tables.pop("old register") + tables.pop("old history")
    versions = [{"id": n, **row} for n, row in enumerate(old, 1)]
    tables |= case_files(world.cases, ids)
    tables |= public_lists(world.entries, ids)
    tables["compliance_conductfact"] = [conduct(row, ids) for row in world.conduct]
    return tables | {"enterprises_factversion": versions, "enterprises_batch": batches.rows()}


def version(table: str, row: dict[str, Any], enterprise: int, ended_by: int) -> Row:
    """A row that was replaced or withdrawn, as JSON keeps it."""
    return {
        "relation": table,
        "enterprise_id": enterprise,
        "row": {key: str(value) if key.endswith("_on") and value else value
                for key, value in row.items()},
        "batch_id": row["batch_id"],
        "ended_by_batch_id": ended_by,
    }  # fmt: skip


def register(world: World, ids: dict[str, int], batches: Batches) -> Tables:
    """The register: current rows, and the versions before them."""
    now, before = [], []
    for one in world.enterprises:
        row = {
            "id": ids[one.uscc],
            "uscc": one.uscc,
            "name": f"示例{ids[one.uscc]}有限公司",
            "established_on": one.established_on,
            "closed_on": one.closed_on,
            "status": one.status,
            "batch_id": batches.of("enterprises", one.published_at),
            "grid_group_id": None,
        }
        if one.ended_at is None:
            now.append(row)
        else:
            ended_by = batches.of("enterprises", one.ended_at)
            before.append(version("enterprises_enterprise", row, ids[one.uscc], ended_by))
    return {"enterprises_enterprise": now, "old register": before}


def history(penalties: Iterable[Penalty], ids: dict[str, int], batches: Batches) -> Tables:
    """The feed `penalties`: current rows, and the versions before them."""
    now, before = [], []
    for one in penalties:
        row = {
            "document_no": one.document_no,
            "enterprise_id": ids[one.uscc],
            "decided_on": one.decided_on,
            "violation_type": one.violation_type,
            "amount": None,
            "batch_id": batches.of("penalties", one.published_at),
        }
        if one.ended_at is None:
            now.append(row)
        else:
            ended_by = batches.of("penalties", one.ended_at)
            before.append(version("enterprises_penalty", row, ids[one.uscc], ended_by))
    return {"enterprises_penalty": now, "old history": before}


def case_files(cases: Iterable[Case], ids: dict[str, int]) -> Tables:
    """Cases with their steps, violations and papers."""
    found: Tables = {f"compliance_{name}": [] for name in ("case", "step", "violation", "document")}
    papers = count(1)
    for one in cases:
        enterprise = None if one.uscc is None else ids[one.uscc]
        found["compliance_case"].append(
            {
                "id": one.key,
                "enterprise_id": enterprise,
                "worker_id": None if enterprise else 1,
                "subject_id": enterprise or 1,
                "number": f"示例案字{one.key}号",
                "violation_type": one.violations[0].type,
                **standing(one.steps),
            }
        )
        first_paper = next(papers)
        numbers = dict(zip([row.number for row in one.papers], count(first_paper), strict=False))
        papers = count(first_paper + len(one.papers) + 1)
        made = {row.issued_at: numbers[row.number] for row in reversed(one.papers)}
        found["compliance_step"] += [
            {
                "id": step.key,
                "case_id": one.key,
                "verb": step.verb,
                "taken_at": step.made_at,
                "facts": facts_of_step(step),
                "document_id": made.get(step.made_at) if step.verb in PAPER_OF else None,
            }
            for step in one.steps
        ]
        found["compliance_violation"] += [
            {
                "id": row.key,
                "case_id": one.key,
                "type": row.type,
                "confirmed_at": row.confirmed_at,
                "confirmed_by_id": 1 if row.confirmed_at else None,
                "dropped_on": row.dropped_on,
            }
            for row in one.violations
        ]
        found["compliance_document"] += [
            {
                "id": numbers[row.number],
                "case_id": one.key,
                "kind": row.kind,
                "number": row.number,
                "issued_at": row.issued_at,
            }
            for row in one.papers
        ]
    return found


def facts_of_step(step: Step) -> Row:
    """What a step tells: a service its day."""
    return {"served_on": str(day_of(step.made_at))} if step.verb.startswith("serve_") else {}


def standing(steps: tuple[Step, ...]) -> Row:
    """The state the steps led to, and how a closed case ended."""
    states = ["proposed", *(MOVES[step.verb][1].value for step in steps)]
    if states[-1] != "closed":
        return {"state": states[-1]}
    return {"state": "closed", "outcome": states[-2], "closed_at": steps[-1].made_at}


def conduct(one: Conduct, ids: dict[str, int]) -> Row:
    """One conduct fact."""
    return {
        "id": one.key,
        "enterprise_id": ids[one.uscc],
        "kind": one.kind,
        "happened_on": one.happened_on,
        "proof": one.document,
        "recorded_at": one.recorded_at,
        "recorded_by_id": 1,
        "confirmed_at": one.confirmed_at,
        "confirmed_by_id": 2 if one.confirmed_at else None,
        "withdrawn_at": one.withdrawn_at,
        "withdrawn_by_id": 1 if one.withdrawn_at else None,
    }


def public_lists(entries: Iterable[PublicEntry], ids: dict[str, int]) -> Tables:
    """Entries that were published, and what the log tells of them."""
    rows: list[Row] = []
    changes: list[dict[str, Any]] = []
    for one in entries:
        if one.published_at is None:
            continue
        published_on = day_of(one.published_at)
        rows.append(
            {
                "id": one.key,
                "kind": one.kind,
                "list_code": f"{published_on}",
                "number": one.key,
                "uscc": one.uscc,
                "enterprise_id": ids[one.uscc],
                "published_on": published_on,
                "starts_on": published_on,
                "status": "withdrawn" if one.withdrawn_at else "listed",
                "status_on": day_of(one.withdrawn_at or one.published_at),
            }
        )
        for change, moment in (("added", one.published_at), ("withdrawn", one.withdrawn_at)):
            if moment is not None:
                told = {"entry_id": one.key, "change": change, "recorded_at": moment}
                changes.append({**told, "id": len(changes) + 1, "happened_on": day_of(moment)})
    return {"compliance_publicentry": rows, "compliance_publicchange": changes}
