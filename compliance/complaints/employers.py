"""The employer of a complaint: as told, and as registered. Register entries only, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from enterprises.search import grams_of, letters_of
from inspectorate.foundation.statements import fetch

SHORTEST_NAME = 4


@dataclass(frozen=True)
class Employer:
    """A register entry, and the group that answers for it."""

    id: int
    name: str
    uscc: str
    grid_group_id: int | None
    district_code: str
    address: str = ""


def known_as(told: str) -> Employer | None:
    """The employer that bears exactly this name or code; None if none or several do."""
    name = "".join(told.split())
    if len(name) < SHORTEST_NAME:
        return None
    found = fetch("compliance", "employer_by_name", told=name, pairs=grams_of(name))
    return Employer(**found[0]) if len(found) == 1 else None


def found_by(part: str) -> list[Employer]:
    """At most twenty employers whose name or code holds `part`; none below two characters.

    For staff only: a stranger's session finds nothing.
    """
    pairs = grams_of(part)
    if not pairs:
        return []
    rows = fetch("compliance", "employers_by_part", letters=letters_of(part), pairs=pairs)
    return [Employer(**row) for row in rows]


def by_code(uscc: str) -> Employer | None:
    """The employer with this code, for staff."""
    return next((found for found in found_by(uscc) if found.uscc == letters_of(uscc)), None)
