"""The small components of every list: deadline, state, priority, bar. Known to every template.

They stand in each row of each list, where a template of their own cost more than the row.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def due(shown: Any) -> SafeString:
    """A deadline: shape, word, date, and whether the date may still move."""
    words = format_html('<span class="due {}">{}</span>', shown.shape, shown.words)
    if not shown.date:
        return words
    if not shown.provisional:
        return format_html('{} <span class="due-date">{}</span>', words, shown.date)
    return format_html(
        '{} <span class="due-date">{} <span class="provisional">{}</span></span>',
        words,
        shown.date,
        _("provisional"),
    )


@register.simple_tag
def state(tone: str, words: str) -> SafeString:
    """A state: words in an outline; `tone` is its class."""
    return format_html('<span class="state {}">{}</span>', tone, words)


@register.simple_tag
def priority(score: int) -> SafeString:
    """Priority: the number from 0 to 100 and how much of the scale it fills."""
    return format_html(
        '<div class="prio">{0}<svg class="bar-fill" viewBox="0 0 100 4" preserveAspectRatio="none"'
        ' aria-hidden="true" focusable="false"><rect width="{0}" height="4"></rect></svg></div>',
        score,
    )


@register.simple_tag
def measure(part: Any, whole: Any) -> SafeString:
    """A bar as long as its part of the whole; the number stands beside it."""
    return format_html(
        '<svg class="meas" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"'
        ' focusable="false"><rect class="track" width="100" height="8"/>'
        '<rect class="fill" width="{}" height="8"/></svg>',
        _reach(part, whole),
    )


def _reach(part: Any, whole: Any) -> str:
    """How far a bar reaches, 0 to 100, for SVG geometry (so: with a decimal point)."""
    if not whole or not part:
        return "0"
    return f"{max(0.0, min(100.0, 100 * float(part) / float(whole))):.1f}"
