"""The frame of a public page: its navigation, the other language, and what its tables mark."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy

from compliance.publicity.feeds import absolute
from compliance.publicity.guide import leads_somewhere
from compliance.publicity.lists import path_of, title_of

register = template.Library()

ENTRIES = (
    ("/exposure/", gettext_lazy("Exposure list")),
    ("/medals/", gettext_lazy("Medal list")),
    ("/search/", gettext_lazy("Find an enterprise")),
    ("/complaints/", gettext_lazy("Complain")),
    ("/self-check/", gettext_lazy("Self-check")),
    ("/guide/", gettext_lazy("Your rights")),
    ("/figures/", gettext_lazy("Figures")),
)

register.filter("path_of", path_of)
register.filter("title_of", title_of)
register.filter("absolute", absolute)


@register.simple_tag(takes_context=True)
def public_navigation(context: dict[str, Any]) -> list[dict[str, Any]]:
    """The public pages there are, and which of them one is on."""
    path = context["request"].path
    return [
        {"path": address, "label": label, "current": path.startswith(address)}
        for address, label in ENTRIES
        if leads_somewhere(address)
    ]


@register.simple_tag(takes_context=True)
def in_language(context: dict[str, Any], language: str) -> str:
    """The address of this very page in a language."""
    request = context["request"]
    asked = getattr(request, "asked", ())  # anything else in the address is nobody's business
    given = [(name, request.GET[name][:200]) for name in asked if request.GET.get(name)]
    return f"{request.path}?{urlencode([*given, ('lang', language)])}"


@register.simple_tag(takes_context=True)
def canonical(context: dict[str, Any]) -> str:
    """The address of this page as it stands in the site map."""
    return absolute(context["request"].path)


@register.simple_tag
def languages() -> list[tuple[str, str]]:
    """The languages of the site: as Django calls them, as hreflang does."""
    return [
        (code, "zh-Hans" if code.startswith("zh") else code) for code, _name in settings.LANGUAGES
    ]


@register.filter
def unended(sentence: str) -> str:
    """A Chinese sentence less its full stop, for where the text goes on after it."""
    return sentence.rstrip().removesuffix("。")


@register.filter
def staff_words(band: str, words: dict[str, str]) -> str:
    """A band of the appraisal in words; anything else as it is."""
    return words.get(band, band)
