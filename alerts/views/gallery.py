"""The gallery of components, each in every state it can have."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.models import AlertState, Severity
from alerts.presenting import strips
from alerts.presenting.rows import TONES
from inspectorate.foundation.charts import line_chart
from inspectorate.foundation.permissions import require
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.due import Due, due
from inspectorate.organisation.models import Limit
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.presenting import day_calendars
from inspectorate.organisation.presenting.why import why
from inspectorate.organisation.requests import StaffRequest

FIVE = frozenset(strips.SCHEMES)
START = date(2025, 5, 1)
AS_OF = date(2026, 10, 31)
Covers = list[tuple[int, date, date | None]]


@require(Permission.GALLERY_READ)
def gallery(request: StaffRequest) -> HttpResponse:
    """One of each component."""
    today = timezone.localdate()
    context = {
        "states": [(TONES.get(state, ""), state.label) for state in AlertState],
        "severities": [(level.value, level.label) for level in Severity],
        "dues": [
            due(today - timedelta(days=3), on=today),
            due(today, on=today),
            due(today + timedelta(days=9), on=today),
            due(today + timedelta(days=90), on=today, provisional=True),
            Due("done", _("Put right"), ""),
            Due("paused", _("Letter out"), ""),
        ],
        "why": why(_reckoned()),
        "days": day_calendars.draw(_reckoned(), today=date(2026, 11, 17)),
        "strips": _strips(),
        "bells": [{"unread": n, "shown": shown} for n, shown in ((0, ""), (4, "4"), (100, "99+"))],
        "chart": line_chart(
            ["5", "6", "7", "8"],
            [("a", _("employed"), [4, 9, 12, 14]), ("b", _("insured"), [3, 5, 9, 9])],
        ),
    }
    return render(request, "alerts/gallery.html", context)


def _reckoned() -> dict[str, Any]:
    """The trace of an investigation of 2026: holidays, weekends worked in exchange, a pause."""
    limit = Limit.objects.get(code="investigation")
    return compute(limit, date(2026, 9, 14), pauses=[["2026-11-02", "2026-11-09"]]).trace


def _strips() -> list[tuple[str, strips.Drawing]]:
    """One strip for each thing it can show."""
    months = strips.window(START, AS_OF)
    hired = [strips.Spell(date(2025, 7, 3), None, FIVE)]
    left = [strips.Spell(date(2025, 5, 1), date(2026, 3, 1), FIVE)]
    everything: Covers = [(scheme, START, None) for scheme in strips.SCHEMES]
    late: Covers = [(scheme, date(2025, 12, 1), None) for scheme in strips.SCHEMES]
    some: Covers = [(scheme, date(2025, 7, 1), None) for scheme in (1, 2, 5)]
    gap: Covers = [(s, date(2025, 7, 1), date(2025, 11, 1)) for s in strips.SCHEMES]
    gap += [(s, date(2026, 4, 1), None) for s in strips.SCHEMES]
    cases: list[tuple[str, list[strips.Spell], Covers]] = [
        (_("Covered"), hired, [(s, date(2025, 7, 1), None) for s in strips.SCHEMES]),
        (_("No scheme"), hired, []),
        (_("Some schemes"), hired, some),
        (_("Late"), hired, late),
        (_("Gap"), hired, gap),
        (_("Insured, not employed"), left, everything),
    ]
    return [
        (name, strips.draw(strips.strip(months, spells, covers, as_of=AS_OF), tall=False))
        for name, spells, covers in cases
    ]
