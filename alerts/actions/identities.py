"""Identity numbers of people an alert is about: masked, or revealed for a purpose and logged."""

from __future__ import annotations

from typing import NamedTuple

from alerts.models import Alert
from inspectorate.foundation.identity import decrypt
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.actions import access
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission


class Known(NamedTuple):
    """A person of an alert."""

    name: str
    number: str


def number_of(alert: Alert, worker: int) -> Known | None:
    """The person with the number in the clear, for whoever masks or logs it; None if the alert is
    not about them.
    """
    found = fetch("alerts", "number_of_worker", alert=alert.pk, worker=worker)
    return Known(found[0]["name"], decrypt(found[0]["id_cipher"])) if found else None


def log_revealing(alert: Alert, worker: int, *, by: User, purpose: str) -> None:
    """Writes down that `by` is shown the number, and what for."""
    access.record(
        by=by,
        action=Permission.IDENTITY_REVEAL,
        subject_kind="worker",
        subject_id=worker,
        purpose=f"{purpose}, {alert.number}",
    )
