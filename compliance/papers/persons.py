"""The person a case or listing is about: a name, and the number as the house shows it."""

from __future__ import annotations

from dataclasses import dataclass

from compliance.models import Case, WatchlistEntry
from compliance.money.sight import seeing
from inspectorate.foundation.identity import masked
from inspectorate.foundation.statements import fetch


@dataclass(frozen=True)
class Person:
    """Who it is; the number shows its first and last four."""

    name: str
    number: str


def person_of(matter: Case | WatchlistEntry) -> Person | None:
    """The person it is about, where it is about one: named to whoever sees the case."""
    if matter.worker_id is None:
        return None
    case = matter.pk if isinstance(matter, Case) else matter.case_id
    with seeing():
        found = fetch("compliance", "name_of_worker", worker=matter.worker_id, case=case)
    if not found:
        return None
    return Person(str(found[0]["name"]), masked([found[0]["id_cipher"]])[0])
