"""Outlines of grid groups from the inspectorate's own GeoJSON, drawn instead of the tiles."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction

from compliance.models import GroupShape
from inspectorate.organisation.models import GridGroup

WIDTH = 560.0
Ring = list[list[float]]
# A ring of GeoJSON names its first corner again at the end.
LEAST_CORNERS = 4
MOST_EAST, MOST_NORTH = 180, 90


class ShapeError(Exception):
    """The file cannot be drawn; the text says what is wrong and what would be right."""


def load(collection: dict[str, Any], *, code_property: str, now: datetime) -> int:
    """Replaces all outlines by those of a FeatureCollection in WGS 84; how many there are.

    `code_property` names the property that holds the group's code. Raises ShapeError if a feature
    has none, if no group has it or two features do, if a shape is neither Polygon nor MultiPolygon,
    and if a ring is open, has too few corners, or corners that are no degrees.
    """
    found: dict[str, list[Ring]] = {}
    for code, rings in _features(collection, code_property):
        if code in found:
            raise ShapeError(f"Two features have the code {code}; a group has one outline.")
        found[code] = [_checked(ring, code) for ring in rings]
    unknown = sorted(
        found.keys() - set(GridGroup.objects.order_by().values_list("code", flat=True))
    )
    if unknown:
        raise ShapeError(f"No grid group has the code {unknown[0]} ({len(unknown)} are unknown).")
    place = _projection([point for rings in found.values() for ring in rings for point in ring])
    shapes = [_shape(code, rings, place, now) for code, rings in found.items()]
    with transaction.atomic():
        GroupShape.objects.order_by().delete()
        GroupShape.objects.bulk_create(shapes)
    return len(shapes)


def _features(collection: dict[str, Any], code_property: str) -> Iterator[tuple[str, list[Ring]]]:
    features = collection.get("features") if isinstance(collection, dict) else None
    if not features or not isinstance(features, list):
        raise ShapeError("The file is no FeatureCollection with features.")
    for number, feature in enumerate(features, 1):
        if not isinstance(feature, dict):
            raise ShapeError(f"Feature {number} is no GeoJSON feature.")
        code = str((feature.get("properties") or {}).get(code_property) or "")
        if not code:
            raise ShapeError(f"A feature has no property {code_property} with the group's code.")
        geometry = feature.get("geometry") or {}
        kind, coordinates = geometry.get("type"), geometry.get("coordinates") or []
        polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(kind))
        if polygons is None:
            raise ShapeError(f"The shape of {code} is {kind}, not Polygon or MultiPolygon.")
        if not polygons or not all(isinstance(each, list) and each for each in polygons):
            raise ShapeError(f"The shape of {code} has no ring.")
        yield code, [ring for polygon in polygons for ring in polygon]


def _checked(ring: Any, code: str) -> Ring:
    """A closed ring of at least three different corners, each a longitude and latitude."""
    if not isinstance(ring, list) or not all(map(_is_corner, ring)):
        raise ShapeError(
            f"The shape of {code} has a corner that is no longitude (-180 to 180) and latitude"
            " (-90 to 90) in degrees; coordinates have to be WGS 84."
        )
    if len(ring) < LEAST_CORNERS or ring[0][:2] != ring[-1][:2]:
        raise ShapeError(
            f"The shape of {code} has a ring that does not close: the last of at least"
            f" {LEAST_CORNERS} corners has to be the first again."
        )
    return [corner[:2] for corner in ring]


def _is_corner(corner: Any) -> bool:
    """Degrees east and north; a third number is the height."""
    return (
        isinstance(corner, list)
        and len(corner) in (2, 3)
        and all(isinstance(each, int | float) for each in corner[:2])
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


def _shape(code: str, rings: list[Ring], place: Any, now: datetime) -> GroupShape:
    drawn = [[place(point) for point in ring] for ring in rings]
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in drawn)
    xs = [x for ring in drawn for x, _y in ring]
    ys = [y for ring in drawn for _x, y in ring]
    return GroupShape(
        group_code=code,
        path=path,
        west=min(xs),
        north=min(ys),
        east=max(xs),
        south=max(ys),
        loaded_at=now,
    )
