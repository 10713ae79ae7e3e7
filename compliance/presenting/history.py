"""Every change of a case and of all that belongs to it: who, when, from where, why, old → new.

The rows come from the histories that triggers write, so whoever changed something and by whatever
door, it is here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from alerts.models import Alert
from compliance.models import Case, Document, ViolationWorker
from enterprises.models import Enterprise, Provider
from inspectorate.organisation.models import Absence, Assignment, GridGroup, Inspector, Limit, User
from inspectorate.organisation.presenting.origins import Origin, origin_of

from .history_words import NOUNS, OF_THE_GRID, UNSAID, label_of, short

TRACKED = [model for model in NOUNS if model not in OF_THE_GRID]
MOST_SHOWN = 200
NAMED = (Alert, Document, Enterprise, GridGroup, Inspector, Provider, User)


@dataclass(frozen=True)
class Detail:
    """One column: what it is called, what it was ('' when the row is new), what it became."""

    label: str
    old: str
    new: str


@dataclass
class Change:
    """One change of one row; of workers, of all that changed alike at once (`count`)."""

    at: datetime
    noun: str
    is_new: bool
    who: str = ""
    origin: Origin | None = None
    why: str = ""
    details: list[Detail] = field(default_factory=list)
    count: int = 1


def changes_of(case: Case) -> list[Change]:
    """Every change of the case, the newest first. The number of queries does not grow with it."""
    return _told({model: _events_of(model, case) for model in TRACKED})


def changes_among(rows: dict[type[models.Model], dict[str, Any]]) -> list[Change]:
    """Every change of rows that are no part of a case, the newest first; `rows` are filters on the
    histories by model. The last MOST_SHOWN of each model.
    """
    told = {}
    for model, of in rows.items():
        history: Any = model._meta.get_field("events").related_model
        found = history.objects.filter(**of).select_related("pgh_context").order_by("-pgh_id")
        told[model] = list(found[:MOST_SHOWN])[::-1]
    return _told(told)


def changes_of_person(person: Inspector) -> list[Change]:
    """Every change of an inspector, their groups and absences."""
    of = {"inspector_id": person.pk}
    return changes_among(
        {Inspector: {"pgh_obj_id": person.pk}, Assignment: dict(of), Absence: dict(of)}
    )


def changes_of_group(group: GridGroup) -> list[Change]:
    """Every change of a grid group and of who answers for it."""
    return changes_among(
        {GridGroup: {"pgh_obj_id": group.pk}, Assignment: {"grid_group_id": group.pk}}
    )


def _told(told: dict[Any, list[Any]]) -> list[Change]:
    names = _names_in([row for rows in told.values() for row in rows])
    changes = [change for model in told for change in _changes(model, told[model], names)]
    return sorted(changes, key=lambda change: change.at)[::-1]


def _events_of(model: type[models.Model], case: Case) -> list[Any]:
    """The history of the rows of a model that belong to the case, oldest first."""
    events: Any = model._meta.get_field("events").related_model
    of_case = {"pgh_obj_id" if model is Case else "case_id": case.pk}
    return list(events.objects.filter(**of_case).select_related("pgh_context").order_by("pgh_id"))


def _names_in(rows: Iterable[Any]) -> dict[Any, dict[Any, str]]:
    """By model and key, what people, groups, alerts and papers in the rows are called."""
    wanted: dict[Any, set[Any]] = {model: set() for model in NAMED}
    for row in rows:
        for column in row._meta.concrete_fields:
            if column.is_relation and column.related_model in wanted:
                wanted[column.related_model].add(getattr(row, column.attname))
        context = getattr(row, "pgh_context", None)
        if context is not None:
            wanted[User].add(context.metadata.get("user"))
    found: dict[Any, dict[Any, str]] = {
        model: {row.pk: str(row) for row in model.objects.filter(pk__in=keys - {None})}
        for model, keys in wanted.items()
    }
    return found | {"limit": {limit.code: limit.label for limit in Limit.objects.all()}}


def _changes(model: Any, events: Iterable[Any], names: Any) -> Iterator[Change]:
    last: tuple[Any, Change] | None = None
    for earlier, event in _by_transaction(events):
        details = list(_details(model, earlier, event, names))
        if earlier is not None and not details:
            continue
        change = _told_by(event, model, details, names, is_new=earlier is None)
        alike = (event.pgh_context_id, event.pgh_created_at, change.is_new, tuple(details))
        if model is ViolationWorker and last and (last[0] == alike or _new_alike(last[1], change)):
            last[1].count += 1
            continue
        last = (alike, change)
        yield change


def _by_transaction(events: Iterable[Any]) -> list[tuple[Any, Any]]:
    """(before, after) of each row in each transaction: steps in between were never seen."""
    settled: dict[Any, Any] = {}
    pairs: dict[Any, tuple[Any, Any]] = {}
    for event in events:
        row = event.pgh_obj_id
        key = (row, event.pgh_created_at, event.pgh_context_id)
        before = pairs[key][0] if key in pairs else settled.get(row)
        pairs[key] = (before, event)
        settled[row] = event
    return list(pairs.values())


def _new_alike(last: Change, change: Change) -> bool:
    """Whether workers were added by one and the same statement; each with months of their own."""
    if not (last.is_new and change.is_new and last.at == change.at):
        return False
    last.details = []
    return True


def _told_by(
    event: Any, model: type[models.Model], details: list[Detail], names: Any, *, is_new: bool
) -> Change:
    told = event.pgh_context.metadata if event.pgh_context else {}
    origin = origin_of(told)
    return Change(
        at=event.pgh_created_at,
        noun=str(NOUNS[model]),
        is_new=is_new,
        who=names[User].get(told.get("user")) or origin.program or _("not known"),
        origin=origin,
        why=told.get("reason") or "",
        details=details,
    )


def _details(model: type[models.Model], earlier: Any, event: Any, names: Any) -> Iterator[Detail]:
    for column in model._meta.concrete_fields:
        if column.name in UNSAID or (
            earlier is None and column.name == "grid_group" and model is not Assignment
        ):
            continue
        if not hasattr(event, column.attname):
            continue
        new = getattr(event, column.attname)
        old = getattr(earlier, column.attname) if earlier is not None else None
        if new == old or (earlier is None and new in (None, "", [], {}, 0, False)):
            continue
        was = _words(column, old, names) if earlier is not None else ""
        yield Detail(label_of(column), was, _words(column, new, names))


def _words(column: Any, value: Any, names: Any) -> str:
    """A value as its reader knows it."""
    if value in (None, "", [], {}):
        return "–"
    if column.is_relation:
        return str(names.get(column.related_model, {}).get(value, value))
    if column.name in names:
        return str(names[column.name].get(value, value))
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return short(value)
