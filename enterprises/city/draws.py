"""Whole-number draws, so that every machine sees the same ones."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


def pick(rng: np.random.Generator, weights: tuple[int, ...], count: int) -> Ints:
    """Draw `count` positions of `weights`, each as often as its whole-number weight says."""
    bounds = np.cumsum(np.array(weights, dtype=np.int64))
    return np.searchsorted(bounds, rng.integers(0, bounds[-1], count), side="right")


def chance(rng: np.random.Generator, per_ten_thousand: int, count: int) -> Flags:
    """`count` flags, each true with the given chance."""
    return rng.integers(0, 10_000, count) < per_ten_thousand
