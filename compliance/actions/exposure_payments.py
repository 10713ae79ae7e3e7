"""Arrears paid: marked with the day, shown at once, never erased."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from compliance.exposure.states import ExposureState
from compliance.models import Exposure, PublicEntry, PublicStatus
from inspectorate.foundation.writing import day
from inspectorate.organisation.models import User

from . import exposure_story as story
from . import publication_payments, publications
from .publications import CONTRIBUTIONS, WAGES


def mark(
    exposure: Exposure,
    *,
    by: User | None,
    now: datetime,
    document: str,
    wages_paid_on: date | None = None,
    contributions_paid_on: date | None = None,
    day_known: bool = True,
) -> None:
    """Marks wages or contributions paid; the entry is paid when nothing is owed any more.

    Where the `day_known` is not, the one given is that on which the payment was seen. Callers hold
    the transaction and have checked that the part was owed.
    """
    columns = {
        "wages_paid_on": wages_paid_on,
        "contributions_paid_on": contributions_paid_on,
    }
    given = {name: value for name, value in columns.items() if value is not None}
    for name, value in given.items():
        setattr(exposure, name, value)
    exposure.paid_day_known = exposure.paid_day_known and day_known
    if document:
        exposure.payment_document = document
    exposure.paid_on = _paid_in_full_on(exposure)
    exposure.save(update_fields=[*given, "payment_document", "paid_on", "paid_day_known"])
    story.record(exposure, "pay", by=by, now=now, text=_words(given, document))
    show(exposure, by=by, now=now)


def correct(exposure: Exposure, *, now: datetime, paid_on: date | None, day_known: bool) -> None:
    """Puts right what a delivery had told of the contributions: another day, or with None that
    they are owed still. Callers hold the transaction.
    """
    before = exposure.contributions_paid_on
    exposure.contributions_paid_on = paid_on
    exposure.paid_day_known = day_known or paid_on is None
    exposure.paid_on = _paid_in_full_on(exposure)
    exposure.save(update_fields=["contributions_paid_on", "paid_on", "paid_day_known"])
    verb = "correct_payment" if paid_on else "retract_payment"
    days = {"told": before and day(before), "day": paid_on and day(paid_on)}
    told = (
        _("Contributions paid on %(day)s; told before: %(told)s")
        if paid_on
        else _("Contributions not paid; told before: paid on %(told)s")
    )
    story.record(exposure, verb, by=None, now=now, text=told % days)
    if exposure.entry_id:
        publication_payments.correct_contributions(
            PublicEntry.objects.get(pk=exposure.entry_id),
            paid_on=paid_on,
            day_known=day_known,
            now=now,
        )


def _paid_in_full_on(exposure: Exposure) -> date | None:
    """The day the last of what was owed came in; None while something is owed."""
    if not exposure.owes_nothing_more:
        return None
    days = (exposure.wages_paid_on, exposure.contributions_paid_on)
    return max((each for each in days if each), default=None)


def show(exposure: Exposure, *, by: User | None, now: datetime) -> None:
    """The public entry shows each part that is paid, with its day."""
    if not exposure.entry_id or exposure.state != ExposureState.PUBLISHED:
        return
    parts = (
        (WAGES, exposure.wages_yuan, exposure.wages_paid_on),
        (CONTRIBUTIONS, exposure.contributions_yuan, exposure.contributions_paid_on),
    )
    for part, yuan, paid_on in parts:
        entry = PublicEntry.objects.get(pk=exposure.entry_id)
        shown = {WAGES: entry.wages_paid_on, CONTRIBUTIONS: entry.contributions_paid_on}[part]
        if yuan and paid_on and not shown and entry.status == PublicStatus.LISTED:
            publications.mark_paid(
                entry,
                paid_on=paid_on,
                day_known=exposure.paid_day_known or part == WAGES,
                by=by,
                now=now,
                arrears=[part],
            )


def _words(given: dict[str, date], document: str) -> str:
    said = {
        "wages_paid_on": _("Wages paid on %(day)s"),
        "contributions_paid_on": _("Contributions paid on %(day)s"),
    }
    parts = [said[name] % {"day": day(value)} for name, value in given.items()]
    return "; ".join([*parts, document] if document else parts)
