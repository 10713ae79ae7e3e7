"""The oracle of the figures against numbers counted by hand, a pair for each clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.oracle.figure_sheet import SHANGHAI, Cell, rounded
from tests.oracle.figures_oracle import TABLES, figures

DAY = date(2026, 11, 17)
M = date(2026, 11, 1)


def on(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def at(text: str | None) -> datetime | None:
    """A moment in Asia/Shanghai; a day alone is its noon."""
    if text is None:
        return None
    return datetime.fromisoformat(text if " " in text else f"{text} 12:00").replace(tzinfo=SHANGHAI)


WHERE = {"district_code": "370202", "grid_group_id": 1}
ROWS: dict[str, dict[str, Any]] = {
    "enterprises_enterprise": {
        "id": 1, "area_stem": "370202001003", "industry_code": "C2610", "status": "active",
        "established_on": None, "closed_on": None, **WHERE,
    },
    "enterprises_worker": {"id": 1, "area_code": "370202", "household": "local_urban", "sex": "f"},
    "enterprises_employment": {
        "enterprise_id": 1, "worker_id": 1, "hired_on": on("2020-01-01"), "left_on": None,
        "contract_kind": "fixed", "household": "",
    },
    "enterprises_insurancerecord": {
        "enterprise_id": 1, "worker_id": 1, "scheme": 1, "from_month": on("2020-02-01"),
        "to_month": None, "batch_id": 1,
    },
    "enterprises_individualinsurance": {
        "worker_id": 1, "kind": "flexible", "scheme": 1, "from_month": on("2020-02-01"),
        "to_month": None,
    },
    "enterprises_coveragesurvey": {
        "worker_id": 1, "surveyed_on": on("2026-01-05"), "reason": "employer",
    },
    "enterprises_batch": {
        "id": 1, "feed": "insurance-records", "state": "published", "complete_from": None,
        "complete_to": None, "complete_area": "", "published_at": at("2026-06-01"),
    },
    "enterprises_contribution": {
        "enterprise_id": 1, "month": on("2026-03-01"), "due": Decimal(100), "paid": Decimal(100),
        "paid_on": on("2026-06-11"),
    },
    "organisation_assignment": {
        "inspector_id": 1, "grid_group_id": 1, "from_on": on("2020-01-01"), "until_on": None,
    },
    "organisation_inspector": {
        "id": 1, "kind": "full_time", "certificate_no": "Z1", "certificate_until": DAY,
    },
    "alerts_alert": {
        "id": 1, "rule": "unregistered-worker", "violation_type": "V1", "state": "new",
        "raised_at": at("2026-05-03 10:00"), "raised_in_run": 1, **WHERE,
    },
    "alerts_comparisonrun": {"id": 1, "batch_id": 1, "created_at": at("2026-05-03")},
    "compliance_case": {
        "id": 1, "enterprise_id": 1, "state": "confirmed", "outcome": "", "closed_at": None,
        "filed_at": at("2026-05-10"), "next_due_on": None, **WHERE,
    },
    "compliance_casealert": {"alert_id": 1, "case_id": 1, "released_on": None},
    "compliance_violation": {
        "id": 1, "case_id": 1, "type": "V1", "confirmed_at": at("2026-05-20"),
        "dropped_on": None, "amount_yuan": Decimal(900),
    },
    "compliance_violationworker": {
        "violation_id": 1, "case_id": 1, "worker_id": 1, "put_right_on": on("2026-06-05"),
        "amount_yuan": Decimal(70),
    },
    "compliance_step": {
        "id": 1, "case_id": 1, "verb": "confirm", "taken_at": at("2026-05-20"), "facts": {},
    },
    "compliance_inspection": {
        "id": 1, "case_id": 1, "enterprise_id": 1, "state": "done", "kind": "visit",
        "purpose": "investigation", "done_at": at("2026-05-12"), **WHERE,
    },
    "compliance_letter": {"id": 1, "state": "put_right", "ended_at": at("2026-06-01"), **WHERE},
    "compliance_letteralert": {
        "letter_id": 1, "alert_id": 1, "rule": "unregistered-worker", "workers_count": 9,
        "workers_left": 2, "answered_on": on("2026-06-01"), "put_right_on": None,
    },
    "compliance_complaint": {
        "id": 1, "kind": "complaint", "received_at": at("2026-05-04"), "group_of_id": None,
        "acceptance_due_on": on("2026-05-11"), **WHERE,
    },
    "compliance_complaintstep": {
        "id": 1, "complaint_id": 1, "verb": "accept", "taken_at": at("2026-05-11 23:59"),
    },
    "compliance_publicentry": {
        "id": 1, "kind": "exposure", "list_code": "2026-Q1", "status": "listed",
        "published_on": on("2026-01-23"), "arrears_wages_yuan": Decimal(5),
        "arrears_contributions_yuan": Decimal(0), "wages_paid_on": None,
        "contributions_paid_on": None, "paid_day_known": True,
    },
    "alerts_alertevent": {
        "pgh_obj_id": 1, "pgh_context_id": 1, "pgh_created_at": at("2026-05-04 10:00"),
    },
    "pghistory_context": {"id": 1, "metadata": {"user": 7}},
    "compliance_appraisal": {"id": 1, "code": "2024-2025", "from_on": on("2024-01-01")},
    "compliance_grade": {"appraisal_id": 1, "final_grade": "full", **WHERE},
    "compliance_coveragetarget": {
        "year": 2026, "scope_kind": "city", "scope_code": "", "measure": "newly_covered",
        "target": Decimal(4),
    },
}  # fmt: skip

Rows = dict[str, list[dict[str, Any]]]


def tables(**rows: list[Mapping[str, Any]]) -> Rows:
    """Tables of the rows named by the end of their table's name, each with its defaults."""
    found: Rows = defaultdict(list)
    found["organisation_gridgroup"] = [{"id": 1, "code": "G1", "district_code": "370202"}]
    found["enterprises_enterprise"] = [ROWS["enterprises_enterprise"]]
    found["enterprises_worker"] = [ROWS["enterprises_worker"] | {"id": n} for n in range(1, 6)]
    found["enterprises_batch"] = [ROWS["enterprises_batch"]]
    kinds = {"fixed": 5, "": 5, "part_time": 4}
    found["enterprises_schemeapplicability"] = [
        {"contract_kind": kind, "scheme": scheme}
        for kind, most in kinds.items()
        for scheme in range(most if most == 4 else 1, most + 1)
    ]
    for name, of_table in rows.items():
        table = next(table for table in TABLES if table.endswith(f"_{name}"))
        found[table] = [ROWS.get(table, {}) | dict(row) for row in of_table]
    return found


