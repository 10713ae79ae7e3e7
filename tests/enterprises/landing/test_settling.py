"""The grid, assignments and search that follow from what landed."""

from datetime import date

from enterprises.models import BatchTouch, Enterprise, EnterpriseSearch, FactVersion, Provider
from enterprises.search import grams_of, matching_enterprises
from inspectorate.organisation.models import Area, Assignment, GridArea, GridGroup
from tests.enterprises.landing.deliveries import TODAY, Desk, code, enterprise

CITY = {"code": "370200", "name": "青岛市", "level": "city"}
DISTRICT = {"code": "370214000000", "name": "城阳区", "level": "district"}
STREET = {"code": "370214001", "name": "示例街道", "level": "street"}


def grid(number: int, codes: str) -> dict[str, str]:
    return {
        "code": f"G{number}",
        "name": f"示例网格{number}",
        "district_code": "370214",
        "area_codes": codes,
    }


def inspector(codes: str) -> dict[str, str]:
    return {"staff_no": "S1", "name": "王示例", "kind": "full_time", "grid_codes": codes}


def test_areas_are_kept_with_their_stems(desk: Desk) -> None:
    desk.land("areas", CITY, DISTRICT, STREET)
    stems = dict(Area.objects.order_by("code").values_list("code", "stem"))
    assert stems == {"370200": "3702", "370214000000": "370214", "370214001": "370214001"}


def test_enterprise_lies_in_the_group_of_its_longest_area(desk: Desk) -> None:
    desk.land("areas", CITY, DISTRICT, STREET)
    desk.land("grid-groups", grid(1, "370214"), grid(2, "370214001;370214001001"))
    desk.land(
        "enterprises",
        enterprise(1, area_code="370214001001"),
        enterprise(2, area_code="370214002"),
        enterprise(3, area_code="370202"),
    )
    placed = Enterprise.objects.order_by("uscc").values_list(
        "grid_group__code", "district_code", "area_stem"
    )
    assert list(placed) == [
        ("G2", "370214", "370214001"),
        ("G1", "370214", "370214"),
        (None, "370202", "3702"),
    ]
    assert Enterprise.objects.without_group().get().uscc == code(3)


def test_new_grid_moves_enterprises_and_providers_that_are_there(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1), enterprise(2, area_code="370202001"))
    desk.land(
        "providers",
        {"code": "P1", "name": "示例医院", "kind": "hospital", "area_code": "370214001002"},
    )
    first = desk.land("grid-groups", grid(1, "370214"))
    moved = Enterprise.objects.get(uscc=code(1))
    assert moved.grid_group.code == "G1"
    assert Provider.objects.get(code="P1").grid_group.code == "G1"
    touched = BatchTouch.objects.filter(batch_id=first.batch)
    assert set(touched.values_list("enterprise_id", flat=True)) == {moved.pk, 0}

    desk.land("grid-groups", grid(2, "370214001"))
    assert Provider.objects.get(code="P1").grid_group.code == "G2"
    desk.land("grid-groups", grid(2, "370214003"))
    moved.refresh_from_db()
    assert moved.grid_group.code == "G1"
    assert not FactVersion.objects.filter(relation="enterprises_enterprise").exists()


def test_division_belongs_to_the_group_that_named_it_last(desk: Desk) -> None:
    desk.land("grid-groups", grid(1, "370214;370202"))
    outcome = desk.land("grid-groups", grid(2, "370202"))
    assert outcome.loaded == 1
    owners = GridArea.objects.order_by("stem").values_list("stem", "grid_group__code")
    assert list(owners) == [("370202", "G2"), ("370214", "G1")]


def test_group_delivered_again_is_repeated_whatever_the_order_of_its_areas(desk: Desk) -> None:
    desk.land("grid-groups", grid(1, "370214;370202"))
    again = desk.land("grid-groups", grid(1, "370202000000; 370214"))
    assert (again.repeated, again.updated) == (1, 0)
    changed = desk.land("grid-groups", grid(1, "370214"))
    assert changed.updated == 1
    assert FactVersion.objects.get().row["area_codes"] == "370202;370214"


def test_inspector_answers_for_other_groups_from_the_day_of_import(desk: Desk) -> None:
    desk.land("grid-groups", grid(1, "370214"), grid(2, "370202"))
    desk.land("inspectors", inspector("G1"), on=date(2026, 1, 5))
    again = desk.land("inspectors", inspector("G1"), on=date(2026, 1, 6))
    assert again.repeated == 1
    changed = desk.land("inspectors", inspector("G2"), on=TODAY)
    assert changed.updated == 1
    spells = Assignment.objects.order_by("from_on").values_list(
        "grid_group__code", "from_on", "until_on"
    )
    assert list(spells) == [("G1", date(2026, 1, 5), TODAY), ("G2", TODAY, None)]


def test_inspector_moved_twice_on_one_day_was_never_there(desk: Desk) -> None:
    desk.land("grid-groups", grid(1, "370214"), grid(2, "370202"))
    desk.land("inspectors", inspector("G1"))
    desk.land("inspectors", inspector("G2"))
    desk.land("inspectors", inspector("G2;G1"))
    assert GridGroup.objects.count() == 2
    assert sorted(
        Assignment.objects.order_by("id").values_list("grid_group__code", "until_on")
    ) == [("G1", None), ("G2", None)]


def test_search_finds_enterprises_by_what_landed(desk: Desk) -> None:
    desk.land("enterprises", enterprise(1, name="青岛 样例abc食品店"), enterprise(2))
    kept = EnterpriseSearch.objects.get(enterprise__uscc=code(1))
    assert sorted(kept.grams) == sorted({*grams_of("青岛 样例abc食品店"), *grams_of(code(1))})
    assert kept.letters == f"青岛样例ABC食品店\n{code(1)}"
    desk.land("enterprises", enterprise(1, name="青岛示例饮料店"))
    assert not matching_enterprises("食品").exists()
    assert matching_enterprises("饮料").count() == 1
