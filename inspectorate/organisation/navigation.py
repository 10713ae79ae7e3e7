"""The bar at the top: each app names its entries, the role decides which are shown.

An app that has pages for staff says so in its own `navigation.py` as ENTRIES; this floor only
collects them, so it knows no app above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.contributions import contributed

from .models import Role
from .permissions import Permission


@dataclass(frozen=True)
class Entry:
    """One entry: where it stands, its words, its address, who sees it, and a number beside it.

    For the roles it is the home of it comes first. What is `aside` goes under “More” where the bar
    would be too full.
    """

    order: int
    label: Promise
    path: str
    permission: Permission
    count: Callable[[Any], str] | None = None
    home_of: frozenset[Role] = frozenset()
    aside: bool = False


MOST_IN_THE_BAR = 8


def in_the_bar(entries: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The entries that stand in the bar, and those under “More”."""
    if len(entries) <= MOST_IN_THE_BAR:
        return entries, []
    return [each for each in entries if not each.aside], [each for each in entries if each.aside]


def entries_for(user: Any) -> list[Entry]:
    """The entries of the roles of `user`; the first one is their home."""
    roles: frozenset[str] = getattr(user, "roles", frozenset())
    own = [
        entry for entry in contributed("navigation", "ENTRIES") if entry.permission.is_held_by(user)
    ]
    return sorted(own, key=lambda entry: entry.home_of.isdisjoint(roles))


ENTRIES = [
    Entry(
        80,
        _("People"),
        "/people/",
        Permission.PEOPLE_ENROL,
        home_of=frozenset({Role.ADMINISTRATOR}),
    ),
    Entry(85, _("Rights"), "/rights/", Permission.RIGHTS_READ, aside=True),
]
