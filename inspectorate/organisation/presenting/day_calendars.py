"""The small calendar of a deadline: a column per week, a cell per day, drawn from its trace."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspectorate.foundation.writing import MONTHS, chinese, day
from inspectorate.organisation.models import DayType

LEFT, TOP = 22, 18
WEEK, ROW = 22, 13
MOST_WEEKS = 54
DAY = timedelta(days=1)


@dataclass(frozen=True)
class DayCalendar:
    """Geometry by meaning, names of months and weekdays, and the same in a sentence."""

    width: int
    height: int
    marks: list[tuple[int, str]]
    rows: list[tuple[int, str]]
    paths: dict[str, str]
    words: str
    counted: int
    shifted: bool
    holiday: bool
    paused: bool


def draw(trace: Mapping[str, Any], *, today: date) -> DayCalendar | None:
    """The calendar from the start to the last day; None without a last day or over a year long."""
    if not trace or not trace["result"]:
        return None
    first, last = _day(trace["start"]), _day(trace["result"])
    monday = first - timedelta(days=first.weekday())
    weeks = (last - monday).days // 7 + 1
    if weeks > MOST_WEEKS:
        return None
    kinds = {day: _kind(day, trace, today) for day in _days(first, last)}
    paths = _paths(kinds, monday, weeks, trace, today)
    counted = sum(kind in {"counted", "last"} and day <= today for day, kind in kinds.items())
    counts = sum(kind in {"counted", "ahead", "last"} for kind in kinds.values())
    return DayCalendar(
        width=LEFT + weeks * WEEK,
        height=TOP + 7 * ROW - 1,
        marks=_marks(monday, weeks),
        rows=[(TOP + 10 + row * ROW, name) for row, name in _weekdays()],
        paths=paths,
        words=_words(first, last, counts, counted),
        counted=counted,
        shifted=bool(trace["worked_weekends"]),
        holiday="holiday" in paths,
        paused="paused" in paths,
    )


def _kind(day: date, trace: Mapping[str, Any], today: date) -> str:
    iso = day.isoformat()
    if iso == trace["start"]:
        return "first"
    if iso == trace["result"]:
        return "last"
    if any(first <= iso < (resumed or "9999") for first, resumed in trace["pauses"]):
        return "paused"
    if iso in trace["shifted"]:
        return "off"
    if trace["day_type"] == DayType.WORKING and not _is_worked(day, trace):
        return "off" if day.weekday() >= 5 else "holiday"
    return "counted" if day <= today else "ahead"


def _is_worked(day: date, trace: Mapping[str, Any]) -> bool:
    iso = day.isoformat()
    if day.weekday() >= 5:
        return any(each["day"] == iso for each in trace["worked_weekends"])
    return not any(each["from"] <= iso <= each["to"] for each in trace["holidays"])


def _paths(
    kinds: dict[date, str], monday: date, weeks: int, trace: Mapping[str, Any], today: date
) -> dict[str, str]:
    """One path per meaning; marks of shifted weekends and of today lie on top."""
    paths: dict[str, list[str]] = {}
    for n in range(weeks * 7):
        day = monday + n * DAY
        kind = kinds.get(day)
        if kind is None:
            continue
        box = _box(n // 7, n % 7)
        paths.setdefault(kind, []).append(box)
        if kind == "holiday":
            paths.setdefault("slash", []).append(_slash(n // 7, n % 7))
        if kind != "paused" and day.weekday() >= 5 and _is_shifted(day, trace):
            paths.setdefault("shifted", []).append(box)
        if day == today:
            paths.setdefault("today", []).append(box)
    order = ("off", "holiday", "slash", "paused", "counted", "ahead", "first", "last", "shifted")
    return {kind: "".join(paths[kind]) for kind in (*order, "today") if kind in paths}


def _is_shifted(day: date, trace: Mapping[str, Any]) -> bool:
    return any(each["day"] == day.isoformat() for each in trace["worked_weekends"])


def _box(week: int, row: int) -> str:
    return f"M{LEFT + week * WEEK + 0.5} {TOP + row * ROW + 0.5}h19v10h-19z"


def _slash(week: int, row: int) -> str:
    return f"M{LEFT + week * WEEK + 3} {TOP + row * ROW + 9}l14-6"


def _marks(monday: date, weeks: int) -> list[tuple[int, str]]:
    """The name of a month above the week in which it begins, where there is room."""
    marks: list[tuple[int, str]] = []
    for week in range(weeks):
        sunday = monday + (week * 7 + 6) * DAY
        if week == 0 or sunday.day <= 7:
            name = f"{sunday.month}月" if chinese() else MONTHS[sunday.month - 1]
            x = LEFT + week * WEEK
            if marks and x - marks[-1][0] < 30:
                marks.pop()
            marks.append((x, name))
    return marks


def _weekdays() -> list[tuple[int, str]]:
    return [(0, _("Mo")), (2, _("We")), (4, _("Fr")), (6, _("Su"))]


def _words(first: date, last: date, counts: int, counted: int) -> str:
    told = ngettext(
        "%(n)d day counted from %(first)s to %(last)s, %(past)d of them past",
        "%(n)d days counted from %(first)s to %(last)s, %(past)d of them past",
        counts,
    )
    return told % {"n": counts, "first": day(first), "last": day(last), "past": counted}


def _days(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def _day(text: str) -> date:
    return date.fromisoformat(text)
