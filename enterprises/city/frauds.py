"""Fraudulent claims: after death, two hospitals at once, the same twice, too many a day."""

import numpy as np
import polars as pl

from .claims import (
    AT_PHARMACY,
    INPATIENT,
    OUTPATIENT,
    Claims,
    another_hospital,
    joined_claims,
    make_claims,
)
from .draws import Ints, chance
from .months import OPEN_DAY, month_of
from .planting import Planting
from .providers import CLINIC, HOSPITAL, PHARMACY, Providers

OUTLIER_WINDOW = 80
OUTLIER_CLAIMS = (90, 160)


class Frauds:
    """Adds planted claims to the clean ones of a block and writes their findings down.

    `numbers` and `died` name the block's workers first, then its pensioners.
    """

    def __init__(
        self,
        plan: Planting,
        providers: Providers,
        clean: Claims,
        numbers: pl.Series,
        died: Ints,
    ) -> None:
        self.plan, self.rng, self.providers = plan, plan.rng, providers
        self.clean, self.numbers, self.died = clean, numbers, died
        self.some = max(1, len(plan.persons) // 2000)
        self.outlier_cells: list[tuple[int, int]] = []

    def all_claims(self) -> Claims:
        """Clean and planted claims; duplicates come last, so that their numbers are later."""
        outliers = self._outliers()
        rest = joined_claims([self.clean, self._overlaps(), self._after_death(), outliers])
        claims = joined_claims([rest, self._duplicates(rest)])
        self._outlier_findings(claims)
        return claims

    def _findings(self, rule: str, claims: Claims) -> None:
        self.plan.truth.add(
            rule,
            provider=self.providers.code.gather(claims.provider),
            numbers=self.numbers.gather(claims.person),
            start=month_of(claims.admitted),
            cents=claims.cents,
        )

    def _outliers(self) -> Claims:
        """A provider with some hundred claims on one day; its clean ones of that day vanish."""
        rng, as_of = self.rng, self.plan.calendar.as_of
        provider = int(rng.integers(0, len(self.providers)))
        day = int(as_of - rng.integers(1, OUTLIER_WINDOW))
        self.outlier_cells.append((provider, day))
        here = (self.clean.provider == provider) & (self.clean.admitted == day)
        self.clean = self.clean.take(~here)
        alive = np.flatnonzero(self.died[: len(self.plan.persons)] == OPEN_DAY)
        count = min(int(rng.integers(*OUTLIER_CLAIMS)), len(alive))
        person = rng.permutation(alive)[:count]
        kind = (OUTPATIENT, OUTPATIENT, AT_PHARMACY)[self.providers.kind[provider]]
        return self._planted(
            person, np.full(count, provider), np.full(count, kind), np.full(count, day)
        )

    def _planted(self, person: Ints, provider: Ints, kind: Ints, day: Ints) -> Claims:
        claims = make_claims(self.rng, person, provider, kind, day)
        claims.planted[:] = True
        return claims

    def _outlier_findings(self, claims: Claims) -> None:
        for provider, day in self.outlier_cells:
            count = int(((claims.provider == provider) & (claims.admitted == day)).sum())
            self.plan.truth.add(
                "provider-outlier",
                provider=self.providers.code.gather([provider]),
                start=month_of(np.array([day])),
                whole=np.array([count]),
            )

    def _overlaps(self) -> Claims:
        """Two hospital stays that overlap; of one in three the second has not ended."""
        rng, calendar = self.rng, self.plan.calendar
        free = self.died[: len(self.plan.persons)] == OPEN_DAY
        free[self.clean.person[self.clean.kind == INPATIENT]] = False
        person = rng.permutation(np.flatnonzero(free))[: self.some]
        count = len(person)
        kind = np.full(count, INPATIENT)
        hospitals = np.flatnonzero(self.providers.kind == HOSPITAL)
        place = hospitals[rng.integers(0, len(hospitals), count)]
        first = self._planted(person, place, kind, calendar.as_of - rng.integers(40, 300, count))
        last_day = first.discharged - 1
        second = self._planted(
            person,
            another_hospital(rng, self.providers, place),
            kind,
            rng.integers(first.admitted, last_day + 1),
        )
        open_end = chance(rng, 3300, count)
        second.discharged[open_end] = OPEN_DAY
        claims = joined_claims([first, second])
        self._findings("overlapping-inpatient", claims)
        return claims

    def _after_death(self) -> Claims:
        """Claims of the dead, one to sixty days later."""
        rng, as_of = self.rng, self.plan.calendar.as_of
        dead = np.flatnonzero((self.died < as_of - 1) & (self.died > as_of - 300))
        person = rng.permutation(dead)[: self.some]
        places = np.flatnonzero(np.isin(self.providers.kind, (CLINIC, PHARMACY)))
        place = places[rng.integers(0, len(places), len(person))]
        kind = np.where(self.providers.kind[place] == PHARMACY, AT_PHARMACY, OUTPATIENT)
        day = np.minimum(self.died[person] + rng.integers(1, 60, len(person)), as_of)
        claims = self._planted(person, place, kind, day)
        self._findings("claim-after-death", claims)
        return claims

    def _duplicates(self, claims: Claims) -> Claims:
        """The same claim again under one or two other numbers."""
        able = np.flatnonzero((claims.kind != INPATIENT) & ~claims.planted)
        rows = np.sort(self.rng.permutation(able)[: self.some])
        claims.planted[rows] = True
        rows = np.sort(np.concatenate([rows, rows[::4]]))
        copies = claims.take(rows)
        self._findings("duplicate-claim", copies)
        return copies


def add_frauds(
    plan: Planting, providers: Providers, clean: Claims, numbers: pl.Series, died: Ints
) -> Claims:
    """All claims of a block, the planted ones among them."""
    return Frauds(plan, providers, clean, numbers, died).all_claims()
