"""The site map: pages, lists and entries, each in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.template.loader import render_to_string
from django.urls import reverse

from compliance.models import PublicDraw, PublicEntry

from .feeds import absolute
from .guide import AUDIENCES
from .lists import LISTINGS, SLUGS, PublicList, lists_of, path_of

PAGES = ("front", "search", "guide", "figures", "certificates", "draws")
MOST = 50_000  # of one file, says the format


class Pages(Sitemap):
    """Pages that are always there."""

    def items(self) -> list[str]:
        """Their addresses."""
        fixed = [reverse(f"public:{name}") for name in PAGES]
        fixed += [reverse("public:guide_part", args=[audience]) for audience in AUDIENCES]
        for slug in LISTINGS:
            fixed += [reverse("public:lists", args=[slug]), reverse("public:changes", args=[slug])]
        return [*fixed, reverse("complaints:landing")]

    def location(self, item: str) -> str:
        """The address itself."""
        return item


class Lists(Sitemap):
    """Every list."""

    def items(self) -> list[PublicList]:
        """All lists of both kinds."""
        return [each for listing in LISTINGS.values() for each in lists_of(listing)]

    def location(self, item: PublicList) -> str:
        """Its address."""
        return item.path

    def lastmod(self, item: PublicList) -> date:
        """When it was published."""
        return item.published_on


class Entries(Sitemap):
    """Every entry a list shows."""

    limit = MOST

    def items(self) -> Iterable[PublicEntry]:
        """The newest first."""
        return PublicEntry.objects.shown().filter(kind__in=SLUGS).order_by("-id")

    def location(self, item: PublicEntry) -> str:
        """Its address."""
        return path_of(item)

    def lastmod(self, item: PublicEntry) -> date:
        """When its status last changed."""
        return item.status_on


class Draws(Sitemap):
    """Every published double-random draw."""

    def items(self) -> list[PublicDraw]:
        """The newest first."""
        return list(PublicDraw.objects.only("number", "published_on"))

    def location(self, item: PublicDraw) -> str:
        """Its address."""
        return reverse("public:draw", args=[item.number])


def written() -> str:
    """The site map as XML."""
    address = urlsplit(settings.SITE_URL)
    site: Any = SimpleNamespace(domain=address.netloc)
    urls = [
        url
        for part in (Pages, Lists, Draws, Entries)
        for url in part().get_urls(site=site, protocol=address.scheme)
    ]
    return render_to_string("public/sitemap.xml", {"urls": urls[:MOST]})


__all__ = ["absolute", "written"]
