"""What a person sees, and what was changed about them, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspectorate.organisation.models import GridGroup, Role, User
from inspectorate.organisation.people import district_choices
from inspectorate.organisation.sight import sight_of

from .origins import Origin, origin_of

GROUPS_NAMED = 12
CHANGES_SHOWN = 50


@dataclass(frozen=True)
class Seen:
    """A sentence, and the names behind it."""

    words: str
    names: list[str]


def seen_in_words(person: User, *, on: date) -> Seen:
    """The sight of `person` on a day: the whole city, districts or groups by name, or nothing."""
    sight = sight_of(person, on=on)
    if sight.everything:
        return Seen(_("the whole city"), [])
    if sight.districts:
        names = dict(district_choices())
        n = len(sight.districts)
        words = ngettext("%(n)s district", "%(n)s districts", n) % {"n": n}
        return Seen(words, [names.get(code, code) for code in sight.districts])
    if sight.groups:
        groups = GridGroup.objects.filter(pk__in=sight.groups).order_by("code")[:GROUPS_NAMED]
        n = len(sight.groups)
        words = ngettext("%(n)s grid group", "%(n)s grid groups", n) % {"n": n}
        return Seen(words, [group.name for group in groups])
    return Seen(_("no enterprise, alert or case"), [])


@dataclass(frozen=True)
class Change:
    """One change of a log-in: when, by whom, why, from where, and what is different after it."""

    at: datetime
    by: User | None
    reason: str
    origin: Origin
    words: list[str]


def last_changes(person: User) -> list[Change]:
    """The latest changes of the log-in, newest first; the first entry of all is its enrolment."""
    history = apps.get_model("organisation", "UserEvent").objects.filter(pgh_obj=person)
    events = list(history.select_related("pgh_context").order_by("-pgh_id")[: CHANGES_SHOWN + 1])
    made_by = {event.pgh_id: _context(event).get("user") for event in events}
    people = User.objects.in_bulk({by for by in made_by.values() if by})
    found = []
    for event, before in zip(events, [*events[1:], None], strict=True):
        words = _differences(before, event)
        if words:
            by = people.get(made_by[event.pgh_id])
            reason = str(_context(event).get("reason") or "")
            origin = origin_of(_context(event))
            found.append(Change(event.pgh_created_at, by, reason, origin, words))
    return found[:CHANGES_SHOWN]


def _context(event: Any) -> dict[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


def _differences(before: Any, after: Any) -> list[str]:
    """What `after` has that `before` (None: nothing) had not, as short sentences."""
    if before is None:
        return [_("enrolled as %(roles)s") % {"roles": _roles(after)}]
    words = []
    if _roles(before) != _roles(after):
        change = {"before": _roles(before) or "–", "after": _roles(after) or "–"}
        words.append(_("roles: %(before)s → %(after)s") % change)
    if before.district_codes != after.district_codes:
        change = {"before": _codes(before), "after": _codes(after)}
        words.append(_("districts: %(before)s → %(after)s") % change)
    if before.is_active != after.is_active:
        words.append(_("switched on") if after.is_active else _("switched off"))
    if before.second_factor_at != after.second_factor_at:
        held = after.second_factor_at is not None
        words.append(_("two-step log-in set up") if held else _("two-step log-in taken away"))
    if before.display_name != after.display_name:
        words.append(_("name: %(name)s") % {"name": after.display_name})
    return words


def _roles(event: Any) -> str:
    held = [role for role in (event.role, *event.further_roles) if role in Role.values]
    return _(", ").join(str(Role(role).label) for role in held)


def _codes(event: Any) -> str:
    return _(", ").join(event.district_codes) or "–"
