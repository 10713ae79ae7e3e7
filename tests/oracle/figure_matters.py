"""Random cases, alerts, letters, complaints and lists, for the random tables of figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.oracle.figure_draws import (
    ALERTS,
    CASES,
    DAY,
    DISTRICTS,
    ENTERPRISES,
    RULES,
    TYPES,
    VERBS,
    WORKERS,
    Draw,
)
from tests.oracle.figure_sheet import Row

# Cycles of two scales that begin on one day.
APPRAISALS: list[Row] = [
    {"id": n, "code": code, "state": "final", "from_on": date(2024, 1, 1), "scale_id": scale}
    for n, code, scale in ((1, "2024-2025", "city"), (2, "2024", "ministry"))
]


def matters(draw: Draw) -> dict[str, list[Row]]:
    """All of this file's tables."""
    found = cases(draw) | alerts(draw) | complaints(draw) | lists(draw)
    # Some visits begin in the second in which an alert is raised.
    for visit in found["compliance_inspection"][::5]:
        raised = draw.one(*found["alerts_alert"])
        links = [row for row in found["compliance_casealert"] if row["alert_id"] == raised["id"]]
        if links and visit["done_at"]:
            moved = {**visit, "case_id": links[0]["case_id"], "done_at": raised["raised_at"]}
            found["compliance_inspection"].append({**moved, "id": 1000 + visit["id"]})
    return found


def cases(draw: Draw) -> dict[str, list[Row]]:
    """Cases with steps, violations, the workers concerned, and visits."""
    found: dict[str, list[Row]] = {
        f"compliance_{name}": []
        for name in ("case", "step", "violation", "violationworker", "inspection")
    }
    for n in range(1, CASES + 1):
        state = draw.one("investigating", "confirmed", "no_violation", "closed", "closed")
        filed_on = draw.day(date(2025, 3, 1))
        filed_at = draw.at(draw.one(filed_on, filed_on.replace(day=15), filed_on.replace(day=16)))
        outcome = draw.one("no_violation", "rectified", "complied", "enforced", "withdrawn")
        place = draw.place()
        enterprise = draw.one(None, *(draw.rng.randint(1, ENTERPRISES) for _ in range(5)))
        found["compliance_case"].append(
            {
                "id": n,
                "enterprise_id": enterprise,
                "worker_id": None if enterprise else 1,
                "subject_id": enterprise or 1,
                "state": state,
                "outcome": outcome if state == "closed" else "",
                "filed_at": draw.one(None, *[filed_at] * 9),
                "closed_at": draw.after(filed_at, 200) if state == "closed" else None,
                "next_due_on": draw.one(None, draw.day(DAY - timedelta(days=9))),
                **place,
            }
        )
        parts_of_case(draw, found, n, filed_at, place)
        visits(draw, found["compliance_inspection"], n, filed_at, place)
    visits(draw, found["compliance_inspection"], None, draw.at(draw.day()), draw.place())
    return found


def parts_of_case(
    draw: Draw,
    found: dict[str, list[Row]],
    case: int,
    at: datetime,
    place: dict[str, Any],
) -> None:
    """Steps and violations of one case."""
    steps = found["compliance_step"]
    moment = at
    for verb in draw.rng.sample(VERBS, draw.one(0, 2, 3, 5)):
        moment = draw.after(moment, 90)
        fine: dict[str, Any] = draw.one({}, {"fine_yuan": str(draw.yuan())})
        facts = fine if verb == "decide_penalty" else {}
        steps.append(
            {
                "id": len(steps) + 1,
                "case_id": case,
                "verb": verb,
                "taken_at": moment,
                "facts": facts,
                **place,
            }
        )
    violations, workers = found["compliance_violation"], found["compliance_violationworker"]
    for _ in range(draw.one(0, 1, 1, 2, 3)):
        violations.append(
            {
                "id": len(violations) + 1,
                "case_id": case,
                "type": draw.one(*TYPES),
                "confirmed_at": draw.one(None, *[draw.after(at)] * 3),
                "dropped_on": draw.one(None, None, None, None, DAY),
                "amount_yuan": draw.yuan(),
                **place,
            }
        )
        for worker in draw.rng.sample(range(1, WORKERS + 1), draw.one(0, 0, 2, 9)):
            workers.append(
                {
                    "id": len(workers) + 1,
                    "case_id": case,
                    "violation_id": len(violations),
                    "worker_id": worker,
                    "put_right_on": draw.one(None, draw.day(), draw.day()),
                    "amount_yuan": draw.yuan(),
                    **place,
                }
            )


