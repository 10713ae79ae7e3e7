"""Alerts as the rows of a list: sentence, subject, reasons, deadline and state, ready to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from alerts.models import Alert, AlertState
from alerts.presenting.deadlines import first_look
from alerts.presenting.headlines import headline
from alerts.presenting.reasons import sentence
from inspectorate.organisation.due import Due

TONES = {
    AlertState.NEW: "live",
    AlertState.DISMISSED: "off",
    AlertState.CLOSED: "off",
    AlertState.RESOLVED: "good",
}


@dataclass(frozen=True)
class Row:
    """One line of a list of alerts."""

    alert: Alert
    headline: str
    subject: str
    why: str
    due: Due
    tone: str
    proposal: str = ""

    @property
    def select_words(self) -> str:
        """What the box before the line is for."""
        return _("Select %(number)s") % {"number": self.alert.number}

    @property
    def peek_words(self) -> str:
        """What the arrow in the line is for."""
        return _("Peek at %(number)s") % {"number": self.alert.number}


def tone(alert: Alert) -> str:
    """The class of the word for the state: teal to be acted on, grey over, green put right."""
    return TONES.get(AlertState(alert.state), "")


def subject_name(alert: Alert) -> str:
    """The enterprise or provider by name; a person is not named in lists."""
    if alert.enterprise is not None:
        return alert.enterprise.name
    if alert.provider is not None:
        return alert.provider.name
    return _("a person")


def rows(
    alerts: Iterable[Alert], *, on: date, proposals: Mapping[int, str] | None = None
) -> list[Row]:
    """The lines of a list as it stands on a day; reads nothing more from the database.

    `proposals` are the addresses of cases proposed on them, by alert.
    """
    proposed = proposals or {}
    return [
        Row(
            alert=alert,
            headline=headline(alert),
            subject=subject_name(alert),
            why=sentence(alert.reasons),
            due=first_look(alert, on=on),
            tone=tone(alert),
            proposal=proposed.get(alert.pk, ""),
        )
        for alert in alerts
    ]
