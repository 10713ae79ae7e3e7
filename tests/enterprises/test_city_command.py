"""The command that writes a city."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def generate(folder: Path, *options: str) -> str:
    out = StringIO()
    size = ("--enterprises", "120", "--workers", "1500", "--seed", "5")
    call_command("generate_city", str(folder), *size, *options, stdout=out)
    return out.getvalue()


def test_last_line_says_what_was_written(tmp_path: Path) -> None:
    result = json.loads(generate(tmp_path, "--dirt", "0").splitlines()[-1])
    assert result["rows"]["enterprises"] == 120
    assert result["as_of"] == "2026-10-31"
    assert result["seconds"] > 0
    written = {path.stem for path in tmp_path.glob("*.csv")}
    assert written == set(result["rows"])
    assert "truth" in written


def test_city_may_lie_in_other_areas_at_another_time(tmp_path: Path) -> None:
    areas = tmp_path / "areas-elsewhere.csv"
    areas.write_text(
        "code,name,level,parent_code\n990000,示例市,city,\n990101,示例区,district,990000\n"
        "990101001,示例街道,street,990101\n990101001001,示例社区,community,990101001\n",
        encoding="utf-8",
    )
    folder = tmp_path / "city"
    result = json.loads(generate(folder, "--as-of", "2026-06-15", "--areas", str(areas)))
    assert result["as_of"] == "2026-06-15"
    rows = (folder / "enterprises.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert sum("990101001" in row for row in rows) >= 119
    assert not any("370202" in row.split(",")[3] for row in rows)


def test_a_city_too_small_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="at least"):
        call_command("generate_city", str(tmp_path), "--enterprises=3", "--workers=9", "--seed=1")
    assert not list(tmp_path.iterdir())
