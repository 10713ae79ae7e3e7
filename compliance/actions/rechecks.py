"""What letters came to, found by machine from complete deliveries.

A delivery that declared itself complete for a period and area answers the letters it covers.
What a letter named and is found no more is put right: its alert is closed as self-rectified, or
waits again if something new was found. When everything is put right the letter is; when the day
set has passed and an answer says that something is not, the filing of a case is proposed. Neither
the machine nor an inspector files it. The same call again changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from alerts.actions import alerts, notifications
from alerts.catalogue import rules
from alerts.models import Alert, AlertState, NotificationKind
from compliance.models import (
    Campaign,
    CampaignState,
    Case,
    CaseAlert,
    CaseOrigin,
    Letter,
    LetterAlert,
    LetterState,
)
from enterprises.feeds.places import without_fill
from enterprises.models import Batch
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import number
from inspectorate.organisation import journal

from . import cases, enterprise_news
from .letters import end_campaigns


@dataclass(frozen=True)
class Rechecked:
    """Letters answered now: put right, filing proposed, and still out."""

    put_right: int = 0
    proposed: int = 0
    still_out: int = 0


def recheck(*, now: datetime) -> Rechecked:
    """Answers every letter that a complete delivery, compared since, covers."""
    with transaction.atomic(), journal.told(user=None, source="recheck"):
        lock_until_commit("recheck letters")
        answered = sorted({row["letter_id"] for row in _answer(now=now)})
        if not answered:
            return Rechecked()
        letters = Letter.objects.out().filter(pk__in=answered)
        _count(letters, now=now)
        _settle_alerts(answered)
        righted = _put_right(letters, now=now)
        proposed = _propose(letters, now=now)
        campaigns = set(
            Letter.objects.filter(pk__in=answered).order_by("pk").values_list("campaign", flat=True)
        )
        sent = Campaign.objects.filter(pk__in=campaigns - {None}, state=CampaignState.SENT)
        sent.update(state=CampaignState.RECHECKED)
        end_campaigns(campaigns, now=now)
        _tell(answered, now=now)
    return Rechecked(righted, proposed, len(answered) - righted - proposed)


def _answer(*, now: datetime) -> list[dict[str, Any]]:
    """Brings the parts of letters in line with complete deliveries; a row per part changed."""
    first = Letter.objects.out().order_by("sent_at").values_list("sent_at", flat=True).first()
    if first is None:
        return []
    complete = Batch.objects.published().filter(
        published_at__gt=first, published_at__lte=now, complete_from__isnull=False
    )
    batches = list(complete.order_by("id"))
    pairs = [(each.id, feed) for each in rules().values() for feed in each.answered_by]
    return fetch(
        "compliance",
        "answer_letters",
        batches=[batch.pk for batch in batches],
        feeds=[batch.feed for batch in batches],
        firsts=[batch.complete_from for batch in batches],
        lasts=[batch.complete_to for batch in batches],
        stems=[without_fill(batch.complete_area) for batch in batches],
        moments=[batch.published_at for batch in batches],
        days=[_day(batch.published_at) for batch in batches],
        rules=[rule for rule, _feed in pairs],
        answers=[feed for _rule, feed in pairs],
        zone=settings.TIME_ZONE,
    )


def _day(at: datetime | None) -> date:
    return timezone.localdate(at)


def _count(letters: QuerySet[Letter], *, now: datetime) -> None:
    """What is left of each letter; a part not answered yet counts as it was named."""
    parts = LetterAlert.objects.filter(letter__in=letters).order_by("letter").values("letter")
    for row in parts.annotate(
        findings=Sum(Coalesce("findings_left", "findings_count")),
        workers=Sum(Coalesce("workers_left", "workers_count")),
        batch=Max("answered_batch_id"),
    ):
        Letter.objects.filter(pk=row["letter"]).update(
            findings_left=row["findings"],
            workers_left=row["workers"],
            checked_batch_id=row["batch"],
            checked_at=now,
        )


def _settle_alerts(letters: list[int]) -> None:
    """Closes what was put right; where new findings came up since, the alert waits again."""
    righted = LetterAlert.objects.filter(letter__in=letters, put_right_on__isnull=False)
    waiting = Alert.objects.filter(
        pk__in=righted.values("alert"), state=AlertState.LETTER_SENT
    ).order_by("pk")
    alerts.close_many(
        list(waiting.filter(findings_count=0).only("pk")), by=None, decision="self_rectified"
    )
    alerts.release_many(list(waiting.filter(findings_count__gt=0).only("pk")), by=None)


def _put_right(letters: QuerySet[Letter], *, now: datetime) -> int:
    """Letters nothing is left of."""
    left = LetterAlert.objects.filter(letter=OuterRef("pk"), put_right_on=None)
    righted = letters.exclude(Exists(left))
    return righted.update(state=LetterState.PUT_RIGHT, ended_at=now)


def _propose(letters: QuerySet[Letter], *, now: datetime) -> int:
    """A filing proposal for each letter of which something was left after the day set."""
    late = LetterAlert.objects.filter(
        letter=OuterRef("pk"), put_right_on=None, answered_on__gt=OuterRef("due_on")
    )
    overdue = list(letters.filter(Exists(late)).select_related("enterprise").order_by("pk"))
    for letter in overdue:
        case = _case_of(letter, now=now)
        Letter.objects.filter(pk=letter.pk).update(
            state=LetterState.FILING_PROPOSED, case=case, ended_at=now
        )
    return len(overdue)


def _case_of(letter: Letter, *, now: datetime) -> Case:
    """The case proposed on what is left; the one its alerts are in, if somebody was first."""
    open_parts = letter.parts.filter(put_right_on=None).order_by("id")
    found = [part.alert for part in open_parts.select_related("alert")]
    taken = CaseAlert.objects.filter(alert__in=found, released_on=None).select_related("case")
    free = [
        alert
        for alert in found
        if alert.state == AlertState.LETTER_SENT
        and alert.pk not in set(taken.order_by("pk").values_list("alert", flat=True))
    ]
    first = taken.order_by("pk").first()
    if not free and first is not None:
        return first.case
    return cases.propose(
        by=None,
        now=now,
        origin=CaseOrigin.CAMPAIGN if letter.campaign_id else CaseOrigin.ALERT,
        violation_type=free[0].violation_type,
        summary=_summary(letter),
        enterprise=letter.enterprise,
        alerts=free,
    )


def _summary(letter: Letter) -> str:
    """What the letter came to, in the language of the inspectorate's papers."""
    letter.refresh_from_db(fields=["findings_left", "workers_left"])
    by_people = bool(letter.workers_count)
    named = letter.workers_count if by_people else letter.findings_count
    left = (letter.workers_left if by_people else letter.findings_left) or 0
    with translation.override("zh-hans"):
        return _(
            "The letter %(letter)s set %(due)s. The complete delivery %(batch)s after that day "
            "shows %(righted)s of %(named)s put right."
        ) % {
            "letter": letter,
            "due": letter.due_on.isoformat(),
            "batch": letter.checked_batch_id,
            "righted": number(max(0, named - left)),
            "named": number(named),
        }


