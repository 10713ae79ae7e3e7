"""Changing a time limit: for the deadlines that start afterwards, with a reason, in the history."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import transaction

from inspectorate.organisation import journal
from inspectorate.organisation.models import Limit, User

CHANGEABLE = (
    "name", "name_en", "length", "unit", "day_type", "source", "starts", "starts_en", "pauses",
    "pauses_en", "basis", "basis_en", "remind_days", "escalate_days",
)  # fmt: skip


class Overtaken(Exception):
    """Somebody changed it since the form was opened."""


def change(code: str, *, by: User, reason: str, seen: int, **values: Any) -> Limit:
    """Changes columns of a limit; `seen` is the version the person looked at.

    Raises Overtaken if there is a later one, ValueError for a column that is not changeable or a
    length taken away from a limit that has one: whoever starts it gives none.
    """
    if unknown := set(values) - set(CHANGEABLE):
        raise ValueError(f"not changeable: {', '.join(sorted(unknown))}")
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        limit = Limit.objects.select_for_update().get(code=code)
        if version(code) != seen:
            raise Overtaken(code)
        if limit.length is not None and values.get("length", limit.length) is None:
            raise ValueError(f"{code} needs a length")
        for name, value in values.items():
            setattr(limit, name, value)
        limit.save(update_fields=list(values))
    return limit


def version(code: str) -> int:
    """Which change of the limit is the last one."""
    history: Any = apps.get_model("organisation", "LimitEvent")
    last = history.objects.filter(pgh_obj_id=code).order_by("-pgh_id").values_list("pgh_id")
    found = last.first()
    return int(found[0]) if found else 0
