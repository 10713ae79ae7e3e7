"""The free calculator: what one wage over some months comes to, by scheme and by month."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from compliance.models import FigureCode
from enterprises.models import SchemeApplicability
from inspectorate.organisation.models import ContributionLimit, ContributionRate

from .basis import basis_on, penalty_for
from .lines import Line, late_fee, lines_owed, months_between
from .ranges import span_of

ZERO = Decimal("0.00")


def reckon(given: dict[str, Any], *, today: date) -> dict[str, Any]:
    """Rows by scheme, the total, the late fee to today, and the range of the fine."""
    used = basis_on(today, industry_code=given["industry_code"])
    applying = SchemeApplicability.objects.filter(contract_kind=given["contract_kind"])
    insured = {int(scheme) for scheme in given["insured"]}
    years = ContributionLimit.objects.all()
    lines = lines_owed(
        given["wage_yuan"],
        months_between(given["from_month"], given["to_month"]),
        set(applying.values_list("scheme", flat=True)) - insured,
        rates=ContributionRate.objects.all(),
        limits={row.year: (row.floor_yuan, row.cap_yuan) for row in years},
        otherwise=(used.floor, used.cap),
        industry_class=used.industry_class,
    )
    total = sum((line.amount for line in lines), ZERO)
    late = sum(
        (
            late_fee(line.amount, line.month, day=today, due_day=used.due_day, a_day=used.late_fee)
            for line in lines
        ),
        ZERO,
    )
    penalty = penalty_for("V1", on=today)
    fine = None
    if penalty and penalty.times_min is not None and penalty.times_max is not None:
        fine = span_of(total, penalty.times_min, penalty.times_max)
    return {
        "rows": by_scheme(lines), "total": total, "late": late, "used": used, "fine": fine,
        "penalty": penalty, "months": len({line.month for line in lines}),
        "late_code": FigureCode.LATE_FEE, "bases": sorted({line.base for line in lines}),
    }  # fmt: skip


def by_scheme(lines: list[Line]) -> list[dict[str, Any]]:
    """A row per scheme: months, both shares, their rates and articles."""
    rows: dict[int, dict[str, Any]] = {}
    for line in lines:
        row = rows.setdefault(
            line.scheme,
            {"scheme": line.scheme, "shares": defaultdict(lambda: ZERO), "rates": defaultdict(set),
             "months": set(), "law": line.law, "article": line.article},
        )  # fmt: skip
        row["shares"][line.share] += line.amount
        row["rates"][line.share].add(line.rate)
        row["months"].add(line.month)
    for row in rows.values():
        row["employer"], row["worker"] = row["shares"]["employer"], row["shares"]["worker"]
        row["yuan"] = row["employer"] + row["worker"]
        row["months"] = len(row["months"])
        row["employer_rates"] = sorted(row["rates"]["employer"])
        row["worker_rates"] = sorted(row["rates"]["worker"])
    return [rows[scheme] for scheme in sorted(rows)]
