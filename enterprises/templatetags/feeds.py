"""Filters that name feeds, schemes and choices of the facts."""

from __future__ import annotations

from typing import Any

from django import template

from enterprises.feeds.registry import FEEDS
from enterprises.models import Scheme

register = template.Library()


@register.filter
def feed_name(name: str) -> str:
    """The title of a feed; its plain name if it is not among the feeds."""
    feed = FEEDS.get(name)
    return str(feed.title) if feed else name


@register.filter
def scheme_name(number: Any) -> str:
    """The name of a scheme by its number; '' for none."""
    return str(Scheme(number).label) if number else ""
