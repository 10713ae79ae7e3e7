"""How an enterprise is supervised and what it was graded last, in a line beside its name."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from compliance.models import Grade, ScaleGrade
from enterprises.models import Enterprise, Regime
from inspectorate.foundation.writing import separated
from inspectorate.organisation.permissions import Permission


def standing_of(enterprise: Enterprise, *, user: Any) -> str:
    """`Regime normal; grade medium, 2022–2023`: the grade for whoever may see grades, once final.

    Another regime than the normal one is a mark of its own beside it.
    """
    normal = enterprise.regime == Regime.NORMAL
    parts = [_("Regime %(regime)s") % {"regime": enterprise.get_regime_display()}] if normal else []
    if Permission.APPRAISAL_READ.is_held_by(user):
        parts += _graded(enterprise, user)
    return separated(parts)


def _graded(enterprise: Enterprise, user: Any) -> list[str]:
    grades = Grade.objects.visible_to(user).final().filter(enterprise=enterprise)
    last = grades.select_related("appraisal").order_by("-appraisal__to_on", "-id").first()
    if last is None:
        return []
    named = ScaleGrade.objects.filter(scale=last.appraisal.scale_id, code=last.final_grade).first()
    period = last.appraisal
    words = {
        "grade": _in_a_sentence(str(named or last.final_grade)),
        "years": "–".join(dict.fromkeys((str(period.from_on.year), str(period.to_on.year)))),
    }
    return [_("grade %(grade)s, %(years)s") % words]


def _in_a_sentence(name: str) -> str:
    """Medium: medium; but A stays A."""
    return name.lower() if name[1:2].islower() else name
