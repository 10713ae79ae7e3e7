"""Icons: Tabler's outlines, inlined from the npm package, hidden from screen readers."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
FOLDER = Path(settings.BASE_DIR) / "node_modules" / "@tabler" / "icons" / "icons" / "outline"
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
BACKGROUND = re.compile(r'\s*<path stroke="none"[^>]*/>')


@cache
def drawing(name: str) -> str:
    """The inner drawing of an outline icon. Raises FileNotFoundError for a name there is not."""
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    inner = DRAWING.sub(r"\1", text)
    return re.sub(r"\s+", " ", BACKGROUND.sub("", inner)).strip()


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """An outline icon as inline SVG; a word beside it, or an aria-label around it, says it."""
    classes = f"i {extra}".strip()
    return mark_safe(  # noqa: S308 - the drawing is a file of a locked package
        f'<svg class="{classes}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f"{drawing(name)}</svg>"
    )
