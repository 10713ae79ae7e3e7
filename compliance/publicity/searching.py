"""Finding an enterprise by part of its name or by its code, for everybody.

What holds every pair of neighbouring characters is walked in the order of ids, some hundred at a
time; of these the ones that hold the text as it was typed are shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compliance.models import PublicEnterprise, PublicEntry
from enterprises.search import letters_of, near_enterprises

SHORTEST, LONGEST = 2, 60
SHOWN = 20
WALKED = 200
UNREADABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Hit:
    """An enterprise and what the lists say of it."""

    enterprise: PublicEnterprise
    entries: Sequence[PublicEntry]


@dataclass(frozen=True)
class Found:
    """Some hits, and after which id the next ones begin (None: these are all)."""

    hits: Sequence[Hit]
    next_after: int | None


def readable(text: str) -> str:
    """What was typed as it is searched for: full width made plain, blanks and the unreadable gone,
    cut at sixty characters.
    """
    return UNREADABLE.sub("", letters_of(UNREADABLE.sub("", text)))[:LONGEST]


def search(text: str, *, after: int = 0, most: int = SHOWN) -> Found:
    """At most so many enterprises whose name or code holds `text`, with ids above `after`."""
    wanted = readable(text)
    if len(wanted) < SHORTEST:
        return Found((), None)
    rows = PublicEnterprise.objects.filter(pk__in=near_enterprises(wanted), pk__gt=after)
    walked = list(rows.order_by("pk")[: WALKED + 1])
    held = [e for e in walked[:WALKED] if _holds(e, wanted)]
    shown = held[:most]
    next_after: int | None
    if len(held) > most:
        next_after = shown[-1].pk
    else:
        next_after = walked[WALKED - 1].pk if len(walked) > WALKED else None
    return Found(_with_entries(shown), next_after)


def _holds(enterprise: PublicEnterprise, wanted: str) -> bool:
    return wanted in letters_of(enterprise.name) or wanted in enterprise.uscc


def _with_entries(enterprises: Sequence[PublicEnterprise]) -> list[Hit]:
    codes = [enterprise.uscc for enterprise in enterprises]
    told: dict[str, list[PublicEntry]] = {}
    for entry in PublicEntry.objects.standing().filter(uscc__in=codes).order_by("-id"):
        told.setdefault(entry.uscc, []).append(entry)
    return [Hit(enterprise, told.get(enterprise.uscc, [])) for enterprise in enterprises]
