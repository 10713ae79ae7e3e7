"""Publishing: a quarter's list whole, or one urgent entry. By nobody who accepted what is in it.

A quarter's list is complete: as long as one of its proposals is neither accepted nor left out with
a reason, nothing of it is published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from compliance.exposure.clearing import refuse_persons
from compliance.exposure.marks import mark_of
from compliance.exposure.quarters import code_of, next_quarter, quarter_of
from compliance.exposure.states import ExposureState
from compliance.models import Exposure, ExposureList, ListKind, PublicKind, RegimeGround
from compliance.procedure.refusals import NotPermitted, NotYet, Refused, StaleState
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.foundation.writing import day, moment, number
from inspectorate.organisation import journal
from inspectorate.organisation.deadlines import Span, term_end
from inspectorate.organisation.models import DayType, LimitUnit, User
from inspectorate.organisation.permissions import Permission

from . import enterprise_news, medals, publications, regimes
from . import exposure_payments as payments
from . import exposure_story as story
from .publications import Publication

LOCK = "exposures"  # nothing is proposed while a list is being published


def publish_list(quarter_on: date, *, by: User, now: datetime, seen: str) -> ExposureList:
    """Publishes the accepted entries of a quarter with the words whose mark was `seen`.

    Raises NotPermitted, NotYet while a proposal waits or the quarter runs, StaleState where the
    list was published already or has changed since.
    """
    with transaction.atomic(), journal.told(user=by.pk, step="publish"):
        lock_until_commit(LOCK)
        _refuse_published(quarter_on)
        if why := why_not_publish(quarter_on, by=by, on=timezone.localdate(now)):
            raise NotYet(why)
        accepted = list(
            Exposure.objects.select_for_update(of=("self",))
            .filter(quarter_on=quarter_on, state=ExposureState.ACCEPTED)
            .order_by("pk")
        )
        if mark_of(accepted) != seen:
            raise StaleState(_("The list has changed since you saw it. Nothing was published."))
        made = ExposureList.objects.create(
            code=code_of(quarter_on),
            kind=ListKind.QUARTERLY,
            quarter_on=quarter_on,
            published_at=now,
            published_by=by,
        )
        _publish(made, accepted, by=by, now=now)
    return made


def why_not_publish(quarter_on: date, *, by: User, on: date) -> str:
    """Why a quarter's list cannot be published by this person on that day; '' if it can."""
    if not Permission.EXPOSURE_PUBLISH.is_held_by(by):
        return Permission.EXPOSURE_PUBLISH.refusal(by)
    ends = next_quarter(quarter_on)
    if on < ends:
        return _("The quarter is published from %(day)s on.") % {"day": day(ends)}
    of_quarter = Exposure.objects.filter(quarter_on=quarter_on)
    waiting = of_quarter.filter(state=ExposureState.PROPOSED).count()
    if waiting:
        words = ngettext(
            "%s proposal is neither accepted nor left out.",
            "%s proposals are neither accepted nor left out.",
            waiting,
        )
        return words % number(waiting)
    accepted = of_quarter.filter(state=ExposureState.ACCEPTED)
    if not accepted.exists():
        return _("No entry is accepted.")
    return _own(accepted.filter(reviewed_by=by).count())


def _own(accepted: int) -> str:
    if not accepted:
        return ""
    words = ngettext(
        "You accepted %s of these entries; somebody else publishes it.",
        "You accepted %s of these entries; somebody else publishes them.",
        accepted,
    )
    return words % number(accepted)


def publish_urgent(exposure: Exposure, *, by: User, now: datetime, seen: str) -> ExposureList:
    """Publishes one accepted entry at once, as a list of its own, with the words that were `seen`.

    Raises StaleState where other words were accepted since.
    """
    story.refuse_unless(exposure, Permission.EXPOSURE_PUBLISH, by=by)
    with transaction.atomic(), journal.told(user=by.pk, step="publish"):
        lock_until_commit(LOCK)
        held = story.hold(exposure)
        if held.state == ExposureState.ACCEPTED:
            if held.reviewed_by_id == by.pk:
                raise NotPermitted(_own(1))
            if mark_of([held]) != seen:
                raise StaleState(
                    _("The text has changed since you read it. Nothing was published.")
                )
            exposure.refresh_from_db()
        today = timezone.localdate(now)
        made = ExposureList.objects.create(
            code=_urgent_code(today),
            kind=ListKind.URGENT,
            quarter_on=quarter_of(today),
            published_at=now,
            published_by=by,
        )
        _publish(made, [exposure], by=by, now=now)
    return made


