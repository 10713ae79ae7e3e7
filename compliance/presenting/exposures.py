"""Exposures as rows of a list, and one as its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.actions import exposure_reversals
from compliance.actions.exposure_story import DONE
from compliance.exposure.acts import Act, possible
from compliance.exposure.quarters import code_of
from compliance.exposure.states import ExposureState
from compliance.models import Exposure, ExposureCriterion, SentFile, ViolationType
from inspectorate.foundation.writing import day
from inspectorate.organisation.due import NO_DUE, Due, due
from inspectorate.organisation.models import Limit, User
from inspectorate.organisation.presenting.why import why

TONES = {
    ExposureState.PROPOSED: "live",
    ExposureState.ACCEPTED: "live",
    ExposureState.PUBLISHED: "",
    ExposureState.WITHDRAWN: "off",
    ExposureState.EXPIRED: "off",
    ExposureState.LAPSED: "off",
    ExposureState.LEFT_OUT: "off",
}


@dataclass(frozen=True)
class ExposureRow:
    """One line: the entry, its criteria in words, what is due, what is paid."""

    exposure: Exposure
    why: str
    list_code: str
    due: Due
    due_for: str
    tone: str
    paid: list[tuple[str, str]]


def exposure_rows(exposures: Iterable[Exposure], *, on: date) -> list[ExposureRow]:
    """The lines as they stand on a day; objections were fetched along."""
    names = criterion_names()
    return [exposure_row(exposure, names=names, on=on) for exposure in exposures]


def exposure_row(exposure: Exposure, *, names: dict[str, str], on: date) -> ExposureRow:
    """One line."""
    shown, words = due_of(exposure, on=on)
    return ExposureRow(
        exposure=exposure,
        why=" · ".join(dict.fromkeys(names.get(g["criterion"], "") for g in exposure.grounds)),
        list_code=_list_code(exposure),
        due=shown,
        due_for=words,
        tone=TONES[ExposureState(exposure.state)],
        paid=paid_words(exposure),
    )


def _list_code(exposure: Exposure) -> str:
    """The list it stands on, or the quarter's it is proposed for."""
    made = exposure.exposure_list
    return made.code if made else code_of(exposure.quarter_on)


def criterion_names() -> dict[str, str]:
    """What each criterion is called in the reader's language; the newest version's words."""
    oldest_first = ExposureCriterion.objects.order_by("code", "from_on")
    return {criterion.code: criterion.label for criterion in oldest_first}


def due_of(exposure: Exposure, *, on: date) -> tuple[Due, str]:
    """What somebody has to do by when: withdraw, or decide an objection."""
    if exposure.state != ExposureState.PUBLISHED:
        return NO_DUE, ""
    if exposure.withdraw_due_on:
        provisional = exposure.withdraw_provisional
        return due(exposure.withdraw_due_on, on=on, provisional=provisional), _("withdraw")
    for objection in exposure.exposureobjections.all():
        if objection.decided_at is None:
            shown = due(objection.due_on, on=on, provisional=objection.provisional)
            return shown, _("decide the objection")
    return NO_DUE, ""


def paid_words(exposure: Exposure) -> list[tuple[str, str]]:
    """What of the arrears is paid, as (class, words); nothing of what was taken back."""
    if exposure.state in (ExposureState.WITHDRAWN, ExposureState.LAPSED):
        return []
    parts = (
        (
            exposure.wages_yuan,
            exposure.wages_paid_on,
            _("Wages paid on %(day)s"),
            _("Wages not paid"),
        ),
        (
            exposure.contributions_yuan,
            exposure.contributions_paid_on,
            _("Contributions paid on %(day)s"),
            _("Contributions not paid"),
        ),
    )
    if exposure.paid_on:
        return [("green", _paid_in_full(exposure, exposure.paid_on))]
    told = []
    for yuan, paid_on, paid, not_paid in parts:
        if yuan and paid_on:
            told.append(("green", paid % {"day": day(paid_on)}))
        elif yuan:
            told.append(("red", not_paid))
    return told


def _paid_in_full(exposure: Exposure, paid_on: date) -> str:
    """On which day, and whether that was before it was published."""
    if not exposure.paid_day_known:
        return _("Paid, seen on %(day)s") % {"day": day(paid_on)}
    if exposure.published_at and paid_on < timezone.localdate(exposure.published_at):
        return _("Paid on %(day)s, before publication") % {"day": day(paid_on)}
    return _("Paid on %(day)s") % {"day": day(paid_on)}


@dataclass(frozen=True)
class Ground:
    """One criterion that is met: its row, and what of the decision meets it."""

    criterion: ExposureCriterion
    type_words: str
    yuan: Decimal
    workers: int


def page_of_exposure(exposure: Exposure, *, by: User, on: date) -> dict[str, Any]:
    """Everything the page shows."""
    steps = exposure.exposuresteps.select_related("taken_by").order_by("-id")
    acts = possible(exposure, by=by)
    return {
        "exposure": exposure,
        "row": exposure_row(exposure, names=criterion_names(), on=on),
        "grounds": grounds_of(exposure),
        "story": [(DONE[step.verb], step) for step in steps],
        "acts": acts,
        "main_act": _main_act(exposure, acts),
        "objections": [
            (
                each,
                due(each.due_on, on=on, provisional=each.provisional),
                getattr(each, "handed_in", None),
            )
            for each in exposure.exposureobjections.all()
        ],
        "sent_files": SentFile.objects.visible_to(by)
        .filter(objection__exposure=exposure)
        .order_by("-id"),
        "withdraw_why": why(exposure.withdraw_trace, limit=_limit(exposure)),
    }


def _main_act(exposure: Exposure, acts: list[tuple[Act, str]]) -> str:
    """The likely next act: the first possible one; of a reversed entry, to withdraw it."""
    free = [act.verb for act, hindrance in acts if not hindrance]
    if exposure.reversed_on and "withdraw" in free:
        return "withdraw"
    return free[0] if free else ""


def _limit(exposure: Exposure) -> Limit | None:
    """The limit of a withdrawal that runs."""
    if not exposure.withdraw_trace:
        return None
    return Limit.objects.filter(code=exposure_reversals.LIMIT).first()


def grounds_of(exposure: Exposure) -> list[Ground]:
    """The criteria met, as they stood on the day of the decision."""
    met = {(ground["criterion"], ground["from_on"]) for ground in exposure.grounds}
    rows = ExposureCriterion.objects.filter(code__in={code for code, _from in met})
    by_key = {(row.code, row.from_on.isoformat()): row for row in rows.order_by("pk")}
    return [
        Ground(
            criterion=by_key[ground["criterion"], ground["from_on"]],
            type_words=str(ViolationType(ground["type"]).label),
            yuan=Decimal(ground["yuan"] or 0),
            workers=ground["workers"] or 0,
        )
        for ground in exposure.grounds
        if (ground["criterion"], ground["from_on"]) in by_key
    ]
