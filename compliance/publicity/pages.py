"""What the pages of the lists show: contexts for templates, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from compliance.appraisal.cycles import period_of
from compliance.models import (
    PublicChange,
    PublicChangeKind,
    PublicEntry,
    PublicKind,
    SizeBands,
)
from compliance.presenting.complaint_follow import office
from compliance.procedure.refusals import Refused
from inspectorate.foundation.writing import day
from inspectorate.organisation.people import district_names

from .corrections import correction_of
from .lists import (
    DAY,
    LISTINGS,
    Listing,
    PublicList,
    by_district,
    lists_of,
    path_of,
    payments_of,
    title_of,
)

ON_A_PAGE = 50
CHANGES_ON_A_PAGE = 100
URGENT_IN_FRONT = 3
PARTS_PAID = {
    "wages": gettext_lazy("Wages paid, contributions still owed"),
    "contributions": gettext_lazy("Contributions paid, wages still owed"),
}


@dataclass(frozen=True)
class ChangeLine:
    """One line of a change log: the day it was logged, what happened, and when if not that day."""

    change: PublicChange
    logged_on: date
    words: str
    list_title: str
    path: str


def frame(section: str) -> dict[str, Any]:
    """What every public page names: the inspectorate, and where in the site it stands."""
    return {"office": office(), "section": section}


def list_page(listing: Listing, code: str | None, *, district: str, after: str) -> dict[str, Any]:
    """A list as its page shows it. Raises Http404 for one that never was."""
    lists = lists_of(listing)
    chosen = chosen_of(lists, code)
    context = frame(listing.slug) | {
        "listing": listing,
        "other": LISTINGS["medals" if listing.slug == "exposure" else "exposure"],
        "lists": [each for each in lists if not each.is_urgent],
        "urgent": [each for each in lists if each.is_urgent],
        "chosen": chosen,
        "is_newest": code is None,
    }
    if chosen is None:
        return context
    if code is None and not chosen.is_urgent:
        context["urgent_entries"] = urgent_entries(listing)
    if listing.slug == "medals":
        context["bands"] = SizeBands.objects.on(counted_on(chosen)).words
    return context | _entries_page(listing, chosen, district, after)


def urgent_entries(listing: Listing) -> list[PublicEntry]:
    """The newest entries that stand and were published by themselves, outside the quarters."""
    of_days = PublicEntry.objects.of(listing.kind).filter(list_code__regex=f"^{DAY.pattern}$")
    return list(of_days.standing().order_by("-published_on", "-id")[:URGENT_IN_FRONT])


def counted_on(chosen: PublicList) -> date:
    """The day whose size bands a list of medals tells: the last one of its cycle."""
    try:
        return period_of(chosen.code).to_on
    except Refused:
        return chosen.published_on


def chosen_of(lists: Sequence[PublicList], code: str | None) -> PublicList | None:
    """The list of that code; without one the newest that is not urgent, else the newest.

    Raises Http404 for a code that no list has.
    """
    if code is None:
        return next((each for each in lists if not each.is_urgent), lists[0] if lists else None)
    for each in lists:
        if each.code == code:
            return each
    raise Http404


def _entries_page(
    listing: Listing, chosen: PublicList, district: str, after: str
) -> dict[str, Any]:
    entries = PublicEntry.objects.of(listing.kind).filter(list_code=chosen.code)
    every = list(entries.order_by("number")) if listing.slug == "exposure" else []
    districts = by_district(listing, chosen.code) if listing.slug == "medals" else []
    shown = entries.shown().order_by("number")
    known = {each["code"] for each in districts}
    district = district if district in known else ""
    if district:
        shown = shown.filter(district_code=district)
    if after.isascii() and after.isdigit() and len(after) < 8:
        shown = shown.filter(number__gt=int(after))
    page = list(shown[: ON_A_PAGE + 1])
    more = page[ON_A_PAGE - 1].number if len(page) > ON_A_PAGE else None
    return {
        "entries": page[:ON_A_PAGE],
        "more_after": more,
        "is_first": not after,
        "districts": districts,
        "district": district,
        "names": {each["code"]: each["name"] for each in districts},
        "payments": payments_of(every),
        "squares": squares_of(every),
        "ends_on": max((entry.ends_on for entry in page), default=None),
    }


def squares_of(entries: Sequence[PublicEntry]) -> list[str]:
    """One square per entry that owed: paid the next day first, then later, then not."""
    payments = payments_of(entries)
    if payments.owing > 60:
        return []
    return ["p"] * payments.next_day + ["q"] * payments.later + [""] * payments.open


def print_page(listing: Listing, code: str) -> dict[str, Any]:
    """The whole list for the newspaper."""
    chosen = chosen_of(lists_of(listing), code)
    entries = PublicEntry.objects.of(listing.kind).filter(list_code=code)
    standing = list(entries.standing().order_by("number"))
    return frame(listing.slug) | {
        "listing": listing,
        "chosen": chosen,
        "entries": standing,
        "ends_on": max((entry.ends_on for entry in standing), default=None),
        "payments": payments_of(entries.order_by("number")),
        "names": district_names(),
    }


def entry_page(listing: Listing, entry: PublicEntry) -> dict[str, Any]:
    """One entry with its story."""
    return frame(listing.slug) | {
        "listing": listing,
        "entry": entry,
        "list_title": title_of(entry.list_code),
        "district": district_names().get(entry.district_code, ""),
        "changes": lines_of(entry.changes.select_related("entry").newest_first()),
    }


def changes_page(listing: Listing, after: str) -> dict[str, Any]:
    """The change log of all lists of a kind, what was logged last first."""
    changes = PublicChange.objects.of(listing.kind)
    if after.isascii() and after.isdigit() and len(after) < 18:
        last = changes.filter(pk=int(after)).first()
        changes = changes.after(last) if last else changes.none()
    page = list(changes[: CHANGES_ON_A_PAGE + 1])
    more = page[CHANGES_ON_A_PAGE - 1].pk if len(page) > CHANGES_ON_A_PAGE else None
    return frame(listing.slug) | {
        "listing": listing,
        "other": LISTINGS["medals" if listing.slug == "exposure" else "exposure"],
        "lines": lines_of(page[:CHANGES_ON_A_PAGE]),
        "more_after": more,
    }


def lines_of(changes: Any) -> list[ChangeLine]:
    """Changes in words."""
    return [
        ChangeLine(
            change,
            logged_on(change),
            words_of(change),
            title_of(change.entry.list_code),
            path_of(change.entry),
        )
        for change in changes
    ]


def logged_on(change: PublicChange) -> date:
    """The day on which it became known."""
    return timezone.localdate(change.recorded_at)


def words_of(change: PublicChange) -> str:
    """What happened, less whom it happened to; with its day where that is not the day it was
    logged, and whether that was before the entry was published.
    """
    if change.change == PublicChangeKind.CORRECTED:
        return correction_of(change)
    if change.change == PublicChangeKind.PAID and change.happened_on < change.entry.published_on:
        told = _("%(what)s on %(day)s, before publication")
    elif change.happened_on != logged_on(change):
        told = _("%(what)s on %(day)s")
    else:
        return _what(change)
    return told % {"what": _what(change), "day": day(change.happened_on)}


def _what(change: PublicChange) -> str:
    kind = change.change
    if kind == PublicChangeKind.PAID and change.words in PARTS_PAID:
        return str(PARTS_PAID[change.words])
    return {
        PublicChangeKind.ADDED: _("Put on the list"),
        PublicChangeKind.PAID: _("Arrears paid"),
        PublicChangeKind.WITHDRAWN: _withdrawn(change.entry),
        PublicChangeKind.EXPIRED: _("Ended"),
    }[PublicChangeKind(kind)]


def _withdrawn(entry: PublicEntry) -> str:
    medal = entry.kind == PublicKind.MEDAL
    return pgettext("medal", "Revoked") if medal else pgettext("entry", "Withdrawn")


def sentence_of(change: PublicChange) -> str:
    """The whole sentence of a change, for feeds; an exposure that ended is named by number only."""
    entry = change.entry
    whom = entry.name if entry.is_shown else entry.mark
    logged = day(logged_on(change))
    if change.happened_on != logged_on(change):
        logged = _("recorded on %(day)s") % {"day": logged}
    said = f"{whom}: {words_of(change)}, {logged}"
    if change.change == PublicChangeKind.WITHDRAWN and entry.is_shown:
        return f"{said}. {entry.explanation}"
    return said
