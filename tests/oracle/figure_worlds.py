"""Random plain tables to count on, by seed: `random_tables(seed)` gives the rows `figures` reads.

They hold what the database would: codes and choices that exist, one open case of an alert, moments
where a state has them, pairs of keys once. Days crowd around the as-of day, the thirty days before
it, the turns of months and years, and midnight in Asia/Shanghai. Columns no figure reads are left
out; a loader fills them.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tests.oracle.figure_sheet import SHANGHAI, Row

DAY = date(2026, 11, 17)
DISTRICTS = ("370202", "370203", "370214")
HOUSEHOLDS = ("", "local_urban", "local_rural", "migrant_urban", "migrant_rural")
TYPES = ("V1", "V1", "V2", "V2", "L6", "L6", "L7", "V3")
RULES = ("unregistered-worker", "contribution-arrears", "wage-arrears")
VERBS = ("confirm", "decide_penalty", "record_rectified", "record_compliance", "close")
ENTERPRISES, WORKERS, GROUPS, ALERTS, CASES = 24, 70, 5, 40, 22


class Draw:
    """Draws days, moments and places."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)

    def chance(self, share: float) -> bool:
        """True in a share of the draws."""
        return self.rng.random() < share

    def one(self, *values: Any) -> Any:
        """One of the values."""
        return self.rng.choice(values)

    def day(self, first: date = date(2024, 11, 1), last: date = DAY + timedelta(days=3)) -> date:
        """A day, often where something could go wrong."""
        edges = [DAY + timedelta(days=days) for days in (-31, -30, -1, 0, 1)]
        edges += [date(2024, 12, 31), date(2025, 1, 1), date(2026, 1, 1), date(2026, 10, 31)]
        fitting = [edge for edge in edges if first <= edge <= last]
        if fitting and self.chance(0.25):
            return self.rng.choice(fitting)
        return first + timedelta(days=self.rng.randint(0, max((last - first).days, 0)))

    def at(self, day: date) -> datetime:
        """A moment of a day in Asia/Shanghai, often its first or last second."""
        seconds = self.one(0, 86_399, *(self.rng.randrange(86_400) for _ in range(6)))
        return datetime.combine(day, time(), SHANGHAI) + timedelta(seconds=seconds)

    def after(self, moment: datetime, most_days: int = 60) -> datetime:
        """A later moment."""
        return moment + timedelta(seconds=self.rng.randrange(1, most_days * 86_400))

    def month(self) -> date:
        """The first day of a month."""
        return self.day(date(2025, 6, 1), date(2027, 1, 31)).replace(day=1)

    def yuan(self) -> Decimal:
        """An amount to the cent, sometimes none."""
        return self.one(Decimal(0), *(Decimal(self.rng.randrange(1, 10**7)) / 100,) * 5)

    def place(self) -> dict[str, Any]:
        """A group and its district; sometimes none."""
        group = self.rng.randint(1, GROUPS)
        if self.chance(0.1):
            return {"grid_group_id": None, "district_code": self.one("", DISTRICTS[0])}
        return {"grid_group_id": group, "district_code": DISTRICTS[group % 3]}


def random_tables(seed: int) -> dict[str, list[Row]]:
    """All tables of a small city on DAY, the same for a seed."""
    draw = Draw(seed)
    tables: dict[str, list[Row]] = {
        "enterprises_schemeapplicability": [
            {"id": len(kind) * 10 + scheme, "contract_kind": kind, "scheme": scheme}
            for kind, schemes in (("", 5), ("fixed", 5), ("open_ended", 5), ("part_time", 0))
            for scheme in (range(1, schemes + 1) if schemes else (4,))
        ],
    }
    tables |= grid(draw) | register(draw) | deliveries(draw)
    tables |= cases(draw) | alerts(draw) | complaints(draw) | lists(draw)
    return tables


