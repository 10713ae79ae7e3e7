"""The way of a case as a row of stations: already gone, now, and what comes next.

A station is named for what is done there, so that it reads as true before, while and after.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import pgettext_lazy

from compliance.models import Case
from compliance.procedure.states import CaseState, Outcome

from .case_route import Route

S = CaseState

# Stations of the roads; a state stands at the station whose group holds it.
PROPOSED: tuple[Any, tuple[CaseState, ...]] = (pgettext_lazy("station", "Proposal"), (S.PROPOSED,))
COMMON: tuple[tuple[Any, tuple[CaseState, ...]], ...] = (
    (pgettext_lazy("station", "Filing"), (S.FILED,)),
    (pgettext_lazy("station", "Investigation"), (S.INVESTIGATING, S.CONCLUDED)),
    (pgettext_lazy("station", "Finding"), (S.CONFIRMED,)),
)
ORDERED = (
    *COMMON,
    (pgettext_lazy("station", "Order to put right"), (S.ORDER_ISSUED, S.ORDER_SERVED)),
    (pgettext_lazy("station", "Re-check"), (S.RECTIFIED,)),
    (pgettext_lazy("station", "Closing as rectified"), (S.CLOSED,)),
)
PUNISHED = (
    *COMMON,
    (
        pgettext_lazy("station", "Prior notice"),
        (S.NOT_RECTIFIED, S.NOTICE_ISSUED, S.NOTICE_SERVED, S.HEARING, S.HEARD),
    ),
    (pgettext_lazy("station", "Legal review"), (S.IN_REVIEW, S.REVIEWED)),
    (pgettext_lazy("station", "Decision"), (S.DECIDED, S.DECISION_SERVED)),
    (pgettext_lazy("station", "Payment or enforcement"), (S.COMPLIED, S.AT_COURT, S.ENFORCED)),
    (pgettext_lazy("station", "Closing"), (S.CLOSED,)),
)
AFTER_ORDER = (
    *COMMON,
    ORDERED[3],
    (pgettext_lazy("station", "Re-check"), (S.NOT_RECTIFIED,)),
    (PUNISHED[3][0], PUNISHED[3][1][1:]),
    *PUNISHED[4:],
)
# What came after the confirmation, before it was seen whose the case is, changes no station.
HANDED_OVER = (
    *COMMON[:2],
    (pgettext_lazy("station", "Finding"), (S.CONFIRMED, *PUNISHED[3][1], *PUNISHED[4][1])),
    (pgettext_lazy("station", "Transfer"), (S.TRANSFERRED,)),
    (pgettext_lazy("station", "Closing"), (S.CLOSED,)),
)
SHORT = (
    *COMMON[:2],
    (pgettext_lazy("station", "End"), (S.NO_VIOLATION, S.WITHDRAWN, S.TRANSFERRED, S.REDIRECTED)),
    (pgettext_lazy("station", "Closing"), (S.CLOSED,)),
)
REFUSED = (PROPOSED, (pgettext_lazy("station", "Not filed"), (S.NOT_FILED,)))
# While these last, their station is not called by what it ends with.
UNDER_WAY = (S.INVESTIGATING, S.AT_COURT)
SHORT_STATES = SHORT[2][1]
PENALTY_STATES = tuple(state for _label, states in PUNISHED[3:7] for state in states)


@dataclass(frozen=True)
class Station:
    """`mark` is done, now or '' (ahead); `when` the day it was reached."""

    label: str
    mark: str
    when: date | None


def path_of(case: Case, route: Route) -> list[Station]:
    """The stations of the road the case is on."""
    reached: dict[str, date] = {}
    for step in case.steps.all():
        if step.from_state != step.to_state:
            reached[step.to_state] = timezone.localdate(step.taken_at)
    road = _road(case, set(reached), route)
    if case.state == S.PROPOSED:
        road = (PROPOSED, *road)
    at = next((n for n, (_label, states) in enumerate(road) if case.state in states), 0)
    over = case.state in (S.CLOSED, S.NOT_FILED)
    stations = []
    for n, (label, states) in enumerate(road):
        days = [reached[state] for state in states if state in reached]
        mark = "done" if n < at or over else "now" if n == at else ""
        lasting = mark == "now" and case.state in UNDER_WAY
        name = str(CaseState(case.state).label if lasting else label)
        stations.append(Station(name, mark, min(days) if days and n <= at else None))
    return stations


def _road(
    case: Case, reached: set[str], route: Route
) -> tuple[tuple[Any, tuple[CaseState, ...]], ...]:
    if case.state == S.NOT_FILED:
        return REFUSED
    if _handed_over(case, reached, route):
        return HANDED_OVER
    if case.state in SHORT_STATES or case.outcome in (
        Outcome.NO_VIOLATION,
        Outcome.WITHDRAWN,
        Outcome.TRANSFERRED,
        Outcome.REDIRECTED,
    ):
        return SHORT
    if case.state == S.RECTIFIED or case.outcome == Outcome.RECTIFIED:
        return ORDERED
    punished = route.straight or reached & {state.value for state in PENALTY_STATES}
    if not punished:
        return ORDERED
    return AFTER_ORDER if S.ORDER_ISSUED in reached else PUNISHED


def _handed_over(case: Case, reached: set[str], route: Route) -> bool:
    """Whether it goes, or went after it was confirmed, to another authority."""
    if S.TRANSFERRED in (case.state, case.outcome):
        return S.CONFIRMED in reached
    return route.transfer is not None and case.state not in (*SHORT_STATES, S.CLOSED)
