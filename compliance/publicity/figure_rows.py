"""The public figures as rows for programs: what the page shows, with definition and as-of date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse

from compliance.figures.catalogue import FIGURES
from compliance.models import FigureValue, PublicEntry, PublicKind, PublicStatus
from inspectorate.foundation.exports import csv_response

from .front import newest_values
from .lists import Payments, payments_of

COLUMNS = (
    "code", "title", "definition", "unit", "list_code", "period_kind", "period_on", "as_of",
    "numerator", "denominator", "value",
)  # fmt: skip


def rows_of(*, on: date) -> list[dict[str, Any]]:
    """Every public figure of the city, then what is counted from the lists on a day."""
    return [*(_snapshot_row(each) for each in newest_values()), *_list_rows(on)]


def as_csv(rows: list[dict[str, Any]]) -> HttpResponse:
    """The rows as a table."""
    return csv_response("figures.csv", COLUMNS, ([row[c] for c in COLUMNS] for row in rows))


def as_json(rows: list[dict[str, Any]], *, on: date) -> HttpResponse:
    """The rows as JSON, numbers as decimal text."""
    content = {"fetched_on": on.isoformat(), "figures": rows}
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _snapshot_row(row: FigureValue) -> dict[str, Any]:
    return _row(
        row.code,
        as_of=row.snapshot.as_of,
        period_kind=row.period_kind,
        period_on=row.period_on,
        numerator=row.numerator,
        denominator=row.denominator,
        value=row.value,
    )


def _list_rows(on: date) -> Iterator[dict[str, Any]]:
    listed: dict[tuple[str, str], list[PublicEntry]] = {}
    kinds = (PublicKind.EXPOSURE, PublicKind.MEDAL)
    for entry in PublicEntry.objects.filter(kind__in=kinds).order_by("kind", "-list_code", "id"):
        listed.setdefault((entry.kind, entry.list_code), []).append(entry)
    for (kind, code), entries in listed.items():
        standing = sum(1 for each in entries if each.status != PublicStatus.WITHDRAWN)
        exposed = kind == PublicKind.EXPOSURE
        named = "exposed" if exposed else "medals"
        yield _row(named, as_of=on, list_code=code, value=standing)
        if exposed:
            paid = payments_of(entries)
            apart = paid.before + paid.undated
            yield _row("exposure_paid_apart", as_of=on, list_code=code, value=apart)
            yield from _paid_rows(paid, code, on)


def _paid_rows(paid: Payments, code: str, on: date) -> Iterator[dict[str, Any]]:
    counts = {
        "exposure_paid": paid.paid,
        "exposure_paid_1": paid.next_day,
        "exposure_paid_7": paid.week,
        "exposure_paid_30": paid.month,
    }
    for figure, count in counts.items():
        share = round(Decimal(count) / paid.owing, 6) if paid.owing else None
        yield _row(
            figure, as_of=on, list_code=code, numerator=count, denominator=paid.owing, value=share
        )


def _row(code: str, *, as_of: date, **given: Any) -> dict[str, Any]:
    figure = FIGURES[code]
    row = dict.fromkeys(COLUMNS) | {
        "code": code,
        "title": figure.title,
        "definition": figure.sentence,
        "unit": str(figure.unit),
        "as_of": as_of,
        **given,
    }
    return {name: None if value is None else _plain(value) for name, value in row.items()}


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)
