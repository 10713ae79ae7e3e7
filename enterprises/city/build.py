"""Building a city: reference files first, then block after block."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np

from .areas import read_areas
from .block import Block
from .calendar import Calendar
from .delivery import Delivery
from .dirt import Dirt
from .draws import Ints
from .grid import grid_groups
from .inspectors import inspectors
from .insurance import scheme_rows
from .parameters import CityParameters

# Dirt has a stream of its own, so that the same city can be had clean.
DIRT_STREAM = 1
Progress = Callable[[int, int], None]


def build_city(
    folder: Path, parameters: CityParameters, progress: Progress | None = None
) -> dict[str, int]:
    """Write all feed files, truth.csv and city.json into `folder`; returns rows per file.

    `progress` is told (blocks done, blocks in all) after each block.
    """
    with Delivery(folder) as delivery:
        city = _City(delivery, parameters)
        city.write_reference()
        for number in range(parameters.blocks):
            city.write_block(number)
            if progress:
                progress(number + 1, parameters.blocks)
    (folder / "city.json").write_text(city.description(), encoding="utf-8")
    return delivery.rows


class _City:
    """The city while it is being written."""

    def __init__(self, delivery: Delivery, parameters: CityParameters) -> None:
        self.delivery, self.parameters = delivery, parameters
        self.areas = read_areas(parameters.areas)
        self.calendar = Calendar.ending(parameters.as_of, parameters.months)
        self.insurance_rows = 0
        self.dirty: dict[str, Counter[str]] = {}

    def write_reference(self) -> None:
        """Areas, grid groups and inspectors."""
        groups = grid_groups(self.areas, self.parameters.groups)
        self.delivery.write("areas", self.areas.table)
        self.delivery.write("grid-groups", groups)
        codes, seed = groups["code"].to_list(), self.parameters.seed
        self.delivery.write("inspectors", inspectors(codes, seed, self.parameters.as_of))

    def write_block(self, number: int) -> None:
        """Build one block, write it, forget it."""
        parameters = self.parameters
        block = Block(
            rng=np.random.Generator(np.random.PCG64([parameters.seed, number])),
            parameters=parameters,
            calendar=self.calendar,
            areas=self.areas,
            firm_serials=_part(parameters.enterprises, number, parameters.blocks),
            person_serials=_part(parameters.workers, number, parameters.blocks),
            number=number,
        )
        rng = np.random.Generator(np.random.PCG64([parameters.seed, number, DIRT_STREAM]))
        dirt = Dirt(rng, parameters.dirt, number, block.truth.rows())
        for feed, frame in block.feeds():
            for part in dirt.soil(feed, frame):
                self.delivery.write(feed, part)
        for feed, counts in dirt.counts.items():
            self.dirty.setdefault(feed, Counter()).update(counts)
        self.insurance_rows += scheme_rows(block.records.mask)

    def description(self) -> str:
        """The content of city.json: parameters, rows per file, insurance rows by single scheme."""
        text = asdict(self.parameters) | {
            "as_of": self.parameters.as_of.isoformat(),
            "areas": self.parameters.areas.name if self.parameters.areas else "qingdao",
            "rows": self.delivery.rows,
            "insurance_rows_by_scheme": self.insurance_rows,
            "dirty_rows": {feed: dict(sorted(n.items())) for feed, n in self.dirty.items()},
        }
        return json.dumps(text, indent=1) + "\n"


def _part(total: int, number: int, parts: int) -> Ints:
    """The serial numbers that belong to one block."""
    return np.arange(total * number // parts, total * (number + 1) // parts, dtype=np.int64)
