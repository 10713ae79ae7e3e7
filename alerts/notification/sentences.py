"""What each kind of notice says: one sentence per kind, put together in the reader's language.

A notice keeps values, not words. `what` is the English source text of a marked label and is
translated when it is shown; where words come from rows of data, `what_zh` holds the Chinese ones.
`due` is a day as YYYY-MM-DD. `subject` is an enterprise, never a worker or whoever complained.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from alerts.models import NotificationKind as Kind
from alerts.presenting.headlines import Figures, sentence_of
from inspectorate.foundation.writing import chinese, day, number

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Sentence:
    """How a kind is said, the values it needs, and the icon beside it."""

    needs: frozenset[str]
    say: Callable[[Values], str]
    icon: str


def _shown(values: Values) -> dict[str, str]:
    """The values as the reader reads them."""
    shown = {name: str(value) for name, value in values.items()}
    if "what" in shown:
        shown["what"] = shown.get("what_zh", "") if chinese() else shown["what"]
        shown["what"] = shown["what"] or gettext(str(values["what"]))
    if shown.get("due"):
        shown["due"] = day(date.fromisoformat(shown["due"]))
    return shown


def _plain(text: Any, icon: str, *needs: str) -> Sentence:
    """A sentence whose values stand in it by name."""
    return Sentence(frozenset(needs), lambda values: _ended(str(text) % _shown(values)), icon)


def _ended(told: str) -> str:
    """Without the mark before a subject that is not named."""
    return told.rstrip(",:，：; ")


def _new_alerts(values: Values) -> str:
    figures = Figures(
        count=values["workers"],
        total=values["workers_total"],
        amount=values["amount"],
        months=values["months"],
    )
    first = sentence_of(values["rule"], figures)
    count = int(values["count"])
    told = ngettext(
        "%(count)s new alert in your groups: %(first)s",
        "%(count)s new alerts in your groups, the first: %(first)s",
        count,
    )
    return told % {"count": number(count), "first": first}


def _letters(values: Values) -> str:
    count = int(values["count"])
    told = ngettext(
        "%(count)s letter answered by a delivery: %(righted)s put right, %(open)s still open",
        "%(count)s letters answered by a delivery: %(righted)s put right, %(open)s still open",
        count,
    )
    return told % {name: number(int(values[name])) for name in ("count", "righted", "open")}


SENTENCES: dict[str, Sentence] = {
    Kind.NEW_ALERT: Sentence(
        frozenset({"count", "rule", "workers", "workers_total", "amount", "months"}),
        _new_alerts,
        "bell",
    ),
    Kind.ALERT_CHANGED: _plain(
        _("%(number)s changed with a delivery: %(subject)s"), "refresh", "number", "subject"
    ),
    Kind.ASSIGNED: _plain(
        _("%(number)s is yours now: %(subject)s"), "user-check", "number", "subject"
    ),
    Kind.APPROVAL_ASKED: _plain(
        _("%(number)s waits for your approval: %(what)s, %(subject)s"),
        "hourglass",
        *("number", "what", "subject"),
    ),
    Kind.APPROVAL_GIVEN: _plain(
        _("%(number)s approved: %(what)s, %(subject)s"), "check", "number", "what", "subject"
    ),
    Kind.APPROVAL_REFUSED: _plain(
        _("%(number)s not approved: %(what)s, %(subject)s"), "x", "number", "what", "subject"
    ),
    Kind.DEADLINE_SOON: _plain(
        _("%(number)s is due on %(due)s: %(what)s"), "clock", "number", "what", "due"
    ),
    Kind.DEADLINE_OVER: _plain(
        _("%(number)s is overdue since %(due)s: %(what)s"),
        "alert-square",
        *("number", "what", "due"),
    ),
    Kind.COMPLAINT_RECEIVED: _plain(
        _("Complaint %(number)s came in, to be accepted or refused by %(due)s"),
        "message",
        *("number", "due"),
    ),
    Kind.COMPLAINT_ANSWERED: _plain(_("Complaint %(number)s is answered"), "message", "number"),
    Kind.LETTER_RESULT: Sentence(frozenset({"count", "righted", "open"}), _letters, "mail"),
    Kind.LETTER_ANSWERED: _plain(
        _("%(subject)s answered letter %(number)s"), "message", "subject", "number"
    ),
    Kind.VISIT_PLANNED: _plain(_("Visit on %(due)s: %(subject)s"), "calendar", "subject", "due"),
    Kind.CAME_BACK: _plain(
        _("%(number)s came back with a delivery: %(subject)s"), "refresh", "number", "subject"
    ),
    Kind.CERTIFICATE_ENDS: _plain(
        _("The enforcement certificate ends on %(due)s"), "certificate", "due"
    ),
    Kind.ESCALATION: _plain(
        _("%(number)s is overdue since %(due)s and passed on to you: %(what)s"),
        "arrow-up",
        *("number", "what", "due"),
    ),
    Kind.PAPER_REACHED: _plain(
        _("%(subject)s received: %(what)s, %(number)s"), "mail", "subject", "what", "number"
    ),
    Kind.GRADE_TOLD: _plain(
        _("%(subject)s: the grade of the appraisal %(number)s is told"),
        "certificate",
        *("subject", "number"),
    ),
    Kind.ENTRY_CHANGED: _plain(
        _("%(subject)s: %(what)s, decision %(number)s"), "bell", "subject", "what", "number"
    ),
    Kind.REPLY_GIVEN: _plain(
        _("%(subject)s, %(number)s: %(what)s"), "message", "subject", "what", "number"
    ),
    Kind.OWN_LOGIN: _plain("%(what)s", "key", "what"),
    Kind.TEST: _plain(_("This is a test notice"), "bell"),
}


def missing_values(kind: str, values: Values) -> set[str]:
    """The values the kind's sentence needs and `values` lacks."""
    return set(SENTENCES[kind].needs - set(values))


def say(kind: str, values: Values) -> str:
    """The notice in one sentence, in the active language."""
    return SENTENCES[kind].say(values)