def numbers(
    code: str, *, scope: str = "city", dimension: str = "", period: date = M, **rows: Any
) -> tuple[int | Decimal, int | Decimal] | None:
    """Numerator and denominator of one cell; dimension as 'kind=value', scope as 'kind code'."""
    kind, _, value = dimension.partition("=")
    scope_kind, _, scope_code = scope.partition(" ")
    cells = figures(tables(**rows), DAY)
    found = [
        figure
        for cell, figure in cells.items()
        if cell[:5] == (code, scope_kind, scope_code, kind, value) and cell.period == period
    ]
    return found[0][:2] if found else None


JOB: dict[str, Any] = {}
NONE_YET = [{"from_month": on("2026-12-01")}]


@pytest.mark.parametrize(
    ("jobs", "records", "expected"),
    [
        ([JOB], [], (0, 1)),
        ([JOB], [{}], (1, 1)),
        ([JOB], NONE_YET, (0, 1)),
        ([JOB], [{"to_month": on("2026-10-01")}], (0, 1)),
        ([JOB], [{"to_month": M}], (1, 1)),
        ([JOB], [{"enterprise_id": 2}], (0, 1)),
        ([{"hired_on": on("2026-10-18")}], [], None),  # 30 days
        ([{"hired_on": on("2026-10-17")}], [], (0, 1)),  # 31
        ([{"left_on": DAY}], [], None),
        ([{"left_on": on("2026-11-18")}], [], (0, 1)),
        ([{"contract_kind": "dispatch"}], [], None),
        ([{"contract_kind": "dispatch"}, {"hired_on": on("2021-01-01")}], [], (0, 1)),
        ([JOB, {"hired_on": on("2021-01-01")}], [], (0, 1)),  # one pair
        ([{"worker_id": 1}, {"worker_id": 2}], [{"worker_id": 2, "scheme": 3}], (1, 2)),
        ([{"contract_kind": "part_time"}], [{"scheme": 1}], (1, 1)),  # applicable or not
    ],
)
def test_coverage_any(jobs: list, records: list, expected: tuple | None) -> None:
    assert numbers("coverage_any", employment=jobs, insurancerecord=records) == expected


