"""The outbox: rows that wait, claimed by one sender each, sent, and marked.

A sender claims rows in one transaction and commits before it sends anything. Its claim is a token,
and as long as it lives it holds an advisory lock of that name; so a claim whose lock is free
belongs to somebody who was killed, and its rows wait again. Only what was being sent at that very
moment can go out twice, under the same Message-ID (docs/decisions, notices).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog
from django.db import transaction
from django.utils import timezone

from alerts.models import NotificationKind, OutboxEntry, OutboxState
from alerts.models.notifications import REMINDERS
from inspectorate.foundation.locks import held
from inspectorate.organisation.working_days import one_reading

from .channels import NotDelivered, deliver
from .hours import Reach, earliest, office_hours

log = structlog.get_logger(__name__)
AT_ONCE = 20
MOST_ATTEMPTS = 12
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)


def dispatch(*, now: datetime) -> int:
    """Looks at up to AT_ONCE of the rows that are due, and sends what may be sent now.

    How many it looked at: 0 when nothing is due any more.
    """
    token = uuid4()
    with held(lock_of(token)):
        with one_reading():
            claimed, held_back = _claim(token, now=now)
        for entry in claimed:
            _send(entry, now=now)
    return len(claimed) + held_back


def lock_of(claim: UUID | None) -> str:
    """The name of the lock a sender holds as long as it lives."""
    return f"outbox {claim}"


def take_back_what_was_left(*, now: datetime) -> int:
    """Lets the rows of senders that were killed wait again, at once; how many."""
    in_hand = OutboxEntry.objects.filter(state=OutboxState.SENDING)
    taken = 0
    for claim in set(in_hand.order_by().values_list("claim", flat=True)):
        with held(lock_of(claim)) as free:
            if free:
                taken += in_hand.filter(claim=claim).update(
                    state=OutboxState.WAITING, claim=None, next_attempt_at=now
                )
    if taken:
        log.warning("notices_taken_back", entries=taken)
    return taken


def _claim(token: UUID, *, now: datetime) -> tuple[list[OutboxEntry], int]:
    """Rows that are due and whose people may be reached now, claimed and committed; how many
    others were put off.
    """
    with transaction.atomic():
        waiting = OutboxEntry.objects.filter(state=OutboxState.WAITING, next_attempt_at__lte=now)
        due = list(
            waiting.select_related("notification", "user__quiet_hours")
            .select_for_update(of=("self",), skip_locked=True)
            .order_by("next_attempt_at", "id")[:AT_ONCE]
        )
        office = office_hours(timezone.localdate(now))
        claimed = [entry for entry in due if not _hold(entry, office, now=now)]
        OutboxEntry.objects.filter(pk__in=[entry.pk for entry in claimed]).update(
            state=OutboxState.SENDING, claim=token
        )
    for entry in claimed:
        entry.claim = token
    return claimed, len(due) - len(claimed)


def _hold(entry: OutboxEntry, office: Reach, *, now: datetime) -> bool:
    """Puts a row off to the end of the person's quiet hours; False if there is nothing to wait for.

    A test notice is sent at once: the person stands before the page.
    """
    kind = entry.notification.kind
    if kind == NotificationKind.TEST:
        return False
    own = getattr(entry.user, "quiet_hours", None)
    free = earliest(now, own=own, office=office, reminder=kind in REMINDERS)
    if free <= now:
        return False
    entry.next_attempt_at = free
    entry.save(update_fields=["next_attempt_at"])
    return True


def _send(entry: OutboxEntry, *, now: datetime) -> None:
    """Sends one row and marks what became of it, unless the claim was taken away meanwhile."""
    attempts = entry.attempts + 1
    columns: dict[str, object] = {"attempts": attempts, "claim": None}
    try:
        deliver(entry)
    except NotDelivered as error:
        over = error.for_good or attempts >= MOST_ATTEMPTS
        columns["state"] = OutboxState.FAILED if over else OutboxState.WAITING
        columns["refusal"] = str(error)[:255]
        columns["next_attempt_at"] = now + wait_after(attempts)
        log.warning(
            "notice_not_delivered", entry=entry.pk, channel=entry.channel, reason=str(error)
        )
    else:
        columns |= {"state": OutboxState.SENT, "sent_at": now, "refusal": ""}
    mine = OutboxEntry.objects.filter(pk=entry.pk, claim=entry.claim, state=OutboxState.SENDING)
    mine.update(**columns)


def wait_after(attempts: int) -> timedelta:
    """Twice as long after each attempt: 30 s, 1 min, 2 min … at most six hours."""
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1))
