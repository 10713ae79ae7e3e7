"""What the front page, an enterprise's page and the public figures show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from compliance.figures.catalogue import FIGURES, PUBLIC, Figure, Unit
from compliance.models import (
    FigureValue,
    PublicEnterprise,
    PublicEntry,
    PublicGrade,
    PublicKind,
    ScopeKind,
)
from inspectorate.foundation.writing import day, month, number_whole, share, yuan_short
from inspectorate.organisation.people import district_names

from .guide import leads_somewhere
from .lists import LISTINGS, PublicList, lists_of, payments_of
from .pages import frame

SELF_CHECK = "/self-check/"
# What the page counts from the lists themselves, entry by entry.
OWN_TABLES = {
    "grades", "medals", "exposed", "exposure_paid", "exposure_paid_1", "exposure_paid_7",
    "exposure_paid_30", "exposure_paid_apart",
}  # fmt: skip


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


def employer_asked(uscc: str) -> dict[str, str]:
    """Code and name of the enterprise an address asks for; {} for what the public cannot find."""
    if not re.fullmatch("[0-9A-Z]{18}", uscc):
        return {}
    found = PublicEnterprise.objects.filter(uscc=uscc).order_by("id").first()
    entries = PublicEntry.objects.shown().filter(uscc=uscc).order_by("-published_on", "-id")
    named = found or entries.first()
    return {"uscc": uscc, "name": named.name} if named else {}


@dataclass(frozen=True)
class Counted:
    """One public figure of the house, as it was last counted."""

    title: str
    sentence: str
    value: str
    period: str


def counted() -> list[Counted]:
    """The public figures of the whole city from their newest snapshots, in catalogue order."""
    return [_counted(FIGURES[row.code], row) for row in newest_values()]


def newest_values() -> list[FigureValue]:
    """The newest row of each of these figures, with its snapshot."""
    shown = [code for code in FIGURES if code in PUBLIC and code not in OWN_TABLES]
    rows = FigureValue.objects.published().of(ScopeKind.CITY)
    newest = rows.filter(code__in=shown, dimension_kind="").select_related("snapshot")
    found = {row.code: row for row in newest.order_by("code", "-period_on", "-id").distinct("code")}
    return [found[code] for code in shown if code in found]


def _counted(figure: Figure, row: FigureValue) -> Counted:
    period = month(row.period_on) if figure.flow else day(row.snapshot.as_of)
    if figure.unit == Unit.SHARE:
        value = share(row.numerator or 0, row.denominator or 0)
    elif figure.unit == Unit.YUAN:
        value = yuan_short(row.value or 0)
    else:
        value = number_whole(row.value or 0)
    return Counted(figure.title, figure.sentence, value, period)


def figures_page() -> dict[str, Any]:
    """How many are listed, how many of each list paid and how soon."""
    lists = lists_of(LISTINGS["exposure"])
    entries: dict[str, list[PublicEntry]] = {}
    for entry in PublicEntry.objects.of(PublicKind.EXPOSURE).order_by("id"):
        entries.setdefault(entry.list_code, []).append(entry)
    every = [entry for listed in entries.values() for entry in listed]
    return frame("figures") | {
        "counted": counted(),
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
