"""Notice, defence, hearing, review: Administrative Penalty Law arts. 44–45, 57–58, 63–64.

Before a decision the enterprise is told what is intended, why, and what it may do: state and defend
itself, and ask for a hearing within five working days. A hearing is announced seven working days
before it is held, by somebody who did not investigate. Nobody is fined more for having spoken. The
draft is reviewed by a lawyer who did not handle the case.
"""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.forms.fields import ServiceForm
from compliance.forms.notice import (
    HearingForm,
    HearingRecordForm,
    NoticeForm,
    ReviewForm,
    SubmitForm,
    last_facts,
    soonest_hearing,
)
from compliance.models import Case, DocumentKind, TestimonyKind
from inspectorate.foundation.writing import day
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from .articles import cites_the_law
from .calculated import (
    calculated_first,
    freeze_it,
    of_the_calculation,
    rests_on_the_sum,
    within_the_grade,
    within_the_range,
)
from .clocks import latest, meets, pauses, resumes, running, starts_with_service
from .competence import is_ours
from .legal_figures import hearing_told_from, limit_days, order_comes_first
from .news import to_the_chair, to_the_enterprise, to_the_reviewers, to_the_supervisors, to_the_team
from .rectification import types_of
from .states import CaseState
from .teams import by_nobody_of_the_team, by_the_team, has_investigated, two_certified
from .tellings import of_the_draft, of_the_hearing, served, served_after_it_was_made
from .transitions import Effect, Taking, Transition


def no_order_is_missing(case: Case, by: User, on: date) -> str:
    """A need: the order route was gone to its end, or the law asks for none."""
    if case.state == CaseState.NOT_RECTIFIED:
        return ""
    if types_of(case) and not any(order_comes_first(each) for each in types_of(case)):
        return ""
    return _("This violation is punished only if it is not put right in time: order first.")


def told_of_a_hearing(taking: Taking) -> str:
    """A check: from the threshold on the notice tells of the right to a hearing (art. 63)."""
    threshold = hearing_told_from(taking.case, on=taking.on)
    if taking.facts["fine_yuan"] < threshold or taking.facts["hearing_right"]:
        return ""
    return _(
        "From ¥%(threshold)s on, the notice tells of the right to a hearing (Administrative Penalty"
        " Law article 63)."
    ) % {"threshold": f"{threshold:,.0f}"}


def punishes_with_something(taking: Taking) -> str:
    """A check: a penalty of nothing is none; what is not fined is handled."""
    if taking.facts["decision"] != "penalty" or taking.facts["fine_yuan"] > 0:
        return ""
    return _("A fine of nothing is no penalty: choose administrative handling.")


def hearing_is_offered(case: Case, by: User, on: date) -> str:
    """A need: the notice told of the right to a hearing."""
    if last_facts(case, "give_notice").get("hearing_right"):
        return ""
    return _("The notice told of no hearing: the fine is below the sum from which it is offered.")


def where_offered(effect: Effect) -> Effect:
    """An effect that follows only where the notice told of a hearing."""

    def offered(taking: Taking) -> None:
        if not hearing_is_offered(taking.case, taking.by, taking.on):
            effect(taking)

    return offered


def hearing_can_be_asked(taking: Taking) -> str:
    """A check: it was asked for within the five working days after service of the notice."""
    asked_on = taking.facts["asked_on"]
    limit = latest(taking.case, "hearing_request")
    if asked_on > taking.on:
        return _("The day it was asked for cannot lie ahead.")
    if limit and limit.due_on and asked_on > limit.due_on:
        return _("A hearing had to be asked for by %(day)s.") % {"day": day(limit.due_on)}
    return ""


def announced_in_time(taking: Taking) -> str:
    """A check: seven working days lie between announcement and hearing."""
    soonest = soonest_hearing(taking.on, limit_days("hearing_announcement"))
    if taking.facts["hearing_on"] >= soonest:
        return ""
    return _("Announced today, the hearing can be held on %(day)s at the soonest.") % {
        "day": day(soonest)
    }


def chair_is_no_investigator(taking: Taking) -> str:
    """A check: the chair is not in the team."""
    if has_investigated(taking.case, taking.facts["chair"]):
        return _("Whoever investigated the case does not chair its hearing.")
    return ""


def hearing_was_held(case: Case, by: User, on: date) -> str:
    """A need: the day of the hearing has come."""
    held = last_facts(case, "announce_hearing").get("hearing_on", "")
    if held and on < date.fromisoformat(held):
        return _("The hearing is on %(day)s.") % {"day": day(date.fromisoformat(held))}
    return ""


def by_its_chair(case: Case, by: User, on: date) -> str:
    """A need: whoever was announced as chair held the hearing, and records it."""
    told = last_facts(case, "announce_hearing").get("chair") or {}
    chair = User.objects.active().filter(pk=told.get("id")).first()
    if chair is None or chair == by or not Permission.HEARING_RECORD.is_held_by(chair):
        return ""
    return _("%(chair)s was announced as chair, and records the hearing.") % {"chair": chair}


