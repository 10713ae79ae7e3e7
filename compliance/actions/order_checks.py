"""The machine's re-check of orders: after a comparison, whom does the order still concern?

The people of a case's violations are compared with the facts as they stand. Where more of them are
put right than before (or fewer), the case's story gets a step of the machine, and the team is told.
Whether the order counts as followed is for its inspectors to say.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from compliance.models import Case
from compliance.procedure.news import announce, team_of
from compliance.procedure.states import CaseState
from inspectorate.organisation import journal

from . import steps, violations

RECHECKED = (CaseState.ORDER_SERVED, CaseState.NOT_RECTIFIED)


def recheck_orders(*, now: datetime, enterprises: list[int] | None = None) -> int:
    """Re-checks the orders that run or were not followed; how many cases moved. Safe twice.

    `enterprises` narrows it to what a comparison touched.
    """
    cases: QuerySet[Case] = Case.objects.filter(state__in=RECHECKED).order_by("pk")
    if enterprises is not None:
        cases = cases.filter(enterprise__in=enterprises)
    return sum(_recheck(case, now=now) for case in cases)


def _recheck(case: Case, *, now: datetime) -> bool:
    with transaction.atomic(), journal.told(user=None, source="recheck"):
        held = Case.objects.select_for_update(of=("self",)).filter(pk=case.pk, state__in=RECHECKED)
        if not held.exists():
            return False
        before = case.violationworkers.exclude(put_right_on=None).count()
        found = violations.recheck(case, on=timezone.localdate(now))
        after = case.violationworkers.exclude(put_right_on=None).count()
        if after == before:
            return False
        facts = {"put_right": found.put_right, "open": found.open}
        steps.record(case, "recheck", by=None, now=now, facts=facts)
        announce("came_back", team_of(case), case, now=now)
    return True
