"""Telling inspectors that their enforcement certificate is about to end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from alerts.actions.notifications import Notice, announce_all
from alerts.models import NotificationKind
from compliance.grid.people import CERTIFICATE_SPANS
from inspectorate.organisation.models import Inspector


def announce_ending(*, now: datetime) -> int:
    """Tells whose certificate ends within 90 and again within 30 days, each once; how many now."""
    today = timezone.localdate(now)
    last = today + timedelta(days=max(CERTIFICATE_SPANS))
    ending = Inspector.objects.filter(
        certificate_until__gte=today, certificate_until__lte=last, user__is_active=True
    ).exclude(certificate_no="")
    notices = [
        Notice(
            user=each.user_id,
            key=_key(each.staff_no, each.certificate_until, on=today),
            address=f"/grid/people/{each.staff_no}/",
            values={"due": each.certificate_until.isoformat()},
        )
        for each in ending.order_by("staff_no")
        if each.user_id and each.certificate_until
    ]
    return announce_all(NotificationKind.CERTIFICATE_ENDS, notices, now=now)


def _key(staff_no: str, until: date, *, on: date) -> str:
    """What makes the notice once: the person, the end, and the narrowest span it lies in."""
    span = next(span for span in CERTIFICATE_SPANS if (until - on).days <= span)
    return f"certificate-{staff_no}-{until}-{span}"
