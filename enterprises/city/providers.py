"""Hospitals, clinics and pharmacies of one block, and the claims they settle."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from .areas import Areas
from .draws import Ints
from .names import MARKS, WORDS

KINDS = pl.Series(["hospital", "clinic", "pharmacy"])
TITLES = pl.Series(["医院", "诊所", "大药房"])
HOSPITAL, CLINIC, PHARMACY = range(3)


@dataclass
class Providers:
    """A third of each kind, at least six of each in a city of one block."""

    code: pl.Series
    name: pl.Series
    kind: Ints
    area: pl.Series

    def __len__(self) -> int:
        return len(self.kind)


def draw_providers(rng: np.random.Generator, areas: Areas, block: int, workers: int) -> Providers:
    """The providers of a block, about one for 4,000 workers, six of each kind at least."""
    count = max(18, workers // 4000)
    kind = np.arange(count) % 3
    serial = pl.Series(np.arange(count) + block * 1000 + 1).cast(pl.Utf8).str.zfill(6)
    draws = rng.integers(0, 1 << 30, count)
    name = (
        "青岛"
        + MARKS.gather(draws % MARKS.len())
        + WORDS.gather(draws // 4 % WORDS.len())
        + WORDS.gather(draws // 200 % WORDS.len())
        + TITLES.gather(kind)
    )
    return Providers("P3702" + serial, name, kind, areas.communities.gather(areas.draw(rng, count)))


def provider_rows(providers: Providers) -> pl.DataFrame:
    """The providers feed."""
    return pl.DataFrame(
        {
            "code": providers.code,
            "name": providers.name,
            "kind": KINDS.gather(providers.kind),
            "uscc": pl.Series([None] * len(providers), dtype=pl.Utf8),
            "area_code": providers.area,
        }
    )
