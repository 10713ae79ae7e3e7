"""Short names of schemes, for the rows of a month strip."""

from __future__ import annotations

from django import template
from django.utils.translation import pgettext_lazy

register = template.Library()


NAMES = {
    1: pgettext_lazy("short name of a scheme", "Pension"),
    2: pgettext_lazy("short name of a scheme", "Medical"),
    3: pgettext_lazy("short name of a scheme", "Unempl."),
    4: pgettext_lazy("short name of a scheme", "Injury"),
    5: pgettext_lazy("short name of a scheme", "Matern."),
}


@register.filter
def scheme_short(number: int) -> str:
    """The name of a scheme in the room of a strip's row."""
    return str(NAMES[number])
