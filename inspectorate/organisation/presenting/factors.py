"""The second factor of a log-in in words: since when, how many recovery codes are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inspectorate.organisation.actions.factors import CODES
from inspectorate.organisation.models import RecoveryCode, User

FEW = 3


@dataclass(frozen=True)
class Factor:
    """What is shown of it; never the secret."""

    since: datetime | None
    needed: bool
    left: int
    made: int = CODES

    @property
    def few(self) -> bool:
        """Whether it is time for new recovery codes."""
        return self.left <= FEW


def factor_of(person: User) -> Factor:
    """The second factor of `person`, or that there is none."""
    codes = RecoveryCode.objects.left().filter(factor__user=person)
    return Factor(
        since=person.second_factor_at,
        needed=person.needs_second_factor,
        left=codes.count() if person.second_factor_at else 0,
    )
