"""The year's inspection plan of a district: drafted with its figures, then adopted as visits."""

from __future__ import annotations

import json
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.models import Inspection, InspectionPlan, InspectionQuota, PlanState
from compliance.planning.previews import Preview, first_day, preview
from compliance.procedure.refusals import NotPermitted, Refused, StaleState
from enterprises.models import Regime
from inspectorate.foundation.statements import execute
from inspectorate.organisation import journal
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.sight import current_sight

from . import legal_rows


def draft(*, by: User, now: datetime, year: int, district_code: str) -> InspectionPlan:
    """Keeps the plan's figures as a draft; called again it brings the draft up to date."""
    _permit(by, district_code)
    shown = _preview(by, now, year, district_code)
    if not shown.groups:
        raise Refused(_("No group of yours lies in this district."))
    with transaction.atomic(), journal.told(user=by.pk):
        plan, _made = InspectionPlan.objects.select_for_update().get_or_create(
            year=year, district_code=district_code
        )
        if plan.state == PlanState.ADOPTED:
            raise StaleState(_adopted_already(plan))
        plan.groups = [group.kept() for group in shown.groups]
        plan.visits_count = shown.visits
        plan.save(update_fields=["groups", "visits_count"])
    return plan


def adopt(plan: InspectionPlan, *, by: User, now: datetime) -> InspectionPlan:
    """Draft → adopted: every visit of the plan is written, by one statement.

    The figures must still be those of the draft; else StaleState, and the draft is made anew.
    """
    _permit(by, plan.district_code)
    with transaction.atomic(), journal.told(user=by.pk):
        plan = InspectionPlan.objects.select_for_update().get(pk=plan.pk)
        if plan.state == PlanState.ADOPTED:
            raise StaleState(_adopted_already(plan))
        shown = _preview(by, now, plan.year, plan.district_code)
        if [group.kept() for group in shown.groups] != plan.groups:
            raise StaleState(_("The figures have changed since the draft. Make the draft anew."))
        if not shown.visits:
            raise Refused(_("This plan holds no visit: no full-time inspector, or no enterprise."))
        execute(
            "compliance", "insert_planned_visits", plan=plan.pk, by=by.pk, days=shown.days,
            capacities=json.dumps(shown.capacities),
            first_on=first_day(plan.year, today=timezone.localdate(now)),
        )  # fmt: skip
        plan.state, plan.adopted_at, plan.adopted_by = PlanState.ADOPTED, now, by
        plan.visits_count = Inspection.objects.filter(plan=plan).count()
        plan.save(update_fields=["state", "adopted_at", "adopted_by", "visits_count"])
    return plan


def set_quota(
    quota: InspectionQuota,
    *,
    by: User,
    visits_a_year: int,
    share_percent: object,
    source: str,
    reason: str,
) -> InspectionQuota:
    """Changes what a regime asks of the plans not adopted yet, with source and reason."""
    if not Permission.PLAN_MAKE.is_held_by(by) or not current_sight(by).everything:
        raise NotPermitted(_("Only a city supervisor sets the quotas."))
    if not (source.strip() and reason.strip()):
        raise Refused(_("A quota is changed with its source and a reason."))
    if quota.regime == Regime.WAIVED and visits_a_year:
        raise Refused(_("Who is waived is not visited without a cause: 0 visits a year."))
    quota.visits_a_year, quota.source = visits_a_year, source
    quota.share_percent = share_percent  # type: ignore[assignment]
    return legal_rows.record(quota, by=by, reason=reason)


def _preview(by: User, now: datetime, year: int, district_code: str) -> Preview:
    groups = standing_groups(by).filter(district_code=district_code)
    return preview(groups, year=year, today=timezone.localdate(now))


def _permit(by: User, district_code: str) -> None:
    sight = current_sight(by)
    if not Permission.PLAN_MAKE.is_held_by(by):
        raise NotPermitted(Permission.PLAN_MAKE.refusal(by))
    if not sight.everything and district_code not in sight.districts:
        raise NotPermitted(_("This district is another supervisor's."))


def _adopted_already(plan: InspectionPlan) -> str:
    return _("%(person)s has adopted this plan already.") % {"person": plan.adopted_by}
