"""A ranking in words: by which criteria, and what spoke against those left out."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from compliance.models import AgainstMedal, MedalRound
from inspectorate.foundation.writing import chinese

AGAINST: dict[str, Promise | str] = {
    **dict(AgainstMedal.choices),
    "staff_count": _("no staff registered on the last day"),
    "years_clean": _("a violation within the last year"),
    "uncovered_count": _("workers without full cover"),
    "short_base_count": _("contribution base too low"),
    "arrears_yuan": _("contributions in arrears"),
    "late_months": _("contributions paid late in the period"),
}


def criteria_of(medals: MedalRound) -> list[dict[str, Any]]:
    """The criteria the ranking used, as they were, in the reader's language."""
    words = "wording" if chinese() else "wording_en"
    return [{**row, "words": row[words]} for row in medals.criteria]


def left_out_of(medals: MedalRound) -> list[tuple[Promise | str, int]]:
    """Why enterprises may not have a medal, and how many; one may have several reasons."""
    return [(AGAINST[code], n) for code, n in medals.left_out.items() if n]
