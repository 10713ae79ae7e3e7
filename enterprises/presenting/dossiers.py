"""Everything known of one enterprise, as its page shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from enterprises.models import Batch, Enterprise
from enterprises.presenting.category import category_sentence
from inspectorate.foundation.charts import line_chart
from inspectorate.foundation.contributions import contributed
from inspectorate.foundation.identity import decrypt, mask
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import month_short

MONTHS_SHOWN = 24
PAGE_SIZE = 50
RELATIONS = [
    "enterprises_enterprise",
    "enterprises_employment",
    "enterprises_insurancerecord",
    "enterprises_insuranceregistration",
    "enterprises_contribution",
    "enterprises_taxfiling",
]


def dossier_page(enterprise: Enterprise, *, user: Any, on: date, after: str) -> dict[str, Any]:
    """The context of an enterprise's page on a day; `after` is where its page of people starts."""
    months = months_of(enterprise, last=on.replace(day=1))
    people, next_mark = people_of(enterprise, month=on.replace(day=1), after=after)
    return {
        "enterprise": enterprise,
        "category": category_sentence(enterprise.risk_reasons),
        "months": months,
        "chart": _chart(list(reversed(months))),
        "people": people,
        "next_mark": next_mark,
        "after": after,
        "registrations": fetch("enterprises", "dossier_registrations", enterprise=enterprise.pk),
        "penalties": fetch("enterprises", "dossier_penalties", enterprise=enterprise.pk),
        "batches": batches_of(enterprise),
        "sections": [
            {"template": section.template, "shown": section.build(enterprise, user)}
            for section in contributed("dossier", "SECTIONS")
            if section.permission.is_held_by(user)
        ],
    }


def months_of(enterprise: Enterprise, *, last: date) -> list[dict[str, Any]]:
    """The last MONTHS_SHOWN months, newest first, without those before anything is known."""
    year, month = divmod(last.year * 12 + last.month - MONTHS_SHOWN, 12)
    rows = fetch(
        "enterprises",
        "dossier_months",
        enterprise=enterprise.pk,
        first=date(year, month + 1, 1),
        last=last,
    )
    while rows and not _is_known(rows[-1]):
        rows.pop()
    return rows


def _is_known(row: dict[str, Any]) -> bool:
    return any(row[name] for name in ("employed", "insured", "headcount", "due"))


def _chart(months: list[dict[str, Any]]) -> Any:
    return line_chart(
        [month_short(row["month"]) for row in months],
        [
            ("a", _("employed"), [row["employed"] for row in months]),
            ("b", _("insured"), [row["insured"] for row in months]),
        ],
    )


def people_of(
    enterprise: Enterprise, *, month: date, after: str
) -> tuple[list[dict[str, Any]], str]:
    """A page of the people registered there, numbers masked, and the mark of the next page."""
    day, _sep, worker = after.partition("_")
    try:
        after_day, after_worker = date.fromisoformat(day), int(worker)
    except ValueError:
        after_day, after_worker = date.min, 0
    rows = fetch(
        "enterprises",
        "dossier_workers",
        enterprise=enterprise.pk,
        after_day=after_day,
        after_worker=after_worker,
        month=month,
        most=PAGE_SIZE + 1,
    )
    people = [
        {**row, "number": mask(decrypt(row["id_cipher"])) if row["id_cipher"] else ""}
        for row in rows[:PAGE_SIZE]
    ]
    more = len(rows) > PAGE_SIZE
    mark = f"{people[-1]['hired_on']:%Y-%m-%d}_{people[-1]['worker_id']}" if more else ""
    return people, mark


def batches_of(enterprise: Enterprise) -> list[dict[str, Any]]:
    """The deliveries its facts come from, with their rows here."""
    rows = fetch("enterprises", "rows_by_batch", enterprise=enterprise.pk, reads=RELATIONS)
    batches = Batch.objects.in_bulk({row["batch_id"] for row in rows})
    return [
        {"batch": batches[row["batch_id"]], "rows": row["rows"]}
        for row in rows
        if row["batch_id"] in batches
    ]
