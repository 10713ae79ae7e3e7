"""Verbs on a set of alerts exactly as it was listed; if it has changed, nothing happens."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from alerts.models import Alert
from alerts.triage import Listed, SetChanged, difference_of
from inspectorate.organisation.models import User

from . import alerts
from .alerts import Moved


def acknowledge(listed: Listed, *, by: User, matching: QuerySet[Alert] | None = None) -> Moved:
    """Acknowledges those of the set that are new. Raises SetChanged."""
    with transaction.atomic():
        return alerts.acknowledge_many(chosen(listed, by=by, matching=matching), by=by)


def dismiss(
    listed: Listed,
    *,
    by: User,
    reason: str,
    until: date | None,
    ground: str,
    matching: QuerySet[Alert] | None = None,
) -> Moved:
    """Dismisses those of the set that are new or acknowledged. Raises SetChanged."""
    with transaction.atomic():
        found = chosen(listed, by=by, matching=matching)
        return alerts.dismiss_many(found, by=by, reason=reason, until=until, ground=ground)


def chosen(listed: Listed, *, by: User, matching: QuerySet[Alert] | None = None) -> QuerySet[Alert]:
    """The alerts of the set, locked and still as they were listed; only what `by` may see.

    Raises SetChanged, naming what has changed.
    """
    seen = Alert.objects.visible_to(by)
    found = seen.filter(pk__in=listed.states).order_by("pk")
    list(found.select_for_update(of=("self",)).values_list("pk"))
    difference = difference_of(listed, seen, matching)
    if difference:
        raise SetChanged(difference)
    return found.only("pk")
