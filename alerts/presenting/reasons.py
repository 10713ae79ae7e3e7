"""Why an alert comes where it comes: its reasons as one sentence, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from enterprises.models import Regime
from inspectorate.foundation.writing import chinese, month, yuan_short

Reason = dict[str, Any]


def _severity(reason: Reason) -> str:
    return {1: _("slight"), 2: _("medium"), 3: _("severe")}[int(reason["value"])]


def _workers(reason: Reason) -> str:
    count, total = int(reason["value"]), int(reason.get("total") or 0)
    if total > 1 and count >= total:
        return _("all %(count)d of the staff") % {"count": count}
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


def _yuan(reason: Reason) -> str:
    return _("%(sum)s at stake") % {"sum": yuan_short(Decimal(str(reason["value"])))}


def _age(reason: Reason) -> str:
    return _("since %(month)s") % {"month": month(date.fromisoformat(reason["since"]))}


def _regime(reason: Reason) -> str:
    return {
        Regime.INTENSIFIED: _("intensified supervision"),
        Regime.REDUCED: _("reduced supervision"),
        Regime.WAIVED: _("inspection waived"),
    }[Regime(reason["value"])]


def _watchlist(reason: Reason) -> str:
    return _("on the watchlist")


def _says_something(reason: Reason) -> bool:
    """Normal supervision gives a few points and no reason."""
    return not (reason["code"] == "regime" and reason["value"] in {"", Regime.NORMAL})


WORDS: dict[str, Callable[[Reason], str]] = {
    "severity": _severity,
    "workers": _workers,
    "yuan": _yuan,
    "age": _age,
    "regime": _regime,
    "watchlist": _watchlist,
}


def sentence(reasons: list[Reason]) -> str:
    """The reasons, in the order given, as one sentence. Every code of the scoring is known here."""
    parts = [WORDS[reason["code"]](reason) for reason in reasons if _says_something(reason)]
    if not parts:
        return ""
    joined = ("；" if chinese() else "; ").join(parts)
    return joined[0].upper() + joined[1:] + ("。" if chinese() else ".")