FIVE = [{"scheme": scheme} for scheme in range(1, 6)]


@pytest.mark.parametrize(
    ("code", "dimension", "jobs", "records", "expected"),
    [
        ("coverage_full", "", [JOB], FIVE, (1, 1)),
        ("coverage_full", "", [JOB], FIVE[:4], (0, 1)),
        ("coverage_full", "", [{"contract_kind": "part_time"}], FIVE[3:4], (1, 1)),
        ("coverage_scheme", "scheme=2", [JOB], FIVE[1:2], (1, 1)),
        ("coverage_scheme", "scheme=3", [JOB], FIVE[1:2], (0, 1)),
        ("coverage_scheme", "scheme=3", [{"contract_kind": "part_time"}], [], None),
        ("uncovered", "", [JOB], FIVE[:1], None),
        ("uncovered", "industry=C", [JOB], [], (1, 0)),
        ("uncovered", "size=micro", [JOB], [], (1, 0)),
        ("uncovered", "household=local_urban", [JOB], [], (1, 0)),
        ("uncovered", "household=migrant_rural", [{"household": "migrant_rural"}], [], (1, 0)),
        ("uncovered", "group=migrant", [{"household": "migrant_rural"}], [], (1, 0)),
        ("uncovered", "group=local", [JOB], [], (1, 0)),
        ("uncovered_reason", "reason=not_asked", [JOB], [], (1, 0)),
        ("uncovered_reason", "industry=C/not_asked", [JOB], [], (1, 0)),
        ("uncovered_reason", "size=micro/not_asked", [JOB], [], (1, 0)),
        ("uncovered_reason", "household=local_urban/not_asked", [JOB], [], (1, 0)),
        ("uncovered_reason", "industry=C/not_asked", [JOB], FIVE[:1], None),
        ("uncovered_own", "own=none", [JOB], [], (1, 0)),
    ],
)
def test_coverage(code: str, dimension: str, jobs: list, records: list, expected: Any) -> None:
    found = numbers(code, dimension=dimension, employment=jobs, insurancerecord=records)
    assert found == expected


def test_scopes_of_an_enterprise() -> None:
    for scope in ("city", "district 370202", "street 370202001", "grid G1"):
        assert numbers("uncovered", scope=scope, employment=[JOB]) == (1, 0)
    bare = {"area_stem": "370202", "district_code": "", "grid_group_id": None}
    cells = figures(tables(enterprise=[bare], employment=[JOB]), DAY)
    assert {cell.scope_kind for cell in cells if cell.code == "uncovered"} == {"city"}


def test_the_last_reason_up_to_the_day_and_the_first_own_kind() -> None:
    surveys = [
        {"surveyed_on": on("2026-02-01"), "reason": "short_term"},
        {"surveyed_on": on("2026-12-01"), "reason": "unaware"},
        {"surveyed_on": on("2025-02-01"), "reason": "other"},
    ]
    own = [{"kind": "resident"}, {"kind": "elsewhere"}, {"kind": "flexible", "to_month": None}]
    ended = [*own[:2], {"kind": "flexible", "to_month": on("2026-10-01")}]
    rows = {"employment": [JOB], "coveragesurvey": surveys}
    for answer in (
        "reason=short_term",
        "industry=C/short_term",
        "household=local_urban/short_term",
    ):
        assert numbers("uncovered_reason", dimension=answer, **rows) == (1, 0)
    for kinds, kind in ((own, "flexible"), (ended, "elsewhere")):
        found = numbers("uncovered_own", dimension=f"own={kind}", individualinsurance=kinds, **rows)
        assert found == (1, 0)


