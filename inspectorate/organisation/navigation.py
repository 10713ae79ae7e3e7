"""The bar at the top: each app names its entries, the role decides which are shown.

An app that has pages for staff says so in its own `navigation.py` as ENTRIES; this floor only
collects them, so it knows no app above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.contributions import contributed
from inspectorate.foundation.counting import capped_together, written

from .models import Role, User
from .permissions import Permission


@dataclass(frozen=True)
class Entry:
    """One entry: where it stands, its words, its address, who sees it, what is counted beside it.

    `counted` gives the rows of that number within the sight of a person. For the roles it is the
    home of it comes first. What is `aside` goes under “More” where the bar would be too full.
    """

    order: int
    label: Promise
    path: str
    permission: Permission
    counted: Callable[[Any], QuerySet[Any]] | None = None
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


def numbers(entries: list[Entry], user: Any) -> dict[str, str]:
    """The numbers beside `entries` by path, capped, asked in one query.

    A number the page has counted already stands in `user.counted` by path.
    """
    known: dict[str, str] = getattr(user, "counted", {})
    wanted = [each for each in entries if each.counted and each.path not in known]
    sets = {str(n): each.counted(user) for n, each in enumerate(wanted) if each.counted}
    found = capped_together(User.objects.filter(pk=user.pk), sets)
    return known | {each.path: written(found[str(n)]) for n, each in enumerate(wanted)}


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
