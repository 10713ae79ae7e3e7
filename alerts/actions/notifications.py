"""Telling people: written by the transaction that decides, sent after it, each person once.

`announce` writes the notices and the outbox rows of the channels each person chose. Only when the
caller's transaction commits are open pages nudged and the dispatcher woken; without Redis the
dispatcher's own round, every ten seconds, finds what waits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection, transaction

from alerts.models import NotificationKind
from alerts.notification.nudges import nudge
from alerts.notification.sentences import missing_values
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.organisation.models import User

ANNOUNCE = "SELECT * FROM announce_notices(%s, %s::jsonb, %s)"


@dataclass(frozen=True)
class Notice:
    """What one person is told: the user's id, the key that makes it once, page and values."""

    user: int
    key: str
    address: str
    values: dict[str, str | int]


def announce(
    kind: NotificationKind,
    *,
    to: Iterable[User],
    key: str,
    address: str,
    values: dict[str, str | int],
    now: datetime,
) -> int:
    """Tells each of `to` once per `key`; how many were told now.

    `address` is the path of the page the notice opens, `values` fill the sentence of the kind
    (alerts/notification/sentences.py), never with a worker's or complainant's name or number.
    Raises ValueError for a value the sentence needs and `values` lacks.
    """
    people = {user.pk for user in to}
    return announce_all(kind, [Notice(pk, key, address, values) for pk in sorted(people)], now=now)


def announce_all(kind: NotificationKind, notices: list[Notice], *, now: datetime) -> int:
    """Writes many notices of a kind in one statement, each with its own words; how many are new."""
    if not notices:
        return 0
    for notice in notices:
        if missing := missing_values(kind, notice.values):
            raise ValueError(f"{kind} lacks {', '.join(sorted(missing))}")
    rows = json.dumps([asdict(notice) for notice in notices])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ANNOUNCE, [kind.value, rows, now])
        newest: dict[int, int] = dict(cursor.fetchall())
        if newest:
            transaction.on_commit(lambda: wake(newest), robust=True)
    return len(newest)


def wake(newest: dict[int, int]) -> None:
    """Nudges the open pages of these people and has the outbox looked through."""
    from alerts.tasks import dispatch_notices

    nudge(newest)
    queue_or_leave(dispatch_notices)