def test_flexible_workers_have_no_employment() -> None:
    own = [
        {"worker_id": 1},
        {"worker_id": 2},
        {"worker_id": 2, "scheme": 2, "to_month": on("2026-10-01")},
        {"worker_id": 3, "from_month": on("2026-12-01")},
        {"worker_id": 4, "kind": "resident"},
    ]
    rows = {"individualinsurance": own, "employment": [{"worker_id": 1}]}
    assert numbers("flexible", dimension="scheme=1", **rows) == (1, 1)
    assert numbers("flexible", dimension="scheme=2", **rows) == (0, 1)
    assert numbers("flexible", scope="district 370202", dimension="scheme=1", **rows) == (1, 1)


@pytest.mark.parametrize(
    ("stems", "areas", "complete"),
    [
        ([], [""], False),
        (["370202001"], [""], True),
        (["370202001"], ["370202"], True),
        (["370202001", "370203"], ["370202"], False),
        (["370202001", "370203"], ["370202", "370203"], True),
        (["370202"], ["370202001"], False),
    ],
)
def test_delivery_complete(stems: list[str], areas: list[str], complete: bool) -> None:
    period = {"complete_from": on("2026-09-15"), "complete_to": on("2026-10-01")}
    rows = {
        "gridarea": [{"stem": stem, "grid_group_id": 1} for stem in stems],
        "batch": [{"id": n, "complete_area": area, **period} for n, area in enumerate(areas)],
    }
    found = numbers("delivery_complete", scope="grid G1", **rows)
    assert found == ((1, 0) if complete else None)


def test_staff_and_loads() -> None:
    groups = [{"id": n, "code": f"G{n}", "district_code": f"37020{n}"} for n in (1, 2, 3)]
    spells = [{"grid_group_id": n} for n in (1, 2, 3)]
    spells += [{"inspector_id": 2, "until_on": DAY}, {"inspector_id": 3}]
    inspectors = [{}, {"id": 2}, {"id": 3, "kind": "part_time", "certificate_until": None}]
    rows = {"gridgroup": groups, "assignment": spells, "inspector": inspectors}
    assert numbers("staff", dimension="kind=full_time", **rows) == (1, 0)
    assert numbers("staff", dimension="kind=part_time", scope="grid G1", **rows) == (1, 0)
    assert numbers("certified", **rows) == (1, 2)
    assert numbers("certified", scope="district 370202", **rows) == (1, 1)
    assert numbers("enterprises_each", **rows) == (1, 1)
    cell = Cell("enterprises_each", "grid", "G1", "", "", "month", M)
    assert figures(tables(**rows), DAY)[cell] == (1, Decimal("0.3333"), 3)
    assert numbers("alerts_each", alert=[{}, {"state": "closed"}], **rows) == (1, 1)


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({}, True),
        ({"status": "deregistered"}, False),
        ({"status": "revoked"}, True),
        ({"closed_on": DAY}, False),
        ({"closed_on": on("2026-11-18")}, True),
        ({"established_on": DAY}, True),
        ({"established_on": on("2026-11-18")}, False),
    ],
)
def test_workplaces_in_the_register(changes: dict, counted: bool) -> None:
    rows = {"enterprise": [changes], "employment": [JOB]}
    assert numbers("workplaces", **rows) == ((1, 0) if counted else None)
    assert numbers("workers", dimension="sex=f", **rows) == ((1, 0) if counted else None)


JUNE = on("2026-06-01")


@pytest.mark.parametrize(
    ("worker", "violation", "counted"),
    [
        ({}, {}, True),
        ({}, {"type": "L7"}, True),
        ({}, {"type": "V2"}, False),
        ({}, {"confirmed_at": None}, False),
        ({}, {"dropped_on": on("2026-06-01")}, False),
        ({"put_right_on": None}, {}, False),
        ({"put_right_on": on("2026-06-30")}, {}, True),
        ({"put_right_on": on("2026-07-01")}, {}, False),
    ],
)
def test_newly_covered(worker: dict, violation: dict, counted: bool) -> None:
    rows = {"violationworker": [worker], "violation": [violation], "case": [{}]}
    assert numbers("newly_covered", period=JUNE, **rows) == ((1, 0) if counted else None)


