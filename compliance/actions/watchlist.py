"""The watchlist: notice, statement, decision, early removal, end of term. Two people each time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from alerts.actions import watching
from alerts.actions.watching import Subject
from compliance.models import (
    WATCH_MOVES,
    Case,
    Document,
    DocumentKind,
    RegimeGround,
    WatchlistEntry,
    WatchState,
    WatchTerms,
)
from compliance.procedure.refusals import NotFromHere, NotPermitted, NotYet, Refused, StaleState
from compliance.publicity.wording import refuse_private
from enterprises.models import Enterprise, Provider
from inspectorate.foundation.writing import day, moment
from inspectorate.organisation import journal
from inspectorate.organisation.deadlines import compute, term_end
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.permissions import Permission

from . import documents, enterprise_news, medals, regimes
from .serials import next_serial

STATEMENT, TERM, EARLY = "watchlist_statement", "watchlist_term", "watchlist_early"


def give_notice(
    *,
    by: User,
    now: datetime,
    ground: str,
    reason: str,
    enterprise: Enterprise | None = None,
    provider: Provider | None = None,
    case: Case | None = None,
    language: str = "zh-hans",
) -> WatchlistEntry:
    """Tells the subject that it is to be listed, why, and until when it may state its case.

    The subject is the enterprise, the provider, or that of the case. Raises StaleState where it is
    noticed or listed already.
    """
    if not Permission.WATCHLIST_NOTICE.is_held_by(by):
        raise NotPermitted(Permission.WATCHLIST_NOTICE.refusal(by))
    _refuse_words(reason, case)
    owner: Any = enterprise or provider or case
    if owner is None:
        raise Refused(_("Name the enterprise, the provider or the case."))
    if not type(owner).objects.visible_to(by).filter(pk=owner.pk).exists():
        raise NotPermitted(_("This belongs to another team."))
    today = timezone.localdate(now)
    computed = compute(Limit.objects.get(code=STATEMENT), today)
    with transaction.atomic(), journal.told(user=by.pk, reason=reason, step="notice"):
        serial = next_serial("watchlist", year=today.year)
        entry = WatchlistEntry(
            number=f"W-{today.year}-{serial:04}",
            enterprise=enterprise or (case.enterprise if case else None),
            provider=provider or (case.provider if case else None),
            worker_id=case.worker_id if case else None,
            case=case,
            grid_group_id=owner.grid_group_id,
            district_code=owner.district_code,
            ground=ground,
            reason=reason.strip(),
            language=language,
            noticed_at=now,
            noticed_by=by,
            statement_due_on=cast(date, computed.due_on),
            statement_provisional=computed.provisional,
            statement_trace=computed.trace,
        )
        _save_once(entry)
        entry.notice = _paper(entry, DocumentKind.WATCHLIST_NOTICE, by=by, now=now)
        entry.save(update_fields=["notice"])
        enterprise_news.tell_paper(
            entry.notice, entry.enterprise, now=now, address=_own_page(entry)
        )
    return entry


def _save_once(entry: WatchlistEntry) -> None:
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as double:
        raise StaleState(_("This subject is noticed or listed already.")) from double


def record_statement(
    entry: WatchlistEntry,
    *,
    by: User,
    now: datetime,
    text: str,
    stated_on: date,
    complete: bool = False,
    document: str = "",
) -> WatchlistEntry:
    """Records what the subject said in its defence, after what was recorded before.

    The enterprise states it itself, or somebody who received it records it. What came after the
    time to speak is taken as long as nothing is decided, and says so.
    `complete`: the subject states or waives in the document that nothing more is to come; only
    then it is decided before the day until which it may speak.
    """
    _refuse_unless_received(entry, by=by)
    if not text.strip():
        raise Refused(_("Write what was stated."))
    if complete and not document.strip():
        raise Refused(_("Name the document in which the subject says that nothing more comes."))
    if not timezone.localdate(entry.noticed_at) <= stated_on <= timezone.localdate(now):
        raise Refused(_("The day of the statement lies between the notice and today."))
    with transaction.atomic(), journal.told(user=by.pk, step="state"):
        held = WatchlistEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        if held.state != WatchState.NOTICED:
            raise _stale(entry)
        said = _marked_late(text, held.statement_due_on, stated_on)
        held.statement = "\n\n".join(filter(None, (held.statement, said)))
        held.stated_on, held.stated_at, held.stated_by = stated_on, now, by
        held.statement_complete = complete
        held.statement_document = document.strip() or held.statement_document
        held.save(
            update_fields=[
                "statement", "stated_on", "stated_at", "stated_by",
                "statement_complete", "statement_document",
            ]
        )  # fmt: skip
        entry.refresh_from_db()
    return entry


def decide(
    entry: WatchlistEntry, *, by: User, now: datetime, listed: bool, reason: str
) -> WatchlistEntry:
    """Puts the subject on the list for the term, or not. By somebody else than gave notice."""
    _refuse_unless(entry, Permission.WATCHLIST_DECIDE, by=by)
    _refuse_words(reason, entry.case)
    today = timezone.localdate(now)
    if why := why_not_decide(entry, by=by, on=today):
        raise NotYet(why)
    stated = Q(stated_at=entry.stated_at, statement=entry.statement)
    told = {"decided_at": now, "decided_by": by, "decision_reason": reason.strip()}
    with transaction.atomic(), journal.told(user=by.pk, reason=reason, step="decide"):
        if not listed:
            _move(entry, "dismiss", only=stated, **told)
            _answer(entry, enterprise_news.NOT_LISTED, now=now)
            return entry
        until = term_end(Limit.objects.get(code=TERM), today)
        early = term_end(Limit.objects.get(code=EARLY), today)
        _move(entry, "list", only=stated, until_on=until, early_from_on=early, **told)
        entry.decision = _paper(entry, DocumentKind.WATCHLIST_DECISION, by=by, now=now)
        entry.save(update_fields=["decision"])
        enterprise_news.tell_paper(
            entry.decision, entry.enterprise, now=now, address=_own_page(entry)
        )
        watching.watch(
            subject_of(entry),
            until=until,
            grid_group_id=entry.grid_group_id,
            district_code=entry.district_code,
        )
        if entry.enterprise_id:
            with override("zh-hans"):
                ground = _("On the watchlist: %(number)s") % {"number": entry.number}
                unmet = _(
                    "It no longer meets the conditions of the medal."
                )  # the list is not public
            medals.forfeit([entry.enterprise_id], reason=unmet, by=by, now=now)
            regimes.impose(
                [entry.enterprise_id],
                regime=WatchTerms.objects.get(pk=1).regime,
                until=until,
                reason=ground,
                by=by,
                now=now,
                ground=RegimeGround.WATCHLIST,
            )
    return entry


def why_not_decide(entry: WatchlistEntry, *, by: User, on: date) -> str:
    """Why this person cannot decide on that day; '' if they can."""
    if entry.noticed_by_id == by.pk:
        return _("You gave notice; somebody else decides.")
    if entry.stated_by_id == by.pk:
        return _("You recorded the statement; somebody else decides.")
    if (
        entry.state == WatchState.NOTICED
        and not entry.statement_complete
        and on <= entry.statement_due_on
    ):
        return _("The subject may state its case until %(day)s.") % {
            "day": day(entry.statement_due_on)
        }
    return ""


def why_not_ask(*, asked: bool, early_from_on: date | None, on: date) -> str:
    """Why early removal of a listing cannot be asked for on that day; '' if it can."""
    if asked:
        return _("Removal is asked for already.")
    if early_from_on and on < early_from_on:
        return _("Early removal can be asked for from %(day)s on.") % {"day": day(early_from_on)}
    return ""


def ask_removal(
    entry: WatchlistEntry, *, by: User, now: datetime, reason: str, in_its_words: bool = False
) -> WatchlistEntry:
    """Asks for early removal: what was put right since.

    `in_its_words`: the subject itself says so; its words are kept as they came. They are not
    compared with who complained: the answer would tell.
    """
    _refuse_unless_received(entry, by=by)
    if in_its_words or _is_own(entry, by):
        if not reason.strip():
            raise Refused(_("Say why it is to be removed early."))
    else:
        _refuse_words(reason, entry.case)
    today = timezone.localdate(now)
    if why := why_not_ask(asked=False, early_from_on=entry.early_from_on, on=today):
        raise NotYet(why)
    asked = {"asked_at": now, "asked_by": by, "asked_reason": reason.strip()}
    with transaction.atomic(), journal.told(user=by.pk, reason=reason, step="ask_removal"):
        still = WatchlistEntry.objects.filter(pk=entry.pk, state=WatchState.LISTED, asked_at=None)
        if not still.update(**asked):
            raise _stale(entry)
        entry.refresh_from_db()
    return entry


def remove(
    entry: WatchlistEntry, *, by: User, now: datetime, granted: bool, reason: str
) -> WatchlistEntry:
    """Removes the subject early, or refuses to. By somebody else than asked for it."""
    _refuse_unless(entry, Permission.WATCHLIST_DECIDE, by=by)
    _refuse_words(reason, entry.case)
    if entry.asked_by_id is None:
        raise NotYet(_("Nobody has asked for removal."))
    if entry.asked_by_id == by.pk:
        raise NotPermitted(_("You asked for removal; somebody else decides."))
    asked = Q(asked_at=entry.asked_at) & ~Q(asked_by=by)
    with transaction.atomic(), journal.told(user=by.pk, reason=reason, step="remove"):
        if not granted:
            still = WatchlistEntry.objects.filter(asked, pk=entry.pk, state=WatchState.LISTED)
            if not still.update(asked_at=None, asked_by=None, asked_reason=""):
                raise _stale(entry)
            entry.refresh_from_db()
            _answer(entry, enterprise_news.NOT_REMOVED, now=now)
            return entry
        _move(entry, "remove", only=asked, ended_at=now, ended_by=by, ended_reason=reason.strip())
        _release(entry, by=by, now=now, reason=reason.strip())
        _answer(entry, enterprise_news.REMOVED, now=now)
    return entry


def end_terms(*, now: datetime) -> int:
    """Every night: who is listed past the term is so no more; how many those were."""
    over = WatchlistEntry.objects.filter(
        state=WatchState.LISTED, until_on__lt=timezone.localdate(now)
    )
    ended = 0
    for entry in over.order_by("pk"):
        with transaction.atomic(), journal.told(step="end"):
            _move(entry, "end", ended_at=now)
            watching.unwatch(subject_of(entry))
            ended += 1
    return ended


def _answer(entry: WatchlistEntry, what: str, *, now: datetime) -> None:
    """Tells the people of the enterprise, if it is one, what was decided about the listing."""
    key = f"watchlist {entry.pk} {what} {int(now.timestamp())}"
    enterprise_news.tell_reply(
        what,
        entry.enterprise,
        number=entry.number,
        key=key,
        now=now,
        address=_own_page(entry),
    )


def _own_page(entry: WatchlistEntry) -> str:
    """Where the enterprise reads about it."""
    return f"/portal/listings/{entry.pk}/"


def subject_of(entry: WatchlistEntry) -> Subject:
    """The subject as alerts know it."""
    return Subject(entry.enterprise_id, entry.provider_id, entry.worker_id)


def _release(entry: WatchlistEntry, *, by: User, now: datetime, reason: str) -> None:
    watching.unwatch(subject_of(entry))
    if entry.enterprise_id:
        regimes.lift(
            [entry.enterprise_id], ground=RegimeGround.WATCHLIST, reason=reason, by=by, now=now
        )


def _move(entry: WatchlistEntry, verb: str, *, only: Q | None = None, **columns: Any) -> None:
    before, target = WATCH_MOVES[verb]
    if entry.state != before:
        raise NotFromHere(_("The entry is “%(state)s”.") % {"state": WatchState(entry.state).label})
    still = WatchlistEntry.objects.filter(only or Q(), pk=entry.pk, state=before)
    if not still.update(state=target, **columns):
        raise _stale(entry)
    entry.refresh_from_db()


def _stale(entry: WatchlistEntry) -> Refused:
    """Who was first, or that it never was possible from here."""
    entry.refresh_from_db()
    person, at = entry.ended_by or entry.decided_by, entry.ended_at or entry.decided_at
    if person is None or at is None:
        return StaleState(_("The entry has moved on. Nothing was changed."))
    return StaleState(
        _("%(person)s was first: %(done)s, %(at)s. Nothing was changed.")
        % {"person": person, "done": WatchState(entry.state).label, "at": moment(at)}
    )


def _refuse_unless(entry: WatchlistEntry, permission: Permission, *, by: User) -> None:
    if not permission.is_held_by(by):
        raise NotPermitted(permission.refusal(by))
    if not WatchlistEntry.objects.visible_to(by).filter(pk=entry.pk).exists():
        raise NotPermitted(_("This belongs to another team."))


def _refuse_unless_received(entry: WatchlistEntry, *, by: User) -> None:
    """For what the subject says: itself, in person, by letter, or through whoever watches it."""
    if _is_own(entry, by):
        return
    permission = Permission.WATCHLIST_STATE
    if not permission.is_held_by(by):
        raise NotPermitted(permission.refusal(by))
    if not WatchlistEntry.objects.at_the_counter(by).filter(pk=entry.pk).exists():
        raise NotPermitted(_("This belongs to another team."))


def _is_own(entry: WatchlistEntry, by: User) -> bool:
    """Whether `by` acts for the enterprise that the entry is about."""
    acts = Permission.PORTAL_USE.is_held_by(by) and by.enterprise_id is not None
    return acts and by.enterprise_id == entry.enterprise_id


def _marked_late(text: str, until: date, stated_on: date) -> str:
    """The statement; one that came late with the sentence that it did."""
    if stated_on <= until:
        return text.strip()
    late = _("(Received after the time to speak, which ended on %(day)s.)") % {"day": day(until)}
    return f"{text.strip()}\n{late}"


def _refuse_words(text: str, case: Case | None) -> None:
    """A reason is given, goes to the subject, and names no worker and nobody who complained."""
    if not text.strip():
        raise Refused(_("A reason is needed; it goes to the subject."))
    refuse_private([text], case=case.pk if case else None)


def _paper(entry: WatchlistEntry, kind: DocumentKind, *, by: User, now: datetime) -> Document:
    """Notice or decision, in the language of the entry."""
    facts: dict[str, Any] = {
        "watchlist_number": entry.number,
        "watch_ground": entry.ground,
        "reason": entry.reason,
    }
    if kind == DocumentKind.WATCHLIST_NOTICE:
        facts["due_on"] = entry.statement_due_on
    else:
        facts |= {
            "content": entry.decision_reason,
            "until_on": entry.until_on,
            "early_from_on": entry.early_from_on,
            "defence": entry.statement,
        }
    return documents.issue(kind, by=by, now=now, facts=facts, owner=entry, language=entry.language)