def visits(
    draw: Draw, rows: list[Row], case: int | None, at: datetime, place: dict[str, Any]
) -> None:
    """Visits and reviews of a case, or of none."""
    for _ in range(draw.one(0, 1, 2, 4)):
        state = draw.one("done", "done", "done", "planned", "cancelled")
        rows.append(
            {
                "id": len(rows) + 1,
                "case_id": case,
                "enterprise_id": draw.one(None, *(draw.rng.randint(1, 6) for _ in range(5))),
                "kind": draw.one("visit", "visit", "document_review"),
                "purpose": draw.one("investigation", "recheck", "routine"),
                "state": state,
                "done_at": draw.after(at) if state == "done" else None,
                **place,
            }
        )


def alerts(draw: Draw) -> dict[str, list[Row]]:
    """Alerts, the runs that raised them, their cases and letters."""
    runs = [
        {
            "id": n,
            "batch_id": n if n <= 6 else None,
            "created_at": draw.at(draw.day(date(2024, 10, 1) if n == 9 else date(2025, 1, 1))),
        }
        for n in range(1, 10)
    ]
    found: list[Row] = []
    links: list[Row] = []
    for n in range(1, ALERTS + 1):
        raised_at = draw.at(draw.day())
        state = draw.one("new", "acknowledged", "case_open", "letter_sent", "dismissed", "resolved")
        found.append(
            {
                "id": n,
                "number": f"A{n}",
                "rule": draw.one(*RULES),
                "violation_type": draw.one("V1", "V2", "L6"),
                "state": draw.one(state, state, state, "closed"),
                "raised_at": raised_at,
                "raised_in_run": draw.rng.randint(1, 9),
                **draw.place(),
            }
        )
        of_alert = draw.rng.sample(range(1, CASES + 1), draw.one(0, 1, 1, 2))
        for place, case in enumerate(of_alert):
            is_last = place == len(of_alert) - 1
            released = draw.one(None, None, DAY) if is_last else DAY - timedelta(days=3)
            link = {"id": len(links) + 1, "alert_id": n, "case_id": case}
            links.append({**link, "released_on": released})
    return {
        "alerts_alert": found,
        "alerts_comparisonrun": runs,
        "compliance_casealert": links,
        **letters(draw),
        **changes(draw, found),
    }


def changes(draw: Draw, of: list[Row]) -> dict[str, list[Row]]:
    """The history of alerts: by people, by the machine that names nobody, and without a context."""
    contexts = [
        {"id": uuid4_of(draw), "metadata": metadata}
        for metadata in ({"user": 1}, {"user": 2, "reason": "示例"}, {"user": None}, {})
    ]
    events = [
        {
            "pgh_id": n,
            "pgh_obj_id": alert["id"],
            "pgh_created_at": draw.one(alert["raised_at"], draw.at(draw.day())),
            "pgh_context_id": draw.one(None, *(row["id"] for row in contexts)),
        }
        for n, alert in enumerate(draw.rng.choices(of, k=2 * ALERTS), 1)
    ]
    return {"alerts_alertevent": events, "pghistory_context": contexts}


def uuid4_of(draw: Draw) -> UUID:
    """A key of a context."""
    return UUID(int=draw.rng.getrandbits(128), version=4)


