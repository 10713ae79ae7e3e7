"""Doors of a day to exposures, watchlist and medals: each counts exactly the list it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from compliance.exposure.states import ExposureState
from compliance.models import (
    Exposure,
    MedalRound,
    MedalRoundState,
    WatchlistEntry,
    WatchState,
)
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission


@dataclass(frozen=True)
class DoorKind:
    """A list for holders of a permission, shown while there is something in it."""

    code: str
    permission: Permission
    label: Promise
    address: str
    rows: Callable[[User, date], QuerySet[Any]]


def _exposures(user: User) -> Any:
    return Exposure.objects.visible_to(user)


def _watched(user: User) -> Any:
    return WatchlistEntry.objects.visible_to(user)


DOORS = (
    DoorKind(
        "withdrawals", Permission.EXPOSURE_REVIEW, _("Exposures to be withdrawn"),
        "/exposures/?due=withdraw", lambda user, on: _exposures(user).to_withdraw(),
    ),
    DoorKind(
        "objections", Permission.EXPOSURE_REVIEW_OBJECTION, _("Objections to exposures"),
        "/exposures/?due=objection", lambda user, on: _exposures(user).with_objection(),
    ),
    DoorKind(
        "exposures", Permission.EXPOSURE_REVIEW, _("Exposures to review"),
        "/exposures/?state=proposed", lambda user, on: _exposures(user).waiting(),
    ),
    DoorKind(
        "accepted", Permission.EXPOSURE_PUBLISH, _("Exposures to be published"),
        "/exposures/?state=accepted",
        lambda user, on: _exposures(user).filter(state=ExposureState.ACCEPTED),
    ),
    DoorKind(
        "payments", Permission.EXPOSURE_PAY, _("Exposures paid, last 7 days"),
        "/exposures/?paid=recent",
        lambda user, on: _exposures(user).payment_seen(on=on),
    ),
    DoorKind(
        "listings", Permission.WATCHLIST_DECIDE, _("Listings to decide"),
        "/watchlist/?due=decide", lambda user, on: _watched(user).to_decide(on=on),
    ),
    DoorKind(
        "removals", Permission.WATCHLIST_DECIDE, _("Early removals to decide"),
        "/watchlist/?due=removal", lambda user, on: _watched(user).removal_asked(),
    ),
    DoorKind(
        "noticed", Permission.WATCHLIST_NOTICE, _("Notices of listing given"),
        "/watchlist/?state=noticed",
        lambda user, on: _watched(user).filter(state=WatchState.NOTICED),
    ),
    DoorKind(
        "medals", Permission.MEDAL_AWARD, _("Medals to be awarded"),
        "/medal-rounds/?state=ranked",
        lambda user, on: MedalRound.objects.visible_to(user).filter(state=MedalRoundState.RANKED),
    ),
)  # fmt: skip


def door_sets(user: User, *, on: date) -> list[tuple[DoorKind, QuerySet[Any]]]:
    """The doors of the roles of `user`, with the rows behind each."""
    return [(door, door.rows(user, on)) for door in DOORS if door.permission.is_held_by(user)]
