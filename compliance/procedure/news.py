"""Whom a step tells: the team, the proposer, the supervisors of the district, the reviewers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import translation

from alerts.actions import notifications
from alerts.models import NotificationKind
from compliance.actions import enterprise_news
from compliance.models import DocumentKind
from inspectorate.organisation.models import Guarded, Role, User

from .states import CaseState
from .tellings import latest_paper
from .transitions import Effect, Taking

if TYPE_CHECKING:
    from compliance.models import Case


def tell(kind: str, to: Iterable[User], taking: Taking, *, what: Any = None) -> None:
    """One notice a person about the step being taken, except to whoever takes it.

    `what` is a marked label; without it the notice names the state of the case.
    """
    others = [person for person in to if person.pk != taking.by.pk]
    announce(kind, others, taking.case, now=taking.now, what=what)


def announce(kind: str, to: Iterable[User], case: Case, *, now: datetime, what: Any = None) -> None:
    """One notice a person about a case."""
    notifications.announce(
        NotificationKind(kind),
        to=list(to),
        key=f"case-{case.pk}-{case.moves_count}-{kind}-{int(now.timestamp())}",
        address=f"/cases/{case.pk}/",
        values={"number": str(case), "subject": subject_name(case), "what": what_of(case, what)},
        now=now,
    )


def what_of(case: Case, what: Any) -> str:
    """The label in its source language, which notices translate when they are read."""
    with translation.override("en"):
        return str(what or CaseState(case.state).label)


def subject_name(case: Case) -> str:
    """The enterprise or provider by name; a person is not named."""
    subject = case.enterprise or case.provider
    return subject.name if subject else ""


def team_of(case: Case) -> Iterable[User]:
    """The people of the team who have a log-in."""
    return User.objects.filter(
        pk__in=case.members.filter(left_on=None).values("inspector__user")
    ).order_by("pk")


def supervisors_of(case: Guarded) -> Iterable[User]:
    """The supervisors of a case's (or complaint's) district; of the city where it has none."""
    return supervisors_in(case.district_code)


def supervisors_in(district_code: str) -> list[User]:
    """The supervisors of a district; of the city where it has none."""
    people = User.objects.active().order_by("pk")
    district = people.holding(Role.DISTRICT_SUPERVISOR)
    own = district.filter(district_codes__contains=[district_code])
    return list(own if district_code else own.none()) or list(people.holding(Role.CITY_SUPERVISOR))


def to_the_enterprise(*kinds: DocumentKind) -> Effect:
    """An effect: tells whoever acts for the enterprise that the paper of these kinds reached it.

    A notice of inspection that is handed over at the visit only is not told of.
    """

    def told(taking: Taking) -> None:
        paper = latest_paper(taking.case, *kinds)
        if paper is None or (
            paper.kind == DocumentKind.INSPECTION_NOTICE and not paper.facts.get("announced")
        ):
            return
        enterprise_news.tell_paper(paper, taking.case.enterprise, now=taking.now)

    return told


def to_the_chair(taking: Taking) -> None:
    """An effect: whoever chairs the hearing is told that it is theirs."""
    tell("assigned", [taking.facts["chair"]], taking)


def to_the_team(kind: str) -> Effect:
    """An effect: tells the team."""
    return lambda taking: tell(kind, team_of(taking.case), taking)


def to_the_proposer(kind: str) -> Effect:
    """An effect: tells whoever proposed the case."""
    return lambda taking: tell(kind, [taking.case.proposed_by], taking)


def to_the_supervisors(kind: str) -> Effect:
    """An effect: tells the supervisors of the district that something waits for them."""
    return lambda taking: tell(kind, supervisors_of(taking.case), taking)


def to_the_reviewers(kind: str) -> Effect:
    """An effect: tells the legal reviewers."""
    reviewers = User.objects.active().holding(Role.LEGAL_REVIEWER).order_by("pk")
    return lambda taking: tell(kind, reviewers.all(), taking)
