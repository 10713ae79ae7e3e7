"""Decision, service, payment, court: within 15 working days after the investigation ended.

A decision is served within seven days; the fine is paid within 15 days of service, with 3 % a day
added after that, up to the fine. Who neither pays nor appeals is warned once more; when the time to
appeal is over, the court is asked to enforce, within three months (Administrative Penalty Law
arts. 61, 67, 72; Litigation Law art. 46; Compulsion Law arts. 53–54).
"""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.actions import deadlines
from compliance.forms.decision import ComplianceForm, CourtForm, DecideForm, EnforcementForm
from compliance.forms.fields import ServiceForm
from compliance.forms.notice import last_facts
from compliance.models import Case, DocumentKind
from inspectorate.foundation.writing import day
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.permissions import Permission

from .articles import cites_the_law
from .calculated import freeze_it, of_the_calculation
from .clocks import drops_all, latest, meets, starts, starts_with_service
from .competence import is_ours
from .discussion import minute_the_discussion
from .exposures import follow_the_decision
from .legal_figures import discussion_needed_from
from .news import to_the_enterprise, to_the_supervisors, to_the_team
from .owed import all_is_paid
from .teams import by_another_than_the_proposer, by_nobody_of_the_team, by_the_team
from .tellings import (
    DECISIONS,
    of_the_decision,
    of_the_defence,
    of_the_draft,
    of_the_notice,
    served,
    served_after_it_was_made,
)
from .transitions import Taking, Transition


def reviewed_as(decision: str) -> object:
    """A need: the reviewed draft is for this kind of decision."""

    def need(case: Case, by: User, on: date) -> str:
        drafted = last_facts(case, "submit").get("decision", decision)
        if drafted == decision:
            return ""
        return _("The reviewed draft is for the other kind of decision.")

    return need


def as_reviewed(taking: Taking) -> str:
    """A check: not more than the draft that was reviewed."""
    drafted = Decimal(last_facts(taking.case, "submit").get("fine_yuan") or 0)
    if taking.facts["fine_yuan"] <= drafted:
        return ""
    return _("Not more than the ¥%(drafted)s that was reviewed.") % {"drafted": f"{drafted:,.2f}"}


def discussed_where_needed(taking: Taking) -> str:
    """A check: grave cases were discussed by those in charge together (art. 57)."""
    threshold = discussion_needed_from(taking.case, on=taking.on)
    if taking.facts["fine_yuan"] < threshold or taking.facts.get("discussed_on"):
        return ""
    return _("From ¥%(threshold)s on, a collective discussion comes first.") % {
        "threshold": f"{threshold:,.0f}"
    }


def payment_is_over(case: Case, by: User, on: date) -> str:
    """A need: the time to pay has passed."""
    payment = latest(case, "payment")
    if payment and payment.due_on and payment.due_on >= on:
        return _("The fine can be paid until %(day)s.") % {"day": day(payment.due_on)}
    return ""


def demanded(case: Case, by: User, on: date) -> str:
    """A need: performance was demanded, and ten working days have passed since."""
    demand = latest(case, "demand")
    if demand is None:
        return _("Demand performance first (Administrative Compulsion Law art. 54).")
    if demand.due_on and demand.due_on >= on:
        return _("The demand leaves time until %(day)s.") % {"day": day(demand.due_on)}
    return ""


def remedies_are_over(case: Case, by: User, on: date) -> str:
    """A need: the time for review and suit has passed."""
    window = latest(case, "court_application")
    if window is None or on > window.started_on:
        return ""
    return _("The enterprise may still appeal, until %(day)s.") % {"day": day(window.started_on)}


def open_the_window(taking: Taking) -> None:
    """Three months to apply to the court, from the day the time to appeal ends."""
    ends = compute(Limit.objects.get(code="remedies"), taking.facts["served_on"]).due_on
    if ends:
        deadlines.start(taking.case, "court_application", on=ends)


def _decide(
    verb: str, decision: str, paper: DocumentKind, label: object, done: object
) -> Transition:
    return Transition(
        verb=verb,
        label=label,  # type: ignore[arg-type]
        done=done,  # type: ignore[arg-type]
        permission=Permission.CASE_DECIDE,
        form=DecideForm,
        paper=paper,
        needs=(
            by_nobody_of_the_team,
            by_another_than_the_proposer,
            is_ours,
            reviewed_as(decision),
        ),  # type: ignore[arg-type]
        checks=(cites_the_law, as_reviewed, discussed_where_needed),
        tells=(of_the_draft, of_the_notice, of_the_defence, of_the_calculation),
        before=(minute_the_discussion,),
        effects=(freeze_it, meets("decision"), starts("service"), to_the_team("approval_given")),
    )


STEPS = (
    _decide(
        "decide_penalty",
        "penalty",
        DocumentKind.PENALTY_DECISION,
        gettext_lazy("Decide: penalty"),
        gettext_lazy("Penalty decided"),
    ),
    _decide(
        "decide_handling",
        "handling",
        DocumentKind.HANDLING_DECISION,
        gettext_lazy("Decide: handling"),
        gettext_lazy("Handling decided"),
    ),
    Transition(
        verb="serve_decision",
        label=gettext_lazy("Record service of the decision"),
        done=gettext_lazy("Decision served"),
        permission=Permission.CASE_INVESTIGATE,
        form=ServiceForm,
        paper=DocumentKind.SERVICE,
        needs=(by_the_team,),
        checks=(served_after_it_was_made(*DECISIONS),),
        tells=(served(*DECISIONS),),
        effects=(
            meets("service"),
            starts_with_service("payment"),
            open_the_window,
            follow_the_decision,
            to_the_enterprise(*DECISIONS),
        ),
    ),
    Transition(
        verb="record_compliance",
        label=gettext_lazy("Record payment"),
        done=gettext_lazy("Decision complied with"),
        permission=Permission.CASE_INVESTIGATE,
        form=ComplianceForm,
        needs=(by_the_team,),
        checks=(all_is_paid,),
        effects=(drops_all, to_the_supervisors("approval_asked")),
    ),
    Transition(
        verb="apply_to_court",
        label=gettext_lazy("Apply to the court"),
        done=gettext_lazy("Enforcement applied for"),
        permission=Permission.CASE_DECIDE,
        form=CourtForm,
        paper=DocumentKind.COURT_APPLICATION,
        needs=(payment_is_over, demanded, remedies_are_over),
        tells=(of_the_decision,),
        effects=(drops_all, to_the_team("approval_given"), follow_the_decision),
    ),
    Transition(
        verb="record_enforcement",
        label=gettext_lazy("Record enforcement"),
        done=gettext_lazy("Enforced by the court"),
        permission=Permission.CASE_INVESTIGATE,
        form=EnforcementForm,
        needs=(by_the_team,),
        effects=(to_the_supervisors("approval_asked"),),
    ),
)