def test_newly_covered_by_scheme_needs_a_delivery_after_the_filing() -> None:
    batches = [{"id": 1}, {"id": 2, "published_at": at("2026-05-09")}]
    records = [{}, {"scheme": 2, "batch_id": 2}, {"scheme": 3, "from_month": on("2026-07-01")}]
    rows: dict[str, Any] = {"violationworker": [{}], "violation": [{}], "case": [{}]}
    rows |= {"batch": batches, "insurancerecord": records}
    found = [
        numbers("newly_covered", dimension=f"scheme={n}", period=JUNE, **rows) for n in (1, 2, 3)
    ]
    assert found == [(1, 0), None, None]


@pytest.mark.parametrize(
    ("row", "filed", "yuan"),
    [
        ({}, "2026-05-10", 100),
        ({}, "2026-04-16 00:00", 100),
        ({}, "2026-04-15 23:59", None),  # on the due day
        ({"paid_on": on("2026-06-01")}, "2026-06-01", None),  # on the day it was paid
        ({"paid": Decimal(130)}, "2026-05-10", 100),
        ({"paid": Decimal(30)}, "2026-05-10", 30),
        ({"due": Decimal(0)}, "2026-05-10", None),
        ({"paid_on": None}, "2026-05-10", None),
    ],
)
def test_contributions_recovered(row: dict, filed: str, yuan: int | None) -> None:
    rows = {"contribution": [row], "violation": [{"type": "V2"}] * 2}
    found = numbers("recovered", period=JUNE, case=[{"filed_at": at(filed)}], **rows)
    assert found == (None if yuan is None else (yuan, 0))


def test_wages_recovered_by_worker_or_by_the_last_step() -> None:
    rows: dict[str, Any] = {"case": [{}], "violation": [{"type": "L6"}]}
    rows["step"] = [
        {"id": 2, "verb": "record_compliance", "taken_at": at("2026-06-30 23:59")},
        {"id": 1, "verb": "record_rectified", "taken_at": at("2026-05-30")},
    ]
    kind = "kind=wages"
    assert numbers("recovered", period=JUNE, dimension=kind, **rows) == (900, 0)
    rows["violationworker"] = [{}, {"put_right_on": None}]
    assert numbers("recovered", period=JUNE, dimension=kind, **rows) == (70, 0)


def test_letters_fines_and_visits() -> None:
    parts = [{}, {"workers_left": 9}, {"workers_left": None}, {"rule": "late-enrolment"}]
    letters = {"letter": [{}], "letteralert": parts, "alert": [{}]}
    assert numbers("covered_by_letter", period=JUNE, **letters) == (7, 0)
    decided = {"verb": "decide_penalty", "facts": {"fine_yuan": "1200.50"}}
    steps = {"step": [decided, decided | {"id": 2, "facts": {}}], "case": [{}]}
    may = date(2026, 5, 1)
    assert numbers("penalties", period=may, **steps) == (2, 0)
    assert numbers("fines", period=may, **steps) == (Decimal("1200.50"), 0)
    visits = [{}, {"done_at": at("2026-06-01 00:00")}, {"enterprise_id": None, "case_id": None}]
    visits += [{"kind": "document_review"}, {"state": "planned"}]
    assert numbers("visits", period=may, inspection=visits) == (2, 0)
    assert numbers("visited", period=may, inspection=visits) == (1, 0)
    assert numbers("visited", period=date(2026, 1, 1), inspection=visits) == (1, 0)
    assert numbers("reviews", period=may, inspection=visits) == (1, 0)


@pytest.mark.parametrize(
    ("done", "period", "counted"),
    [
        ("2024-12-31 23:59", "2024-12-01", False),
        ("2025-01-01 00:00", "2025-01-01", True),
        ("2026-11-17 23:59", "2026-11-01", True),
        ("2026-11-18 00:00", "2026-11-01", False),
    ],
)
def test_months_of_a_flow(done: str, period: str, counted: bool) -> None:
    visits = [{"done_at": at(done)}]
    found = numbers("visits", period=date.fromisoformat(period), inspection=visits)
    assert found == ((1, 0) if counted else None)


