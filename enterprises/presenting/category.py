"""Why an enterprise is in its category, as one sentence."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspectorate.foundation.writing import chinese


def category_sentence(reasons: list[dict[str, Any]]) -> str:
    """The reasons of the current category; says so when there is none."""
    parts = [_words(reason) for reason in reasons]
    if not parts:
        return _("Nothing speaks against it.")
    joined = ("；" if chinese() else "; ").join(parts)
    return joined[0].upper() + joined[1:] + ("。" if chinese() else ".")


def _words(reason: dict[str, Any]) -> str:
    if reason["code"] == "watchlist":
        return _("on the watchlist")
    count = reason["value"]
    if reason["code"] == "alerts":
        return ngettext("%(n)d open alert", "%(n)d open alerts", count) % {"n": count}
    if reason["code"] == "history":
        return ngettext(
            "%(n)d decision within two years", "%(n)d decisions within two years", count
        ) % {"n": count}
    return _("a trade with more violations (%(trade)s)") % {"trade": count}
