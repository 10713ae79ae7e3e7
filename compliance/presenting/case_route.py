"""Which road a case is on by its violations, and what counts on it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from alerts.catalogue import rules
from compliance.models import Authority, Case, ViolationRoute
from compliance.money.naming import OBTAINED
from compliance.procedure.competence import standing, transfer_rule
from compliance.procedure.states import CaseState
from compliance.procedure.table import TABLE
from inspectorate.foundation.statements import fetch

PAID = ("record_compliance", "record_enforcement")


@dataclass(frozen=True)
class Route:
    """`transfer`: the row by which the case goes to another authority; `straight`: no order first;
    `types` of its violations.
    """

    transfer: ViolationRoute | None
    straight: bool
    types: tuple[str, ...]

    @property
    def authority(self) -> str:
        """The authority it goes to."""
        return str(Authority(self.transfer.transfer_to).label) if self.transfer else ""


def route_of(case: Case) -> Route:
    """The road by the confirmed violations, or else by what is suspected."""
    types = tuple(v.type for v in standing(case)) or (case.violation_type,)
    rows = ViolationRoute.objects.filter(violation_type__in=types)
    straight = not any(row.order_first for row in rows)
    return Route(transfer_rule(case), straight, types)


def next_title(case: Case, route: Route, otherwise: Any) -> Any:
    """What comes next, where the road decides it."""
    state = CaseState(case.state)
    if state in (CaseState.PROPOSED, CaseState.FILED, CaseState.INVESTIGATING):
        return otherwise
    if route.transfer and state in TABLE["transfer"].sources and state != CaseState.CONCLUDED:
        return _("Next: transfer to the %(authority)s") % {"authority": route.authority}
    if state == CaseState.CONFIRMED:
        return _("Next: give prior notice") if route.straight else _("Next: order to put right")
    return otherwise


def obtained_of(case: Case, route: Route) -> dict[str, Any] | None:
    """Claims or payments the case is about, what they come to, and what was paid; None for cases
    in which workers are put right.
    """
    if not set(route.types) <= set(OBTAINED):
        return None
    paying = [name for name, each in rules().items() if each.amount_is == "yuan"]
    found = fetch(
        "compliance", "count_obtained", case=case.pk, types=list(route.types), rules=paying
    )[0]
    violations = standing(case)
    paid = case.steps.filter(verb__in=PAID).values_list("facts", flat=True)
    yuan = sum((v.amount_yuan for v in violations), Decimal(0)) or case.at_stake_yuan
    if not any((found["claims"], found["payments"], yuan)):
        return None
    return {
        "claims": found["claims"],
        "payments": found["payments"],
        "yuan": yuan,
        "paid": sum((Decimal(facts.get("amount_yuan") or 0) for facts in paid), Decimal(0)),
    }
