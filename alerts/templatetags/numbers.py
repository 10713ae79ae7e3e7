"""An identity number as it stands in lists: masked, with a way to reveal it."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from inspectorate.foundation.templatetags.icons import icon

register = template.Library()


@register.simple_tag
def masked_number(alert: int, worker: int, number: str, name: str, may_reveal: bool) -> SafeString:
    """The masked number of a worker of an alert; whoever may reveal it gets the way there."""
    way = _way(alert, worker, name) if may_reveal and number else ""
    return format_html(
        '<div class="number"><span class="masked">{}</span>{}</div>', number or "", way
    )


def _way(alert: int, worker: int, name: str) -> SafeString:
    return format_html(
        '<a class="reveal" data-reveal href="{address}" hx-get="{address}"'
        ' hx-target="closest .number" hx-swap="outerHTML" aria-label="{words}">{eye}</a>',
        address=reverse("alerts:reveal_number", args=[alert, worker]),
        words=_("Reveal the number of %(name)s; this is logged") % {"name": name},
        eye=icon("eye", "small-i"),
    )
