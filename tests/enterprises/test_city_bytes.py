"""The same parameters give the same bytes; the rows are those asked for."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from enterprises.city.parameters import CityParameters, TooSmall
from tests.enterprises.city_files import make_city, read_lines

BUILD = """
import sys
from pathlib import Path
from enterprises.city.build import build_city
from enterprises.city.parameters import CityParameters
build_city(Path(sys.argv[1]), CityParameters(120, 1500, 3))
assert "django" not in sys.modules
"""


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def build_elsewhere(folder: Path, *, zone: str, hashing: str) -> None:
    surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": hashing, "POLARS_MAX_THREADS": "1"}
    subprocess.run([sys.executable, "-c", BUILD, folder], check=True, env=surroundings)


def test_same_seed_gives_same_bytes_in_other_surroundings(tmp_path: Path) -> None:
    make_city(tmp_path / "here", enterprises=120, workers=1500, seed=3)
    build_elsewhere(tmp_path / "there", zone="Asia/Shanghai", hashing="1")
    assert digests(tmp_path / "here") == digests(tmp_path / "there")


def test_another_seed_gives_another_city(tmp_path: Path) -> None:
    make_city(tmp_path / "one", seed=1)
    make_city(tmp_path / "two", seed=2)
    one, two = digests(tmp_path / "one"), digests(tmp_path / "two")
    assert {name for name in one if one[name] == two[name]} == {"areas.csv", "grid-groups.csv"}


def test_clean_city_has_the_rows_asked_for(tmp_path: Path) -> None:
    rows = make_city(tmp_path, dirt=0)
    assert (rows["enterprises"], rows["workers"]) == (300, 4000)
    for feed, count in rows.items():
        assert len(read_lines(tmp_path, feed)) == count, feed


def test_city_describes_itself(tmp_path: Path) -> None:
    rows = make_city(tmp_path, dirt=0)
    city = json.loads((tmp_path / "city.json").read_text(encoding="utf-8"))
    assert city["rows"] == rows
    assert city["as_of"] == "2026-10-31"
    schemes = [row["scheme"].count(";") + 1 for row in read_lines(tmp_path, "insurance-records")]
    assert city["insurance_rows_by_scheme"] == sum(schemes)


@pytest.mark.parametrize(
    "asked", [{"enterprises": 5}, {"workers": 300}, {"months": 3}, {"dirt": 0.5}, {"seed": -1}]
)
def test_impossible_city_is_refused(asked: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"at least|share|seed"):
        CityParameters(**{"enterprises": 300, "workers": 4000, "seed": 7, **asked})
    assert issubclass(TooSmall, ValueError)
