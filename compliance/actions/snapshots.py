"""Snapshots of figures: asked for, taken family by family, and finished. Safe to repeat anywhere.

Each family is one statement and one transaction, so readers see the old rows until the new ones
are there, and a killed worker costs one family.
"""

from __future__ import annotations

import time
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from compliance.figures.catalogue import FAMILIES, FIGURES, VERSION
from compliance.models import FigureValue, Snapshot, SnapshotState
from enterprises import planner
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.foundation.statements import execute
from inspectorate.organisation.models import User

# What rests on dated facts alone, and so can be counted for a day long past.
OF_FACTS = ("coverage", "flexible", "delivery")


class NewerSnapshot(Exception):
    """The month was counted as of a later day already."""


def ask(*, as_of: date, by: User | None, now: datetime) -> Snapshot:
    """A snapshot that waits for a worker; an unfinished one of the same day is given back.

    Raises NewerSnapshot if the month has one of a later day.
    """
    with transaction.atomic():
        lock_until_commit("ask for a snapshot")
        waiting = Snapshot.objects.filter(as_of=as_of).exclude(state=SnapshotState.DONE).first()
        if waiting:
            return waiting
        if Snapshot.objects.filter(_same_month(as_of), as_of__gt=as_of).exists():
            raise NewerSnapshot(_("This month was counted as of a later day already."))
        return Snapshot.objects.create(as_of=as_of, version=VERSION, asked_by=by, asked_at=now)


def take(snapshot: Snapshot, *, now: datetime) -> Snapshot:
    """Counts every family that is not counted yet, and finishes. A done one is left as it is."""
    _begin(snapshot, now=now)
    for family in families_of(snapshot):
        _count(snapshot, family)
    with transaction.atomic():
        lock_until_commit(f"snapshot {snapshot.pk}")
        snapshot.refresh_from_db()
        if snapshot.state != SnapshotState.DONE:
            snapshot.state, snapshot.finished_at = SnapshotState.DONE, now
            snapshot.save(update_fields=["state", "finished_at"])
            written = sum(done["rows"] for done in snapshot.families)
            planner.gather(FigureValue, written=written)
    return snapshot


def families_of(snapshot: Snapshot) -> tuple[str, ...]:
    """Those it counts: all; of a day before the latest snapshot's only what rests on dated facts.

    What people decided counts as it stands, so nobody can say how it stood then.
    """
    later = Snapshot.objects.filter(as_of__gt=snapshot.as_of).exists()
    return OF_FACTS if later else FAMILIES


def unfinished() -> list[Snapshot]:
    """Snapshots that wait or whose worker was lost, oldest first."""
    return list(Snapshot.objects.exclude(state=SnapshotState.DONE).order_by("id"))


def _same_month(day: date) -> Q:
    return Q(as_of__year=day.year, as_of__month=day.month)


def _begin(snapshot: Snapshot, *, now: datetime) -> None:
    with transaction.atomic():
        lock_until_commit(f"snapshot {snapshot.pk}")
        snapshot.refresh_from_db()
        if snapshot.state == SnapshotState.WAITING:
            snapshot.state, snapshot.known_at = SnapshotState.RUNNING, now
            snapshot.save(update_fields=["state", "known_at"])


def _count(snapshot: Snapshot, family: str) -> None:
    """One family: what it had for these periods goes, what is counted now comes."""
    with transaction.atomic():
        lock_until_commit(f"snapshot {snapshot.pk}")
        snapshot.refresh_from_db()
        if any(done["family"] == family for done in snapshot.families):
            return
        begun = time.perf_counter()
        execute("compliance", "tune_counting")
        codes = [figure.code for figure in FIGURES.values() if figure.family == family]
        flows = [code for code in codes if FIGURES[code].flow]
        values = _values(snapshot)
        execute("compliance", "replace_figures", codes=codes, flows=flows, **values)
        rows = execute("compliance", f"count_{family}", **values)
        seconds = round(time.perf_counter() - begun, 2)
        snapshot.families += [{"family": family, "rows": rows, "seconds": seconds}]
        snapshot.save(update_fields=["families"])


def _values(snapshot: Snapshot) -> dict[str, Any]:
    month = snapshot.as_of.replace(day=1)
    return {
        "snapshot": snapshot.pk,
        "on": snapshot.as_of,
        "month": month,
        "month_before": _month_before(month),
        "since": date(snapshot.as_of.year - 1, 1, 1),
        "zone": settings.TIME_ZONE,
    }


def _month_before(month: date) -> date:
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
