"""The list of a cycle's results: by which filters it is narrowed, and what was listed exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.functions import TransactionNow
from django.db.models import Aggregate, BigIntegerField, Count, F, Max
from django.utils import timezone

from compliance.models import Appraisal, Grade, GradeState
from compliance.models.grades import GradeQuerySet
from inspectorate.organisation.models import User

NEW = "new"
# Parameters of the address, each narrowing the list; `from` is a last grade, `new` none.
KEYS = ("from", "to", "show", "district", "group", "industry", "size", "q")
SHOWN = ("open", "changed", "outliers", "second", "objected", "confirmed")


class BitXor(Aggregate):
    """The exclusive or of whole numbers: equal sets have equal ones, whatever their order."""

    function = "bit_xor"
    output_field = BigIntegerField()


def filters_of(query: Mapping[str, Any]) -> dict[str, str]:
    """The known filters of an address that say something, in one order."""
    return {key: str(query[key]) for key in KEYS if query.get(key)}


def narrow(rows: GradeQuerySet, chosen: Mapping[str, str]) -> GradeQuerySet:
    """The grades that `chosen` leaves; a value nobody knows leaves none."""
    exact = {
        "to": "proposed_grade",
        "district": "district_code",
        "group": "grid_group__code",
        "industry": "industry",
        "size": "size_band",
    }
    for key, value in chosen.items():
        if key == "from":
            rows = rows.filter(previous_grade="" if value == NEW else value)
        elif key == "show":
            rows = _shown(rows, value)
        elif key == "q":
            from enterprises.search import matching_enterprises

            rows = rows.filter(enterprise__in=matching_enterprises(value))
        else:
            rows = rows.filter(**{exact[key]: value})
    return rows


def _shown(rows: GradeQuerySet, value: str) -> GradeQuerySet:
    if value == "changed":
        return rows.changed()
    if value == "outliers":
        return rows.outliers()
    states = {
        "open": GradeState.OPEN,
        "second": GradeState.AWAITS_SECOND,
        "objected": GradeState.OBJECTED,
        "confirmed": GradeState.CONFIRMED,
    }
    return rows.filter(state=states[value]) if value in states else rows.none()


@dataclass(frozen=True)
class Listed:
    """A set as somebody saw it: how many grades were open, their mark, and when."""

    count: int
    mark: int
    at: datetime

    @property
    def written(self) -> str:
        """As a form carries it."""
        return f"{self.count}:{self.mark}:{self.at.timestamp()}"

    @classmethod
    def read(cls, text: str) -> Listed | None:
        """What a form carried; None if it is not one."""
        try:
            count, mark, at = text.split(":")
            moment = datetime.fromtimestamp(float(at), tz=timezone.get_current_timezone())
            return cls(int(count), int(mark), moment)
        except (ValueError, OverflowError, OSError):
            return None


def listed(appraisal: Appraisal, chosen: Mapping[str, str], *, by: User) -> Listed:
    """The open grades of the list as they are now."""
    rows = narrow(Grade.objects.visible_to(by).filter(appraisal=appraisal), chosen).open()
    found = rows.order_by().aggregate(
        count=Count("pk"), mark=BitXor(F("pk")), at=Max(TransactionNow())
    )
    # Where nothing is open, the database was told no moment.
    return Listed(found["count"], found["mark"] or 0, found["at"] or timezone.now())


def moved_since(
    appraisal: Appraisal, chosen: Mapping[str, str], *, by: User, since: datetime
) -> list[Grade]:
    """Grades of the list that somebody has moved since it was shown, at most ten."""
    from django.apps import apps

    history: Any = apps.get_model("compliance", "GradeEvent")
    moved = history.objects.filter(appraisal=appraisal, pgh_created_at__gte=since)
    return list(
        narrow(Grade.objects.visible_to(by).filter(appraisal=appraisal), chosen)
        .filter(pk__in=moved.values("pgh_obj_id"))
        .select_related("enterprise")
        .order_by("-id")[:10]
    )
