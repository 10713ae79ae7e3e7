"""The list of a person's notices, and how the channels they chose have fared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from alerts.models import Notification, OutboxEntry, OutboxState
from alerts.notification.channels import sentence_of_refusal
from alerts.notification.sentences import SENTENCES, say

TONES: dict[str, str] = {OutboxState.SENT: "", OutboxState.FAILED: "bad"}
UNREAD = Case(When(read_at=None, then=Value(1)), default=Value(0), output_field=IntegerField())


@dataclass(frozen=True)
class Row:
    """A notice as the list shows it."""

    notice: Notification
    sentence: str
    icon: str


def key(notice: Notification) -> str:
    """Where a page that ends with `notice` stops."""
    return f"{'r' if notice.read_at else 'u'}{notice.pk}"


def listed(user: Any, mark: str) -> QuerySet[Notification]:
    """The notices of `user`, unread first, newest first, after `mark` if it is one."""
    notices = Notification.objects.visible_to(user).order_by(UNREAD.desc(), "-id")
    kind, last = mark[:1], mark[1:]
    if kind not in {"u", "r"} or not last.isdecimal():
        return notices
    older = Q(pk__lt=int(last))
    if kind == "u":
        return notices.filter(Q(read_at=None) & older | Q(read_at__isnull=False))
    return notices.filter(older, read_at__isnull=False)


def rows(notices: list[Notification]) -> list[Row]:
    """The notices with their sentences in the active language."""
    return [
        Row(notice, say(notice.kind, notice.values), SENTENCES[notice.kind].icon)
        for notice in notices
    ]


@dataclass(frozen=True)
class Last:
    """The last thing sent by a channel: when or why not."""

    entry: OutboxEntry
    tone: str
    refusal: str


def last_sent(user: Any) -> dict[str, Last]:
    """The newest outbox row of each channel of `user`, by channel."""
    newest = OutboxEntry.objects.filter(user=user).order_by("channel", "-id").distinct("channel")
    return {
        entry.channel: Last(
            entry,
            TONES.get(entry.state, "off"),
            sentence_of_refusal(entry.refusal) if entry.refusal else "",
        )
        for entry in newest
    }
