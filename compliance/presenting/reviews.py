"""Written reviews as pages show them: the figures, the sets, the rows with their reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from compliance.actions.reviews import why_not
from compliance.models import Campaign, Misfit, ReviewReply
from compliance.models.reviews import ReviewReplyQuerySet
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import share

SETS: dict[str, tuple[Any, Any]] = {
    "misfit": (_("Do not fit"), ReviewReplyQuerySet.misfitting),
    "missing": (_("Not answered"), ReviewReplyQuerySet.missing),
    "answered": (_("Have answered"), ReviewReplyQuerySet.answered),
    "all": (_("All asked"), ReviewReplyQuerySet.all),
}


@dataclass(frozen=True)
class ReplyFigures:
    """How many were asked, answered, are silent, do not fit, and have a case; within sight."""

    asked: int = 0
    answered: int = 0
    missing: int = 0
    misfit: int = 0
    proposed: int = 0

    @property
    def share(self) -> str:
        """Answered, of those asked."""
        return share(self.answered, self.asked)

    def of(self, name: str) -> int:
        """How many a set holds."""
        return self.asked if name == "all" else int(getattr(self, name))


def _counts() -> dict[str, Any]:
    return {
        "asked": Count("id"),
        "answered": Count("id", filter=Q(answered_on__isnull=False)),
        "missing": Count("id", filter=Q(answered_on=None)),
        "misfit": Count("id", filter=Q(answered_on__isnull=False) & ~Q(misfits=[])),
        "proposed": Count("id", filter=Q(case__isnull=False)),
    }


def figures(replies: ReviewReplyQuerySet) -> ReplyFigures:
    """The figures of a set of replies, in one statement."""
    return ReplyFigures(**replies.order_by().aggregate(**_counts()))


def figures_by_campaign(
    replies: ReviewReplyQuerySet, campaigns: Iterable[Campaign]
) -> dict[int, ReplyFigures]:
    """The figures of each campaign that asks for replies, in one statement."""
    within = replies.filter(campaign__in=list(campaigns)).order_by("campaign").values("campaign")
    rows: list[dict[str, Any]] = [{**row} for row in within.annotate(**_counts())]
    return {row.pop("campaign"): ReplyFigures(**row) for row in rows}


def sets(counted: ReplyFigures, chosen: str) -> list[tuple[str, Any, int, bool]]:
    """Every set: name, label, how many, whether it is the one shown."""
    return [
        (name, label, counted.of(name), name == chosen) for name, (label, _only) in SETS.items()
    ]


@dataclass(frozen=True)
class ReplyRow:
    """One enterprise asked."""

    reply: ReviewReply
    reasons: list[Any]
    refusal: str


def reply_rows(replies: Iterable[ReviewReply], *, on: date) -> list[ReplyRow]:
    """The rows of a list of replies as it stands on a day."""
    return [
        ReplyRow(reply, [Misfit(each).label for each in reply.misfits], why_not(reply, on=on))
        for reply in replies
    ]


def would_ask(review: Campaign, *, on: date) -> int | None:
    """How many enterprises a drafted review would ask if it began on a day.

    Reads the employments of its districts, so a page asks for it only when somebody wants it.
    None where some of the districts lie outside the sight.
    """
    (row,) = fetch(
        "compliance", "count_asked", districts=review.district_codes, year=review.year, on=on
    )
    return None if row["asked"] is None else int(row["asked"])
