"""What is done in a case without moving it, in words: beside the table of steps.

`title` heads its page, `done` tells in the story and after it what happened. What has no page of
its own, or nothing the story tells, leaves the one or the other out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Act(NamedTuple):
    """One thing done in a case; `done` is a sentence without its full stop."""

    done: Promise
    icon: str
    title: Promise | str = ""
    button: Promise | str = ""


ASK = _("Ask the supervisor")
KEEP_RECORD = _("Keep the record")
ACTS: dict[str, Act] = {
    "propose": Act(_("Filing proposed"), "bell"),
    "note": Act(_("Note kept"), "note", _("Note"), _("Keep the note")),
    "add_evidence": Act(_("Evidence added"), "photo", _("Add evidence"), _("Keep the file")),
    "hear": Act(_("Person heard, record kept"), "message", _("Hear a person"), KEEP_RECORD),
    "hear_inquiry": Act(_("Heard on record"), "message"),
    "hear_statement": Act(_("Statement and defence recorded"), "message"),
    "suspect": Act(
        _("Suspected violation noted"), "flag", _("Note a suspected violation"), _("Note it")
    ),
    "ask_extension": Act(
        _("More time for the investigation asked for"),
        "clock",
        _("Ask for more time for the investigation"),
        ASK,
    ),
    "grant_extension": Act(_("Investigation extended"), "clock"),
    "refuse_extension": Act(_("Extension refused"), "clock"),
    "ask_order_extension": Act(
        _("More time to put right asked for"), "clock", _("Ask for more time to put right"), ASK
    ),
    "grant_order_extension": Act(_("More time to put right granted"), "clock"),
    "refuse_order_extension": Act(_("More time to put right refused"), "clock"),
    "ask_recusal": Act(_("Recusal asked for"), "user", _("Ask for a recusal"), ASK),
    "grant_recusal": Act(_("Recusal granted, somebody else steps in"), "user"),
    "refuse_recusal": Act(_("Recusal refused"), "user"),
    "discuss": Act(_("Discussed collectively"), "users"),
    "demand": Act(_("Performance demanded"), "mail", _("Demand performance"), _("Demand")),
    "pay_part": Act(
        _("A part of the fine paid"), "coin", _("Record a part of the fine"), _("Record the part")
    ),
    "recheck": Act(_("Machine re-check"), "database"),
    "plan_visit": Act(_("Visit planned"), "calendar", _("Plan a visit"), _("Plan it")),
    "visit": Act(_("Visit recorded"), "building-factory-2", _("Record the visit"), KEEP_RECORD),
    "calculate": Act(_("Calculated"), "calculator"),
}
