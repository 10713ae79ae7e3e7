"""Rows of law and policy: added and corrected by whoever may change limits, with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction

from inspectorate.foundation.writing import moment
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.presenting.origins import origin_of

Row = TypeVar("Row", bound=models.Model)


def record(row: Row, *, by: User, reason: str) -> Row:
    """Writes a new or changed row; its history names who and why.

    Frozen calculations keep what they used; those made later use the row.
    """
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        row.full_clean()
        row.save()
    return row


def history_of(row: models.Model, *, most: int = 30) -> list[dict[str, Any]]:
    """The changes of a row, newest first: when, who, why, from where, which columns differ.

    Who and when stand beside each change: columns that repeat them are left out.
    """
    events = row._meta.apps.get_model(row._meta.app_label, f"{row._meta.object_name}Event")
    found = list(
        events.objects.filter(pgh_obj=row.pk)
        .select_related("pgh_context")
        .order_by("-pgh_id")[: most + 1]
    )
    told = []
    for event, before in zip(found, [*found[1:], None], strict=True):
        context = event.pgh_context.metadata if event.pgh_context else {}
        told.append(
            {
                "at": event.pgh_created_at,
                "user_id": context.get("user"),
                "reason": context.get("reason", ""),
                "origin": origin_of(context),
                "changes": _changes(row, event, before),
            }
        )
    people = User.objects.in_bulk([entry["user_id"] for entry in told if entry["user_id"]])
    for entry in told:
        entry["by"] = people.get(entry["user_id"])
    return told[:most]


def _changes(row: models.Model, event: Any, before: Any) -> list[dict[str, Any]]:
    if before is None:
        return []
    return [
        {"label": column.verbose_name, "before": _shown(column, getattr(before, column.attname)),
         "after": _shown(column, getattr(event, column.attname))}
        for column in row._meta.concrete_fields
        if getattr(before, column.attname) != getattr(event, column.attname)
        and not column.name.endswith("_by")
        and column.name != "set_at"
    ]  # fmt: skip


def _shown(column: Any, value: Any) -> Any:
    """A value as people read it: the words of a choice, a moment, anything else as it is."""
    if isinstance(value, datetime):
        return moment(value)
    return dict(column.flatchoices).get(value, value) if column.choices else value
