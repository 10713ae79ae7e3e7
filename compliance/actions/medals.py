"""Medals: the best of the best grade, ranked by declared measures, cut by a supervisor, published.

A round belongs to a final cycle. The worker ranks; another city supervisor than who asked for it
chooses how many of each size band have a medal. Awarding publishes them, waives routine visits for
the medal's term, and has the certificates made. A confirmed violation, a public exposure or a place
on the watchlist ends a medal the same day; who has one of these is given none.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from compliance.exposure.clearing import refuse_workers
from compliance.medals.cuts import Cut, cut_of
from compliance.models import (
    Appraisal,
    Medal,
    MedalCandidate,
    MedalCriterion,
    MedalRound,
    MedalRoundState,
    MedalTerms,
    PublicEntry,
    PublicKind,
    RegimeGround,
)
from compliance.money.basis import due_day
from compliance.money.sight import seeing
from compliance.procedure.legal_figures import years_later
from compliance.procedure.refusals import NotFromHere, NotPermitted, Refused, StaleState
from enterprises import planner
from enterprises.models import Enterprise
from inspectorate.foundation.locks import held
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.foundation.statements import execute, fetch
from inspectorate.foundation.writing import day
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import publications, regimes
from .publications import Publication


def open_round(appraisal: Appraisal, *, by: User, now: datetime) -> MedalRound:
    """Begins the medals of a final cycle and has its enterprises ranked.

    Raises NotFromHere for a cycle that is not final, Refused where its medals were begun already.
    """
    _permitted(by)
    if not Appraisal.objects.final().filter(pk=appraisal.pk).exists():
        raise NotFromHere(
            _("Grades of %(cycle)s are not final yet; medals rest on final grades.")
            % {"cycle": appraisal}
        )
    if MedalRound.objects.filter(appraisal=appraisal).exists():
        raise Refused(_("Medals of %(cycle)s were begun already.") % {"cycle": appraisal})
    _refuse_over(appraisal.to_on, now)
    best = appraisal.scale.grades.order_by("rank").values_list("code", flat=True)[0]
    with transaction.atomic(), journal.told(user=by.pk):
        made = MedalRound.objects.create(
            appraisal=appraisal,
            grade=best,
            as_of=appraisal.to_on,
            opened_at=now,
            opened_by=by,
        )
        _queue_ranking()
    return made


def rank_again(medals: MedalRound, *, by: User) -> MedalRound:
    """Has a round ranked anew by the criteria as they are now; not once it was awarded."""
    _permitted(by)
    with transaction.atomic(), journal.told(user=by.pk):
        _moved(medals, MedalRoundState.RANKED, state=MedalRoundState.RANKING)
        _queue_ranking()
    medals.refresh_from_db()
    return medals


def rank_waiting(*, now: datetime) -> int:
    """Ranks the rounds that wait for it; how many it ranked. Safe to run anywhere and twice."""
    done = 0
    waiting = MedalRound.objects.filter(state=MedalRoundState.RANKING).order_by("id")
    for key in waiting.values_list("pk", flat=True):
        with held(f"ranking of medals {key}") as ours:
            if ours:
                done += _rank(key, now=now)
    return done


def award(
    medals: MedalRound,
    *,
    cut: Mapping[str, int],
    seen: str,
    by: User,
    now: datetime,
) -> list[Medal]:
    """Awards the first `cut[band]` of each size band; returns the medals, published and in force.

    `seen` is the mark of the preview: Refused if the ranking is another by now. Raises NotFromHere
    for a round that is not ranked, Refused for a cut that awards nobody or more than there are.
    """
    _permitted(by)
    if medals.opened_by_id == by.pk:
        raise Refused(_("You had these enterprises ranked; somebody else awards the medals."))
    chosen = cut_of(medals, cut)
    _refuse_cut(chosen, seen)
    terms = MedalTerms.objects.get(pk=1)
    until = _refuse_over(medals.as_of, now)
    with transaction.atomic(), journal.told(user=by.pk):
        _moved(
            medals,
            MedalRoundState.RANKED,
            state=MedalRoundState.AWARDED,
            cut=chosen.numbers,
            until_on=until,
            awarded_at=now,
            awarded_by=by,
        )
        winners = list(chosen.winners().select_related("enterprise"))
        _refuse_fallen(medals, winners, now)
        entries = publications.publish(
            [_publication(medals, each, until, now) for each in winners], by=by, now=now
        )
        made = Medal.objects.bulk_create(
            _medal(medals, each.enterprise, entry, until, by=by, now=now)
            for each, entry in zip(winners, entries, strict=True)
        )
        with override("zh-hans"):
            reason = _("Compliance medal %(cycle)s") % {"cycle": medals.appraisal.code}
        regimes.impose(
            [each.enterprise_id for each in winners],
            regime=terms.regime,
            until=until,
            reason=reason,
            by=by,
            now=now,
            ground=RegimeGround.MEDAL,
        )
        _queue_certificates()
    return made


def revoke(medal: Medal, *, reason: str, by: User, now: datetime) -> Medal:
    """Takes a medal back: withdrawn from the public list, its waiver lifted, the same day.

    Raises StaleState if somebody was first, Refused without a reason or where it names a worker.
    """
    _permitted(by)
    printed = (medal.entry.name, medal.entry.person_in_charge)
    refuse_workers([reason], enterprise_id=medal.enterprise_id, printed=printed)
    return _revoke(medal, reason=reason, by=by, now=now)


def forfeit(enterprise_ids: Iterable[int], *, reason: str, by: User, now: datetime) -> int:
    """A violation was confirmed, or they are exposed or put on the watchlist: their medals in force
    end the same day; how many did.

    `reason` is read by the public, in Chinese.
    """
    theirs = Medal.objects.in_force(on=timezone.localdate(now)).filter(
        enterprise__in=enterprise_ids
    )
    standing = list(theirs.order_by("id"))
    for medal in standing:
        _revoke(medal, reason=reason, by=by, now=now)
    return len(standing)


def change_criterion(
    criterion: MedalCriterion,
    *,
    points: int,
    most_points: int,
    required: bool,
    source: str,
    by: User,
    reason: str,
) -> MedalCriterion:
    """Changes what a measure counts for; rounds ranked before keep the criteria they used."""
    _permitted(by)
    if not reason.strip():
        raise Refused(_("A change of the criteria needs a reason."))
    if most_points < points:
        raise Refused(
            _("At most %(most)d points is less than the %(each)d that one gives.")
            % {"most": most_points, "each": points}
        )
    criterion.points, criterion.most_points = points, most_points
    criterion.required, criterion.source = required, source
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        criterion.save(update_fields=["points", "most_points", "required", "source"])
    return criterion


def _rank(key: int, *, now: datetime) -> bool:
    begun = time.monotonic()
    criteria = [
        {
            "measure": each.measure,
            "points": each.points,
            "most_points": each.most_points,
            "required": each.required,
            "wording": each.wording,
            "wording_en": each.wording_en,
        }
        for each in MedalCriterion.objects.order_by("order", "measure")
    ]
    with transaction.atomic():
        medals = MedalRound.objects.select_for_update(of=("self",)).get(pk=key)
        if medals.state != MedalRoundState.RANKING:
            return False
        MedalCandidate.objects.filter(round=medals).delete()
        with seeing():
            execute("compliance", "rank_candidates", **_asked(medals, criteria, now))
        medals.criteria = criteria
        counted = fetch("compliance", "count_candidates", round=medals.pk)[0]
        medals.candidates_count, medals.eligible_count = counted["candidates"], counted["eligible"]
        planner.gather(MedalCandidate, written=medals.candidates_count)
        medals.bands = json.loads(counted["bands"])
        medals.left_out = json.loads(counted["left_out"])
        medals.state, medals.ranked_at = MedalRoundState.RANKED, now
        medals.seconds = round(time.monotonic() - begun, 3)
        medals.save(
            update_fields=[
                "criteria", "candidates_count", "eligible_count", "bands", "left_out", "state",
                "ranked_at", "seconds",
            ]
        )  # fmt: skip
    return True


def _asked(medals: MedalRound, criteria: list[dict[str, Any]], now: datetime) -> dict[str, Any]:
    return {
        "round": medals.pk,
        "appraisal": medals.appraisal_id,
        "grade": medals.grade,
        "as_of": medals.as_of,
        "now": now,
        "from_on": medals.appraisal.from_on,
        "due_day": due_day(),
        "criteria": json.dumps(criteria),
    }


def _revoke(medal: Medal, *, reason: str, by: User, now: datetime) -> Medal:
    if not reason.strip():
        raise Refused(_("A medal is revoked with a reason."))
    words = reason.strip()[:255]
    with transaction.atomic(), journal.told(user=by.pk, reason=words):
        standing = Medal.objects.filter(pk=medal.pk, revoked_at=None)
        if not standing.update(revoked_at=now, revoked_by=by, revoked_reason=words):
            raise StaleState(_("The medal %(mark)s was revoked already.") % {"mark": medal})
        entry = medal.entry
        if entry.stands:
            publications.withdraw(entry, explanation=words, by=by, now=now)
        regimes.lift([medal.enterprise_id], ground=RegimeGround.MEDAL, reason=words, by=by, now=now)
    medal.refresh_from_db()
    return medal


def _publication(
    medals: MedalRound, candidate: MedalCandidate, until: date, now: datetime
) -> Publication:
    enterprise = candidate.enterprise
    return Publication(
        kind=PublicKind.MEDAL,
        list_code=medals.appraisal.code,
        uscc=enterprise.uscc,
        name=enterprise.name,
        starts_on=timezone.localdate(now),
        ends_on=until,
        enterprise_id=enterprise.pk,
        address=enterprise.address,
        district_code=enterprise.district_code,
        person_in_charge=enterprise.legal_representative,
        staff_band=candidate.size_band,
    )


def _medal(
    medals: MedalRound,
    enterprise: Enterprise,
    entry: PublicEntry,
    until: date,
    *,
    by: User,
    now: datetime,
) -> Medal:
    return Medal(
        round=medals,
        enterprise=enterprise,
        grid_group_id=enterprise.grid_group_id,
        district_code=enterprise.district_code,
        entry=entry,
        awarded_at=now,
        awarded_by=by,
        until_on=until,
    )


def _refuse_cut(chosen: Cut, seen: str) -> None:
    if chosen.too_many:
        raise Refused(
            _("In a size band more medals are asked for than enterprises may have one: %(bands)s.")
            % {"bands": ", ".join(chosen.too_many)}
        )
    if not chosen.count:
        raise Refused(_("This cut awards no medal."))
    if seen != chosen.mark:
        raise StaleState(_("The ranking or the cut changed since the preview was shown."))


def _refuse_fallen(medals: MedalRound, winners: list[MedalCandidate], now: datetime) -> None:
    chosen = [each.enterprise_id for each in winners]
    values = {"chosen": chosen, "since": medals.as_of, "now": now}
    with seeing():
        fallen = [row["name"] for row in fetch("compliance", "winners_fallen", **values)]
    if fallen:
        raise StaleState(
            _("Since the ranking something speaks against a medal for %(names)s. Rank again.")
            % {"names": _(", ").join(fallen)}
        )


def _refuse_over(as_of: date, now: datetime) -> date:
    """The last day of the medals of a cycle; raises Refused if it has passed."""
    until = years_later(as_of, MedalTerms.objects.get(pk=1).years)
    if until < timezone.localdate(now):
        raise Refused(
            _("Medals of this cycle would have run out on %(day)s already.") % {"day": day(until)}
        )
    return until


def _moved(medals: MedalRound, before: MedalRoundState, **columns: Any) -> None:
    moved = MedalRound.objects.filter(pk=medals.pk, state=before).update(**columns)
    if not moved:
        medals.refresh_from_db()
        raise StaleState(
            _("The medals of %(cycle)s are %(state)s by now.")
            % {"cycle": medals, "state": medals.get_state_display()}
        )


def _permitted(by: User) -> None:
    if not Permission.MEDAL_AWARD.is_held_by(by):
        raise NotPermitted(Permission.MEDAL_AWARD.refusal(by))


def _queue_ranking() -> None:
    from compliance.tasks import rank_medals

    transaction.on_commit(partial(queue_or_leave, rank_medals))


def _queue_certificates() -> None:
    from compliance.tasks import issue_medal_certificates

    transaction.on_commit(partial(queue_or_leave, issue_medal_certificates))
