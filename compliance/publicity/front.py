"""What the front page, an enterprise's page and the public figures show."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from compliance.models import PublicEnterprise, PublicEntry, PublicGrade, PublicKind

from .guide import leads_somewhere
from .lists import LISTINGS, PublicList, district_names, lists_of, payments_of
from .pages import frame

SELF_CHECK = "/self-check/"


def front_page() -> dict[str, Any]:
    """What one may do here, and the newest lists."""
    newest = {slug: _newest(slug) for slug in LISTINGS}
    exposure = newest["exposure"]
    return frame("front") | {
        "exposure": exposure,
        "medals": newest["medals"],
        "payments": payments_of(_entries(exposure)) if exposure else None,
        "self_check": leads_somewhere(SELF_CHECK),
    }


def enterprise_page(uscc: str) -> dict[str, Any]:
    """What is public of an enterprise. Raises Http404 for a code nobody has."""
    enterprise = PublicEnterprise.objects.filter(uscc=uscc).first()
    entries = list(PublicEntry.objects.shown().filter(uscc=uscc).order_by("-published_on", "-id"))
    if enterprise is None and not entries:
        raise Http404
    name = enterprise.name if enterprise else entries[0].name
    district = enterprise.district_code if enterprise else entries[0].district_code
    grades = PublicGrade.objects.filter(enterprise_id=enterprise.pk) if enterprise else ()
    return frame("search") | {
        "uscc": uscc,
        "name": name,
        "district": district_names().get(district, ""),
        "exposures": [e for e in entries if e.kind == PublicKind.EXPOSURE],
        "medals": [e for e in entries if e.kind == PublicKind.MEDAL],
        "grades": list(grades),
    }


def figures_page() -> dict[str, Any]:
    """How many are listed, how many of each list paid and how soon."""
    lists = lists_of(LISTINGS["exposure"])
    entries: dict[str, list[PublicEntry]] = {}
    for entry in PublicEntry.objects.of(PublicKind.EXPOSURE).order_by("id"):
        entries.setdefault(entry.list_code, []).append(entry)
    every = [entry for listed in entries.values() for entry in listed]
    return frame("figures") | {
        "lists": [(each, payments_of(entries[each.code])) for each in lists],
        "all_payments": payments_of(every),
        "cycles": lists_of(LISTINGS["medals"]),
    }


def _newest(slug: str) -> PublicList | None:
    lists = lists_of(LISTINGS[slug])
    return next((each for each in lists if not each.is_urgent), lists[0] if lists else None)


def _entries(chosen: PublicList) -> Any:
    entries = PublicEntry.objects.of(chosen.listing.kind)
    return entries.filter(list_code=chosen.code).order_by("number")
