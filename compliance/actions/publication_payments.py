"""Payments of public entries put right: another day, no day, or no payment after all."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from compliance.models import PublicChangeKind, PublicEntry, PublicStatus
from compliance.publicity.corrections import kept
from inspectorate.organisation import journal

from .publications import PAYMENT, lock_lists, log_changes


def correct_contributions(
    entry: PublicEntry, *, paid_on: date | None, day_known: bool, now: datetime
) -> PublicEntry:
    """Shows the day a later delivery tells; None: contributions are owed still. The day told
    before stays readable in the change log.
    """
    today = timezone.localdate(now)
    with transaction.atomic(), journal.told(step="correct_payment"):
        lock_lists()
        entry = PublicEntry.objects.select_for_update().get(pk=entry.pk)
        told = entry.contributions_paid_on
        if told is None or entry.status == PublicStatus.WITHDRAWN:
            return entry
        entry.contributions_paid_on = paid_on
        entry.paid_day_known = day_known or paid_on is None
        if entry.stands:
            entry.status, entry.status_on = _status(entry, today)
        entry.save(update_fields=[*PAYMENT, "status", "status_on"])
        log_changes(
            [entry],
            PublicChangeKind.CORRECTED,
            on=paid_on or today,
            now=now,
            words=kept(told, paid_on=paid_on, day_known=day_known),
        )
    return entry


def _status(entry: PublicEntry, today: date) -> tuple[PublicStatus, date]:
    """Paid since the day of payment; listed again from the day on which it is not."""
    if entry.paid_on:
        return PublicStatus.PAID, entry.paid_on
    since = today if entry.status == PublicStatus.PAID else entry.status_on
    return PublicStatus.LISTED, since