def letters(draw: Draw) -> dict[str, list[Row]]:
    """Letters and the alerts they name."""
    found: list[Row] = []
    parts: list[Row] = []
    for n in range(1, 16):
        state = draw.one("sent", "put_right", "put_right", "filing_proposed", "withdrawn")
        place, ended_at = draw.place(), draw.at(draw.day(date(2025, 1, 1)))
        ended = None if state == "sent" else ended_at
        found.append({"id": n, "state": state, "ended_at": ended, **place})
        for alert in draw.rng.sample(range(1, ALERTS + 1), draw.one(1, 2, 3)):
            answered_on = draw.one(None, draw.day(), draw.day())
            parts.append(
                {
                    "id": len(parts) + 1,
                    "letter_id": n,
                    "alert_id": alert,
                    "rule": draw.one(*RULES, RULES[0]),
                    "workers_count": draw.rng.randint(0, 9),
                    "workers_left": None if answered_on is None else draw.rng.randint(0, 9),
                    "answered_on": answered_on,
                    "put_right_on": draw.one(None, answered_on),
                    **place,
                }
            )
    return {"compliance_letter": found, "compliance_letteralert": parts}


def complaints(draw: Draw) -> dict[str, list[Row]]:
    """Complaints, some merged into others, with their steps."""
    found: list[Row] = []
    steps: list[Row] = []
    for n in range(1, 31):
        received_on = draw.one(draw.day(date(2024, 12, 1)), DAY - timedelta(days=7))
        received_at = draw.at(draw.one(received_on, draw.day(date(2024, 12, 1))))
        due_on = received_at.date() + timedelta(days=7)
        place = draw.place()
        found.append(
            {
                "id": n,
                "kind": draw.one("complaint", "report"),
                "received_at": received_at,
                "group_of_id": draw.one(None, None, None, 1) if n > 1 else None,
                "acceptance_due_on": due_on,
                **place,
            }
        )
        for verb in draw.rng.sample(["accept", "refuse", "answer", "message"], draw.one(0, 1, 2)):
            steps.append(
                {
                    "id": len(steps) + 1,
                    "complaint_id": n,
                    "verb": verb,
                    "taken_at": draw.at(due_on + timedelta(days=draw.one(-1, 0, 0, 1))),
                    **place,
                }
            )
    return {"compliance_complaint": found, "compliance_complaintstep": steps}


def paid_around(draw: Draw, published_on: date) -> date | None:
    """A day of payment before publication, on its day, later, on the as-of day, or none."""
    until = max((DAY - published_on).days, 0)
    days = draw.one(None, None, -90, -1, 0, 0, 1, 2, 7, 8, 30, 31, 200, until, until + 1)
    return None if days is None else published_on + timedelta(days=days)


def lists(draw: Draw) -> dict[str, list[Row]]:
    """Final grades of a cycle, public lists, and targets of the plan."""
    grades = [
        {
            "id": n,
            "appraisal_id": draw.one(1, 1, 2),
            "enterprise_id": n,
            "state": "final",
            "final_grade": draw.one("full", "full", "medium", "poor"),
            **draw.place(),
        }
        for n in range(1, ENTERPRISES + 1)
    ]
    entries: list[Row] = []
    for n in range(1, 90):
        published_on = draw.day(date(2025, 11, 1))
        kind = draw.one("exposure", "exposure", "exposure", "medal", "watchlist")
        status = draw.one("listed", "listed", "paid", "expired", "withdrawn")
        entries.append(
            {
                "id": n,
                "kind": kind,
                "list_code": f"{published_on:%Y}-Q{(published_on.month + 2) // 3}",
                "status": status,
                "published_on": published_on,
                "arrears_wages_yuan": draw.one(Decimal(0), draw.yuan()),
                "arrears_contributions_yuan": draw.one(Decimal(0), draw.yuan()),
                "wages_paid_on": paid_around(draw, published_on),
                "contributions_paid_on": paid_around(draw, published_on),
                "paid_day_known": draw.chance(0.9),
            }
        )
    targets = [
        {
            "year": year,
            "scope_kind": "district" if district else "city",
            "scope_code": district,
            "measure": measure,
            "target": Decimal(draw.rng.randrange(100, 10_000)) / 100,
        }
        for year in (2025, 2026)
        for district in ("", *DISTRICTS)
        for measure in ("newly_covered", "insured", "coverage_full")
        if draw.chance(0.8)
    ]
    return {
        "compliance_appraisal": APPRAISALS,
        "compliance_grade": grades,
        "compliance_publicentry": entries,
        "compliance_coveragetarget": [{"id": n, **row} for n, row in enumerate(targets, 1)],
    }
