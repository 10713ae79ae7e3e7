"""Who is competent: what was taken from another authority's fund goes to that authority.

The funds of medical and maternity insurance are in the care of the medical-security bureau. Once it
is known that the sum came from such a fund, the department neither orders, nor announces, nor
decides anything: the case is transferred. Which violations and which fund that is, and why, are
rows of the law.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from compliance.models.law import Authority, ViolationRoute
from inspectorate.organisation.models import ContributionRate

from .transitions import Taking

if TYPE_CHECKING:
    from compliance.models import Case, Violation
    from inspectorate.organisation.models import User

# A case is transferred to the authority named, or to the police where a crime is suspected.
ADDRESSED = {Authority.COLLECTING: "tax", Authority.MEDICAL: "medical", Authority.POLICE: "police"}


def fund_of(schemes: Iterable[int], *, on: date) -> set[int]:
    """The funds that pay for schemes: one collected with another is that one's."""
    joined = dict(
        ContributionRate.objects.filter(from_month__lte=on)
        .exclude(collected_with=None)
        .order_by("from_month")
        .values_list("scheme", "collected_with")
    )
    return {joined.get(scheme) or scheme for scheme in schemes}


def routes_by_fund() -> dict[str, ViolationRoute]:
    """The routes that depend on the fund, by violation type."""
    rows = ViolationRoute.objects.exclude(transfer_fund=None).exclude(transfer_to="")
    return {row.violation_type: row for row in rows}


def standing(case: Case) -> list[Violation]:
    """The confirmed violations of a case; while none is, the suspected ones."""
    kept = [v for v in case.violations.all() if v.dropped_on is None]
    return [v for v in kept if v.is_confirmed] or kept


def transfer_rule(case: Case) -> ViolationRoute | None:
    """The row of the law by which the case belongs to another authority; None if it is ours."""
    routes = routes_by_fund()
    for violation in standing(case):
        route = routes.get(violation.type)
        if route and violation.fund == route.transfer_fund:
            return route
    return None


def fined_by(violation: Violation, usual: str) -> str:
    """The authority that fines a violation: by the fund where that is known, else the usual one."""
    route = routes_by_fund().get(violation.type)
    if route is None or violation.fund is None:
        return usual
    if violation.fund == route.transfer_fund:
        return route.transfer_to
    return Authority.DEPARTMENT.value


def is_ours(case: Case, by: User, on: date) -> str:
    """A need: no other authority is competent for the fund."""
    route = transfer_rule(case)
    if route is None:
        return ""
    return _("The %(authority)s is competent for this fund: transfer the case.") % {
        "authority": Authority(route.transfer_to).label
    }


def goes_to_the_competent(taking: Taking) -> str:
    """A check: the authority is the one competent for the fund, or the police."""
    route = transfer_rule(taking.case)
    chosen = taking.facts.get("authority")
    if route is None or chosen in (ADDRESSED[Authority(route.transfer_to)], "police"):
        return ""
    return _("This case goes to the %(authority)s, or to the police where it may be a crime.") % {
        "authority": Authority(route.transfer_to).label
    }


def without_a_fund(violations: Iterable[Violation]) -> list[Violation]:
    """Those whose route depends on the fund while the fund is not known."""
    routes = routes_by_fund()
    return [v for v in violations if v.type in routes and v.fund is None]


def fund_is_known(taking: Taking) -> str:
    """A check: where the route depends on the fund, the fund is said."""
    if taking.facts.get("fund") or not without_a_fund(taking.facts["violations"]):
        return ""
    return _("Say which fund paid: who is competent depends on it.")
