"""The frame of a page: its navigation and the person who looks."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import get_language

from inspectorate.organisation.navigation import Entry, entries_for, in_the_bar, numbers
from inspectorate.organisation.permissions import Permission

register = template.Library()


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The entries of the person's roles, in the bar and under “More”.

    Each has its label, path, whether one is there, and the number beside it.
    """
    request = context["request"]
    entries = entries_for(request.user)
    counts = numbers(entries, request.user)
    bar, more = in_the_bar(entries)
    return {"bar": _shown(bar, counts, request), "more": _shown(more, counts, request)}


def _shown(entries: list[Entry], counts: dict[str, str], request: Any) -> list[dict[str, Any]]:
    return [
        {
            "label": entry.label,
            "path": entry.path,
            "current": request.path.startswith(entry.path),
            "count": counts.get(entry.path, ""),
        }
        for entry in entries
    ]


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], name: str) -> bool:
    """Whether the person who looks holds the permission of that name."""
    return Permission(name).is_held_by(context["request"].user)


@register.simple_tag
def html_language() -> str:
    """The language of the page as HTML writes it."""
    return "zh-Hans" if (get_language() or "").startswith("zh") else "en"
