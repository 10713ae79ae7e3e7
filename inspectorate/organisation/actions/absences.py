"""Who is away from when to when, and who stands in."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from inspectorate.foundation.writing import day
from inspectorate.organisation import journal
from inspectorate.organisation.models import Absence, Inspector, User


class AbsenceRefused(Exception):
    """The absence was not recorded; str() says why in one sentence."""


def record(
    inspector: Inspector,
    *,
    by: User | None,
    from_on: date,
    until_on: date,
    reason: str,
    stand_in: Inspector | None = None,
) -> Absence:
    """Records an absence, both days included. Raises AbsenceRefused if it overlaps another."""
    if until_on < from_on:
        raise AbsenceRefused(_("The last day lies before the first."))
    if stand_in is not None:
        _refuse_absent_stand_in(inspector, stand_in, from_on, until_on)
    try:
        with transaction.atomic(), journal.told(user=by.pk if by else None):
            return Absence.objects.create(
                inspector=inspector,
                from_on=from_on,
                until_on=until_on,
                reason=reason,
                stand_in=stand_in,
            )
    except IntegrityError:
        other = inspector.absences.between(from_on, until_on).order_by("from_on").first()
        raise AbsenceRefused(
            _("%(name)s is away from %(first)s to %(last)s already.")
            % {
                "name": inspector.name,
                "first": day(other.from_on if other else from_on),
                "last": day(other.until_on if other else until_on),
            }
        ) from None


def end(absence: Absence, *, by: User | None, back_on: date) -> None:
    """Whoever was away is back on a day; an absence that has not begun by then never was."""
    with transaction.atomic(), journal.told(user=by.pk if by else None):
        if back_on <= absence.from_on:
            absence.delete()
            return
        absence.until_on = back_on - timedelta(days=1)
        absence.save(update_fields=["until_on"])


def _refuse_absent_stand_in(
    inspector: Inspector, stand_in: Inspector, from_on: date, until_on: date
) -> None:
    if stand_in == inspector:
        raise AbsenceRefused(_("Nobody stands in for themselves."))
    if stand_in.absences.between(from_on, until_on).exists():
        raise AbsenceRefused(_("%(name)s is away during that time too.") % {"name": stand_in.name})
