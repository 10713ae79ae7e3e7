"""Sets of alerts a person picks from a list, and the buttons that act on them.

A set is what stood on the screen: the alerts with their states, and for “all that match” the
filter as well. It travels through the form with a seal (count and hash), and whatever acts on it
first compares it with the database: if it has changed meanwhile, nothing happens and the
difference is told.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.contributions import contributed
from inspectorate.organisation.permissions import Permission

from .actions.alerts import STARTS
from .actions.stale import who_was_first
from .models import Alert, AlertState

MOST_AT_ONCE = 5_000
MOST_TOLD = 10


class BrokenSet(Exception):
    """What came with the form is not a set this application wrote."""


@dataclass(frozen=True)
class Listed:
    """Alerts as they stood on a screen: id → state; `whole`: all that `filter` matched."""

    states: dict[int, str]
    filter: str = ""
    whole: bool = False

    @property
    def written(self) -> str:
        """`acknowledged:4;new:1,2` – for a hidden field."""
        by_state: dict[str, list[int]] = defaultdict(list)
        for pk, state in sorted(self.states.items()):
            by_state[state].append(pk)
        return ";".join(
            f"{state}:{','.join(map(str, keys))}" for state, keys in sorted(by_state.items())
        )

    @property
    def seal(self) -> str:
        """Count and hash of what is listed and by which filter."""
        spelled = f"{self.written}|{self.filter}|{int(self.whole)}"
        return f"{len(self.states)}-{hashlib.sha256(spelled.encode()).hexdigest()[:16]}"

    def ready_for(self, verb: str) -> int:
        """How many of them are in a state the verb starts from."""
        return sum(state in STARTS[verb] for state in self.states.values())


def read_listed(written: str, *, filter_text: str, whole: bool, seal: str) -> Listed:
    """The set that `Listed.written` wrote. Raises BrokenSet if it does not fit its seal."""
    states: dict[int, str] = {}
    for part in (part for part in written.split(";") if part):
        state, _colon, keys = part.partition(":")
        if state not in AlertState.values:
            raise BrokenSet(state)
        states |= {_number(key): state for key in keys.split(",")}
    listed = Listed(states, filter=filter_text, whole=whole)
    if seal != listed.seal:
        raise BrokenSet(seal)
    return listed


def read_boxes(boxes: list[str], *, filter_text: str) -> Listed:
    """The set of ticked boxes, each `id.state`. Raises BrokenSet for anything else."""
    states: dict[int, str] = {}
    for box in boxes:
        key, _dot, state = box.partition(".")
        if state not in AlertState.values:
            raise BrokenSet(box)
        states[_number(key)] = state
    return Listed(states, filter=filter_text)


def _number(text: str) -> int:
    """An id as written in a form. Raises BrokenSet if it is none."""
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise BrokenSet(text)
    return int(text)


def listed_of(matching: QuerySet[Alert], *, filter_text: str) -> Listed | None:
    """All that match, as they stand now; None if they are too many to act on at once."""
    found = list(matching.order_by("pk").values_list("pk", "state")[: MOST_AT_ONCE + 1])
    return (
        Listed(dict(found), filter=filter_text, whole=True) if len(found) <= MOST_AT_ONCE else None
    )


@dataclass(frozen=True)
class Difference:
    """What has changed since the set was listed."""

    changed: list[tuple[Alert, str]] = field(default_factory=list)
    changed_count: int = 0
    gone_count: int = 0
    joined: list[Alert] = field(default_factory=list)
    joined_count: int = 0
    unchanged: Listed = field(default_factory=lambda: Listed({}))

    def __bool__(self) -> bool:
        return bool(self.changed_count or self.gone_count or self.joined_count)


class SetChanged(Exception):
    """The set is not what it was when it was listed; nothing has been done."""

    def __init__(self, difference: Difference) -> None:
        super().__init__(difference)
        self.difference = difference

    def __str__(self) -> str:
        whys = [why for _alert, why in self.difference.changed]
        return " ".join(
            [gettext("The set has changed since it was listed; nothing is done."), *whys]
        )

    @property
    def members(self) -> dict[str, Any]:
        """The difference as plain values: counts, numbers of alerts, and what is unchanged."""
        told, rest = self.difference, self.difference.unchanged
        return {
            "difference": {
                "changed": [{"id": each.pk, "state": each.state} for each, _why in told.changed],
                "changed_count": told.changed_count,
                "gone_count": told.gone_count,
                "joined": [{"id": each.pk, "state": each.state} for each in told.joined],
                "joined_count": told.joined_count,
                "unchanged": {
                    "filter": rest.filter,
                    "whole": rest.whole,
                    "listed": rest.written,
                    "seal": rest.seal,
                    "count": len(rest.states),
                },
            }
        }


def difference_of(
    listed: Listed, seen: QuerySet[Alert], matching: QuerySet[Alert] | None = None
) -> Difference:
    """What has changed: states, alerts out of sight, and for a whole set what its filter matches.

    `seen` are the alerts its person may see, `matching` those the filter matches now.
    """
    now = dict(seen.filter(pk__in=listed.states).order_by("pk").values_list("pk", "state"))
    changed = {pk for pk, state in now.items() if state != listed.states[pk]}
    joined: set[int] = set()
    if listed.whole and matching is not None:
        matched = set(matching.order_by("pk").values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
        joined = matched - listed.states.keys()
        changed |= now.keys() - matched
    kept = {pk: state for pk, state in listed.states.items() if pk in now and pk not in changed}
    told = seen.select_related("enterprise", "provider")
    return Difference(
        changed=[(alert, who_was_first(alert)) for alert in _some(told, changed)],
        changed_count=len(changed),
        gone_count=len(listed.states) - len(now),
        joined=_some(told, joined),
        joined_count=len(joined),
        unchanged=Listed(kept, filter=listed.filter),
    )


def _some(alerts: QuerySet[Alert], keys: set[int]) -> list[Alert]:
    return list(alerts.filter(pk__in=keys).order_by("pk")[:MOST_TOLD]) if keys else []


@dataclass(frozen=True)
class Offer:
    """A button on alerts: below the list it posts the chosen set to `path`, on the page of one
    alert it opens `path`?alert=… ; `label` asks something first if it ends with an ellipsis.
    """

    order: int
    verb: str
    key: str
    permission: Permission
    label: Promise
    path: str
    primary: bool = False

    @property
    def shortcut(self) -> str:
        """The key as printed on the button."""
        return self.key.upper()


def offers() -> tuple[Offer, ...]:
    """What can be done with alerts, from every app, in order."""
    found: tuple[Offer, ...] = contributed("triage", "OFFERS")
    return found


def offers_for(alert: Alert, user: Any) -> list[tuple[Offer, str]]:
    """The buttons of one alert's page, each with the reason why it is grey ('' if it acts).

    Where nothing can be done any more there are none.
    """
    if not any(alert.state in STARTS[offer.verb] for offer in offers()):
        return []
    return [(offer, _why_not(offer, alert, user)) for offer in offers()]


def _why_not(offer: Offer, alert: Alert, user: Any) -> str:
    if not offer.permission.is_held_by(user):
        return str(_("for inspectors and supervisors"))
    if alert.is_proposed:
        return str(_("filing is proposed"))
    if alert.state not in STARTS[offer.verb]:
        return str(_("“%(state)s” already")) % {"state": alert.get_state_display()}
    return ""


OFFERS = [
    Offer(
        10,
        "acknowledge",
        "a",
        Permission.ALERT_ACKNOWLEDGE,
        _("Acknowledge"),
        "/alerts/acknowledge/",
    ),
    Offer(20, "dismiss", "d", Permission.ALERT_DISMISS, _("Dismiss…"), "/alerts/dismiss/"),
]
