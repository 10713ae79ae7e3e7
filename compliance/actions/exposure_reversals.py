"""A decision that was reversed: its entry is withdrawn within the limit, with an explanation."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.actions.notifications import Notice, announce_all
from alerts.models import NotificationKind
from compliance.models import Exposure
from compliance.procedure.news import supervisors_of
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.models import Limit, User

from . import exposure_story as story

LIMIT = "exposure_withdrawal"


def machine_words(exposure: Exposure) -> str:
    """What the system says of a decision it finds no more."""
    return _("The decision %(number)s stands no more: its case was opened again or withdrawn.") % {
        "number": exposure.decision_no
    }


def note(
    exposure: Exposure,
    *,
    by: User | None,
    now: datetime,
    words: str,
    reversed_on: date | None = None,
) -> None:
    """Notes a reversal, made on a day or found today; the limit starts there. Callers hold the
    transaction.
    """
    started_on = reversed_on or timezone.localdate(now)
    limit = Limit.objects.get(code=LIMIT)
    computed = compute(limit, started_on)
    exposure.reversed_on, exposure.reversal = started_on, words
    exposure.withdraw_due_on = computed.due_on
    exposure.withdraw_provisional = computed.provisional
    exposure.withdraw_trace = computed.trace
    exposure.save(
        update_fields=[
            "reversed_on",
            "reversal",
            "withdraw_due_on",
            "withdraw_provisional",
            "withdraw_trace",
        ]
    )
    story.record(exposure, "reverse", by=by, now=now, text=words)
    notices = [
        Notice(person.pk, f"exposure {exposure.pk} reversed", f"/exposures/{exposure.pk}/", values)
        for person in supervisors_of(exposure)
        for values in [values_of(exposure, limit)]
    ]
    announce_all(NotificationKind.DEADLINE_SOON, notices, now=now)


def values_of(exposure: Exposure, limit: Limit) -> dict[str, str | int]:
    """What a notice of the withdrawal says."""
    due = exposure.withdraw_due_on.isoformat() if exposure.withdraw_due_on else ""
    return {
        "number": exposure.decision_no,
        "what": limit.name_en,
        "what_zh": limit.name,
        "due": due,
    }
