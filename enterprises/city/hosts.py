"""Where people work: enterprises in proportion to their size."""

import numpy as np

from .draws import Flags, Ints
from .register import Enterprises


class Hosts:
    """Enterprises to be filled or drawn by size, agencies and the golden case left out."""

    def __init__(self, rng: np.random.Generator, firms: Enterprises) -> None:
        self.rng = rng
        usable = ~firms.agency & (np.arange(len(firms)) != firms.golden)
        self.open_sizes = np.where(usable & firms.open, firms.size, 0)
        self.ended_sizes = np.where(usable, firms.size, 0)
        self.agencies = np.flatnonzero(firms.agency)

    def fill(self, holders: Flags) -> Ints:
        """One open enterprise per holder so that sizes come out in proportion; -1 for others."""
        count = int(holders.sum())
        ends = np.cumsum(self.open_sizes) * count // max(int(self.open_sizes.sum()), 1)
        slots = np.searchsorted(ends, np.arange(count), side="right")
        firm = np.full(len(holders), -1)
        firm[holders] = self.rng.permutation(slots)
        return firm

    def draw(self, count: int, *, ended: bool) -> Ints:
        """Enterprises by size; with `ended` those that closed since are among them."""
        ends = np.cumsum(self.ended_sizes if ended else self.open_sizes)
        return np.searchsorted(ends, self.rng.integers(0, ends[-1], count), side="right")