def grid(draw: Draw) -> dict[str, list[Row]]:
    """Groups with their areas, inspectors with their groups."""
    groups = [
        {"id": n, "code": f"G{n}", "name": f"示例网格{n}", "district_code": DISTRICTS[n % 3]}
        for n in range(1, GROUPS + 1)
    ]
    areas = [
        {"stem": f"{DISTRICTS[n % 3]}{n:03}{part:03}", "grid_group_id": n}
        for n in range(1, GROUPS)
        for part in range(1, draw.one(1, 2, 3) + 1)
    ]
    inspectors, spells = [], []
    for n in range(1, 10):
        until = draw.one(None, DAY, DAY - timedelta(days=1), DAY + timedelta(days=1))
        inspectors.append(
            {
                "id": n,
                "kind": draw.one("full_time", "full_time", "part_time", "assistant"),
                "certificate_no": draw.one("", f"Z{n}", f"Z{n}"),
                "certificate_until": until,
            }
        )
        for group in draw.rng.sample(range(1, GROUPS), draw.one(0, 1, 2, 3)):
            begun = draw.one(date(2020, 1, 1), date(2020, 1, 1), DAY, DAY + timedelta(days=1))
            ends = draw.one(None, None, DAY + timedelta(days=2), DAY if begun < DAY else None)
            spells.append(
                {
                    "id": len(spells) + 1,
                    "inspector_id": n,
                    "grid_group_id": group,
                    "from_on": begun,
                    "until_on": ends,
                }
            )
    return {
        "organisation_gridgroup": groups,
        "organisation_gridarea": areas,
        "organisation_inspector": inspectors,
        "organisation_assignment": spells,
    }


def register(draw: Draw) -> dict[str, list[Row]]:
    """Enterprises, workers and their employments."""
    enterprises = []
    for n in range(1, ENTERPRISES + 1):
        place = draw.place()
        stem = (place["district_code"] or "3702") + draw.one("", "001", "001002")
        enterprises.append(
            {
                "id": n,
                "area_stem": stem,
                "industry_code": draw.one("", "C2610", "F51", "C13"),
                "status": draw.one("active", "active", "active", "", "revoked", "deregistered"),
                "established_on": draw.one(None, date(2015, 1, 1), DAY, DAY + timedelta(days=1)),
                "closed_on": draw.one(None, None, None, DAY, DAY + timedelta(days=1)),
                **place,
            }
        )
    workers = [
        {
            "id": n,
            "area_code": draw.one("", "3702", "370202", "370203001", "370214000000"),
            "household": draw.one(*HOUSEHOLDS),
            "sex": draw.one("f", "m", ""),
        }
        for n in range(1, WORKERS + 1)
    ]
    jobs = {}
    for _ in range(WORKERS * 2):
        hired_on = draw.day(DAY - timedelta(days=60)) if draw.chance(0.4) else draw.day()
        ends = (None, None, None, DAY, DAY + timedelta(days=1), hired_on + timedelta(days=90))
        # Every third employment is with the first enterprise, so that there is a small one.
        enterprise = draw.one(1, *(draw.rng.randint(1, ENTERPRISES) for _ in range(2)))
        job = {
            "enterprise_id": enterprise,
            "worker_id": draw.rng.randint(1, WORKERS),
            "hired_on": hired_on,
            "left_on": draw.one(*(end for end in ends if end is None or end >= hired_on)),
            "contract_kind": draw.one("", "fixed", "fixed", "open_ended", "part_time", "dispatch"),
            "household": draw.one(*HOUSEHOLDS),
        }
        jobs[job["enterprise_id"], job["worker_id"], hired_on] = job
    return {
        "enterprises_enterprise": enterprises,
        "enterprises_worker": workers,
        "enterprises_employment": list(jobs.values()),
        **insurance(draw, list(jobs.values())),
    }