ALERT_CODES = ("taken_up", "confirmed", "dismissed", "put_right")


@pytest.mark.parametrize(
    ("rows", "expected", "precision"),
    [
        ({}, (0, 0, 0, 0), None),
        ({"alert": [{"state": "dismissed"}]}, (0, 0, 1, 0), (0, 1)),
        ({"alert": [{"state": "resolved"}]}, (0, 0, 0, 1), None),
        ({"casealert": [{}]}, (1, 0, 0, 0), None),
        ({"casealert": [{}], "violation": [{}]}, (1, 1, 0, 0), (1, 1)),
        ({"casealert": [{}], "violation": [{"type": "V2"}]}, (1, 0, 0, 0), None),
        ({"casealert": [{"released_on": DAY}], "violation": [{}]}, (1, 0, 0, 0), None),
        ({"casealert": [{}], "case": [{"state": "no_violation"}]}, (1, 0, 1, 0), (0, 1)),
        ({"letter": [{}], "letteralert": [{}]}, (1, 0, 0, 0), None),
        ({"letter": [{}], "letteralert": [{"put_right_on": DAY}]}, (1, 0, 0, 1), None),
        (
            {
                "casealert": [{}],
                "violation": [{}],
                "case": [{"state": "closed", "outcome": "complied", "closed_at": at("2026-08-01")}],
            },
            (1, 1, 0, 1),
            (1, 1),
        ),
        (
            {"alert": [{"state": "dismissed"}], "casealert": [{}], "violation": [{}]},
            (1, 1, 0, 0),
            (1, 1),
        ),
    ],
)
def test_what_became_of_an_alert(rows: dict, expected: tuple, precision: tuple | None) -> None:
    rows = {"alert": [{}], "case": [{}], **rows}
    may = date(2026, 5, 1)
    assert numbers("alerts_raised", period=may, dimension="rule=unregistered-worker", **rows) == (
        1,
        0,
    )
    for code, counted in zip(ALERT_CODES, expected, strict=True):
        assert numbers(f"alerts_{code}", period=may, **rows) == (counted, 1), code
    assert numbers("precision", period=may, **rows) == precision


def hours_of(code: str, measure: str = "median", **rows: Any) -> Decimal | None:
    """The value of one figure of hours in May."""
    cell = Cell(code, "city", "", "measure", measure, "month", date(2026, 5, 1))
    figure = figures(tables(**rows), DAY).get(cell)
    return None if figure is None else figure.value


def test_hours() -> None:
    raised = [{"id": n, "raised_at": at(f"2026-05-03 {10 + n}:00")} for n in range(4)]
    batches = [{"published_at": at("2026-05-03 10:00")}]
    rows: dict[str, Any] = {"alert": raised, "batch": batches, "comparisonrun": [{}]}
    assert hours_of("hours_landing_alert", **rows) == Decimal("1.5")
    assert hours_of("hours_landing_alert", "p90", **rows) == Decimal("2.7")
    rows["comparisonrun"] = [{"batch_id": None, "created_at": at("2026-05-03 09:59")}]
    assert hours_of("hours_landing_alert", **rows) is None


def test_hours_of_visits_and_closures() -> None:
    rows: dict[str, Any] = {"alert": [{}], "comparisonrun": [{}], "letter": [{}], "case": [{}]}
    rows["casealert"] = [{"released_on": DAY}]
    rows["inspection"] = [
        {"done_at": at("2026-05-03 09:00")},  # before the alert
        {"done_at": at("2026-05-05 10:00")},
        {"done_at": at("2026-05-04 10:00:01"), "kind": "document_review"},
    ]
    rows["letteralert"] = [{}]
    assert hours_of("hours_alert_visit", **rows) == 48
    assert hours_of("hours_visit_closure", **rows) is None  # in June
    rows["letter"] = [{"ended_at": at("2026-05-06 10:00")}]
    assert hours_of("hours_visit_closure", **rows) == 24
    rows["letter"] = [{"ended_at": at("2026-05-04 10:00")}]
    assert hours_of("hours_visit_closure", **rows) is None  # before the visit


