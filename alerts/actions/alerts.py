"""What people do with alerts. Machines raise, change and resolve them; see the engine.

Each verb exists for one alert, and as `…_many` for a set in one statement. The single verb raises
StaleState, naming who was first, if the alert is not in a state the verb starts from; the set verb
leaves such alerts alone and counts them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Value, When

from alerts.models import FILING_PROPOSED, Alert, AlertState
from inspectorate.organisation import journal
from inspectorate.organisation.models import User

from .stale import StaleState, who_was_first

__all__ = [
    "STARTS",
    "Moved",
    "StaleState",
    "acknowledge",
    "acknowledge_many",
    "close",
    "close_many",
    "dismiss",
    "dismiss_many",
    "open_case",
    "open_case_many",
    "propose_filing_many",
    "release",
    "release_many",
    "send_letter",
    "send_letter_many",
    "withdraw_proposal_many",
]

# The states each verb starts from.
STARTS: dict[str, tuple[AlertState, ...]] = {
    "acknowledge": (AlertState.NEW,),
    "dismiss": (AlertState.NEW, AlertState.ACKNOWLEDGED),
    "send_letter": (AlertState.NEW, AlertState.ACKNOWLEDGED),
    "open_case": (AlertState.NEW, AlertState.ACKNOWLEDGED, AlertState.LETTER_SENT),
    "propose_filing": (AlertState.NEW, AlertState.ACKNOWLEDGED, AlertState.LETTER_SENT),
    "withdraw_proposal": tuple(AlertState),
    "release": (AlertState.CASE_OPEN, AlertState.LETTER_SENT),
    "close": (AlertState.CASE_OPEN, AlertState.LETTER_SENT),
}
# What nobody does with an alert while filing a case on it is proposed.
RESTING = ("dismiss", "send_letter", "propose_filing")
# An alert given back to the queue waits there, unless the data have put it right meanwhile.
RELEASED = Case(
    When(findings_count=0, then=Value(AlertState.RESOLVED)), default=Value(AlertState.ACKNOWLEDGED)
)


@dataclass(frozen=True)
class Moved:
    """Of a set: how many alerts moved, and how many were left as they are."""

    moved: int
    left: int


@dataclass(frozen=True)
class _Move:
    verb: str
    to: Any
    columns: dict[str, Any] = field(default_factory=dict)


def acknowledge(alert: Alert, *, by: User) -> Alert:
    """New → acknowledged."""
    return _move(alert, _acknowledged(), by=by)


def acknowledge_many(alerts: Iterable[Alert], *, by: User) -> Moved:
    """New → acknowledged."""
    return _move_many(alerts, _acknowledged(), by=by)


def dismiss(
    alert: Alert, *, by: User, reason: str, until: date | None = None, ground: str = ""
) -> Alert:
    """New or acknowledged → dismissed, with the reason remembered.

    A comparison brings it back when it has grown materially, or on the day `until`.
    """
    return _move(alert, _dismissed(reason=reason, until=until, ground=ground), by=by)


def dismiss_many(
    alerts: Iterable[Alert], *, by: User, reason: str, until: date | None = None, ground: str = ""
) -> Moved:
    """New or acknowledged → dismissed, all with the same reason."""
    return _move_many(alerts, _dismissed(reason=reason, until=until, ground=ground), by=by)


def send_letter(alert: Alert, *, by: User, until: date) -> Alert:
    """New or acknowledged → letter sent, held until the day the letter sets."""
    return _move(alert, _letter_sent(until=until), by=by)


def send_letter_many(alerts: Iterable[Alert], *, by: User, until: date) -> Moved:
    """New or acknowledged → letter sent, held until the day the letter sets."""
    return _move_many(alerts, _letter_sent(until=until), by=by)


def open_case(alert: Alert, *, by: User) -> Alert:
    """New, acknowledged or letter sent → case open."""
    return _move(alert, _case_open(), by=by)


def open_case_many(alerts: Iterable[Alert], *, by: User) -> Moved:
    """New, acknowledged or letter sent → case open."""
    return _move_many(alerts, _case_open(), by=by)


def propose_filing_many(alerts: Iterable[Alert], *, by: User | None) -> Moved:
    """New or acknowledged → acknowledged, letter sent → as it is: filing is proposed, and until
    that is decided nobody dismisses them or writes about them. `by` None: by machine.
    """
    return _move_many(alerts, _filing_proposed(), by=by)


def withdraw_proposal_many(alerts: Iterable[Alert], *, by: User) -> Moved:
    """What was proposed is not filed: the alerts can be acted on again."""
    return _move_many(alerts, _not_proposed(), by=by)


def release(alert: Alert, *, by: User) -> Alert:
    """Case open or letter sent → acknowledged; put right by data, if nothing is found any more."""
    return _move(alert, _released(), by=by)


def release_many(alerts: Iterable[Alert], *, by: User | None) -> Moved:
    """Case open or letter sent → acknowledged, or put right by data; `by` None: by machine."""
    return _move_many(alerts, _released(), by=by)


def close(alert: Alert, *, by: User | None, decision: str) -> Alert:
    """Case open or letter sent → closed, with what it came to; `by` None: by machine."""
    return _move(alert, _closed(decision=decision), by=by)


def close_many(alerts: Iterable[Alert], *, by: User | None, decision: str) -> Moved:
    """Case open or letter sent → closed; `by` None: by machine."""
    return _move_many(alerts, _closed(decision=decision), by=by)


def _acknowledged() -> _Move:
    return _Move("acknowledge", AlertState.ACKNOWLEDGED)


def _dismissed(*, reason: str, until: date | None, ground: str) -> _Move:
    remembered = {"decision_count": F("findings_count"), "decision_amount": F("amount")}
    words = {"decision": "dismissed", "decision_ground": ground, "decision_reason": reason}
    return _Move("dismiss", AlertState.DISMISSED, {**words, **remembered, "held_until": until})


def _letter_sent(*, until: date) -> _Move:
    remembered = {"decision_count": F("findings_count"), "decision_amount": F("amount")}
    columns = {"decision": "letter_sent", **remembered, "held_until": until}
    return _Move("send_letter", AlertState.LETTER_SENT, columns)


def _case_open() -> _Move:
    return _Move("open_case", AlertState.CASE_OPEN, {"decision": "case_open", "held_until": None})


def _filing_proposed() -> _Move:
    kept = Case(
        When(state=AlertState.LETTER_SENT, then=Value(AlertState.LETTER_SENT)),
        default=Value(AlertState.ACKNOWLEDGED),
    )
    return _Move("propose_filing", kept, {"decision": FILING_PROPOSED})


def _not_proposed() -> _Move:
    decided = Case(
        When(state=AlertState.LETTER_SENT, then=Value("letter_sent")), default=Value("released")
    )
    return _Move("withdraw_proposal", F("state"), {"decision": decided})


def _released() -> _Move:
    return _Move("release", RELEASED, {"decision": "released", "held_until": None})


def _closed(*, decision: str) -> _Move:
    return _Move("close", AlertState.CLOSED, {"decision": decision, "held_until": None})


def _move(alert: Alert, move: _Move, *, by: User | None) -> Alert:
    moved = _update([alert.pk], move, by=by)
    alert.refresh_from_db()
    if not moved:
        raise StaleState(who_was_first(alert))
    return alert


def _move_many(alerts: Iterable[Alert], move: _Move, *, by: User | None) -> Moved:
    keys = {alert.pk for alert in alerts}
    moved = _update(sorted(keys), move, by=by)
    return Moved(moved=moved, left=len(keys) - moved)


def _update(keys: list[int], move: _Move, *, by: User | None) -> int:
    """One guarded statement; rows are locked in order, so that two sets never wait in a ring."""
    with transaction.atomic(), journal.told(user=by.pk if by else None):
        chosen = Alert.objects.filter(pk__in=keys)
        list(chosen.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
        moving = chosen.filter(state__in=STARTS[move.verb])
        if move.verb in RESTING:
            moving = moving.exclude(decision=FILING_PROPOSED)
        if move.verb == "withdraw_proposal":
            moving = moving.filter(decision=FILING_PROPOSED)
        return moving.update(state=move.to, **move.columns)
