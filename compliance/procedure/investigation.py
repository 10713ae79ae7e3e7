"""The investigation (调查): 60 working days from filing, 30 more if approved (Decree 423 art. 17).

It ends with a report. From then on 15 working days are left for a decision. What was found decides:
nothing, slight and corrected (art. 18), confirmed, another authority's, or arbitration's (art. 21).
"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from compliance.forms.filing import BeginForm, ConcludeForm, FindNoneForm, WithdrawForm
from compliance.forms.rectification import ConfirmForm, RedirectForm, TransferForm
from compliance.models import Case, DocumentKind, InspectionState, TestimonyKind, ViolationType
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from .announced import plan_visit
from .calculated import of_the_evidence
from .clocks import drops_all, meets, starts
from .competence import (
    fund_is_known,
    goes_to_the_competent,
    transfer_rule,
    without_a_fund,
)
from .legal_figures import statute_years, years_later
from .news import to_the_enterprise, to_the_supervisors, to_the_team
from .teams import by_nobody_of_the_team, by_the_team, two_certified
from .transitions import Taking, Transition
from .visits import drop_visits_of_the_investigation

CONFIRMED = ("confirmed_at", "confirmed_by", "continuing", "last_on", "fund")


def something_was_looked_at(case: Case, by: User, on: date) -> str:
    """A need: a visit or review was recorded, or somebody was heard."""
    seen = case.inspections.filter(state=InspectionState.DONE).exists()
    heard = case.testimonys.filter(kind=TestimonyKind.INQUIRY).exists()
    if seen or heard:
        return ""
    return _("Record a visit, a document review or an inquiry first.")


def something_is_suspected(case: Case, by: User, on: date) -> str:
    """A need: there is a suspected violation to confirm."""
    if case.violations.filter(confirmed_at=None, dropped_on=None).exists():
        return ""
    return _("Note down the suspected violation first.")


def in_time(taking: Taking) -> str:
    """A check: not later than two years after the violation ended (Decree 423 art. 20).

    What stops the time is that it was found or reported: the day the case was proposed.
    """
    last_on = taking.facts.get("last_on")
    if taking.facts.get("continuing") or last_on is None:
        return ""
    years = min(statute_years(each.type) for each in taking.facts["violations"])
    found_on = timezone.localdate(taking.case.proposed_at)
    if years_later(last_on, years) >= found_on:
        return ""
    return _("Out of time: the violation ended more than %(years)d years before it was found.") % {
        "years": years
    }


def confirm_violations(taking: Taking) -> None:
    """Marks the chosen violations confirmed."""
    unknown = without_a_fund(taking.facts["violations"])
    for violation in taking.facts["violations"]:
        violation.confirmed_at, violation.confirmed_by = taking.now, taking.by
        violation.continuing = bool(taking.facts.get("continuing"))
        violation.last_on = taking.facts.get("last_on")
        if violation in unknown:
            violation.fund = int(taking.facts["fund"])
        violation.save(update_fields=CONFIRMED)


def asks_for_the_transfer(taking: Taking) -> None:
    """An effect: where another authority is competent, the supervisors are told to transfer."""
    if transfer_rule(taking.case):
        to_the_supervisors("approval_asked")(taking)


def bears_what_was_confirmed(taking: Taking) -> None:
    """An effect: lists and approvals tell of the case what was confirmed, no more what was
    suspected; where its own type is not among that, it is called by the types that are.
    """
    case = taking.case
    stands = list(case.violations.exclude(confirmed_at=None).filter(dropped_on=None).order_by("id"))
    types = list(dict.fromkeys(each.type for each in stands))
    renamed = case.violation_type not in types or case.headline.get("confirmed", {}).get("renamed")
    told = {
        "types": types,
        "workers": max(each.workers_count for each in stands),
        "yuan": str(sum(each.amount_yuan for each in stands)),
        "renamed": bool(renamed),
    }
    case.headline = {**case.headline, "confirmed": told}
    if renamed:
        for language in ("en", "zh-hans"):
            with override(language):
                words = _("; ").join(str(ViolationType(one).label) for one in types)
            case.headline[language] = words
    case.save(update_fields=["headline"])


def ends_waiver(taking: Taking) -> None:
    """An effect: the enterprise's waiver, and the medal it rests on, end the same day."""
    from compliance.actions import medals, regimes

    if taking.case.enterprise_id:
        with override("zh-hans"):
            reason = _("Violation confirmed in case %(number)s") % {"number": taking.case}
        its, by, now = taking.case.enterprise_id, taking.by, taking.now
        medals.forfeit([its], reason=reason, by=by, now=now)
        regimes.violation_confirmed(its, reason=reason, by=by, now=now)


STEPS = (
    Transition(
        verb="begin",
        label=gettext_lazy("Begin the investigation"),
        done=gettext_lazy("Investigation begun, notice of inspection made"),
        permission=Permission.CASE_INVESTIGATE,
        form=BeginForm,
        paper=DocumentKind.INSPECTION_NOTICE,
        needs=(by_the_team, two_certified),
        effects=(plan_visit, to_the_enterprise(DocumentKind.INSPECTION_NOTICE)),
    ),
    Transition(
        verb="conclude",
        label=gettext_lazy("End the investigation"),
        done=gettext_lazy("Investigation ended"),
        permission=Permission.CASE_INVESTIGATE,
        form=ConcludeForm,
        paper=DocumentKind.INVESTIGATION_REPORT,
        needs=(by_the_team, two_certified, something_was_looked_at),
        effects=(
            meets("investigation"),
            starts("decision"),
            drop_visits_of_the_investigation,
        ),
    ),
    Transition(
        verb="confirm",
        label=gettext_lazy("Confirm the violation"),
        done=gettext_lazy("Violation confirmed"),
        permission=Permission.CASE_INVESTIGATE,
        form=ConfirmForm,
        needs=(by_the_team, two_certified, something_is_suspected),
        checks=(in_time, fund_is_known),
        effects=(
            confirm_violations,
            bears_what_was_confirmed,
            ends_waiver,
            asks_for_the_transfer,
        ),
    ),
    Transition(
        verb="find_none",
        label=gettext_lazy("No violation"),
        done=gettext_lazy("No violation found"),
        permission=Permission.CASE_INVESTIGATE,
        form=FindNoneForm,
        needs=(by_the_team,),
        effects=(drops_all, to_the_supervisors("approval_asked")),
    ),
    Transition(
        verb="withdraw",
        label=gettext_lazy("Withdraw the case"),
        done=gettext_lazy("Case withdrawn"),
        permission=Permission.CASE_DECIDE,
        form=WithdrawForm,
        paper=DocumentKind.WITHDRAWAL,
        needs=(by_nobody_of_the_team,),
        effects=(drops_all, to_the_team("approval_given")),
    ),
    Transition(
        verb="transfer",
        label=gettext_lazy("Transfer to another authority"),
        done=gettext_lazy("Transferred"),
        permission=Permission.CASE_DECIDE,
        form=TransferForm,
        paper=DocumentKind.TRANSFER,
        needs=(by_nobody_of_the_team,),
        checks=(goes_to_the_competent,),
        tells=(of_the_evidence,),
        effects=(drops_all, to_the_team("approval_given")),
    ),
    Transition(
        verb="redirect",
        label=gettext_lazy("Send to arbitration"),
        done=gettext_lazy("Sent to arbitration"),
        permission=Permission.CASE_DECIDE,
        form=RedirectForm,
        paper=DocumentKind.REDIRECTION,
        needs=(by_nobody_of_the_team,),
        effects=(drops_all, to_the_team("approval_given")),
    ),
)
