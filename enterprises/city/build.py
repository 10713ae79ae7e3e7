"""Building a city: reference files first, then block after block."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from .areas import Areas, read_areas
from .block import Block
from .calendar import Calendar
from .delivery import Delivery
from .grid import grid_groups
from .inspectors import inspectors
from .insurance import scheme_rows
from .parameters import CityParameters

Progress = Callable[[int, int], None]


def build_city(
    folder: Path, parameters: CityParameters, progress: Progress | None = None
) -> dict[str, int]:
    """Write all feed files, truth.csv and city.json into `folder`; returns rows per file.

    `progress` is told (blocks done, blocks in all) after each block.
    """
    areas = read_areas(parameters.areas)
    calendar = Calendar.ending(parameters.as_of, parameters.months)
    delivery = Delivery(folder)
    groups = grid_groups(areas, parameters.groups)
    delivery.write("areas", areas.table)
    delivery.write("grid-groups", groups)
    staff = inspectors(groups["code"].to_list(), parameters.seed, parameters.as_of)
    delivery.write("inspectors", staff)
    insured = 0
    for number in range(parameters.blocks):
        insured += _build_block(delivery, parameters, calendar, areas, number)
        if progress:
            progress(number + 1, parameters.blocks)
    delivery.close()
    _describe(folder, parameters, delivery.rows, insured)
    return delivery.rows


def _build_block(
    delivery: Delivery, parameters: CityParameters, calendar: Calendar, areas: Areas, number: int
) -> int:
    """Build, write and forget one block; returns its insurance rows by single scheme."""
    block = Block(
        rng=np.random.Generator(np.random.PCG64([parameters.seed, number])),
        parameters=parameters,
        calendar=calendar,
        areas=areas,
        firm_serials=_part(parameters.enterprises, number, parameters.blocks),
        person_serials=_part(parameters.workers, number, parameters.blocks),
        number=number,
    )
    for feed, frame in block.feeds():
        delivery.write(feed, frame)
    return scheme_rows(block.records.mask)


def _part(total: int, number: int, parts: int) -> np.ndarray:
    return np.arange(total * number // parts, total * (number + 1) // parts, dtype=np.int64)


def _describe(folder: Path, parameters: CityParameters, rows: dict[str, int], insured: int) -> None:
    """Write city.json: the parameters, the rows per file, the insurance rows by single scheme."""
    text = {
        "enterprises": parameters.enterprises,
        "workers": parameters.workers,
        "seed": parameters.seed,
        "months": parameters.months,
        "as_of": parameters.as_of.isoformat(),
        "dirt": parameters.dirt,
        "contribution_months": parameters.contribution_months,
        "filing_months": parameters.filing_months,
        "rows": rows,
        "insurance_rows_by_scheme": insured,
    }
    (folder / "city.json").write_text(json.dumps(text, indent=1) + "\n", encoding="utf-8")
