"""A snapshot of all figures at this size, and the dashboards that read it, as the web role."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter
from typing import Any

from django.utils import timezone

from benchmarks import city, desk_rows, people
from benchmarks.page_turns import quietest
from benchmarks.scales import Scale
from benchmarks.targets import at_most
from benchmarks.whole_run import after_first_run
from compliance.actions import snapshots
from compliance.models import FigureValue, Snapshot

MOST_MINUTES = 10
MOST_MILLISECONDS = 100


def measure(scale: Scale) -> dict[str, Any]:
    """Seconds of each family of a first snapshot and of the next one, and each dashboard's p95."""
    after_first_run(scale)
    people.inspector(), people.supervisor()
    desk_rows.ensure(scale)
    newest = Snapshot.objects.order_by("-as_of").first()
    first_day = max(city.AS_OF, newest.as_of + timedelta(days=1) if newest else city.AS_OF)
    first = _taken(first_day)
    again = _taken(first_day + timedelta(days=1))
    pages = quietest(scale, "figure_times")
    slowest = max(pages, key=lambda page: pages[page]["p95_milliseconds"])
    return {
        "first": first,
        "again": again,
        "rows": FigureValue.objects.count(),
        "pages": pages,
        "targets": [
            at_most("a whole snapshot", again["seconds"] / 60, MOST_MINUTES, "min"),
            at_most(
                f"slowest dashboard, p95: {slowest}",
                pages[slowest]["p95_milliseconds"],
                MOST_MILLISECONDS,
                "ms",
            ),
        ],
    }


def _taken(day: Any) -> dict[str, Any]:
    now = timezone.now()
    started = perf_counter()
    made = snapshots.take(snapshots.ask(as_of=day, by=None, now=now), now=now)
    return {
        "as_of": str(day),
        "seconds": round(perf_counter() - started, 2),
        "families": {each["family"]: each["seconds"] for each in made.families},
        "rows": sum(each["rows"] for each in made.families),
    }
