"""What a step is: a declaration that names everything it needs and everything it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from inspectorate.organisation.permissions import Permission

from .states import MOVES, CaseState

if TYPE_CHECKING:
    from django.forms import Form
    from django.utils.functional import Promise

    from compliance.models import Case, Document, DocumentKind
    from inspectorate.organisation.models import User


@dataclass
class Taking:
    """A step being taken: what was given, and what the case's row is to become with the state."""

    case: Case
    by: User
    now: datetime
    facts: dict[str, Any]
    columns: dict[str, Any] = field(default_factory=dict)
    document: Document | None = None

    @property
    def on(self) -> date:
        """The day of the step, where the inspectorate is."""
        return timezone.localdate(self.now)


Telling = Callable[[Taking], dict[str, Any]]
Need = Callable[["Case", "User", date], str]
Check = Callable[[Taking], str]
Effect = Callable[[Taking], None]


@dataclass(frozen=True)
class Transition:
    """One step of the procedure.

    `needs` say why it cannot be taken today by this person ('' if it can), before any fact is
    known; `checks` look at the facts; `before` prepares the row's columns, `effects` follow once
    the state has moved. `form` asks for the facts that `paper` is filled from; `tells` adds those
    that are known already.
    """

    verb: str
    label: Promise
    done: Promise
    permission: Permission
    form: type[Form]
    paper: DocumentKind | None = None
    needs: tuple[Need, ...] = ()
    checks: tuple[Check, ...] = ()
    tells: tuple[Telling, ...] = ()
    before: tuple[Effect, ...] = ()
    effects: tuple[Effect, ...] = ()
    legal: bool = True

    @property
    def sources(self) -> tuple[CaseState, ...]:
        """The states it starts from."""
        return MOVES[self.verb][0]

    @property
    def target(self) -> CaseState:
        """The state it leads to."""
        return MOVES[self.verb][1]

    def hindrance(self, case: Case, by: User, on: date) -> str:
        """Why the step cannot be taken by this person on that day; '' if it can."""
        return next((why for need in self.needs if (why := need(case, by, on))), "")
