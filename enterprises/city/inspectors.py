"""The inspectorate's people: 150 full-time, 300 part-time and 650 assistants for 396 groups."""

import datetime as dt

import numpy as np
import polars as pl

from .draws import Ints
from .names import person_names
from .parameters import CITY_GROUPS
from .persons import UNASSIGNED_PHONES

KINDS = (("full_time", "Z", 150), ("part_time", "J", 300), ("assistant", "X", 650))
SEED_STREAM = 1_000_001


def inspectors(groups: list[str], seed: int, as_of: dt.date) -> pl.DataFrame:
    """The inspectors feed; every group has at least one of each kind.

    Full-time and part-time inspectors hold certificates: most last, some end within weeks of the
    as-of date, a few have ended.
    """
    rng = np.random.default_rng([seed, SEED_STREAM])
    frames = [_of_kind(kind, groups, rng, as_of) for kind in KINDS]
    return pl.concat(frames)


def _of_kind(
    kind: tuple[str, str, int], groups: list[str], rng: np.random.Generator, as_of: dt.date
) -> pl.DataFrame:
    title, letter, full = kind
    count = max(2, -(-full * len(groups) // CITY_GROUPS))
    staff = [f"{letter}{serial:04d}" for serial in range(1, count + 1)]
    certified = title != "assistant"
    until = as_of.toordinal() + _days_left(rng, count)
    return pl.DataFrame(
        {
            "staff_no": staff,
            "name": person_names(rng.integers(0, 1 << 40, count)),
            "kind": [title] * count,
            "certificate_no": [f"鲁B{letter}{n:06d}" if certified else None for n in range(count)],
            "certificate_until": [
                dt.date.fromordinal(int(day)) if certified else None for day in until
            ],
            "grid_codes": [";".join(_beat(groups, n, count)) for n in range(count)],
            "email": [f"{number.lower()}@inspectorate.example" for number in staff],
            "phone": [
                f"{UNASSIGNED_PHONES}{last:07d}" for last in rng.integers(0, 10_000_000, count)
            ],
        },
        schema_overrides={"certificate_no": pl.Utf8, "certificate_until": pl.Date},
    )


def _days_left(rng: np.random.Generator, count: int) -> Ints:
    """Days from the as-of date to the end of each certificate, -120 to 1500."""
    days = rng.integers(120, 1500, count)
    soon = np.arange(count) % 12 == 5
    past = np.arange(count) % 50 == 31
    days[soon] = rng.integers(3, 60, int(soon.sum()))
    days[past] = -rng.integers(1, 120, int(past.sum()))
    return days


def _beat(groups: list[str], serial: int, count: int) -> list[str]:
    """The neighbouring groups one person looks after, so that all are looked after."""
    first = serial * len(groups) // count
    last = max(first + 1, -(-(serial + 1) * len(groups) // count))
    return groups[first:last]
