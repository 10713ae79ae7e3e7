"""Cases as the rows of a list: sentence, subject, what is next and until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from compliance.models import Case, ViolationType
from compliance.models.cases import CaseQuerySet
from compliance.money.naming import people
from compliance.procedure.states import CaseState
from inspectorate.foundation.writing import separated
from inspectorate.organisation.due import Due

from .deadlines import case_due

GOOD = (CaseState.RECTIFIED, CaseState.COMPLIED)
BAD = (CaseState.NOT_RECTIFIED, CaseState.DECIDED, CaseState.DECISION_SERVED, CaseState.AT_COURT)
GREY = (CaseState.NOT_FILED, CaseState.CLOSED, CaseState.NO_VIOLATION, CaseState.WITHDRAWN)
NEVER = date.max


@dataclass(frozen=True)
class CaseRow:
    """One line of a list of cases."""

    case: Case
    headline: str
    subject: str
    why: str
    due: Due
    tone: str

    @property
    def standing(self) -> str:
        """The state in words; Django would read all 26 of them in the language for each row."""
        return str(CaseState(self.case.state).label)


def tone(case: Case) -> str:
    """The class of the word for the state: red and green only where the word is a judgement."""
    state = CaseState(case.state)
    if state in GOOD:
        return "good"
    if state in BAD:
        return "bad"
    return "off" if state in GREY else "live"


def headline_of(case: Case) -> str:
    """What the case is about: the alert's sentence, else the beginning of its summary."""
    language = "zh-hans" if (get_language() or "").startswith("zh") else "en"
    written = case.headline.get(language)
    return str(written) if written else case.summary.splitlines()[0][:120]


def subject_of(case: Case) -> str:
    """The enterprise or provider by name; a person is not named in lists."""
    subject = case.enterprise or case.provider
    return subject.name if subject else str(_("a person"))


def case_rows(cases: Iterable[Case], *, on: date) -> list[CaseRow]:
    """The lines of a list as it stands on a day; reads nothing more from the database."""
    return [
        CaseRow(
            case=case,
            headline=headline_of(case),
            subject=subject_of(case),
            why=_why(case),
            due=case_due(case, on=on),
            tone=tone(case),
        )
        for case in cases
    ]


def _why(case: Case) -> str:
    """What was confirmed; as long as nothing is, what was suspected."""
    told = case.headline.get("confirmed") or {
        "types": [case.violation_type],
        "workers": case.workers_count,
        "yuan": case.at_stake_yuan,
    }
    parts = [str(ViolationType(each).label) for each in told["types"]]
    if told["workers"]:
        parts.append(people(told["workers"], told["types"][0]))
    if yuan := Decimal(told["yuan"] or 0):
        parts.append(f"¥{yuan:,.0f}")
    return separated(parts)


def case_key(case: Case) -> str:
    """Where a page that ends with `case` stops."""
    return f"{case.next_due_on or NEVER:%Y%m%d}-{case.pk}"


def cases_after(cases: CaseQuerySet, mark: str) -> CaseQuerySet:
    """The cases that come after `mark` by urgency; a mark that is none is ignored."""
    day, _dash, last = mark.partition("-")
    if not (len(day) == 8 and day.isdecimal() and last.isdecimal()):
        return cases
    if day == f"{NEVER:%Y%m%d}":
        return cases.filter(next_due_on=None, id__lt=int(last))
    try:
        at = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return cases
    return cases.filter(
        Q(next_due_on__gt=at) | Q(next_due_on=None) | Q(next_due_on=at, id__lt=int(last))
    )
