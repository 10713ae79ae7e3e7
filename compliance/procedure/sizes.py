"""How large a violation can be, held against the people known to work at the enterprise.

More people than are registered is what an inspectorate looks for, so it is only pointed out; many
times more is a slip of the hand, and refused. A worker counts each of their months at most once.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.models import Case
from compliance.money.sight import seeing
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import number

# Plausible, not law: so many times the people known, and so many where hardly any are known.
TIMES, AT_LEAST = 20, 5_000
LONGEST_MONTHS = 12 * 60


def known_workers(case: Case) -> int | None:
    """People ever registered at the enterprise, or met there; None where there is no enterprise."""
    if case.enterprise_id is None:
        return None
    with seeing():
        rows = fetch("compliance", "known_workers", enterprise=case.enterprise_id)
    met = case.inspections.exclude(met_count=None).values_list("met_count", flat=True)
    return max(rows[0]["people"], *met, 0)


def implausible(case: Case, *, workers: int, months: int) -> dict[str, str]:
    """Of each count that cannot be: why, and how to put it right."""
    found = {}
    known = known_workers(case)
    most = AT_LEAST if known is None else max(AT_LEAST, TIMES * known)
    if workers > most:
        told = _(
            "%(given)s workers cannot be: %(known)s are known at the enterprise. "
            "Give the number of people concerned, at most %(most)s."
        )
        words = {"given": number(workers), "known": number(known or 0), "most": number(most)}
        found["workers_count"] = told % words
    elif months > LONGEST_MONTHS * max(workers, 1):
        told = _(
            "%(given)s months cannot be: a working life has %(life)s. "
            "Give the months of all workers together, at most %(most)s."
        )
        words = {
            "given": number(months),
            "life": number(LONGEST_MONTHS),
            "most": number(LONGEST_MONTHS * max(workers, 1)),
        }
        found["months_count"] = told % words
    return found


def unlikely(case: Case, *, workers: int) -> str:
    """That more people are named than are known, as a sentence; '' otherwise."""
    known = known_workers(case)
    if known is None or workers <= known:
        return ""
    told = ngettext(
        "%(given)s worker is noted, %(known)s are known at the enterprise.",
        "%(given)s workers are noted, %(known)s are known at the enterprise.",
        workers,
    )
    return told % {"given": number(workers), "known": number(known)}
