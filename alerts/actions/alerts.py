"""What people do with alerts. Machines raise, change and resolve them; see the engine."""

from datetime import date

import pghistory
from django.db import transaction

from alerts.models import Alert, AlertState
from inspectorate.organisation.models import User


class StaleState(Exception):
    """Somebody was first: the alert is no longer in the state the action starts from."""


def acknowledge(alert: Alert, *, by: User) -> Alert:
    """New → acknowledged. Raises StaleState if it is no longer new."""
    with transaction.atomic():
        return _move(alert, AlertState.ACKNOWLEDGED, by=by, from_states=(AlertState.NEW,))


def dismiss(alert: Alert, *, by: User, reason: str, until: date | None = None) -> Alert:
    """New or acknowledged → dismissed, with the reason; it may come back after `until`.

    Raises StaleState if the alert has moved on.
    """
    with transaction.atomic():
        return _move(
            alert,
            AlertState.DISMISSED,
            by=by,
            from_states=(AlertState.NEW, AlertState.ACKNOWLEDGED),
            decision="dismissed",
            decision_reason=reason,
            decision_count=alert.findings_count,
            held_until=until,
        )


def _move(
    alert: Alert,
    to: AlertState,
    *,
    by: User,
    from_states: tuple[AlertState, ...],
    **columns: object,
) -> Alert:
    with pghistory.context(user=by.pk):
        guarded = Alert.objects.filter(pk=alert.pk, state__in=from_states)
        moved = guarded.update(state=to, **columns)
    alert.refresh_from_db()
    if not moved:
        raise StaleState(str(AlertState(alert.state).label))
    return alert
