"""Between decision and court: parts of the fine that come in, the demand for performance (催告)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.forms.acts import DemandForm
from compliance.forms.decision import PartPaymentForm
from compliance.models import Case, DocumentKind, Step
from compliance.procedure.clocks import latest
from compliance.procedure.decision import payment_is_over
from compliance.procedure.owed import PART, more_than_owed, owed
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


def part_hindrance(case: Case, *, by: Any, now: datetime) -> str:
    """Why no part of the fine can be recorded now; '' if it can."""
    if case.state != CaseState.DECISION_SERVED:
        return _("Payments are recorded once the decision is served, until the court is asked.")
    if owed(case) is None:
        return _("The decision sets no fine.")
    return by_the_team(case, by, steps.day_of(now))


def pay_part(case: Case, *, by: Any, now: datetime, facts: dict[str, Any]) -> Step:
    """Records a part of the fine that came in; the case stays where it is.

    `facts` holds paid_on, amount_yuan and receipt. The last payment, with which nothing is left, is
    the step that records compliance.
    """
    steps.refuse_unless_allowed(TABLE["record_compliance"], case, by=by)
    with transaction.atomic(), journal.told(user=by.pk, step=PART):
        held = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        if why := part_hindrance(held, by=by, now=now):
            raise NotFromHere(why)
        refuse_impossible(PartPaymentForm, facts, case=held, now=now)
        due, paid = owed(held), facts["amount_yuan"]
        if paid <= 0:
            raise NotYet(_("A part is more than nothing."))
        if due is not None and paid >= due.left_yuan:
            told = more_than_owed(due, paid)
            raise NotYet(told or _("That is all that is left: record it as the payment."))
        return steps.record(held, PART, by=by, now=now, facts=facts)
