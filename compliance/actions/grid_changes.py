"""Changes of the grid: propose, apply in one step, drop.

Applying takes the lock of the deliveries that place enterprises: of a delivery and a change one
waits for the other, never half of each. Enterprises, providers, alerts, cases and all that belongs
to them come to their new group in the same transaction; facts are not touched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.grid.load import areas_of_groups
from compliance.grid.previews import Shape, fingerprint, left_alone, load_of_shapes, present
from compliance.models import GridChange, GridChangeKind, GridChangeState
from compliance.procedure.refusals import NotPermitted, NotYet, Refused, StaleState
from inspectorate.foundation.locks import lock_at_once, lock_until_commit
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import day, separated
from inspectorate.organisation import journal
from inspectorate.organisation.actions import assignments
from inspectorate.organisation.models import Assignment, GridGroup, Inspector, User
from inspectorate.organisation.permissions import Permission

CUTS = (12, 9, 6, 4, 2)


class LeftAlone(Refused):
    """A group would have no full-time inspector, and nothing says why."""


def propose(
    *,
    by: User,
    now: datetime,
    kind: GridChangeKind | str,
    groups: Sequence[Shape],
    reason: str,
    left_alone_because: str = "",
) -> GridChange:
    """Keeps a change as a draft with the load before and after. `groups`: as they will be.

    A code not known yet makes a new group. Raises Refused if areas are missing, twice or foreign,
    LeftAlone if a group would have no full-time inspector and nothing says why.
    """
    _permit(by)
    if not reason.strip():
        raise Refused(_("A change of the grid needs a reason."))
    on = timezone.localdate(now)
    groups = [_written(shape) for shape in groups]
    known = _known(groups)
    _refuse_ended(known)
    _refuse_taken_names(groups, known)
    districts = {group.district_code for group in known}
    if len(districts) != 1:
        raise Refused(_("Groups of one district only are changed together."))
    emptied = [shape for shape in groups if not shape["areas"]]
    if len(emptied) > (len(groups) - 1 if kind == GridChangeKind.MERGE else 0):
        raise Refused(_("Every group needs at least one area."))
    areas = areas_of_groups([group.pk for group in known], on=on)
    _refuse_wrong_areas(groups, areas)
    before = load_of_shapes(present(known, on=on), areas, on=on)
    after = load_of_shapes(groups, areas, on=on)
    if names := left_alone(before, after):
        if not left_alone_because.strip():
            raise LeftAlone(
                _("Without a full-time inspector: %(groups)s. Say why, or post one there.")
                % {"groups": separated(names)}
            )
        reason = f"{reason} {left_alone_because}"
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        return GridChange.objects.create(
            kind=kind,
            district_code=districts.pop(),
            groups=groups,
            before=before,
            after=after,
            reason=reason[:255],
            proposed_at=now,
            proposed_by=by,
        )


def load_now(change: GridChange, *, on: date) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The load of the change's groups before and after it, by the figures of this moment."""
    known = _known(change.groups)
    areas = areas_of_groups([group.pk for group in known], on=on)
    before = load_of_shapes(present(known, on=on), areas, on=on)
    return before, load_of_shapes(change.groups, areas, on=on)


def apply(change: GridChange, *, by: User, now: datetime, seen: str) -> GridChange:
    """Draft → applied: areas, enterprises, providers, alerts, cases and people move at once.

    `seen` is the mark (fingerprint) of the load before the change as it was shown. Raises NotYet
    while a delivery lands, StaleState if figures, areas or the draft are not as shown any more.
    """
    _permit(by)
    on = timezone.localdate(now)
    with transaction.atomic(), journal.told(user=by.pk, reason=change.reason):
        if not lock_at_once("feeds of places"):
            raise NotYet(_("A delivery is being landed. Apply the change when it is done."))
        change.refresh_from_db()
        if change.state != GridChangeState.DRAFT:
            raise StaleState(_been_decided(change))
        before, _after = load_now(change, on=on)
        if fingerprint(before) != seen:
            raise StaleState(_("The load has changed since this page was read. Look at it again."))
        known = _known(change.groups)
        _refuse_ended(known)
        _refuse_taken_names(change.groups, known)
        _refuse_wrong_areas(change.groups, areas_of_groups([each.pk for each in known], on=on))
        _make_new_groups(change)
        moved = fetch(
            "compliance", "apply_grid_change", change=change.pk, by=by.pk, now=now,
            areas=json.dumps(_covering(change.groups)),
        )  # fmt: skip
        if not moved:
            raise StaleState(_been_decided(change))
        _post_staff(change, by=by, on=on)
        _end_emptied(change, by=by, on=on)
    change.refresh_from_db()
    return change


def drop(change: GridChange, *, by: User, now: datetime) -> GridChange:
    """Draft → dropped."""
    _permit(by)
    with transaction.atomic(), journal.told(user=by.pk):
        draft = GridChange.objects.filter(pk=change.pk, state=GridChangeState.DRAFT)
        dropped = draft.update(state=GridChangeState.DROPPED, decided_at=now, decided_by=by)
        change.refresh_from_db()
        if not dropped:
            raise StaleState(_been_decided(change))
    return change


