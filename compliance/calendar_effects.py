"""What a change of the calendar reaches on this floor: running deadlines dated by it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspectorate.foundation.writing import number
from inspectorate.organisation.effects import Effect
from inspectorate.organisation.permissions import Permission

from .actions.dating import outdated


def sentence() -> str:
    """How many running deadlines the calendar dates otherwise; '' if none."""
    count = len(outdated())
    if not count:
        return ""
    told = ngettext(
        "The calendar now dates %(n)s running deadline otherwise.",
        "The calendar now dates %(n)s running deadlines otherwise.",
        count,
    )
    return told % {"n": number(count)}


def action() -> str:
    """What is done about it."""
    return _("See what moves")


EFFECTS = [Effect(10, Permission.DEADLINE_DATE, "/deadlines/anew/", sentence, action)]