def _urgent_code(today: date) -> str:
    """2026-09-14; the second one of the day 2026-09-14-2."""
    same = ExposureList.objects.filter(code__startswith=today.isoformat()).count()
    return f"{today.isoformat()}-{same + 1}" if same else today.isoformat()


def _refuse_published(quarter_on: date) -> None:
    found = ExposureList.objects.filter(kind=ListKind.QUARTERLY, quarter_on=quarter_on)
    if published := found.select_related("published_by").first():
        raise StaleState(
            _("%(person)s published this list at %(at)s.")
            % {"person": published.published_by, "at": moment(published.published_at)}
        )


def _publish(made: ExposureList, entries: Sequence[Exposure], *, by: User, now: datetime) -> None:
    """Prints the entries, moves their states, sets the regimes that follow."""
    today = timezone.localdate(now)
    for exposure in entries:
        refuse_persons(exposure, (exposure.facts, exposure.decision, exposure.legal_basis))
        story.move(
            exposure,
            "publish",
            by=by,
            now=now,
            published_at=now,
            published_by=by,
            exposure_list=made,
            ends_on=term_end(_months(exposure.term_months), today),
        )
    printed = publications.publish([_printed(each) for each in entries], by=by, now=now)
    for exposure, entry in zip(entries, printed, strict=True):
        exposure.entry_id = entry.pk
        exposure.save(update_fields=["entry_id"])
        payments.show(exposure, by=by, now=now)
    _set_regimes(made, entries, by=by, now=now)
    enterprise_news.tell_entries(enterprise_news.PUBLISHED, entries, now=now)


def _set_regimes(
    made: ExposureList, entries: Sequence[Exposure], *, by: User, now: datetime
) -> None:
    """Exposed enterprises lose their medals, and are inspected as the criteria they met say."""
    today = timezone.localdate(now)
    together: dict[tuple[str, int], list[int]] = defaultdict(list)
    for exposure in entries:
        together[exposure.regime, exposure.regime_months].append(exposure.enterprise_id)
    with override("zh-hans"):
        reason = _("Exposed on the list %(code)s") % {"code": made.code}
    medals.forfeit([each.enterprise_id for each in entries], reason=reason, by=by, now=now)
    for (regime, months), enterprises in sorted(together.items()):
        regimes.impose(
            enterprises,
            regime=regime,
            until=term_end(_months(months), today),
            reason=reason,
            by=by,
            now=now,
            ground=RegimeGround.EXPOSURE,
        )


def _months(length: int) -> Span:
    return Span(length, DayType.CALENDAR, LimitUnit.MONTHS)


def _printed(exposure: Exposure) -> Publication:
    """Exactly what the public reads."""
    if exposure.exposure_list is None or not exposure.ends_on or not exposure.published_at:
        raise Refused(_("Only an entry of a list is printed."))
    return Publication(
        kind=PublicKind.EXPOSURE,
        list_code=exposure.exposure_list.code,
        enterprise_id=exposure.enterprise_id,
        uscc=exposure.uscc,
        name=exposure.name,
        address=exposure.address,
        person_in_charge=exposure.person_in_charge,
        facts=exposure.facts,
        decision=f"{exposure.decision_no}，{exposure.decision}",
        legal_basis=exposure.legal_basis,
        authority=exposure.authority,
        arrears_wages_yuan=exposure.wages_yuan,
        arrears_contributions_yuan=exposure.contributions_yuan,
        decided_on=exposure.decided_on,
        district_code=exposure.district_code,
        case_id=exposure.case_id,
        starts_on=timezone.localdate(exposure.published_at),
        ends_on=exposure.ends_on,
    )
