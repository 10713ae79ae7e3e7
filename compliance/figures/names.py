"""What scopes and the values of dimensions are called, in the language of whoever reads."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from alerts.catalogue import in_language, rules
from compliance.models import (
    Appraisal,
    ComplaintKind,
    InspectionPurpose,
    SizeBand,
    SizeBands,
    TargetMeasure,
    ViolationType,
)
from compliance.procedure.states import Outcome
from enterprises.industries import section_name
from enterprises.models import Household, Scheme
from inspectorate.organisation.models import Area, GridGroup, InspectorKind

_NAMES: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("names.toml").read_text(encoding="utf-8")
)


def _chosen(choices: Any) -> Callable[[str], str]:
    return lambda code: str(dict(choices.choices).get(code, code))


def _rule(code: str) -> str:
    return rules()[code].title if code in rules() else code


def _kind(code: str) -> str:
    every = {**dict(InspectorKind.choices), **dict(ComplaintKind.choices)}
    return str(every.get(code, code))


_LABELS: dict[str, Callable[[str], str]] = {
    "industry": section_name,
    "household": _chosen(Household),
    "scheme": lambda code: str(Scheme(int(code)).label),
    "rule": _rule,
    "type": _chosen(ViolationType),
    "purpose": _chosen(InspectionPurpose),
    "outcome": _chosen(Outcome),
    "measure": _chosen(TargetMeasure),
    "kind": _kind,
}
# The order in which a table lists the values of a dimension; others by their size.
ORDERS: dict[str, list[str]] = {
    "size": [*_NAMES["size"], *SizeBand.values],
    "household": list(Household.values),
    "scheme": [str(scheme.value) for scheme in Scheme],
    "reason": list(_NAMES["reason"]),
    "own": list(_NAMES["own"]),
    "group": list(_NAMES["group"]),
}


def label(kind: str, code: str) -> str:
    """A value of a dimension in words."""
    if code == "":
        return in_language(_NAMES["unknown"]["unknown"])
    if kind in _NAMES:
        return in_language(_NAMES[kind][code]) if code in _NAMES[kind] else code
    return _LABELS[kind](code) if kind in _LABELS else code


def sizes(*, on: date) -> dict[str, str]:
    """The size bands in words, as they hold on a day."""
    bands = SizeBands.objects.on(on).words
    return {code: _("%(band)s workers") % {"band": band} for code, band in bands.items()}


def areas(stems: list[str]) -> dict[str, str]:
    """Names of divisions by stem; a stem that no loaded division has is its own name."""
    known = dict(Area.objects.filter(stem__in=stems).order_by("stem").values_list("stem", "name"))
    return {stem: known.get(stem, stem) for stem in stems}


def cycles(given: Iterable[str]) -> dict[str, str]:
    """Names of cycles and their grades by the code of both, as the figure `grades` has them."""
    codes = {each.partition("/")[0] for each in given}
    found = Appraisal.objects.filter(code__in=codes).select_related("scale").order_by("id")
    return {
        f"{cycle.code}/{grade.code}": f"{cycle} · {grade}"
        for cycle in found.prefetch_related("scale__grades")
        for grade in cycle.scale.grades.all()
    }


def groups(codes: list[str]) -> dict[str, str]:
    """Names of grid groups by code."""
    known = GridGroup.objects.filter(code__in=codes).order_by("code")
    return dict(known.values_list("code", "name"))
