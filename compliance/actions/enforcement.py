"""Between decision and court: the demand for performance (催告)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.forms.acts import DemandForm
from compliance.models import Case, DocumentKind, Step
from compliance.procedure.clocks import latest
from compliance.procedure.decision import payment_is_over
from compliance.procedure.possible_days import refuse_impossible
from compliance.procedure.refusals import NotFromHere, NotYet
from compliance.procedure.states import CaseState
from compliance.procedure.table import TABLE
from compliance.procedure.teams import by_the_team
from compliance.procedure.tellings import decision_facts
from inspectorate.organisation import journal

from . import deadlines, documents, steps


def hindrance(case: Case, *, by: Any, now: datetime) -> str:
    """Why performance cannot be demanded now; '' if it can."""
    if case.state != CaseState.DECISION_SERVED:
        return _("Only a decision that was served is demanded.")
    if latest(case, "demand"):
        return _("Performance was demanded already.")
    day = steps.day_of(now)
    return by_the_team(case, by, day) or payment_is_over(case, by, day)


def demand(case: Case, *, by: Any, now: datetime, facts: dict[str, Any]) -> Step:
    """Demands performance of the decision; ten working days from service, then the court.

    `facts` holds amount_yuan, pay_to and how it was served. Source: Administrative Compulsion Law
    art. 54.
    """
    steps.refuse_unless_allowed(TABLE["serve_decision"], case, by=by)
    if case.state != CaseState.DECISION_SERVED:
        raise NotFromHere(hindrance(case, by=by, now=now))
    with transaction.atomic(), journal.told(user=by.pk, step="demand"):
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        if why := hindrance(case, by=by, now=now):
            raise NotYet(why)
        if facts["served_on"] != steps.day_of(now):
            raise NotYet(_("The demand is made and served today; later service counts later."))
        refuse_impossible(DemandForm, facts, case=case, now=now)
        paper = documents.issue(
            DocumentKind.DEMAND,
            by=by,
            now=now,
            facts=facts | decision_facts(case),
            case=case,
        )
        deadlines.start(case, "demand", on=facts["served_on"])
        return steps.record(case, "demand", by=by, now=now, facts=facts, document=paper)
