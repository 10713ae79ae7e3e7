"""The public lists: which there are, how they are called, and how many of one paid, how soon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.models import PublicEntry, PublicKind, PublicStatus
from inspectorate.foundation.writing import day
from inspectorate.organisation.people import district_names

QUARTERS = {
    "1": gettext_lazy("%(year)s, first quarter"),
    "2": gettext_lazy("%(year)s, second quarter"),
    "3": gettext_lazy("%(year)s, third quarter"),
    "4": gettext_lazy("%(year)s, fourth quarter"),
}
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d+))?")  # the second one of a day: 2026-09-14-2
CYCLE = re.compile(r"(\d{4})-(\d{4})")


@dataclass(frozen=True)
class Listing:
    """One kind of public list: how its addresses begin and what it is called."""

    slug: str
    kind: PublicKind
    title: str | Promise
    intro: str | Promise
    rail: str | Promise


LISTINGS: Mapping[str, Listing] = {
    "exposure": Listing(
        "exposure",
        PublicKind.EXPOSURE,
        PublicKind.EXPOSURE.label,
        gettext_lazy("Enterprises whose major violations of labour law were decided."),
        gettext_lazy("Quarter"),
    ),
    "medals": Listing(
        "medals",
        PublicKind.MEDAL,
        PublicKind.MEDAL.label,
        gettext_lazy("Enterprises that kept labour law in full for a whole cycle."),
        gettext_lazy("Cycle"),
    ),
}
SLUGS: dict[str, str] = {listing.kind: slug for slug, listing in LISTINGS.items()}


@dataclass(frozen=True)
class PublicList:
    """One list of a kind: a quarter, a cycle, or a single urgent day.

    `count` is how many entries it shows that were not taken back, about how many `enterprises`;
    `withdrawn` those that were.
    """

    listing: Listing
    code: str
    count: int
    enterprises: int
    withdrawn: int
    published_on: date

    @property
    def is_urgent(self) -> bool:
        """Whether it was published by itself, outside the quarters."""
        return bool(DAY.fullmatch(self.code))

    @property
    def title(self) -> str:
        """2026, third quarter; 2024–2025; 14 Sep 2026."""
        return title_of(self.code)

    @property
    def path(self) -> str:
        """Its address, for good."""
        return reverse("public:list", args=[self.listing.slug, self.code])


@dataclass(frozen=True)
class Payments:
    """Of a list: how many owed money, how many of them paid within how many days, and at least
    half of those that paid within `half_days`.

    Apart from these: who had paid before publication, and who paid on a day no delivery names.
    """

    owing: int
    before: int
    undated: int
    next_day: int
    week: int
    month: int
    paid: int
    half_days: int | None

    @property
    def later(self) -> int:
        """Those that paid after the next day."""
        return self.paid - self.next_day

    @property
    def open(self) -> int:
        """Those that have not paid."""
        return self.owing - self.paid


def title_of(code: str) -> str:
    """How a list is called in the reader's language."""
    if found := QUARTER.fullmatch(code):
        return str(QUARTERS[found[2]]) % {"year": found[1]}
    if found := DAY.fullmatch(code):
        told = _("%(day)s, urgent") % {"day": day(date.fromisoformat(found[1]))}
        return f"{told} ({found[2]})" if found[2] else told
    if found := CYCLE.fullmatch(code):
        return f"{found[1]}–{found[2]}"
    return code


def short_title_of(code: str) -> str:
    """The same where there is little room: an urgent list by its day alone."""
    if found := DAY.fullmatch(code):
        told = day(date.fromisoformat(found[1]))
        return f"{told} ({found[2]})" if found[2] else told
    return title_of(code)


def lists_of(listing: Listing) -> list[PublicList]:
    """Every list of a kind, the newest first, with how many entries it shows."""
    told = Q(named=True) & ~Q(kind=PublicKind.EXPOSURE, status=PublicStatus.EXPIRED)
    withdrawn = Q(status=PublicStatus.WITHDRAWN)
    rows = (
        PublicEntry.objects.of(listing.kind)
        .order_by()
        .values("list_code")
        .annotate(
            count=Count("id", filter=told & ~withdrawn),
            withdrawn=Count("id", filter=told & withdrawn),
            enterprises=Count("uscc", distinct=True, filter=told & ~withdrawn),
            first=Min("published_on"),
            last=Max("published_on"),
        )
        .order_by("-last", "-list_code")
    )
    return [
        PublicList(
            listing, r["list_code"], r["count"], r["enterprises"], r["withdrawn"], r["first"]
        )
        for r in rows
    ]


def payments_of(entries: Iterable[PublicEntry]) -> Payments:
    """How a list paid, from the day of publication on: withdrawn entries and those without arrears
    left out, who had paid before or nobody knows when told apart.
    """
    listed = [e for e in entries if e.owes and e.status != PublicStatus.WITHDRAWN]
    before = [e for e in listed if e.paid_before]
    undated = [e for e in listed if e.paid_on and not e.paid_day_known]
    apart = {e.pk for e in (*before, *undated)}
    owing = [e for e in listed if e.pk not in apart]
    days = sorted((e.paid_on - e.published_on).days for e in owing if e.paid_on)
    return Payments(
        owing=len(owing),
        before=len(before),
        undated=len(undated),
        next_day=sum(1 for waited in days if waited <= 1),
        week=sum(1 for waited in days if waited <= 7),
        month=sum(1 for waited in days if waited <= 30),
        paid=len(days),
        half_days=max(1, median_low(days)) if days else None,
    )


def by_district(listing: Listing, code: str) -> list[dict[str, Any]]:
    """How many entries of a list each district has, less those withdrawn: code, name, count."""
    names = district_names()
    rows = (
        PublicEntry.objects.of(listing.kind)
        .shown()
        .filter(list_code=code)
        .order_by()
        .values("district_code")
        .annotate(count=Count("id", filter=~Q(status=PublicStatus.WITHDRAWN)))
        .order_by("district_code")
    )
    return [
        {
            "code": row["district_code"],
            "name": names.get(row["district_code"], row["district_code"]),
            "count": row["count"],
        }
        for row in rows
        if row["district_code"]
    ]


def path_of(entry: PublicEntry) -> str:
    """The entry's own address, for good; written out, since a page names a hundred of them."""
    return f"/{SLUGS[entry.kind]}/{entry.list_code}/{entry.number}/"
