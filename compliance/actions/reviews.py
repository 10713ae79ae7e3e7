"""The annual written review: enterprises asked, answers taken in from deliveries, cases proposed.

What an answer is compared with are the parameters in force of the comparison of head counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.actions.notifications import Notice, announce_all
from alerts.actions.parameters import in_force
from alerts.catalogue import rule
from alerts.models import NotificationKind
from compliance.models import Campaign, CampaignState, Case, CaseOrigin, Misfit, ReviewReply
from compliance.procedure.news import supervisors_in
from compliance.procedure.refusals import NotPermitted, Refused
from enterprises.models import Batch
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.foundation.statements import execute
from inspectorate.foundation.writing import day, separated
from inspectorate.organisation import journal
from inspectorate.organisation.models import Assignment, Limit, User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.working_days import calendar

from . import campaigns, cases

FEED = "written-reviews"
LIMIT = "written_review"
TOLERANCE = "headcount-mismatch"
MOST_AT_ONCE = 50
# What an answer that shows it, or none at all, is suspected to violate.
SUSPECTED = (
    (Misfit.UNINSURED, "V1"),
    (Misfit.OVERSTATED, "V5"),
    (Misfit.WAGES_OWED, "L6"),
    (Misfit.NO_CONTRACT, "L2"),
    (Misfit.NO_RULES, "L1"),
)
SILENT = "L9"


def begin(campaign: Campaign, *, by: User, now: datetime) -> None:
    """Begins a drafted review: a job writes down whom it asks. StaleState if it has begun."""
    if not Permission.CAMPAIGN_RUN.is_held_by(by):
        raise NotPermitted(Permission.CAMPAIGN_RUN.refusal(by))
    if campaign.due_on <= timezone.localdate(now):
        raise Refused(_("The day set must be after today."))
    with transaction.atomic(), journal.told(user=by.pk):
        campaigns.mark_sent(campaign, by=by, now=now)
        transaction.on_commit(take_in_soon)


def take_in_soon() -> None:
    """Queues the job; without Redis the sweep comes within a minute."""
    from compliance.tasks import take_in_reviews

    queue_or_leave(take_in_reviews)


def take_in(*, now: datetime, everything: bool = False) -> int:
    """Asks the enterprises of reviews that have begun, and takes in answers delivered since.

    `everything` compares all answers again, since the records may have changed. How many rows of
    replies were written. The same call again writes nothing.
    """
    newest = Batch.objects.filter(feed=FEED, published_at__isnull=False).aggregate(Max("id"))
    batch = newest["id__max"]
    running = Campaign.objects.reviews().filter(state=CampaignState.SENT)
    with transaction.atomic(), journal.told(user=None, source="written review"):
        lock_until_commit("take in written reviews")
        return sum(
            _take_in(review, batch=batch, now=now)
            for review in running.order_by("pk")
            if everything or review.asked_at is None or review.answers_batch_id != batch
        )


def _take_in(review: Campaign, *, batch: int | None, now: datetime) -> int:
    written = 0
    if review.asked_at is None:
        written += execute(
            "compliance",
            "ask_enterprises",
            campaign=review.pk,
            districts=review.district_codes,
            year=review.year,
            on=timezone.localdate(now),
        )
        review.asked_at = now
    written += execute(
        "compliance",
        "take_in_replies",
        campaign=review.pk,
        year=review.year,
        **tolerance(),
    )
    review.answers_batch_id = batch
    review.save(update_fields=["asked_at", "answers_batch_id"])
    return written


def tolerance() -> dict[str, Any]:
    """From how many persons and per cent on an answer does not fit: parameters of the rule."""
    values = rule(TOLERANCE).values(in_force()[TOLERANCE].parameters)
    return {name: values[name] for name in ("min_difference", "min_percent")}


def end(campaign: Campaign, *, by: User, now: datetime) -> None:
    """Ends a review: answers that come later are not taken in any more."""
    if not Permission.CAMPAIGN_RUN.is_held_by(by):
        raise NotPermitted(Permission.CAMPAIGN_RUN.refusal(by))
    with transaction.atomic(), journal.told(user=by.pk):
        running = Campaign.objects.reviews().filter(pk=campaign.pk, state=CampaignState.SENT)
        if not running.update(state=CampaignState.ENDED, ended_at=now):
            raise Refused(_("The review is not running."))


def propose(replies: Sequence[ReviewReply], *, by: User, now: datetime) -> list[Case]:
    """A case each about silent enterprises and answers that do not fit; the head files them.

    Raises Refused if one of them gives no reason, has a case already or is not overdue yet.
    """
    if not 0 < len(replies) <= MOST_AT_ONCE:
        raise Refused(_("Select 1 to %(n)s enterprises.") % {"n": MOST_AT_ONCE})
    with transaction.atomic():
        locked = ReviewReply.objects.select_for_update(of=("self",)).select_related(
            "campaign", "enterprise"
        )
        chosen = locked.filter(pk__in=[reply.pk for reply in replies]).order_by("pk")
        return [_propose(reply, by=by, now=now) for reply in chosen]


def _propose(reply: ReviewReply, *, by: User, now: datetime) -> Case:
    if why := why_not(reply, on=timezone.localdate(now)):
        raise Refused(f"{reply.enterprise.name}: {why}")
    case = cases.propose(
        by=by,
        now=now,
        origin=CaseOrigin.WRITTEN_REVIEW,
        violation_type=suspected(reply),
        summary=summary(reply),
        enterprise=reply.enterprise,
    )
    with journal.told(user=by.pk):
        ReviewReply.objects.filter(pk=reply.pk).update(case=case)
    return case


def why_not(reply: ReviewReply, *, on: date) -> str:
    """Why no case can be proposed from a reply on a day; '' if one can."""
    if reply.case_id:
        return _("A case is proposed already.")
    if reply.answered_on is None:
        return "" if reply.campaign.due_on < on else _("The day set is not over.")
    return "" if reply.misfits else _("The answer fits the records.")


def suspected(reply: ReviewReply) -> str:
    """The type of violation that a reply suggests first."""
    return next((kind for misfit, kind in SUSPECTED if misfit in reply.misfits), SILENT)


def summary(reply: ReviewReply) -> str:
    """What is suspected, as a sentence of the proposal."""
    review = reply.campaign
    if reply.answered_on is None:
        words = _("Written review %(year)s: no answer by %(day)s.")
        return words % {"year": review.year, "day": day(review.due_on)}
    return _(
        "Written review %(year)s: %(what)s. %(staff)s staff, %(insured)s insured answered; "
        "%(recorded)s insured on record."
    ) % {
        "year": review.year,
        "what": separated(Misfit(misfit).label for misfit in reply.misfits),
        "staff": reply.headcount,
        "insured": "–" if reply.insured_headcount is None else reply.insured_headcount,
        "recorded": reply.insured_recorded,
    }


def remind(*, now: datetime) -> int:
    """Tells each team how many of its enterprises have not answered: before the day set, and once
    it is over; later the district's supervisors. How many notices are new.
    """
    today = timezone.localdate(now)
    limit = Limit.objects.get(pk=LIMIT)
    days = calendar()
    near = days.working_day_after(today, limit.remind_days)
    running = Campaign.objects.reviews().filter(state=CampaignState.SENT, due_on__lte=near)
    told = 0
    for review in running.order_by("pk"):
        late = review.due_on < today
        kind = NotificationKind.DEADLINE_OVER if late else NotificationKind.DEADLINE_SOON
        told += announce_all(kind, _to_teams(review, kind, today), now=now)
        if review.due_on <= days.working_day_before(today, limit.escalate_days):
            kind = NotificationKind.ESCALATION
            told += announce_all(kind, _to_supervisors(review, kind), now=now)
    return told


def _to_teams(review: Campaign, kind: NotificationKind, today: date) -> list[Notice]:
    missing = review.replies.missing().order_by("grid_group")
    counted = dict(missing.values_list("grid_group").annotate(Count("id")))
    people = Assignment.objects.in_force(on=today).filter(
        grid_group__in=[group for group in counted if group], inspector__user__isnull=False
    )
    of_person: dict[int, int] = {}
    for user, group in people.values_list("inspector__user", "grid_group").order_by("id"):
        of_person[user] = of_person.get(user, 0) + counted[group]
    return [_notice(review, kind, user, count) for user, count in of_person.items()]


def _to_supervisors(review: Campaign, kind: NotificationKind) -> list[Notice]:
    missing = review.replies.missing().order_by("district_code")
    counted = missing.values_list("district_code").annotate(Count("id"))
    of_person: dict[int, int] = {}
    for district, count in counted:
        for person in supervisors_in(district):
            of_person[person.pk] = of_person.get(person.pk, 0) + count
    return [_notice(review, kind, user, count) for user, count in of_person.items()]


def _notice(review: Campaign, kind: NotificationKind, user: int, count: int) -> Notice:
    values: dict[str, str | int] = {
        "number": review.name,
        "what": f"{count} enterprises without an answer",
        "what_zh": f"{count} 家用人单位未提交",
        "due": review.due_on.isoformat(),
    }
    key = f"written review {review.pk} due {review.due_on} {kind}"
    return Notice(user, key, f"/campaigns/{review.pk}/", values)
