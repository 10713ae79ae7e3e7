"""The story of an exposure: moving its state once, and telling who was first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from compliance.exposure.states import MOVES, ExposureState
from compliance.models import Exposure, ExposureStep
from compliance.procedure.refusals import NotFromHere, NotPermitted, Refused, StaleState
from inspectorate.foundation.writing import moment
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

DONE = {
    "propose": gettext_lazy("Proposed by the system"),
    "accept": pgettext_lazy("exposure", "Accepted"),
    "leave_out": gettext_lazy("Left out"),
    "take_up": gettext_lazy("Taken up again"),
    "publish": gettext_lazy("Published"),
    "withdraw": pgettext_lazy("entry", "Withdrawn"),
    "expire": gettext_lazy("Expired"),
    "lapse": gettext_lazy("Lapsed: the decision stands no more"),
    "pay": gettext_lazy("Payment recorded"),
    "correct_payment": gettext_lazy("Day of payment corrected by a delivery"),
    "retract_payment": gettext_lazy("Payment taken back by a delivery"),
    "reverse": gettext_lazy("Decision reversed"),
    "object": gettext_lazy("Objection received"),
    "decide_objection": gettext_lazy("Objection decided"),
}


def refuse_unless(exposure: Exposure, permission: Permission, *, by: User) -> None:
    """Raises NotPermitted unless the role may do it and the exposure is within sight."""
    if not permission.is_held_by(by):
        raise NotPermitted(permission.refusal(by))
    if not Exposure.objects.visible_to(by).filter(pk=exposure.pk).exists():
        raise NotPermitted(_("This exposure belongs to another team."))


def refuse_unless_received(exposure: Exposure, permission: Permission, *, by: User) -> None:
    """The same for what comes in at the counter, whose clerk sees no exposure otherwise."""
    if not permission.is_held_by(by):
        raise NotPermitted(permission.refusal(by))
    if not Exposure.objects.at_the_counter(by).filter(pk=exposure.pk).exists():
        raise NotPermitted(_("This exposure belongs to another team."))


def move(
    exposure: Exposure,
    verb: str,
    *,
    by: User | None,
    now: datetime,
    text: str = "",
    **columns: Any,
) -> ExposureStep:
    """Moves the state along the table, once, and records it. Callers hold the transaction.

    Raises NotFromHere, or StaleState where somebody was first since `exposure` was read.
    """
    sources, target = MOVES[verb]
    before = ExposureState(exposure.state)
    if before not in sources:
        raise _not_from_here(exposure, verb)
    still = Exposure.objects.filter(pk=exposure.pk, state=before)
    if not still.update(state=target, **columns):
        raise _stale(exposure)
    exposure.refresh_from_db()
    return record(exposure, verb, by=by, now=now, text=text, from_state=before)


def record(
    exposure: Exposure,
    verb: str,
    *,
    by: User | None,
    now: datetime,
    text: str = "",
    from_state: str | None = None,
) -> ExposureStep:
    """Writes an entry of the story; without `from_state` the state stays as it is."""
    return ExposureStep.objects.create(
        exposure=exposure,
        enterprise_id=exposure.enterprise_id,
        grid_group_id=exposure.grid_group_id,
        district_code=exposure.district_code,
        verb=verb,
        from_state=exposure.state if from_state is None else from_state,
        to_state=exposure.state,
        taken_at=now,
        taken_by=by,
        text=text,
    )


def hold(exposure: Exposure) -> Exposure:
    """The row as it is now, locked to the end of the transaction."""
    return Exposure.objects.select_for_update(of=("self",)).get(pk=exposure.pk)


def _not_from_here(exposure: Exposure, verb: str) -> Refused:
    """Somebody was first, or the move never started from here."""
    current = Exposure.objects.values_list("state", flat=True).get(pk=exposure.pk)
    if current != exposure.state:
        return _stale(exposure)
    return NotFromHere(
        _("“%(step)s” is not possible while the entry is “%(state)s”.")
        % {"step": DONE[verb], "state": ExposureState(current).label}
    )


def _stale(exposure: Exposure) -> StaleState:
    """Who was first, what they did, and when."""
    last = exposure.exposuresteps.select_related("taken_by").order_by("-id").first()
    if last is None:
        return StaleState(_("The entry has moved on. Nothing was changed."))
    return StaleState(
        _("%(person)s was first: %(done)s, %(at)s. Nothing was changed.")
        % {
            "person": last.taken_by or _("The system"),
            "done": DONE[last.verb],
            "at": moment(last.taken_at),
        }
    )
