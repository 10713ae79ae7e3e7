"""Effects as data: what a medal brings, and what a regime weighs in the order of alerts."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Least
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from alerts.models import OrderWeight, RegimeWeight
from alerts.tasks import rescore_everything
from compliance.models import Appraisal, MedalTerms, SizeBands, Snapshot, WatchTerms
from compliance.money.law_tables import LawTable
from compliance.procedure.refusals import NotPermitted, Refused
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.foundation.writing import day as written
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import legal_rows

EFFECTS = {
    table.name: table
    for table in (
        LawTable(
            "medals",
            _("What a medal brings"),
            MedalTerms,
            ("regime", "years", "source"),
            grows=False,
        ),
        LawTable(
            "watchlist",
            _("What the watchlist brings"),
            WatchTerms,
            ("regime", "source"),
            grows=False,
        ),
        LawTable(
            "regimes",
            _("What a regime weighs in the order of alerts"),
            RegimeWeight,
            ("regime", "alert_points", "source"),
            fixed=("regime",),
            grows=False,
        ),
        LawTable(
            "weights",
            _("How alerts and enterprises are ordered"),
            OrderWeight,
            ("code", "value", "source"),
            fixed=("code",),
            grows=False,
        ),
        LawTable(
            "sizes",
            _("Size bands"),
            SizeBands,
            ("from_on", "small_from", "medium_from", "large_from", "source"),
            fixed=("from_on",),
        ),
    )
}


def record(row: Any, *, by: User, reason: str) -> Any:
    """Writes a changed row; medals awarded and regimes imposed before keep what they were given.

    A changed weight orders all open alerts and enterprises anew, by a job; the nightly comparison
    does so anyhow.
    Raises Refused for size bands that something was counted by already.
    """
    if not Permission.LIMIT_CHANGE.is_held_by(by):
        raise NotPermitted(Permission.LIMIT_CHANGE.refusal(by))
    with transaction.atomic():
        if isinstance(row, SizeBands):
            _refuse_counted(row)
        written = legal_rows.record(row, by=by, reason=reason)
        if isinstance(row, RegimeWeight | OrderWeight):
            transaction.on_commit(partial(queue_or_leave, rescore_everything), robust=True)
    return written


def counted_until() -> date | None:
    """The last day whose enterprises a cycle or a snapshot counted by their size; None: none."""
    cycles = Appraisal.objects.aggregate(day=Max(Least("to_on", "as_of")))["day"]
    figures = Snapshot.objects.aggregate(day=Max("as_of"))["day"]
    return max((day for day in (cycles, figures) if day), default=None)


def _refuse_counted(row: SizeBands) -> None:
    last, kept = counted_until(), SizeBands.objects.filter(pk=row.pk).first()
    same = kept is not None and kept.bounds == row.bounds
    if last is not None and row.from_on <= last and not same:
        raise Refused(
            gettext(
                "Grades or figures were counted up to %(day)s by the bands of their day, which are"
                " kept. Add bands that begin later."
            )
            % {"day": written(last)}
        )
