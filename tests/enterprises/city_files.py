"""Small cities for the tests of the generator, and ways to read them."""

import csv
import datetime as dt
from pathlib import Path

from enterprises.city.build import build_city
from enterprises.city.parameters import CityParameters

AS_OF = dt.date(2026, 10, 31)
IMPORTED_ON = dt.date(2026, 11, 21)
GOLDEN_NAME = "青岛示例机械一厂有限公司"

Line = dict[str, str]


def make_city(folder: Path, **overrides: object) -> dict[str, int]:
    """Build a city of 300 enterprises unless overridden; returns rows per file."""
    parameters: dict[str, object] = {"enterprises": 300, "workers": 4000, "seed": 7}
    return build_city(folder, CityParameters(**{**parameters, **overrides}))  # type: ignore[arg-type]


def read_lines(folder: Path, feed: str) -> list[Line]:
    """The rows of one file, by header."""
    with (folder / f"{feed}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def golden_code(folder: Path) -> str:
    """The credit code of the golden case."""
    return next(
        row["uscc"] for row in read_lines(folder, "enterprises") if row["name"] == GOLDEN_NAME
    )
