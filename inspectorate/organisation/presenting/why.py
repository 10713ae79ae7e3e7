"""“Why this date”: the trace of a deadline as lines of a sum, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspectorate.foundation.writing import chinese, day, day_long, day_short
from inspectorate.organisation.models import Limit

from .limits import length_of

Trace = Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One line: its sign ('+', '·', '=' or ''), its words, and the basis it names, if any."""

    sign: str
    words: str
    basis: str = ""
    path: str = ""


def why(trace: Trace, *, limit: Limit | None = None) -> list[Line]:
    """The lines of a trace; `limit` names what started it and where its row is shown."""
    if not trace:
        return []
    return [
        _start(trace, limit),
        _length(trace, limit),
        *_extension(trace),
        *_skipped(trace),
        *_paused(trace),
        *_shifted(trace),
        _result(trace),
    ]


def _start(trace: Trace, limit: Limit | None) -> Line:
    started = day_long(_day(trace["start"]))
    if limit is None:
        return Line("", _("Starts %(day)s; not counted.") % {"day": started})
    told = _("%(day)s, %(what)s; not counted.")
    return Line("", told % {"day": started, "what": limit.starting})


def _length(trace: Trace, limit: Limit | None) -> Line:
    basis = trace.get("basis") or []
    return Line(
        sign="+",
        words=length_of(trace["length"], trace["day_type"], trace["unit"]),
        basis=(basis[0] if chinese() else basis[-1]) if basis else "",
        path=f"/limits/{limit.code}/" if limit else "",
    )


def _extension(trace: Trace) -> list[Line]:
    if not trace["extended"]:
        return []
    added = length_of(trace["extended"], trace["day_type"])
    return [Line("+", _("%(days)s of extension") % {"days": added})]


def _skipped(trace: Trace) -> list[Line]:
    told = []
    year = _day(trace["start"])
    left_out = [_holiday(each, year) for each in trace["holidays"]]
    if weekends := trace["weekends"] - sum(_weekends_within(each) for each in trace["holidays"]):
        words = ngettext("%d weekend day", "%d weekend days", weekends)
        left_out.append(words % weekends)
    if left_out:
        told.append(_("Skips %(days)s.") % {"days": _listed(left_out)})
    if trace["worked_weekends"]:
        days = [weekday_of(_day(each["day"]), year) for each in trace["worked_weekends"]]
        told.append(_("Counts %(days)s, worked (调休).") % {"days": _listed(days)})
    return [Line("·", "".join(told) if chinese() else " ".join(told))] if told else []


def _weekends_within(holiday: Trace) -> int:
    """Weekend days between the days of a holiday: its span tells of them already."""
    return (_day(holiday["to"]) - _day(holiday["from"])).days + 1 - int(holiday["days"])


def _holiday(each: Trace, today: date) -> str:
    first, last = _day(each["from"]), _day(each["to"])
    name = each["name"][0] if chinese() else each["name"][-1]
    span = span_of(first, last, today)
    return f"{span}（{name}）" if chinese() else f"{span} ({name})"


def span_of(first: date, last: date, today: date) -> str:
    """1–7 Oct; 30 Sep–2 Oct; 10月1日至7日."""
    if first == last:
        return day_short(first, today=today)
    until = day_short(last, today=today)
    if chinese():
        same = (first.year, first.month) == (last.year, last.month)
        return f"{day_short(first, today=today)}至{f'{last.day}日' if same else until}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{until}"
    return f"{day_short(first, today=today)}–{until}"


def _paused(trace: Trace) -> list[Line]:
    lines = []
    for first, resumed in trace["pauses"]:
        since = day(_day(first))
        if resumed is None:
            lines.append(Line("·", _("Paused since %(day)s.") % {"day": since}))
        elif resumed > first:
            last = day(_day(resumed) - timedelta(days=1))
            told = _("Paused from %(first)s to %(last)s; these days are not counted.")
            lines.append(Line("·", told % {"first": since, "last": last}))
    return lines


def _shifted(trace: Trace) -> list[Line]:
    if trace["day_type"] != "calendar" or not trace["result"]:
        return []
    if not trace["shifted"]:
        return [Line("·", _("The last day is a working day: no shift."))]
    first = day_long(_day(trace["shifted"][0]))
    told = _("%(day)s is not worked: the limit ends on the next working day.")
    return [Line("·", told % {"day": first})]


def _result(trace: Trace) -> Line:
    if not trace["result"]:
        return Line("=", _("no date while it is paused"))
    words = day_long(_day(trace["result"]))
    if trace["provisional"]:
        told = _("%(day)s, provisional: the schedule after %(year)d is not published")
        words = told % {"day": words, "year": trace["published_until"]}
    return Line("=", words)


def weekday_of(value: date, today: date) -> str:
    """Sun 20 Sep; 9月20日（周日）; with the year where it is not today's."""
    short = day_short(value, today=today)
    written = day_long(value)
    return f"{short}{written[-4:]}" if chinese() else f"{written[:3]} {short}"


def _listed(parts: list[str]) -> str:
    if chinese():
        return "、".join(parts)
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def _day(text: str) -> date:
    return date.fromisoformat(text)
