"""The grid covers the city once."""

from collections import Counter
from pathlib import Path

import pytest

from enterprises.city.areas import read_areas
from enterprises.city.grid import grid_groups
from enterprises.city.inspectors import inspectors
from tests.enterprises.city_files import AS_OF, make_city, read_lines


@pytest.mark.parametrize("count", [10, 43, 141, 200, 396])
def test_every_street_and_community_is_in_one_group(count: int) -> None:
    areas = read_areas()
    groups = grid_groups(areas, count)
    assert len(groups) == count
    listed = Counter(code for cell in groups["area_codes"] for code in cell.split(";"))
    assert set(listed.values()) == {1}
    assert set(areas.streets) <= set(listed)
    cut = {code[:9] for code in listed if len(code) == 12}
    inside = {code for code in areas.communities if code[:9] in cut}
    assert inside == {code for code in listed if len(code) == 12}


def test_groups_stay_in_their_district() -> None:
    for row in grid_groups(read_areas(), 396).to_dicts():
        assert row["area_codes"]
        assert {code[:6] for code in row["area_codes"].split(";")} == {row["district_code"]}


def test_city_size_has_the_inspectors_of_qingdao() -> None:
    codes = [f"G{number}" for number in range(396)]
    staff = inspectors(codes, 1, AS_OF)
    kinds = dict(staff["kind"].value_counts().iter_rows())
    assert kinds == {"full_time": 150, "part_time": 300, "assistant": 650}


@pytest.mark.parametrize("count", [10, 43, 396])
def test_every_group_has_each_kind_of_inspector(count: int) -> None:
    codes = [f"G{number}" for number in range(count)]
    for kind, rows in inspectors(codes, 1, AS_OF).group_by("kind"):
        looked_after = {code for cell in rows["grid_codes"] for code in cell.split(";")}
        assert looked_after == set(codes), kind


def test_some_certificates_end_soon() -> None:
    codes = [f"G{number}" for number in range(396)]
    days = [
        (until - AS_OF).days
        for until in inspectors(codes, 1, AS_OF)["certificate_until"].drop_nulls()
    ]
    assert sum(0 <= day <= 60 for day in days) > 20
    assert 0 < sum(day < 0 for day in days) < 20


def test_every_enterprise_lies_in_a_group(tmp_path: Path) -> None:
    make_city(tmp_path, dirt=0)
    groups = read_lines(tmp_path, "grid-groups")
    covered = {code for row in groups for code in row["area_codes"].split(";")}
    for row in read_lines(tmp_path, "enterprises"):
        code = row["area_code"]
        assert code in covered or code[:9] in covered
