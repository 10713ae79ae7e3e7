"""What the portal shows an enterprise: what waits, what is suspected, what reached it, its grade.

Everything is read through `visible_to` or views that name the session's enterprise (see
sql/enterprise_walls.sql and sql/portal_walls.sql). Nothing says who complained.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from alerts.catalogue import rules
from alerts.models import Alert
from alerts.presenting.headlines import Figures, headline, sentence_of
from compliance.models import (
    AppraisalFact,
    AppraisalState,
    DocumentKind,
    Exposure,
    ExposureObjection,
    Grade,
    GradeState,
    Letter,
    LetterAnswer,
    LetterState,
    PublicEntry,
)
from enterprises.models import Scheme
from inspectorate.foundation.identity import decrypt, mask
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import day as written
from inspectorate.foundation.writing import day_short
from inspectorate.organisation.due import NO_DUE, Due, due
from inspectorate.organisation.models import Limit, User

PAGE_SIZE = 50
LIMITS = {
    "order": gettext_lazy("Put right what the order names"),
    "statement": gettext_lazy("Make your statement on the notice"),
    "hearing_request": gettext_lazy("Ask for a hearing, if you want one"),
    "payment": gettext_lazy("Pay what the decision sets"),
}


@dataclass(frozen=True)
class ToDo:
    """One thing that waits for the enterprise."""

    words: Any
    on: str
    address: str
    due: Due
    day: date | None


@dataclass(frozen=True)
class SuspectedRow:
    """An alert in plain words: what does not fit, what to put right, in which letter."""

    alert: Alert
    headline: str
    demand: str
    letter: int | None
    due: Due


@dataclass(frozen=True)
class OwnLetter:
    """A letter with the number of its paper, once it is set."""

    letter: Letter
    paper: dict[str, Any] | None
    due: Due
    answered_on: date | None = None

    @property
    def number(self) -> str:
        """How it is called."""
        return (
            self.paper["number"]
            if self.paper
            else _("letter of %(day)s") % {"day": written(timezone.localdate(self.letter.sent_at))}
        )


def own_papers() -> list[dict[str, Any]]:
    """The papers that reached the enterprise, newest first, with their kind in words."""
    return [
        {**row, "label": DocumentKind(row["kind"]).label}
        for row in fetch("compliance", "own_papers")
    ]


@dataclass(frozen=True)
class Meeting:
    """A hearing or an inspection that a notice told of: when, where, who, what to have ready."""

    paper: dict[str, Any]
    due: Due

    @property
    def is_hearing(self) -> bool:
        """A hearing, not an inspection."""
        return bool(self.paper["kind"] == DocumentKind.HEARING_NOTICE)


def meetings(papers: Iterable[dict[str, Any]], *, on: date) -> list[Meeting]:
    """The hearings and inspections told of, the latest day first; replaced notices are left out."""
    told = [row for row in papers if row["happens_on"] and not row["replaced_at"]]
    told.sort(key=lambda row: (row["happens_on"], row["id"]), reverse=True)
    return [
        Meeting(row, due(row["happens_on"], on=on) if row["happens_on"] >= on else NO_DUE)
        for row in told
    ]


def own_letters(user: User, *, on: date) -> list[OwnLetter]:
    """Its letters, newest first."""
    return with_papers(Letter.objects.visible_to(user).order_by("-id")[:PAGE_SIZE], on=on)


def with_papers(letters: Iterable[Letter], *, on: date) -> list[OwnLetter]:
    """Letters, each with its paper and its day."""
    papers = {row["letter_id"]: row for row in own_papers() if row["letter_id"]}
    shown = list(letters)
    answers = LetterAnswer.objects.filter(letter__in=shown).order_by("id")
    answered = {each.letter_id: timezone.localdate(each.answered_at) for each in answers}
    return [
        OwnLetter(
            letter,
            papers.get(letter.pk),
            _due(letter, on, answered_on=answered.get(letter.pk)),
            answered.get(letter.pk),
        )
        for letter in shown
    ]


def _due(letter: Letter, on: date, *, answered_on: date | None) -> Due:
    """Answered, it waits for the records: nothing is left to do until they are compared."""
    if letter.state == LetterState.SENT and answered_on:
        words = _("Answered %(day)s") % {"day": day_short(answered_on, today=on)}
        return Due("none", words, _("waits for the next delivery of the records"))
    if letter.state == LetterState.SENT:
        return due(letter.due_on, on=on)
    shape = "done" if letter.state == LetterState.PUT_RIGHT else "none"
    return Due(shape, letter.get_state_display(), "")


def suspected(user: User, letters: Iterable[OwnLetter], *, on: date) -> list[SuspectedRow]:
    """Its open alerts, gravest first, each with the letter that asks to put it right."""
    out = {own.letter.pk: own for own in letters if own.letter.state == LetterState.SENT}
    parts = fetch("compliance", "own_letter_parts", letters=list(out))
    by_alert = {part["alert_id"]: out[part["letter_id"]] for part in parts}
    rows = []
    for alert in Alert.objects.visible_to(user).open().order_by("-severity", "-id")[:PAGE_SIZE]:
        own_letter = by_alert.get(alert.pk)
        rows.append(
            SuspectedRow(
                alert,
                headline(alert),
                demand_of(alert.rule),
                own_letter.letter.pk if own_letter else None,
                own_letter.due if own_letter else NO_DUE,
            )
        )
    return rows


def demand_of(rule: str) -> str:
    """What is to be put right; a general sentence where no letter is written about it."""
    known = rules().get(rule)
    return (known.demand if known else "") or _("Compare your own records with what is shown.")


def letter_parts(letter: Letter) -> list[dict[str, Any]]:
    """What a letter asks, each with its sentence."""
    parts = fetch("compliance", "own_letter_parts", letters=[letter.pk])
    for part in parts:
        known = rules().get(part["rule"])
        figures = Figures(
            count=part["workers_count"] or part["findings_count"],
            total=part["workers_count"],
            amount=part["at_stake_yuan"],
            months=0,
        )
        part["title"] = known.title if known else sentence_of(part["rule"], figures)
        part["demand"] = demand_of(part["rule"])
        named, left = part["findings_count"], part["findings_left"]
        if part["workers_count"]:
            named, left = part["workers_count"], part["workers_left"]
        part["named"], part["left"] = named, left
    return parts


@dataclass(frozen=True)
class RowsPage:
    """A page of what an alert rests on."""

    rows: list[dict[str, Any]]
    in_yuan: bool
    next_mark: str


def alert_rows(alert: Alert, *, after: str) -> RowsPage:
    """People (by name, with masked numbers) and schemes an alert is about, PAGE_SIZE at a time."""
    worker, _sep, scheme = after.partition("_")
    start = (int(worker), int(scheme)) if worker.isdecimal() and scheme.isdecimal() else (-1, -1)
    found = fetch(
        "compliance",
        "own_alert_rows",
        alert=alert.pk,
        enterprise=alert.enterprise_id,
        after_worker=start[0],
        after_scheme=start[1],
        most=PAGE_SIZE + 1,
    )
    shown = found[:PAGE_SIZE]
    for row in shown:
        row["number"] = mask(decrypt(row["id_cipher"])) if row["id_cipher"] is not None else ""
        row["insurance"] = Scheme(row["scheme"]).label if row["scheme"] else ""
    mark = f"{shown[-1]['worker_id']}_{shown[-1]['scheme']}" if len(found) > PAGE_SIZE else ""
    known = rules().get(alert.rule)
    return RowsPage(shown, bool(known and known.amount_is == "yuan"), mark)


@dataclass(frozen=True)
class OwnGrade:
    """A grade that was told, in words, and until when one may object."""

    grade: Grade
    name: str
    objects_until: date | None
    is_best: bool


def own_grades(user: User, *, on: date) -> list[OwnGrade]:
    """Its grades as told, newest first."""
    told = Grade.objects.visible_to(user).select_related("appraisal__scale")
    return [own_grade(grade, on=on) for grade in told.order_by("-id")[:5]]


def own_grade(grade: Grade, *, on: date) -> OwnGrade:
    """One grade in words."""
    cycle = grade.appraisal
    named = {each.code: each for each in cycle.scale.grades.order_by("rank")}.get(grade.standing)
    until = cycle.objections_until_on
    free = (
        grade.state == GradeState.NOTIFIED
        and cycle.state == AppraisalState.NOTIFIED
        and until is not None
        and on <= until
        and not hasattr(grade, "objection")
    )
    english = get_language() == "en"
    name = (named.name_en if english else named.name) if named else grade.standing
    is_best = named is not None and named.rank == 1
    return OwnGrade(grade, name, until if free else None, is_best)


def facts_of(user: User, grade: Grade) -> list[AppraisalFact]:
    """The facts a grade rests on, newest first."""
    seen = AppraisalFact.objects.visible_to(user)
    return list(seen.filter(appraisal=grade.appraisal_id).order_by("-happened_on", "id"))


@dataclass(frozen=True)
class OwnEntry:
    """An entry of a public list, and the exposure behind it if one may object."""

    entry: PublicEntry
    exposure: Exposure | None
    objection: ExposureObjection | None


def own_entries(user: User) -> list[OwnEntry]:
    """Its medals and exposures as the public reads them, newest first."""
    public = PublicEntry.objects.filter(enterprise_id=user.enterprise_id).order_by("-id")
    exposures = {each.entry_id: each for each in Exposure.objects.visible_to(user).order_by("id")}
    objected = ExposureObjection.objects.visible_to(user).order_by("id")
    objections = {each.exposure_id: each for each in objected}
    rows = []
    for entry in public[:PAGE_SIZE]:
        exposure = exposures.get(entry.pk)
        objection = objections.get(exposure.pk) if exposure else None
        rows.append(OwnEntry(entry, exposure, objection))
    return rows


def to_do(
    letters: Iterable[OwnLetter],
    grades: Iterable[OwnGrade],
    meetings: Iterable[Meeting],
    *,
    on: date,
    more: Iterable[ToDo] = (),
) -> list[ToDo]:
    """What waits for the enterprise, the nearest day first."""
    waiting = [
        ToDo(
            _("Put right what the letter names, and answer it"),
            own.number,
            f"/portal/letters/{own.letter.pk}/",
            own.due,
            own.letter.due_on,
        )
        for own in letters
        if own.letter.state == LetterState.SENT and not own.answered_on
    ]
    rights = set(Limit.objects.of_rights().values_list("code", flat=True))
    for row in fetch("compliance", "own_deadlines"):
        day = row["due_on"]
        if day and day < on and row["limit"] in rights:
            continue  # whoever did not use the time is not late by it
        until = due(day, on=on, provisional=row["provisional"]) if day else NO_DUE
        waiting.append(ToDo(LIMITS[row["limit"]], row["case_number"] or "", "#papers", until, day))
    waiting += [
        ToDo(
            _("Be there for the hearing") if each.is_hearing else _("Be ready for the inspection"),
            each.paper["number"],
            "#meetings",
            each.due,
            each.paper["happens_on"],
        )
        for each in meetings
        if each.paper["happens_on"] >= on
    ]
    waiting += [
        ToDo(
            _("Object to the grade, if you disagree"),
            f"{own.grade.appraisal} {own.name}",
            f"/portal/grades/{own.grade.pk}/",
            due(own.objects_until, on=on),
            own.objects_until,
        )
        for own in grades
        if own.objects_until and not own.is_best
    ]
    waiting += more
    return sorted(waiting, key=lambda each: (each.day is None, each.day or on))
