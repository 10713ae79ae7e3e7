"""A cycle: opened, its evidence frozen, computed; notified and concluded once it is reviewed."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.appraisal import evidence
from compliance.appraisal.cycles import (
    period_of,
    previous_of,
    refuse_other_years,
    refuse_overlap,
    refuse_unfinished,
    scale_of,
)
from compliance.models import (
    Appraisal,
    AppraisalRun,
    AppraisalState,
    AppraisalWork,
    CriteriaSet,
    CriteriaState,
    Grade,
    Scale,
)
from compliance.procedure.refusals import NotPermitted, NotYet, Refused, StaleState
from enterprises.feeds.registry import FEEDS
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.foundation.writing import day
from inspectorate.organisation import journal
from inspectorate.organisation.deadlines import compute
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.sight import current_sight

from . import appraisal_runs

OBJECTION_LIMIT = "grade_objection"


def open_cycle(
    code: str,
    *,
    by: User | None,
    now: datetime,
    as_of: date | None = None,
    scale: Scale | None = None,
    despite_gaps: str = "",
) -> Appraisal:
    """Opens the cycle `code` (2024-2025) by the criteria in force and asks for its computation.

    `by` None is the command line: what is missing is then kept for a supervisor to accept before
    the review. From a page, opening over missing data needs the reason `despite_gaps`. Raises
    Refused for a second opening, an unfinished period, or a scale without criteria in force.
    """
    _permit(by)
    period = period_of(code)
    scale = scale or scale_of(period)
    as_of = as_of or timezone.localdate(now)
    refuse_other_years(period, scale)
    if by is not None:
        refuse_unfinished(period, on=as_of)
    with transaction.atomic(), journal.told(user=by and by.pk, reason=despite_gaps):
        lock_until_commit("open a cycle")
        if Appraisal.objects.filter(code=period.code).exists():
            raise StaleState(_("The cycle %(code)s is opened already.") % {"code": period.code})
        refuse_overlap(period, scale)
        missing = evidence.gaps(from_on=period.from_on, to_on=period.to_on, known_at=now)
        if missing and by is not None and not despite_gaps.strip():
            raise NotYet(sentence_of(missing))
        accepted = bool(missing) and by is not None
        appraisal = Appraisal.objects.create(
            code=period.code,
            scale=scale,
            criteria=criteria_in_force(scale),
            previous=previous_of(scale, before=period.from_on),
            from_on=period.from_on,
            to_on=period.to_on,
            as_of=as_of,
            known_at=now,
            gaps=missing,
            gaps_accepted_at=now if accepted else None,
            gaps_accepted_by=by if accepted else None,
            gaps_reason=despite_gaps[:255] if accepted else "",
            opened_at=now,
            opened_by=by,
        )
        appraisal_runs.start(appraisal, AppraisalWork.COMPUTE, by=by, now=now)
    return appraisal


def accept_gaps(appraisal: Appraisal, *, by: User, now: datetime, reason: str) -> None:
    """The recorded decision to grade although data is missing."""
    _permit(by)
    if not reason.strip():
        raise Refused(_("Say why the cycle is graded although data is missing."))
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        waiting = Appraisal.objects.filter(pk=appraisal.pk, gaps_accepted_at=None)
        if not appraisal.gaps or not waiting.update(
            gaps_accepted_at=now, gaps_accepted_by=by, gaps_reason=reason[:255]
        ):
            raise StaleState(_("There is nothing to accept any more."))
    appraisal.refresh_from_db()


def notify(
    appraisal: Appraisal, *, by: User, now: datetime, language: str = "zh-hans"
) -> Appraisal:
    """In review → notified: enterprises learn their grade, and the time for objections begins.

    Every grade must be confirmed. Papers are made by a job, for the grades that ask for one, in
    `language`.
    """
    _permit(by)
    limit = Limit.objects.get(code=OBJECTION_LIMIT)
    due = compute(limit, timezone.localdate(now))
    with transaction.atomic(), journal.told(user=by.pk):
        lock_until_commit(f"cycle {appraisal.pk}")
        waiting = Grade.objects.filter(appraisal=appraisal).exclude(state="confirmed")
        if waiting.exists():
            raise NotYet(_("Not every grade is confirmed yet."))
        _move(
            appraisal,
            AppraisalState.IN_REVIEW,
            AppraisalState.NOTIFIED,
            notified_at=now,
            notified_by=by,
            objections_until_on=due.due_on,
            objections_trace=due.trace,
            language=language,
        )
        appraisal_runs.start(appraisal, AppraisalWork.NOTIFY, by=by, now=now)
    return appraisal


def conclude(appraisal: Appraisal, *, by: User, now: datetime) -> Appraisal:
    """Notified → final, once the time for objections is over and each of them is decided.

    The grades become final and the regimes are set by a job that begins at once.
    """
    _permit(by)
    if why := reason_not_to_conclude(appraisal, on=timezone.localdate(now)):
        raise NotYet(why)
    with transaction.atomic(), journal.told(user=by.pk):
        lock_until_commit(f"cycle {appraisal.pk}")
        _move(
            appraisal,
            AppraisalState.NOTIFIED,
            AppraisalState.FINAL,
            concluded_at=now,
            concluded_by=by,
        )
        appraisal_runs.start(appraisal, AppraisalWork.CONCLUDE, by=by, now=now)
    return appraisal


def reason_not_to_conclude(appraisal: Appraisal, *, on: date) -> str:
    """Why the cycle cannot become final on a day; '' if it can."""
    if appraisal.state != AppraisalState.NOTIFIED or appraisal.objections_until_on is None:
        return _("The grades have not been notified yet.")
    if appraisal.objections_until_on >= on:
        return _("Objections may come in until %(day)s.") % {
            "day": day(appraisal.objections_until_on)
        }
    waiting = Grade.objects.filter(appraisal=appraisal).exclude(state="notified").count()
    if waiting:
        told = ngettext(
            "%(n)d grade still waits: an objection to decide, or a notice being made.",
            "%(n)d grades still wait: objections to decide, or notices being made.",
            waiting,
        )
        return told % {"n": waiting}
    return ""


def ask_recomputation(appraisal: Appraisal, *, by: User, now: datetime) -> AppraisalRun:
    """Asks for every grade to be computed anew from the evidence frozen at opening.

    A job compares them shard by shard and keeps with the run how many agree and which do not; no
    grade is changed by it. Raises NotYet before the first computation, StaleState while one runs.
    """
    _permit(by)
    if appraisal.computed_at is None:
        raise NotYet(_("The grades are not computed yet: there is nothing to compare them with."))
    with transaction.atomic(), journal.told(user=by.pk):
        lock_until_commit(f"cycle {appraisal.pk}")
        return appraisal_runs.start(appraisal, AppraisalWork.RECOMPUTE, by=by, now=now)


def recompute(appraisal: Appraisal) -> evidence.Comparison:
    """Computes the grades anew from the frozen facts and says what differs; writes nothing."""
    return evidence.compare(appraisal)


def criteria_in_force(scale: Scale) -> CriteriaSet:
    """The scale's set in force. Raises Refused if there is none."""
    found = scale.criteria_sets.filter(state=CriteriaState.IN_FORCE).first()
    if found is None:
        raise Refused(_("The scale %(scale)s has no criteria in force.") % {"scale": scale})
    return found


def sentence_of(missing: list[dict[str, object]]) -> str:
    """What is missing, as a sentence."""
    names = (str(gap["feed"]) for gap in missing)
    feeds = _(", ").join(str(FEEDS[name].title) if name in FEEDS else name for name in names)
    return _(
        "No complete delivery covers the period for: %(feeds)s. Opening all the same is a"
        " decision with its reason."
    ) % {"feeds": feeds}


def _move(appraisal: Appraisal, before: str, after: str, **columns: object) -> None:
    moved = Appraisal.objects.filter(pk=appraisal.pk, state=before)
    if not moved.update(state=after, **columns):
        raise StaleState(_("Somebody was first: the cycle has moved on."))
    appraisal.refresh_from_db()


def _permit(by: User | None) -> None:
    if by is None:
        return
    if not Permission.APPRAISAL_RUN.is_held_by(by):
        raise NotPermitted(Permission.APPRAISAL_RUN.refusal(by))
    if not current_sight(by).everything:
        raise NotPermitted(_("A cycle is the whole city's: only a city supervisor runs it."))
