"""One delivery: what became of its rows, how it was read, what followed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enterprises.models import Batch, BatchState
from enterprises.templatetags.feeds import feed_name
from inspectorate.foundation.contributions import contributed
from inspectorate.foundation.writing import number, share


@dataclass(frozen=True)
class Section:
    """A section another app puts into a delivery's page."""

    order: int
    template: str
    build: Callable[[Batch, Any], dict[str, Any]]


@dataclass(frozen=True)
class Term:
    """One term of the equation: its sign, word, number and note."""

    sign: str
    label: str
    count: int
    note: str


def headline(batch: Batch) -> str:
    """`Insurance records: 487 of 5,912,480 rows rejected`."""
    feed = feed_name(batch.feed)
    if batch.state == BatchState.REFUSED:
        return _("%(feed)s: the file was refused") % {"feed": feed}
    counts = {"feed": feed, "rejected": number(batch.rejected), "read": number(batch.read)}
    if batch.rejected:
        told = ngettext(
            "%(feed)s: %(rejected)s of %(read)s row rejected",
            "%(feed)s: %(rejected)s of %(read)s rows rejected",
            batch.read,
        )
        return told % counts
    return (
        ngettext(
            "%(feed)s: %(read)s row, none rejected",
            "%(feed)s: %(read)s rows, none rejected",
            batch.read,
        )
        % counts
    )


def equation(batch: Batch) -> list[Term]:
    """read = loaded + updated + repeated + orphans + rejected, held by the database."""
    rejected = share(batch.rejected, batch.read, digits=3) if batch.rejected else ""
    return [
        Term("", _("Read"), batch.read, _("rows in the file")),
        Term("=", _("Loaded"), batch.loaded, _("new")),
        Term("+", _("Updated"), batch.updated, _("older version kept")),
        Term("+", _("Repeated"), batch.repeated, _("same as before")),
        Term("+", _("Held as orphans"), batch.orphaned, _("what they refer to is not known")),
        Term("+", _("Rejected"), batch.rejected, rejected),
    ]


def columns_of(batch: Batch) -> list[dict[str, str]]:
    """How each of their columns was read."""
    words = {
        "known": _("known"),
        "mapped": _("mapped"),
        "set": _("set"),
        "unknown": _("not taken"),
    }
    return [{**entry, "words": words.get(entry["how"], entry["how"])} for entry in batch.columns]


def sections_of(batch: Batch, user: Any) -> list[dict[str, Any]]:
    """What floors above say about a delivery."""
    return [
        {"template": section.template, "shown": section.build(batch, user)}
        for section in contributed("deliveries", "SECTIONS")
    ]
