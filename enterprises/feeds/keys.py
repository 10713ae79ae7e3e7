"""Hashes of keys and contents, and a filter of fixed size for keys that may have come before."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from enterprises.feeds.feed import Feed

_MIX = np.uint64(0x9E3779B97F4A7C15)
_SPREAD = np.uint64(0xBF58476D1CE4E5B9)


def hash_of(frame: pl.DataFrame, names: Sequence[str]) -> np.ndarray:
    """A 64-bit hash of these columns of every row. Equal within one run of the program only."""
    total = np.zeros(frame.height, np.uint64)
    for seed, name in enumerate(names):
        total = mixed(total, frame[name].hash(seed).to_numpy())
    return total


def mixed(total: np.ndarray, part: np.ndarray) -> np.ndarray:
    """A hash joined with another value of the same row."""
    joined = (total ^ (part.astype(np.uint64) * _SPREAD)) * _MIX
    return joined ^ (joined >> np.uint64(29))


def with_hashes(frame: pl.DataFrame, feed: Feed, present: Sequence[str]) -> pl.DataFrame:
    """The frame with `key_hash` and `content_hash`, of those columns of the feed it has."""
    key = [name for name in feed.key if name in present]
    rest = [name for name in present if name not in feed.key]
    return frame.with_columns(
        pl.Series("key_hash", hash_of(frame, key)),
        pl.Series("content_hash", hash_of(frame, rest)),
    )


class SuspectKeys:
    """Remembers keys in 2**`bits` bits (128 MiB at 30) however many there are.

    A key that came before is always suspected; one that did not is suspected by chance, at 29
    million keys in about three of a hundred cases.
    """

    def __init__(self, bits: int = 30) -> None:
        self._bits = np.uint64(bits)
        self._seen = np.zeros(1 << (bits - 3), np.uint8)

    def suspects(self, hashes: np.ndarray) -> np.ndarray:
        """True for every row whose key may have come before, in this array or an earlier one."""
        place = (hashes * _MIX) >> (np.uint64(64) - self._bits)
        byte = place >> np.uint64(3)
        bit = np.left_shift(np.uint8(1), (place & np.uint64(7)).astype(np.uint8))
        found = (self._seen[byte] & bit) > 0
        found |= _repeated(place)
        np.bitwise_or.at(self._seen, byte, bit)
        return found


def _repeated(places: np.ndarray) -> np.ndarray:
    """True for every place that stands earlier in the same array."""
    slots = 1 << max(10, int(2 * len(places)).bit_length())
    slot = (places & np.uint64(slots - 1)).astype(np.int64)
    count = np.bincount(slot, minlength=slots)
    crowded = np.flatnonzero(count[slot] > 1)
    _distinct, first = np.unique(places[crowded], return_index=True)
    again = np.ones(len(crowded), bool)
    again[first] = False
    repeated = np.zeros(len(places), bool)
    repeated[crowded[again]] = True
    return repeated