def follow_owners() -> dict[str, int]:
    """Brings whatever lies in another group than its enterprise or provider after it, by table."""
    with transaction.atomic():
        lock_until_commit("feeds of places")
        told: dict[str, int] = json.loads(fetch("compliance", "follow_all_owners")[0]["moved"])
    return told


def new_code(group: GridGroup) -> str:
    """A free code for what is split from a group: the group's own with -2, -3 …"""
    stem = group.code.split("-", maxsplit=1)[0]
    taken = set(GridGroup.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(f"{stem}-{n}" for n in range(2, 10_000) if f"{stem}-{n}" not in taken)


def _covering(groups: Sequence[Shape]) -> dict[str, list[str]]:
    """The stems each group must name: an area goes without saying where its street goes along."""
    owner = {stem: shape["code"] for shape in groups for stem in shape["areas"]}

    def above(stem: str) -> str | None:
        return next((stem[:cut] for cut in CUTS if cut < len(stem) and stem[:cut] in owner), None)

    named: dict[str, list[str]] = {shape["code"]: [] for shape in groups}
    for stem, code in sorted(owner.items()):
        parent = above(stem)
        if parent is None or owner[parent] != code:
            named[code].append(stem)
    return named


def _refuse_wrong_areas(groups: Sequence[Shape], areas: Sequence[dict[str, Any]]) -> None:
    chosen = [stem for shape in groups for stem in shape["areas"]]
    if sorted(chosen) != sorted(row["stem"] for row in areas):
        raise StaleState(
            _("The areas of these groups are not those of the change any more. Propose it anew.")
        )


def _refuse_ended(known: Sequence[GridGroup]) -> None:
    for group in known:
        if group.ended_on:
            words = {"group": group.name, "day": day(group.ended_on)}
            raise StaleState(_("%(group)s ended on %(day)s. Propose the change anew.") % words)


def _refuse_taken_names(groups: Sequence[Shape], known: Sequence[GridGroup]) -> None:
    """A new group takes no name that one of the groups that stand has already."""
    codes = {group.code for group in known}
    for shape in groups:
        if shape["code"] in codes:
            continue
        name = _plain(shape["name"])
        if not name:
            raise Refused(_("A new group needs a name."))
        taken = GridGroup.objects.standing().filter(name__iexact=name).order_by("code").first()
        if taken:
            words = {"name": taken.name, "code": taken.code}
            raise Refused(_("%(code)s is called %(name)s already. Choose another name.") % words)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _make_new_groups(change: GridChange) -> None:
    known = {group.code for group in _known(change.groups)}
    GridGroup.objects.bulk_create(
        GridGroup(code=shape["code"], name=shape["name"], district_code=change.district_code)
        for shape in change.groups
        if shape["code"] not in known
    )


def _post_staff(change: GridChange, *, by: User, on: date) -> None:
    """Whoever is named answers for the group from today; whoever is not any more, no longer."""
    groups = {group.code: group for group in _known(change.groups)}
    numbers = {number for shape in change.groups for number in shape["staff"]}
    people = {each.staff_no: each for each in Inspector.objects.filter(staff_no__in=numbers)}
    for shape in change.groups:
        group = groups[shape["code"]]
        posted = Assignment.objects.in_force(on=on).filter(grid_group=group)
        for assignment in posted.select_related("inspector").order_by("pk"):
            if assignment.inspector.staff_no not in shape["staff"]:
                assignments.end(assignment, by=by, until_on=on)
        for number in shape["staff"]:
            assignments.assign(people[number], by=by, grid_group=group, from_on=on)


def _end_emptied(change: GridChange, *, by: User, on: date) -> None:
    """Groups left without areas are no more from today; whoever was to come there does not."""
    emptied = [shape["code"] for shape in change.groups if not shape["areas"]]
    for group in GridGroup.objects.standing().filter(code__in=emptied).order_by("pk"):
        coming = Assignment.objects.filter(grid_group=group, from_on__gt=on).order_by("pk")
        for assignment in coming:
            assignments.end(assignment, by=by, until_on=on)
        group.ended_on = on
        group.save(update_fields=["ended_on"])


def _known(groups: Sequence[Shape]) -> list[GridGroup]:
    codes = [shape["code"] for shape in groups]
    return list(GridGroup.objects.filter(code__in=codes).order_by("code"))


def _written(shape: Shape) -> dict[str, Any]:
    return {
        "code": shape["code"],
        "name": _plain(shape["name"]),
        "areas": sorted(shape["areas"]),
        "staff": sorted(shape["staff"]) if shape["areas"] else [],
    }


def _been_decided(change: GridChange) -> str:
    return _("%(person)s has decided this change already: %(state)s.") % {
        "person": change.decided_by,
        "state": change.get_state_display(),
    }


def _permit(by: User) -> None:
    if not Permission.GRID_CHANGE.is_held_by(by):
        raise NotPermitted(Permission.GRID_CHANGE.refusal(by))
