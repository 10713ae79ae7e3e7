"""Effects as data: what a medal brings, and what a regime weighs in the order of alerts."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alerts.models import RegimeWeight
from alerts.tasks import rescore_everything
from compliance.models import MedalTerms
from compliance.money.law_tables import LawTable
from compliance.procedure.refusals import NotPermitted
from inspectorate.foundation.queues import queue_or_leave
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
            "regimes",
            _("What a regime weighs in the order of alerts"),
            RegimeWeight,
            ("regime", "alert_points", "source"),
            fixed=("regime",),
            grows=False,
        ),
    )
}


def record(row: Any, *, by: User, reason: str) -> Any:
    """Writes a changed row; medals awarded and regimes imposed before keep what they were given.

    A changed weight orders all open alerts anew, by a job; the nightly comparison does so anyhow.
    """
    if not Permission.LIMIT_CHANGE.is_held_by(by):
        raise NotPermitted(Permission.LIMIT_CHANGE.refusal(by))
    with transaction.atomic():
        written = legal_rows.record(row, by=by, reason=reason)
        if isinstance(row, RegimeWeight):
            transaction.on_commit(partial(queue_or_leave, rescore_everything), robust=True)
    return written
