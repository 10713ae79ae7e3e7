"""Every figure the house counts: its code, name, unit, dimensions, and whether the public sees it.

The rows stand in catalogue.toml; the sentence stands beside the number, docs/figures.md says
the same in terms of rows.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from alerts.catalogue import in_language


class Unit(StrEnum):
    """What a figure counts, and so how it is written."""

    SHARE = "share"
    PERSONS = "persons"
    ENTERPRISES = "enterprises"
    COUNT = "count"
    YUAN = "yuan"
    HOURS = "hours"
    EACH = "each"


@dataclass(frozen=True)
class Figure:
    """One figure. `family` is the statement that counts it; `flow`: a row a month, else one."""

    code: str
    family: str
    unit: Unit
    flow: bool
    public: bool
    texts: dict[str, Any]

    @property
    def title(self) -> str:
        return in_language(self.texts["title"])

    @property
    def sentence(self) -> str:
        return in_language(self.texts["sentence"])

    @property
    def is_ratio(self) -> bool:
        """Whether the value is numerator / denominator."""
        return self.unit in (Unit.SHARE, Unit.EACH)


_ROWS = tomllib.loads(Path(__file__).with_name("catalogue.toml").read_text(encoding="utf-8"))

VERSION: int = _ROWS["version"]
FIGURES: dict[str, Figure] = {
    code: Figure(code, row["family"], Unit(row["unit"]), row["flow"], row["public"], row)
    for code, row in _ROWS["figures"].items()
}
FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(figure.family for figure in FIGURES.values()))
PUBLIC: frozenset[str] = frozenset(code for code, figure in FIGURES.items() if figure.public)
