"""Scales and effects as their pages show them: regimes in the order they count, every change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alerts.models import OrderWeight, RegimeWeight
from alerts.models.weights import KNOWN
from compliance.actions import legal_rows
from compliance.models import InspectionQuota, Scale
from enterprises.models import Regime

# Of several in force the first of these counts (settle_regimes).
ORDER = (Regime.INTENSIFIED, Regime.WAIVED, Regime.REDUCED, Regime.NORMAL)


@dataclass(frozen=True)
class RegimeShown:
    """A regime with its weight and its quota."""

    code: str
    name: str
    weight: RegimeWeight | None
    quota: InspectionQuota | None
    is_waived: bool


def regimes_shown(
    weights: Sequence[RegimeWeight], quotas: Sequence[InspectionQuota]
) -> list[RegimeShown]:
    """The regimes in the order in which one counts before the other."""
    weight = {each.regime: each for each in weights}
    quota = {each.regime: each for each in quotas}
    return [
        RegimeShown(
            regime.value, str(regime.label).capitalize(), weight.get(regime), quota.get(regime),
            regime == Regime.WAIVED,
        )
        for regime in ORDER
    ]  # fmt: skip


def weights_shown(weights: Iterable[OrderWeight]) -> list[tuple[str, str, list[OrderWeight]]]:
    """The weights in the order of the sums they make: section, title, rows."""
    kept = {each.code: each for each in weights}
    titles = {
        "alert": _("Priority of an alert, at most 100"),
        "category": _("Category of an enterprise"),
        "sector": _("Category: points of an industry"),
    }
    return [
        (section, titles[section], [kept[f"{section}.{name}"] for name in names])
        for section, names in KNOWN.items()
    ]


def changes_of(scale: Scale) -> list[dict[str, Any]]:
    """Every change of a version and of its grades, newest first; each says what it is about."""
    told = [{"what": "", **entry} for entry in legal_rows.history_of(scale)]
    for grade in scale.grades.order_by("rank"):
        told += [{"what": str(grade), **entry} for entry in legal_rows.history_of(grade)]
    return sorted(told, key=lambda entry: entry["at"], reverse=True)