def insurance(draw: Draw, jobs: list[dict[str, Any]]) -> dict[str, list[Row]]:
    """Insurance records of most employments, own insurance and surveys of some workers."""
    records: dict[tuple[Any, ...], Row] = {}
    for job in jobs:
        for scheme in range(1, 6):
            if draw.chance(0.55):
                begun = draw.one(job["hired_on"].replace(day=1), draw.month())
                ended = draw.one(None, None, draw.month(), date(2026, 10, 1), DAY.replace(day=1))
                key = (job["enterprise_id"], job["worker_id"], scheme, begun)
                records[key] = {
                    "enterprise_id": job["enterprise_id"],
                    "worker_id": job["worker_id"],
                    "scheme": scheme,
                    "from_month": begun,
                    "to_month": None if ended is None or ended < begun else ended,
                    "batch_id": draw.rng.randint(1, 8),
                }
    own: dict[tuple[Any, ...], Row] = {}
    surveys: dict[tuple[Any, ...], Row] = {}
    for worker in range(1, WORKERS + 1):
        for _ in range(draw.one(0, 0, 1, 2)):
            kind = draw.one("flexible", "flexible", "resident", "elsewhere")
            scheme, begun = draw.rng.randint(1, 5), draw.month()
            ended = draw.one(None, None, date(2026, 10, 1), DAY.replace(day=1))
            own[worker, kind, scheme, begun] = {
                "worker_id": worker,
                "kind": kind,
                "scheme": scheme,
                "from_month": begun,
                "to_month": None if ended is None or ended < begun else ended,
            }
        for _ in range(draw.one(0, 0, 1, 2)):
            asked_on = draw.day(DAY - timedelta(days=400))
            reason = draw.one("employer", "own_choice", "short_term", "unaware")
            surveys[worker, asked_on] = {
                "worker_id": worker,
                "surveyed_on": asked_on,
                "reason": reason,
            }
    return {
        "enterprises_insurancerecord": list(records.values()),
        "enterprises_individualinsurance": list(own.values()),
        "enterprises_coveragesurvey": list(surveys.values()),
    }


def deliveries(draw: Draw) -> dict[str, list[Row]]:
    """Batches, some refused, some declared complete; contributions."""
    batches = []
    for n in range(1, 13):
        published = draw.chance(0.85) or n <= 8
        complete = draw.chance(0.5)
        batches.append(
            {
                "id": n,
                "feed": draw.one("insurance-records", "insurance-records", "employments"),
                "state": "published" if published else "refused",
                "published_at": draw.at(draw.day()) if published else None,
                "complete_from": draw.one(date(2026, 9, 1), date(2026, 10, 1), date(2026, 10, 2))
                if complete
                else None,
                "complete_to": draw.one(date(2026, 10, 2), date(2026, 10, 31)) if complete else None,
                "complete_area": draw.one("", *DISTRICTS, "370203001", "370203001001")
                if complete
                else "",
            }
        )
    contributions = {}
    for _ in range(120):
        key = (draw.rng.randint(1, ENTERPRISES), draw.rng.randint(1, 5), draw.month())
        due = draw.one(Decimal(-5), Decimal(0), draw.yuan(), draw.yuan())
        contributions[key] = {
            "enterprise_id": key[0],
            "scheme": key[1],
            "month": key[2],
            "due": due,
            "paid": draw.one(Decimal(0), due, draw.yuan()),
            "paid_on": draw.one(None, draw.day(date(2025, 8, 1)), draw.day(date(2025, 8, 1))),
        }
    return {
        "enterprises_batch": batches,
        "enterprises_contribution": list(contributions.values()),
    }


def cases(draw: Draw) -> dict[str, list[Row]]:
    """Cases with steps, violations, the workers concerned, and visits."""
    found: dict[str, list[Row]] = {
        f"compliance_{name}": []
        for name in ("case", "step", "violation", "violationworker", "inspection")
    }
    for n in range(1, CASES + 1):
        state = draw.one("investigating", "confirmed", "no_violation", "closed", "closed")
        filed_at = draw.at(draw.day(date(2025, 3, 1)))
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
                "raised_in_run": draw.rng.randint(1, 10),
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
    }


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
        received_at = draw.at(draw.day(date(2024, 12, 1)))
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
