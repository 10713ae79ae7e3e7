"""Random plain tables to count on, by seed: `random_tables(seed)` gives the rows `figures` reads.

They hold what the database would: codes and choices that exist, one open case of an alert, moments
where a state has them, pairs of keys once. Days crowd around the as-of day, the thirty days before
it, the turns of months and years, and midnight in Asia/Shanghai. Columns no figure reads are left
out; a loader fills them.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.oracle.figure_draws import DAY, DISTRICTS, ENTERPRISES, GROUPS, HOUSEHOLDS, WORKERS, Draw
from tests.oracle.figure_matters import matters
from tests.oracle.figure_sheet import Row, day_of

Tables = dict[str, list[Row]]
BAND_ENDS = (9, 10, 99, 100, 299, 300)


def random_tables(seed: int) -> Tables:
    """All tables of a small city on DAY, the same for a seed."""
    draw = Draw(seed)
    tables: Tables = {
        "enterprises_schemeapplicability": [
            {"id": len(kind) * 10 + scheme, "contract_kind": kind, "scheme": scheme}
            for kind, schemes in (("", 5), ("fixed", 5), ("open_ended", 5), ("part_time", 0))
            for scheme in (range(1, schemes + 1) if schemes else (4,))
        ],
    }
    tables |= grid(draw) | register(draw) | deliveries(draw)
    tables |= matters(draw)
    crowd(tables)
    deliver_after_cases(draw, tables)
    return tables


def crowd(tables: Tables) -> None:
    """Fills the first enterprises with dispatched staff up to each side of a band's end."""
    jobs, staffed = tables["enterprises_employment"], dict(enumerate(BAND_ENDS, 2))
    tables["enterprises_employment"] = [job for job in jobs if job["enterprise_id"] not in staffed]
    for enterprise, staff in staffed.items():
        tables["enterprises_employment"] += [
            {
                "enterprise_id": enterprise,
                "worker_id": worker,
                "hired_on": date(2020, 1, 1),
                "left_on": None,
                "contract_kind": "dispatch" if worker > WORKERS + 3 else "fixed",
                "household": "",
            }
            for worker in range(WORKERS + 1, WORKERS + staff + 1)
        ]
    tables["enterprises_worker"] += [
        {"id": worker, "area_code": "", "household": "local_urban", "sex": "m"}
        for worker in range(WORKERS + 1, WORKERS + max(BAND_ENDS) + 1)
    ]


def deliver_after_cases(draw: Draw, tables: Tables) -> None:
    """What agencies delivered about the cases' enterprises: records and payments around filing."""
    published = [row for row in tables["enterprises_batch"] if row["published_at"]]
    tables["compliance_case"] = [
        {**row, "filed_at": draw.one(*published)["published_at"]} if row["id"] % 4 == 0 else row
        for row in tables["compliance_case"]
    ]
    cases = {row["id"]: row for row in tables["compliance_case"]}
    records = {record_key(row): row for row in tables["enterprises_insurancerecord"]}
    for row in tables["compliance_violationworker"]:
        case = cases[row["case_id"]]
        if case["enterprise_id"] and row["put_right_on"] and case["filed_at"]:
            filed = [one for one in published if one["published_at"] == case["filed_at"]]
            record = {
                "enterprise_id": case["enterprise_id"],
                "worker_id": row["worker_id"],
                "scheme": draw.rng.randint(1, 5),
                "from_month": row["put_right_on"].replace(day=1),
                "to_month": None,
                "batch_id": draw.one(*(filed or published))["id"],
            }
            records.setdefault(record_key(record), record)
    tables["enterprises_insurancerecord"] = list(records.values())
    paid = {payment_key(row): row for row in tables["enterprises_contribution"]}
    for case in cases.values():
        if case["enterprise_id"] and case["filed_at"]:
            filed_on = day_of(case["filed_at"])
            for scheme in range(1, 6):
                row = {
                    "enterprise_id": case["enterprise_id"],
                    "scheme": scheme,
                    "month": (filed_on.replace(day=1) - timedelta(days=1)).replace(day=1),
                    "due": draw.yuan(),
                    "paid": draw.yuan(),
                    "paid_on": filed_on + timedelta(days=draw.one(0, 1, 30)),
                }
                paid[payment_key(row)] = row
    tables["enterprises_contribution"] = list(paid.values())


def record_key(row: Row) -> tuple[Any, ...]:
    """The natural key of an insurance record."""
    return row["enterprise_id"], row["worker_id"], row["scheme"], row["from_month"]


def payment_key(row: Row) -> tuple[Any, ...]:
    """The natural key of a contribution."""
    return row["enterprise_id"], row["scheme"], row["month"]


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
            asked_on = draw.one(draw.day(DAY - timedelta(days=400)), DAY, DAY + timedelta(days=1))
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
                "complete_to": draw.one(date(2026, 10, 2), date(2026, 10, 31))
                if complete
                else None,
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