@pytest.mark.parametrize(
    ("changes", "contexts", "expected"),
    [
        ([{}], [{}], (24, 24)),
        ([{}, {"pgh_created_at": at("2026-05-03 12:00")}], [{}], (2, 46)),
        ([{"pgh_created_at": at("2026-05-03 09:59")}], [{}], (None, None)),  # of an earlier story
        ([{"pgh_created_at": at("2026-05-06 10:00")}], [{}], (72, None)),  # after the visit
        ([{}], [{"metadata": {"user": None}}], (None, None)),  # by the machine
        ([{}], [{"metadata": {}}], (None, None)),
        ([{"pgh_context_id": None}], [{}], (None, None)),
        ([{"pgh_obj_id": 2}], [{}], (None, None)),
        ([], [{}], (None, None)),
    ],
)
def test_hours_of_the_first_look(changes: list, contexts: list, expected: tuple) -> None:
    rows: dict[str, Any] = {"alert": [{}], "casealert": [{}], "case": [{}]}
    rows["inspection"] = [{"done_at": at("2026-05-05 10:00")}]
    rows |= {"alertevent": changes, "context": contexts}
    found = hours_of("hours_alert_look", **rows), hours_of("hours_look_visit", **rows)
    assert found == expected
    looked_at = numbers("alerts_looked_at", period=date(2026, 5, 1), **rows)
    assert looked_at == (expected[0] is not None, 1)


@pytest.mark.parametrize(
    ("steps", "due", "expected"),
    [
        ([{}], "2026-05-11", (1, 1)),
        ([{"taken_at": at("2026-05-12 00:00")}], "2026-05-11", (0, 1)),
        ([{"verb": "refuse"}], "2026-05-11", (1, 1)),
        ([{"verb": "answer"}], "2026-05-11", (0, 1)),
        ([], "2026-11-16", (0, 1)),
        ([], "2026-11-17", None),
        ([{"id": 2, "taken_at": at("2026-06-01")}, {"id": 1}], "2026-05-11", (1, 1)),
    ],
)
def test_complaints_in_time(steps: list, due: str, expected: tuple | None) -> None:
    rows = {"complaint": [{"acceptance_due_on": on(due)}], "complaintstep": steps}
    assert numbers("complaints_in_time", period=date(2026, 5, 1), **rows) == expected
    assert numbers("complaints_received", period=date(2026, 5, 1), **rows) == (1, 0)


def test_cases() -> None:
    late, early = {"next_due_on": on("2026-11-16")}, {"next_due_on": DAY}
    closed = {"state": "closed", "outcome": "rectified", "closed_at": at("2026-06-01 00:00")}
    rows = {"case": [late, early, {}, closed, {"state": "not_filed"}]}
    assert numbers("cases_overdue", **rows) == (1, 3)
    assert numbers("cases_closed", period=JUNE, dimension="outcome=rectified", **rows) == (1, 0)


def test_grades_and_plan() -> None:
    given = [{}, {}, {"final_grade": "poor"}, {"final_grade": ""}]
    rows = {"appraisal": [{}], "grade": given}
    cycle = date(2024, 1, 1)
    full = "grade=2024-2025/full"
    assert numbers("grades", dimension=full, period=cycle, **rows) == (2, 4)
    # A cycle of another scale may begin on the same day.
    rows["appraisal"].append({"id": 2, "code": "2024"})
    rows["grade"].append({"appraisal_id": 2})
    assert numbers("grades", dimension=full, period=cycle, **rows) == (2, 4)
    assert numbers("grades", dimension="grade=2024/full", period=cycle, **rows) == (1, 1)
    covered = {"violationworker": [{}] * 3, "violation": [{}], "case": [{}]}
    found = numbers(
        "plan", dimension="measure=newly_covered", period=date(2026, 1, 1),
        coveragetarget=[{}, {"year": 2025}], **covered,
    )  # fmt: skip
    assert found == (3, 4)


def test_rounding_is_half_up() -> None:
    assert [rounded(Decimal(text), 2) for text in ("0.005", "0.004", "-0.005", "2.675")] == [
        Decimal("0.01"), 0, Decimal("-0.01"), Decimal("2.68"),
    ]  # fmt: skip
