"""A cut of a ranking: who has a medal under it, who is first without, and a mark of both."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from compliance.models import MedalCandidate, MedalRound, SizeBand, SizeBands
from compliance.models.medals import MedalCandidateQuerySet


@dataclass(frozen=True)
class Band:
    """A size band: how many may have a medal and how many have one; who is last in, first out.

    `tied`: both have the same points, so only years, staff and code put one before the other.
    """

    code: str
    label: str
    eligible: int
    medals: int
    last_in: MedalCandidate | None
    first_out: MedalCandidate | None

    @property
    def tied(self) -> bool:
        """Whether the points alone do not tell them apart."""
        return (
            self.last_in is not None
            and self.first_out is not None
            and self.last_in.points == self.first_out.points
        )


@dataclass(frozen=True)
class Cut:
    """How many of each band have a medal, in the order of the bands."""

    round: MedalRound
    bands: list[Band]

    @property
    def numbers(self) -> dict[str, int]:
        """Medals by band, without the bands that have none."""
        return {band.code: band.medals for band in self.bands if band.medals}

    @property
    def count(self) -> int:
        """All medals."""
        return sum(band.medals for band in self.bands)

    @property
    def too_many(self) -> list[str]:
        """Bands of which more are asked for than there are."""
        return [band.label for band in self.bands if band.medals > band.eligible]

    @property
    def mark(self) -> str:
        """What the preview was made of: ranking, cut, and who stands at its edge."""
        edges = [
            f"{band.code}:{band.medals}:{band.last_in and band.last_in.pk}" for band in self.bands
        ]
        text = f"{self.round.pk} {self.round.ranked_at} {' '.join(edges)}"
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def winners(self) -> MedalCandidateQuerySet:
        """Who has a medal: band by band from the largest, the best first."""
        ranked = MedalCandidate.objects.filter(round=self.round).eligible()
        chosen = [Q(size_band=code, place__lte=most) for code, most in self.numbers.items()]
        if not chosen:
            return ranked.none()
        return ranked.filter(reduce(or_, chosen)).order_by("-points", "-staff_count", "id")


def words_of(medals: MedalRound) -> dict[str, str]:
    """The size bands of the cycle in words, the smallest first."""
    return SizeBands.objects.on(medals.appraisal.counted_until_on).words


def cut_of(medals: MedalRound, numbers: Mapping[str, int]) -> Cut:
    """The cut with the candidates at its edges; three queries."""
    wanted = {code: max(int(numbers.get(code) or 0), 0) for code in SizeBand.values}
    edges = [Q(size_band=code, place__in=[most, most + 1]) for code, most in wanted.items() if most]
    found = {}
    if edges:
        ranked = MedalCandidate.objects.filter(round=medals).select_related("enterprise")
        for each in ranked.filter(reduce(or_, edges)):
            found[each.size_band, each.place] = each
    words = words_of(medals)
    bands = [
        Band(
            code=code,
            label=words[code],
            eligible=medals.bands.get(code, 0),
            medals=most,
            last_in=found.get((code, most)),
            first_out=found.get((code, most + 1)),
        )
        for code, most in reversed(list(wanted.items()))
    ]
    return Cut(medals, bands)
