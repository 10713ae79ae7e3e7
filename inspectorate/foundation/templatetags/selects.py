"""The options of a select as one piece: a list of 396 groups costs no template per option."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def options_of(groups: Iterable[tuple[str | None, list[Mapping[str, Any]], int]]) -> SafeString:
    """The `<option>`s of a widget's groups; every value, label and attribute is escaped."""
    parts = []
    for name, options, _index in groups:
        written = "".join(
            f'<option value="{escape(str(option["value"]))}"'
            f"{flatatt(option['attrs']) if option['attrs'] else ''}>"
            f"{escape(str(option['label']))}</option>"
            for option in options
        )
        if name is not None:
            written = f'<optgroup label="{escape(name)}">{written}</optgroup>'
        parts.append(written)
    return mark_safe("".join(parts))  # noqa: S308 (each part is escaped above)


@register.filter
def options(choices: Iterable[tuple[Any, Any]], chosen: Any) -> SafeString:
    """The `<option>`s of values with their words, `chosen` selected; all of it is escaped."""
    parts = (
        f'<option value="{escape(str(value))}"{" selected" if value == chosen else ""}>'
        f"{escape(str(words))}</option>"
        for value, words in choices
    )
    return mark_safe("".join(parts))  # noqa: S308 (each part is escaped above)
