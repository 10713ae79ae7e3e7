"""The inspectorate's own outlines: checked, looked at, drawn instead of tiles, removed again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from compliance.actions import shapes
from compliance.forms import outlines as forms
from compliance.models import GroupShape, OutlineSet
from inspectorate.organisation.models import GridGroup, Role, User
from tests.compliance.figures.test_pages import CITY, count, populate
from tests.factories import make_grid_group, make_user

pytestmark = pytest.mark.django_db
PAGE = f"{CITY}outlines/"
CORNERS = [[120.0, 36.0], [120.2, 36.0], [120.2, 36.1], [120.0, 36.0]]


@pytest.fixture
def group() -> GridGroup:
    return make_grid_group(code="370214-01", name="棘洪滩东")


@pytest.fixture
def supervisor() -> User:
    return make_user(Role.CITY_SUPERVISOR)


def feature_of(code: str) -> dict[str, Any]:
    """A triangle for a group."""
    shape = {"type": "Polygon", "coordinates": [CORNERS]}
    return {"properties": {"code": code}, "geometry": shape}


def sent(content: Any, name: str = "示例边界.geojson") -> dict[str, Any]:
    """What the form sends: a file, its content as bytes or to be written as JSON."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return {"file": SimpleUploadedFile(name, raw), "code_property": "code"}


def test_outlines_are_looked_at_put_in_use_and_removed(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    make_grid_group(code="370214-02", name="没有边界的网格")
    populate(group)
    count()
    officer = make_user(Role.DATA_OFFICER)
    client.force_login(officer)
    collection = {"features": [feature_of(group.code)]}
    looked = client.post(PAGE, sent(collection), follow=True)
    page = looked.content.decode()
    assert "1 grid group gets an outline, 1 without" in page
    assert "没有边界的网格" in page
    assert not GroupShape.objects.exists()
    made = OutlineSet.objects.get()
    assert (made.file_name, made.handed_in_by, made.used_at) == ("示例边界.geojson", officer, None)
    client.post(f"{PAGE}{made.pk}/use/")
    again = client.post(f"{PAGE}{made.pk}/use/", follow=True).content.decode()
    assert "put in use already" in again
    viewer = Client()
    viewer.force_login(supervisor)
    board = viewer.get(CITY).content.decode()
    assert '<path class="q5 open" d="M0.0' in board
    assert "1 grid group has no outline and stands as a square:" in board
    assert board.count('<rect class="nil"') == 1
    assert viewer.get(PAGE).status_code == 403
    client.post(f"{PAGE}{made.pk}/remove/")
    assert '<path class="q5' not in viewer.get(CITY).content.decode()
    made.refresh_from_db()
    assert (made.used_by, made.ended_by) == (officer, officer)
    assert "not in use" in client.post(f"{PAGE}{made.pk}/remove/", follow=True).content.decode()


def test_a_file_that_cannot_be_drawn_is_refused_with_every_fault(
    client: Client, group: GridGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(make_user(Role.ADMINISTRATOR))
    bad = {"features": [feature_of("G?"), feature_of(group.code), feature_of("\ud800\x00")]}
    many = {"features": [feature_of(f"示例{n}") for n in range(15)]}
    for content, words in (
        (bad, ["Feature 1: no grid group has the code G?", "Feature 3: no grid group"]),
        (many, ["Feature 10: ", "Further faults: 5."]),
        (b"\xff\xfe", ["no JSON in UTF-8"]),
        (b"[" * 200_000, ["no JSON in UTF-8"]),
        (b"7", ["no FeatureCollection"]),
    ):
        answer = client.post(PAGE, sent(content))
        assert answer.status_code == 422
        for each in words:
            assert each in answer.content.decode(), each
    assert "a .geojson or .json file" in client.post(PAGE, sent({}, "a.shp")).content.decode()
    monkeypatch.setattr(forms, "LARGEST_BYTES", 1)
    assert "Simplify the outlines" in client.post(PAGE, sent(bad)).content.decode()
    assert not OutlineSet.objects.exists()


def test_the_command_and_programs_do_the_same(
    client: Client, group: GridGroup, tmp_path: Path
) -> None:
    collection = {"features": [feature_of(group.code)]}
    file = tmp_path / "示例.geojson"
    file.write_text(json.dumps(collection), encoding="utf-8")
    call_command("load_shapes", str(file))
    by_command = OutlineSet.objects.in_use().get()
    client.force_login(make_user(Role.DATA_OFFICER))
    made = client.post("/api/figures/outlines/", sent(collection))
    assert made.status_code == 201, made.content
    address = f"/api/figures/outlines/{made.json()['id']}/"
    told = client.get(address).json()
    assert (told["having"], told["lacking"]) == ([group.code], [])
    assert client.post(f"{address}use/").json()["used_by"]
    by_command.refresh_from_db()
    assert by_command.ended_at
    assert client.post(f"{address}remove/").json()["ended_at"]
    assert client.post(f"{address}remove/").status_code == 409
    refused = client.post("/api/figures/outlines/", sent({"features": [feature_of("G?")]}))
    assert refused.json()["errors"][0]["field"] == "file"
    file.write_text("[", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("load_shapes", str(file))


def test_the_inspectorate_s_own_outlines_are_drawn_instead_of_tiles(
    client: Client, group: GridGroup, supervisor: User
) -> None:
    populate(group)
    count()
    corners = [[120.0, 36.0], [120.2, 36.0], [120.2, 36.1], [120.0, 36.0]]
    feature = {
        "properties": {"code": group.code},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }
    now = timezone.now()
    assert shapes.load({"features": [feature]}, code_property="code", now=now) == 1
    client.force_login(supervisor)
    board = client.get(CITY).content.decode()
    assert '<path class="q5 open" d="M0.0' in board
    assert "no outline" not in board
    for wrong, why in bad_outlines(feature, corners):
        with pytest.raises(shapes.ShapeError, match=why):
            shapes.load(wrong, code_property="code", now=now)
    assert GroupShape.objects.count() == 1


def bad_outlines(feature: dict[str, Any], corners: list[Any]) -> list[tuple[Any, str]]:
    """Files nobody can draw, and a part of the sentence that refuses each."""

    def of(kind: Any, *rings: Any) -> Any:
        return {"features": [{**feature, "geometry": {"type": kind, "coordinates": list(rings)}}]}

    return [
        ([], "no FeatureCollection"),
        ({"features": {}}, "no FeatureCollection"),
        ({"features": ["示例"]}, "Feature 1: it is no GeoJSON feature"),
        ({"features": [{**feature, "properties": None}]}, "it has no property code"),
        ({"features": [{**feature, "properties": {"code": "G?"}}]}, "no grid group has the code G"),
        ({"features": [feature, feature]}, "Feature 2: another one has the code"),
        (of("Point", 120.0, 36.0), "is Point, not Polygon"),
        (of([], corners), "not Polygon"),
        (of("Polygon"), "has no ring"),
        (of("MultiPolygon", []), "has no ring"),
        (of("MultiPolygon", 7), "has no ring"),
        (of("Polygon", corners[:3]), "does not close"),
        (of("Polygon", corners[:2]), "does not close"),
        (of("Polygon", [[13358338.9, 4300621.4], *corners[1:]]), "WGS 84"),
        (of("Polygon", [["a", "b"], *corners[1:]]), "WGS 84"),
        (of("Polygon", [[float("nan"), 36.0], *corners[1:]]), "WGS 84"),
        (of("Polygon", 7), "WGS 84"),
    ]
