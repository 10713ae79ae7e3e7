"""Reading figures: pages and other parts ask here, and read nothing but snapshots."""

from __future__ import annotations

from compliance.models import FigureValue, ScopeKind
from compliance.models.snapshots import FigureValueQuerySet


def latest(
    code: str,
    scope_kind: str = ScopeKind.CITY,
    scope_code: str = "",
    dimension_kind: str = "",
    *,
    rows: FigureValueQuerySet | None = None,
) -> list[FigureValue]:
    """The rows of a figure in its latest period: one, or one for each value of the dimension.

    Each has numerator, denominator, value and `snapshot` (as_of, known_at, version). [] where it
    was never counted. `rows` are those that may be read: pages pass `visible_to(user)`, the public
    site `published()`, which is the default.
    """
    readable = FigureValue.objects.published() if rows is None else rows
    own = readable.of(scope_kind, scope_code).filter(code=code, dimension_kind=dimension_kind)
    last = own.order_by("-period_on").values_list("period_on", flat=True).first()
    if last is None:
        return []
    found = own.filter(period_on=last).select_related("snapshot")
    return list(found.order_by("period_kind", "dimension"))