def everybody_could_speak(case: Case, by: User, on: date) -> str:
    """A need: the time to state, defend and ask is over, or all was said already."""
    if case.state == CaseState.HEARD:
        return ""
    spoken = case.testimonys.filter(kind=TestimonyKind.STATEMENT).exists()
    open_until = [
        limit.due_on
        for code in ("statement", "hearing_request")
        if (limit := running(case, code)) and limit.due_on and limit.due_on >= on
        if not (code == "statement" and spoken)
    ]
    if not open_until:
        return ""
    return _("The enterprise may speak or ask for a hearing until %(day)s.") % {
        "day": day(max(open_until))
    }


def not_more_than_told(taking: Taking) -> str:
    """A check: nobody is fined more for having defended themselves (art. 45)."""
    told = Decimal(last_facts(taking.case, "give_notice").get("fine_yuan") or 0)
    if taking.facts["fine_yuan"] <= told:
        return ""
    return _("Not more than the ¥%(told)s that the notice told of.") % {"told": f"{told:,.2f}"}


STEPS = (
    Transition(
        verb="give_notice",
        label=gettext_lazy("Give prior notice"),
        done=gettext_lazy("Prior notice issued"),
        permission=Permission.CASE_INVESTIGATE,
        form=NoticeForm,
        paper=DocumentKind.PENALTY_NOTICE,
        needs=(by_the_team, two_certified, is_ours, no_order_is_missing, calculated_first),
        checks=(
            cites_the_law,
            punishes_with_something,
            within_the_range,
            rests_on_the_sum,
            told_of_a_hearing,
        ),
        tells=(of_the_calculation,),
        effects=(freeze_it,),
    ),
    Transition(
        verb="serve_notice",
        label=gettext_lazy("Record service of the notice"),
        done=gettext_lazy("Notice served"),
        permission=Permission.CASE_INVESTIGATE,
        form=ServiceForm,
        paper=DocumentKind.SERVICE,
        needs=(by_the_team,),
        checks=(served_after_it_was_made(DocumentKind.PENALTY_NOTICE),),
        tells=(served(DocumentKind.PENALTY_NOTICE),),
        effects=(
            starts_with_service("statement"),
            where_offered(starts_with_service("hearing_request")),
            to_the_enterprise(DocumentKind.PENALTY_NOTICE),
        ),
    ),
    Transition(
        verb="announce_hearing",
        label=gettext_lazy("Announce a hearing"),
        done=gettext_lazy("Hearing announced"),
        permission=Permission.CASE_INVESTIGATE,
        form=HearingForm,
        paper=DocumentKind.HEARING_NOTICE,
        needs=(by_the_team, two_certified, hearing_is_offered),
        checks=(hearing_can_be_asked, announced_in_time, chair_is_no_investigator),
        effects=(
            meets("hearing_request"),
            pauses("decision"),
            to_the_chair,
            to_the_enterprise(DocumentKind.HEARING_NOTICE),
        ),
    ),
    Transition(
        verb="record_hearing",
        label=gettext_lazy("Record the hearing"),
        done=gettext_lazy("Hearing held"),
        permission=Permission.HEARING_RECORD,
        form=HearingRecordForm,
        paper=DocumentKind.HEARING_RECORD,
        needs=(by_nobody_of_the_team, by_its_chair, hearing_was_held),
        tells=(of_the_hearing,),
        effects=(meets("statement"), resumes("decision"), to_the_team("assigned")),
    ),
    Transition(
        verb="submit",
        label=gettext_lazy("Submit the draft for review"),
        done=gettext_lazy("Draft submitted for legal review"),
        permission=Permission.CASE_INVESTIGATE,
        form=SubmitForm,
        needs=(by_the_team, two_certified, is_ours, everybody_could_speak),
        checks=(not_more_than_told, within_the_grade),
        effects=(meets("statement", "hearing_request"), to_the_reviewers("approval_asked")),
    ),
    Transition(
        verb="return_draft",
        label=gettext_lazy("Return the draft"),
        done=gettext_lazy("Draft returned by the legal review"),
        permission=Permission.CASE_REVIEW,
        form=ReviewForm,
        paper=DocumentKind.REVIEW_OPINION,
        needs=(by_nobody_of_the_team,),
        tells=(of_the_draft,),
        effects=(to_the_team("approval_refused"),),
    ),
    Transition(
        verb="approve_draft",
        label=gettext_lazy("Approve the draft"),
        done=gettext_lazy("Draft approved by the legal review"),
        permission=Permission.CASE_REVIEW,
        form=ReviewForm,
        paper=DocumentKind.REVIEW_OPINION,
        needs=(by_nobody_of_the_team,),
        tells=(of_the_draft,),
        effects=(to_the_team("approval_given"), to_the_supervisors("approval_asked")),
    ),
)