def _tell(answered: list[int], *, now: datetime) -> None:
    """One notice to each sender about all of their letters that were answered now; and one to
    whoever acts for the enterprise of a letter.
    """
    by_sender: dict[int, list[Letter]] = defaultdict(list)
    found = Letter.objects.filter(pk__in=answered).order_by("pk")
    found = found.select_related("sent_by", "enterprise", "document")
    for letter in found.order_by(F("sent_by").asc(), "pk"):
        by_sender[letter.sent_by_id].append(letter)
    enterprise_news.tell_all(
        NotificationKind.REPLY_GIVEN, map(_of_letter, chain(*by_sender.values())), now=now
    )
    for letters in by_sender.values():
        righted = sum(letter.state == LetterState.PUT_RIGHT for letter in letters)
        last = max(letter.checked_batch_id or 0 for letter in letters)
        notifications.announce(
            NotificationKind.LETTER_RESULT,
            to=[letters[0].sent_by],
            key=f"letters-{last}-{letters[0].pk}-{int(now.timestamp())}",
            address=f"/letters/{letters[0].pk}/" if len(letters) == 1 else "/letters/?answered=1",
            values={"count": len(letters), "righted": righted, "open": len(letters) - righted},
            now=now,
        )


def _of_letter(letter: Letter) -> enterprise_news.News:
    righted = letter.state == LetterState.PUT_RIGHT
    what = enterprise_news.PUT_RIGHT if righted else enterprise_news.STILL_OPEN
    return enterprise_news.News(
        letter.enterprise_id,
        letter.enterprise.name,
        f"enterprise letter {letter.pk} {letter.state}",
        f"/portal/letters/{letter.pk}/",
        {"number": letter.document.number if letter.document else str(letter), "what": what},
    )
