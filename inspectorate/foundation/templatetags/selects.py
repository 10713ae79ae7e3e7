"""The options of a select as one piece: a list of 396 groups costs no template per option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def options_of(groups: Iterable[tuple[str | None, list[Mapping[str, Any]], int]]) -> SafeString:
    """The `<option>`s of a widget's groups; every value, label and attribute is escaped."""
    parts = []
    for name, options, _index in groups:
        written = "".join(
            f'<option value="{conditional_escape(str(option["value"]))}"{flatatt(option["attrs"])}>'
            f"{conditional_escape(option['label'])}</option>"
            for option in options
        )
        if name is not None:
            written = f'<optgroup label="{conditional_escape(name)}">{written}</optgroup>'
        parts.append(written)
    return mark_safe("".join(parts))  # noqa: S308 (each part is escaped above)
