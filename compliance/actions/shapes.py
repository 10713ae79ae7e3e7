"""Outlines of grid groups from the inspectorate's own GeoJSON, drawn instead of the tiles.

A file is handed in, read and kept; whoever looks at what it brings puts it in use, or leaves it.
The command does both at once.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.models import GroupShape, OutlineSet
from compliance.procedure.refusals import Refused
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.organisation.models import GridGroup, User

WIDTH = 560.0
MOST_TOLD = 10
LOCK = "outlines of groups"
Ring = list[list[float]]
# A ring of GeoJSON names its first corner again at the end.
LEAST_CORNERS = 4
MOST_EAST, MOST_NORTH = 180, 90


class ShapeError(Exception):
    """The file cannot be drawn; `faults` say what is wrong, where, and what would be right."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = list(faults[:MOST_TOLD])
        if len(faults) > MOST_TOLD:
            more = len(faults) - MOST_TOLD
            self.faults.append(_("Further faults: %(n)s.") % {"n": more})
        super().__init__(" ".join(self.faults))


def hand_in(
    *, content: bytes, file_name: str, code_property: str, by: User | None, now: datetime
) -> OutlineSet:
    """Keeps the outlines of a GeoJSON file, not in use yet; one that was never used goes.

    Raises ShapeError as `outlines_of`, and if the content is no JSON.
    """
    try:
        collection = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ShapeError([_("The file is no JSON in UTF-8; export it as GeoJSON.")]) from None
    return _keep(collection, file_name=file_name, code_property=code_property, by=by, now=now)


def use(made: OutlineSet, *, by: User | None, now: datetime) -> OutlineSet:
    """Draws these outlines instead of all others. Raises Refused if they were in use already."""
    with transaction.atomic():
        lock_until_commit(LOCK)
        if not OutlineSet.objects.filter(pk=made.pk, used_at=None).exists():
            raise Refused(_("These outlines were put in use already."))
        _end(by=by, now=now)
        shapes = [GroupShape(**outline, loaded_at=now) for outline in made.outlines]
        GroupShape.objects.bulk_create(shapes)
        made.used_at, made.used_by = now, by
        made.save(update_fields=["used_at", "used_by"])
    return made


def remove(made: OutlineSet, *, by: User, now: datetime) -> OutlineSet:
    """Back to the tiles. Raises Refused if these outlines are not the ones in use."""
    with transaction.atomic():
        lock_until_commit(LOCK)
        if not OutlineSet.objects.in_use().filter(pk=made.pk).exists():
            raise Refused(_("These outlines are not in use."))
        _end(by=by, now=now)
        made.refresh_from_db()
    return made


def load(collection: Any, *, code_property: str, now: datetime, file_name: str = "") -> int:
    """Replaces all outlines by those of a FeatureCollection at once; how many there are."""
    with transaction.atomic():
        made = _keep(collection, file_name=file_name, code_property=code_property, by=None, now=now)
        return len(use(made, by=None, now=now).outlines)


def _keep(
    collection: Any, *, file_name: str, code_property: str, by: User | None, now: datetime
) -> OutlineSet:
    outlines = outlines_of(collection, code_property=code_property)
    with transaction.atomic():
        lock_until_commit(LOCK)
        OutlineSet.objects.filter(used_at=None).delete()
        return OutlineSet.objects.create(
            file_name=file_name[:255],
            code_property=code_property,
            outlines=outlines,
            handed_in_at=now,
            handed_in_by=by,
        )


def _end(*, by: User | None, now: datetime) -> None:
    """Whatever was in use is so no more."""
    GroupShape.objects.order_by().delete()
    OutlineSet.objects.in_use().update(ended_at=now, ended_by=by)


