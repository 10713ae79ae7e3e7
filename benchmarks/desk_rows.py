"""Cases in proportion to a city's enterprises, with the story, papers and deadlines of each.

Written straight into the tables: what is measured is how pages read them, not how they came about.
A share of OPEN of the enterprises has an open case, of CLOSED one that is over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from alerts.models import Alert
from benchmarks import notes
from benchmarks.people import inspector, supervisor
from benchmarks.scales import Scale
from benchmarks.superuser import superuser
from compliance.models import Case, Deadline, Document, Inspection, Step, Violation
from compliance.procedure.states import OPEN_STATES, CaseState
from enterprises.models import Enterprise
from inspectorate.organisation.models import User

OPEN, CLOSED = 0.007, 0.06
STATES = [state for state in OPEN_STATES if state != CaseState.PROPOSED]
VERBS = (
    ("file", "proposed", "filed"),
    ("begin", "filed", "investigating"),
    ("conclude", "investigating", "concluded"),
    ("confirm", "concluded", "confirmed"),
    ("order", "confirmed", "order_issued"),
    ("serve_order", "order_issued", "order_served"),
)
PAPERS = ("filing", "inspection_notice", "investigation_report", "order", "service")
BATCH = 2_000


def ensure(scale: Scale) -> dict[str, int]:
    """Fills the tables once per installation; how many cases are open and over."""
    noted = notes.read(scale).get("desk_rows")
    if noted:
        return dict(noted)
    people = [inspector(), supervisor()]
    enterprises = Enterprise.objects.order_by("id")
    total = enterprises.count()
    wanted = {"open": round(total * OPEN), "over": round(total * CLOSED)}
    alerts = Alert.objects.filter(enterprise__isnull=False).order_by("-score", "-id")
    spread = enterprises.values_list("id", "grid_group_id", "district_code")
    every = max(1, total // (wanted["open"] + wanted["over"]))
    rows = [row for n, row in enumerate(spread.iterator(chunk_size=50_000)) if n % every == 0]
    score = dict(alerts.values_list("enterprise_id", "score"))
    rows.sort(key=lambda row: -score.get(row[0], 0))
    _asked("TRUNCATE compliance_case CASCADE")  # what a run that was broken off left
    _write(rows[: wanted["open"]], people, over=False)
    _asked("ANALYZE")  # else triggers go on as planned for empty tables
    _write(rows[wanted["open"] :][: wanted["over"]], people, over=True)
    _asked("ANALYZE")
    counts = {
        "open": Case.objects.open().count(),
        "over": Case.objects.filter(state="closed").count(),
    }
    notes.write(scale, desk_rows=counts)
    return counts


def _write(rows: list[Any], people: list[User], *, over: bool) -> None:
    now = timezone.now()
    for part in _parts(rows):
        _write_part(part, people, now, over=over)


def _write_part(part: list[Any], people: list[User], now: datetime, *, over: bool) -> None:
    at = Case.objects.count()
    with transaction.atomic():
        cases = Case.objects.bulk_create(
            [_case(at + n, row, people, now, over=over) for n, row in enumerate(part)]
        )
        Step.objects.bulk_create(step for case in cases for step in _steps(case, people[0], now))
        Document.objects.bulk_create(
            paper for case in cases for paper in _papers(case, people[1], now)
        )
        Violation.objects.bulk_create(
            Violation(
                case=case,
                type=case.violation_type,
                description=case.summary,
                workers_count=9,
                confirmed_at=now,
                confirmed_by=people[0],
            )
            for case in cases
        )
        Inspection.objects.bulk_create(
            Inspection(
                case=case,
                enterprise_id=case.enterprise_id,
                grid_group_id=case.grid_group_id,
                district_code=case.district_code,
                kind="visit",
                purpose="investigation",
                state="done" if over else "planned",
                planned_on=timezone.localdate(now) + timedelta(days=case.pk % 9),
                **({"done_at": now, "done_by": people[0]} if over else {}),
            )
            for case in cases
        )
        if not over:
            Deadline.objects.bulk_create(_deadline(case) for case in cases)


def _case(n: int, row: Any, people: list[User], now: datetime, *, over: bool) -> Case:
    enterprise, group, district = row
    due = timezone.localdate(now) + timedelta(days=n % 60 - 10)
    ended: dict[str, Any] = {"next_due_on": due, "next_limit": "investigation"}
    if over:
        ended = {"closed_at": now, "closed_by": people[1], "outcome": "rectified"}
    return Case(
        number=f"{2026 - n % 3}/{n + 10_000}",
        enterprise_id=enterprise,
        subject_id=enterprise,
        grid_group_id=group,
        district_code=district,
        origin="alert",
        violation_type="V1",
        summary="示例",
        headline={"en": f"{n % 90 + 1} workers without cover", "zh-hans": "劳动者未参保"},
        state="closed" if over else STATES[n % len(STATES)],
        workers_count=n % 90 + 1,
        proposed_at=now - timedelta(days=70),
        proposed_by=people[0],
        filed_at=now - timedelta(days=69),
        filed_by=people[1],
        **ended,
    )


def _steps(case: Case, by: User, now: datetime) -> Iterator[Step]:
    for n, (verb, before, after) in enumerate(VERBS):
        yield Step(
            case=case,
            verb=verb,
            from_state=before,
            to_state=after,
            taken_at=now - timedelta(days=69 - n),
            taken_by=by,
            facts={"reason": "示例"},
        )


def _papers(case: Case, by: User, now: datetime) -> Iterator[Document]:
    for kind in PAPERS:
        yield Document(
            case=case,
            kind=kind,
            year=2026,
            serial=case.pk,
            number=f"青劳监{kind}〔2026〕{case.pk}号",
            issued_at=now,
            issued_by=by,
            facts={},
        )


def _deadline(case: Case) -> Deadline:
    due = case.next_due_on or date(2026, 12, 31)
    return Deadline(
        case=case,
        limit="investigation",
        started_on=due - timedelta(days=84),
        days=60,
        day_type="working",
        due_on=due,
    )


def _parts(rows: list[Any]) -> Iterator[list[Any]]:
    source = iter(rows)
    while part := list(islice(source, BATCH)):
        yield part


def _asked(statement: str) -> None:
    with superuser() as cursor:
        cursor.execute(statement)
