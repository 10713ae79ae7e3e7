"""What can be handed in at the counter: found by name, code or number, and what hinders it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from compliance.actions import watchlist
from compliance.models import HandedInKind
from enterprises.search import grams_of, letters_of
from inspectorate.foundation.statements import fetch

MOST = 50


@dataclass(frozen=True)
class Matter:
    """A public entry, a listing or a grade, with no more of it than the counter needs.

    `further` holds other numbers it goes by: of its entry in a list, its case, its cycle.
    """

    kind: str
    id: int
    name: str
    code: str
    number: str
    further: str
    told_on: date
    due_on: date | None
    early_from_on: date | None
    state: str
    waits: bool

    @property
    def takes(self) -> HandedInKind:
        """What can be handed in about it as it stands."""
        if self.kind == "exposure":
            return HandedInKind.OBJECTION
        if self.kind == "grade":
            return HandedInKind.GRADE
        return HandedInKind.STATEMENT if self.state == "noticed" else HandedInKind.REMOVAL

    def hindrance(self, *, on: date) -> str:
        """Why nothing can be handed in on a day; '' if it can."""
        if self.takes == HandedInKind.OBJECTION and self.waits:
            return _("An objection to this entry waits already.")
        if self.takes == HandedInKind.GRADE and self.waits:
            return _("An objection to this grade was made already.")
        if self.takes != HandedInKind.REMOVAL:
            return ""
        return watchlist.why_not_ask(asked=self.waits, early_from_on=self.early_from_on, on=on)

    def is_late(self, *, on: date) -> bool:
        """Whether the day until which the subject could speak was over on a day."""
        return self.due_on is not None and self.ends_on_due and self.due_on < on

    @property
    def ends_on_due(self) -> bool:
        """Whether what it takes now is to come in by `due_on`."""
        return self.takes in (HandedInKind.STATEMENT, HandedInKind.GRADE)


def found_by(words: str) -> list[Matter]:
    """Matters of enterprises or providers of that name part or code, or of that printed number or
    part of one, grades last: MOST, and one more where there are more."""
    pairs = grams_of(words)
    if not pairs:
        return []
    return _fetch(letters=letters_of(words), pairs=pairs, of_kind="", which=None)


def matter(kind: str, which: int) -> Matter | None:
    """One matter; None where it takes nothing any more or is out of sight."""
    found = _fetch(letters="", pairs=[], of_kind=kind, which=which)
    return found[0] if found else None


def _fetch(**values: Any) -> list[Matter]:
    return [Matter(**row) for row in fetch("compliance", "counter_matters", **values)]