def outlines_of(collection: Any, *, code_property: str) -> list[dict[str, Any]]:
    """The outlines of a FeatureCollection in WGS 84, drawn to the width of the map.

    `code_property` names the property that holds the group's code. Raises ShapeError if a feature
    has none, if no group has it or two features do, if a shape is neither Polygon nor MultiPolygon,
    and if a ring is open, has too few corners, or corners that are no degrees.
    """
    features = collection.get("features") if isinstance(collection, dict) else None
    if not features or not isinstance(features, list):
        words = _("The file is no FeatureCollection with features; export the layer of the groups.")
        raise ShapeError([words])
    known = set(GridGroup.objects.order_by().values_list("code", flat=True))
    found: dict[str, list[Any]] = {}
    faults: list[str] = []
    for number, feature in enumerate(features, 1):
        code = _code_of(feature, code_property)
        told = list(_faults_of(feature, code, code_property, known, found))
        faults += [_("Feature %(n)s: %(fault)s") % {"n": number, "fault": each} for each in told]
        if not told:
            found[code] = _rings_of(feature)
    if faults:
        raise ShapeError(faults)
    corners = [point[:2] for rings in found.values() for ring in rings for point in ring]
    place = _projection(corners)
    return [_outline(code, rings, place) for code, rings in found.items()]


def _code_of(feature: Any, code_property: str) -> str:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = properties.get(code_property) if isinstance(properties, dict) else None
    return "" if code is None or isinstance(code, dict | list) else str(code)


def _faults_of(
    feature: Any, code: str, code_property: str, known: set[str], found: dict[str, Any]
) -> Iterator[str]:
    """What is wrong with a feature: its code first, then its shape."""
    if not isinstance(feature, dict):
        yield _("it is no GeoJSON feature.")
        return
    words = {"name": code_property, "code": _readable(code)}
    if not code:
        yield _("it has no property %(name)s; name the property with the group's code.") % words
    elif code not in known:
        yield _("no grid group has the code %(code)s; write it as on the page of the grid.") % words
    elif code in found:
        yield _("another one has the code %(code)s too; join both to one MultiPolygon.") % words
    yield from _faults_of_shape(feature)


def _faults_of_shape(feature: dict[str, Any]) -> Iterator[str]:
    geometry = feature.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        yield _("its shape is %(kind)s, not Polygon or MultiPolygon.") % {
            "kind": _readable(str(kind))
        }
        return
    rings = _rings_of(feature)
    if not rings:
        yield _("its shape has no ring; leave the feature out or draw it.")
    for ring in rings:
        if not isinstance(ring, list) or not all(map(_is_corner, ring)):
            yield _(
                "its shape has a corner that is no longitude (-180 to 180) and latitude (-90 to 90)"
                " in degrees; export it in WGS 84."
            )
            return
        if len(ring) < LEAST_CORNERS or ring[0][:2] != ring[-1][:2]:
            yield _(
                "its shape has a ring that does not close; the last of at least %(n)s corners has"
                " to be the first again."
            ) % {"n": LEAST_CORNERS}
            return


def _rings_of(feature: dict[str, Any]) -> list[Any]:
    """The rings of a shape; none where it is not made of lists."""
    geometry = feature["geometry"]
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    if not isinstance(polygons, list) or not all(isinstance(each, list) for each in polygons):
        return []
    if not all(polygons):
        return []
    return [ring for polygon in polygons for ring in polygon]


def _readable(text: str) -> str:
    """As much of a foreign text as a sentence can hold, and nothing that cannot be written."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "?")[:40]


def _is_corner(corner: Any) -> bool:
    """Degrees east and north; a third number is the height."""
    return (
        isinstance(corner, list)
        and len(corner) in (2, 3)
        and all(type(each) in (int, float) for each in corner[:2])
        and abs(corner[0]) <= MOST_EAST
        and abs(corner[1]) <= MOST_NORTH
    )


def _projection(points: list[list[float]]) -> Any:
    """Longitude and latitude to the drawing: true to shape in its middle, north at the top."""
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    narrowing = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / max((east - west) * narrowing, (north - south), 1e-9)
    return lambda p: ((p[0] - west) * narrowing * scale, (north - p[1]) * scale)


def _outline(code: str, rings: list[Ring], place: Any) -> dict[str, Any]:
    drawn = [[place(point) for point in ring] for ring in rings]
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in drawn)
    xs = [x for ring in drawn for x, _y in ring]
    ys = [y for ring in drawn for _x, y in ring]
    box = {"west": min(xs), "north": min(ys), "east": max(xs), "south": max(ys)}
    return {"group_code": code, "path": path, **box}
