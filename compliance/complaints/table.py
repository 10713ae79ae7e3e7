"""What staff may do with a complaint: every verb with its words, its right and its paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.models import Complaint, DocumentKind
from compliance.procedure.states import OVER as CASE_OVER
from inspectorate.organisation.permissions import Permission

from .states import MOVES, ComplaintState


@dataclass(frozen=True)
class Verb:
    """One move: `label` on the button, `done` in the story, `told` to whoever complained.

    `asks` is the label of the text it needs, '' if it needs none.
    """

    verb: str
    label: Any
    done: Any
    told: Any
    asks: Any = ""
    hint: Any = ""
    paper: DocumentKind | None = None
    permission: Permission = Permission.COMPLAINT_DECIDE

    @property
    def sources(self) -> tuple[ComplaintState, ...]:
        """The states it starts from."""
        return MOVES[self.verb][0]

    @property
    def target(self) -> ComplaintState:
        """The state it leads to."""
        return MOVES[self.verb][1]


TABLE: dict[str, Verb] = {
    each.verb: each
    for each in (
        Verb(
            "accept",
            label=gettext_lazy("Accept"),
            done=gettext_lazy("Accepted"),
            told=gettext_lazy("Your matter was accepted."),
            asks=gettext_lazy("What is accepted"),
            hint=gettext_lazy("One or two sentences; they stand in the acceptance."),
            paper=DocumentKind.COMPLAINT_ACCEPTANCE,
        ),
        Verb(
            "refuse",
            label=gettext_lazy("Refuse"),
            done=gettext_lazy("Refused"),
            told=gettext_lazy("Your matter was not accepted."),
            asks=gettext_lazy("Reason"),
            hint=gettext_lazy("Name the article, and the office that is responsible instead."),
            paper=DocumentKind.COMPLAINT_REFUSAL,
        ),
        Verb(
            "answer",
            label=gettext_lazy("Answer"),
            done=gettext_lazy("Answered"),
            told=gettext_lazy("Your matter was answered."),
            asks=gettext_lazy("Answer"),
            hint=gettext_lazy("What was found and what was done, in plain words."),
            paper=DocumentKind.COMPLAINT_ANSWER,
        ),
        Verb(
            "close",
            label=gettext_lazy("Close"),
            done=gettext_lazy("Closed"),
            told=gettext_lazy("Your matter is closed."),
        ),
    )
}


def hindrance(complaint: Complaint, verb: Verb) -> str:
    """Why the verb is not possible today although it starts from here; '' if it is."""
    if complaint.group_of_id:
        return _("It is dealt with as part of %(number)s.") % {"number": complaint.group_of}
    if verb.verb == "answer" and complaint.case and complaint.case.state not in CASE_OVER:
        return _("The case %(case)s is still open; the answer follows its end.") % {
            "case": complaint.case
        }
    return ""
