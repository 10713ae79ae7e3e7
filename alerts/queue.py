"""What stands around the list of alerts: groups, figures of the day, fresh deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Count, Q, QuerySet, Sum

from enterprises.models import Batch
from enterprises.search import matching_enterprises
from inspectorate.foundation.counting import capped_together, written
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.models import GridGroup, User
from inspectorate.organisation.sight import current_sight

from .models import Alert, AlertState, ComparisonRun, RunResult, RunState
from .models.alerts import AlertQuerySet
from .navigation import ALERTS

FRESH_BATCHES = 4
FEW = 1_000
MOST_BY_TEXT = 200  # counted where a text is looked for: each alert's enterprise is asked
WAITS_FOR_A_LOOK = (AlertState.NEW, AlertState.ACKNOWLEDGED)


@dataclass(frozen=True)
class Figures:
    """Counts of the day within sight, each capped."""

    open: str
    late: str
    today: str
    new: str


def figures(alerts: AlertQuerySet, *, user: Any, on: date) -> Figures:
    """Open alerts, first looks overdue and due on the day, and alerts nobody has acknowledged.

    One query; the bar at the top is told how many are open.
    """
    waiting = alerts.filter(state__in=WAITS_FOR_A_LOOK)
    sets = {
        "open": alerts.open(),
        "late": waiting.filter(first_look_by__lt=on),
        "today": waiting.filter(first_look_by=on),
        "new": alerts.filter(state=AlertState.NEW),
    }
    found = capped_together(User.objects.filter(pk=user.pk), sets)
    shown = Figures(**{name: written(count) for name, count in found.items()})
    user.counted = {ALERTS: shown.open}
    return shown


def own_groups(user: Any) -> list[tuple[GridGroup, int]]:
    """An inspector's groups, each with its open alerts; [] for whoever sees whole districts."""
    sight = current_sight(user)
    if sight.everything or sight.districts:
        return []
    open_ones = Alert.objects.visible_to(user).open()
    counts = dict(
        open_ones.values("grid_group_id").annotate(n=Count("id")).values_list("grid_group_id", "n")
    )
    return [(group, counts.get(group.pk, 0)) for group in standing_groups(user)]


def last_run() -> int:
    """The last comparison that has ended; what a later one raises is new to an open list."""
    done = ComparisonRun.objects.filter(state=RunState.DONE).order_by("-id")
    return done.values_list("id", flat=True).first() or 0


def key(alert: Alert) -> str:
    """Where a page that ends with `alert` stops."""
    return f"{alert.score}-{alert.pk}"


def after(alerts: AlertQuerySet, mark: str) -> AlertQuerySet:
    """The alerts that come after `mark` by priority; a mark that is none is ignored."""
    score, _, last = mark.partition("-")
    if not (score.isdecimal() and last.isdecimal()):
        return alerts
    return alerts.filter(Q(score__lt=int(score)) | Q(score=int(score), id__lt=int(last)))


def at_enterprises_like(text: str, alerts: QuerySet[Alert], *, user: Any) -> QuerySet[Alert]:
    """The alerts of enterprises whose name or code matches `text`.

    Few enterprises are named to the planner. Where many match and somebody sees the whole city, the
    list is walked by priority and each alert's enterprise asked whether it matches: the planner
    cannot see through row security how soon a page is full, and would sort every alert first.
    """
    found = matching_enterprises(text)
    few = list(found[: FEW + 1])
    if len(few) <= FEW:
        return alerts.filter(enterprise__in=few)
    if current_sight(user).everything:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_sort = off")
    return alerts.filter(enterprise__in=found)


def fresh_batches(user: Any) -> list[dict[str, Any]]:
    """The latest deliveries; those compared with their alerts raised, grown, resolved in sight."""
    published = Batch.objects.published().order_by("-published_at", "-id")
    batches = list(published[:FRESH_BATCHES])
    done = ComparisonRun.objects.filter(
        batch_id__in=[batch.pk for batch in batches], state=RunState.DONE
    )
    runs = dict(done.order_by("id").values_list("batch_id", "id"))
    counts = _changes(list(runs.values()), user)
    nothing = {"raised": 0, "grown": 0, "resolved": 0}
    return [
        {
            "batch": batch,
            "compared": batch.pk in runs,
            **nothing,
            **counts.get(runs.get(batch.pk, 0), {}),
        }
        for batch in batches
    ]


def _changes(runs: list[int], user: Any) -> dict[int, dict[str, Any]]:
    """Alerts raised, grown and resolved by run, within the sight of `user`."""
    sight = current_sight(user)
    if not runs:
        return {}
    if sight.everything:
        results = RunResult.objects.filter(run__in=runs).order_by().values("run_id")
        sums = results.annotate(
            raised=Sum("alerts_new"), grown=Sum("alerts_updated"), resolved=Sum("alerts_resolved")
        )
        return {row["run_id"]: {**row} for row in sums}
    rows = fetch(
        "alerts",
        "steps_of_runs",
        runs=runs,
        first_run=min(runs),
        groups=list(sight.groups),
        districts=list(sight.districts),
    )
    return {row["run_id"]: row for row in rows}
