"""Month strips as SVG, by a tag: fifty people on a page are a hundred strips."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy

from alerts.presenting.strips import Drawing
from inspectorate.foundation.writing import month_short

register = template.Library()
FRAMES = 64
HIDDEN = SafeString('aria-hidden="true"')

NAMES = {
    1: pgettext_lazy("short name of a scheme", "Pension"),
    2: pgettext_lazy("short name of a scheme", "Medical"),
    3: pgettext_lazy("short name of a scheme", "Unempl."),
    4: pgettext_lazy("short name of a scheme", "Injury"),
    5: pgettext_lazy("short name of a scheme", "Matern."),
}


@register.simple_tag
def strip(drawing: Drawing, size: str, words: str = "") -> SafeString:
    """A month strip of a size (small-strip, big-strip, …); without words readers skip it."""
    marks = tuple((mark["x"], mark["month"]) for mark in drawing.marks)
    rows = tuple((row["y"], row["scheme"]) for row in drawing.names)
    return format_html(
        '<svg class="strip {size}" {said} focusable="false" width="{width}" height="{height}"'
        ' viewBox="0 0 {width} {height}">{lettering}{paths}<path class="cut" d="{cuts}"/></svg>',
        size=size,
        said=format_html('role="img" aria-label="{}"', words) if words else HIDDEN,
        width=drawing.width,
        height=drawing.height,
        lettering=_lettering(marks, rows, get_language()),
        paths=format_html_join("", '<path class="{}" d="{}"/>', drawing.paths.items()),
        cuts=drawing.cuts,
    )


@lru_cache(FRAMES)
def _lettering(
    marks: tuple[tuple[int, date], ...], rows: tuple[tuple[int, int], ...], language: str | None
) -> SafeString:
    """Names of months and schemes in the language: the same for everybody on a page."""
    months = format_html_join(
        "", '<text x="{}" y="10">{}</text>', ((x, month_short(month)) for x, month in marks)
    )
    schemes = format_html_join(
        "", '<text class="key" x="0" y="{}">{}</text>', ((y, NAMES[scheme]) for y, scheme in rows)
    )
    return months + schemes
