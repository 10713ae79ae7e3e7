"""Reading a year's schedule from text: the State Council's notice, or a line per day or span.

The notice says, holiday by holiday: 春节：2月15日（…）至23日（…）放假调休，共9天。2月14日（周六）、
2月28日（周六）上班。 A line of one's own says the same shorter: `2027-02-06..2027-02-12 off 春节`
or `2027-02-14 worked 春节`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

OWN = re.compile(
    r"^(?P<first>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:\s*(?:\.\.|~|至|–|—|to)\s*(?P<last>\d{4}-\d{1,2}-\d{1,2}))?"
    r"[\s,;]+(?P<what>off|worked|休|班|放假|上班)[\s,;]*(?P<name>[^|]*)(?:\|(?P<name_en>.*))?$",
    re.IGNORECASE,
)
WORKED = {"worked", "班", "上班"}
HOLIDAY = re.compile(
    r"^(?:[一二三四五六七八九十]+、\s*|\d+[.．、]\s*)?(?P<name>[^：:，。\d]+)[：:]"
)
BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
DAYS = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日"
    r"(?:\s*至\s*(?:(?P<year2>\d{4})年)?(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日)?"
)
SHIFTED = "调休"


@dataclass(frozen=True)
class Entry:
    """One day of a schedule: worked or not, and by which holiday."""

    day: date
    is_worked: bool
    name: str
    name_en: str


class Unreadable(ValueError):
    """A line that says no day; the text tells which, and what would be right."""


def read(text: str, *, year: int, english: dict[str, str]) -> list[Entry]:
    """Every day the text names, in order. `english` gives the English names of holidays.

    Raises Unreadable for a line that cannot be read, a day of another year, or one named twice
    with different meanings.
    """
    found: dict[date, Entry] = {}
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        if not line:
            continue
        try:
            entries = list(_read_line(line, year, english))
        except ValueError as error:
            raise Unreadable(_line(number, line, str(error))) from None
        for entry in entries:
            if entry.day.year != year:
                continue  # the notice of a year may begin in the December before
            before = found.get(entry.day)
            if before is not None and before.is_worked != entry.is_worked:
                told = _("%(day)s is named worked and off") % {"day": entry.day}
                raise Unreadable(_line(number, line, told))
            found[entry.day] = entry
    return [found[day] for day in sorted(found)]


def written(entries: Iterable[Entry]) -> str:
    """Entries as lines that `read` takes."""
    return "\n".join(
        f"{entry.day} {'worked' if entry.is_worked else 'off'} {entry.name} | {entry.name_en}"
        for entry in entries
    )


def _line(number: int, line: str, why: str) -> str:
    return _("Line %(number)d, “%(line)s”: %(why)s.") % {
        "number": number,
        "line": line[:60],
        "why": why,
    }


def _read_line(line: str, year: int, english: dict[str, str]) -> Iterable[Entry]:
    own = OWN.match(line)
    if own:
        return _own(own, english)
    title = HOLIDAY.match(line)
    if title:
        return _notice(title["name"].strip(), line[title.end() :], year, english)
    raise ValueError(_("write “2027-02-06..2027-02-12 off 春节”, or a sentence of the notice"))


def _own(own: re.Match[str], english: dict[str, str]) -> Iterator[Entry]:
    first = _iso(own["first"])
    last = _iso(own["last"]) if own["last"] else first
    is_worked = own["what"].lower() in WORKED
    name = own["name"].strip(" ,;") or (SHIFTED if is_worked else _("Holiday"))
    name_en = (own["name_en"] or "").strip() or english.get(name, name)
    yield from _span(first, last, is_worked=is_worked, name=name, name_en=name_en)


def _notice(name: str, told: str, year: int, english: dict[str, str]) -> Iterator[Entry]:
    """Sentences with 放假 name days off, those with 上班 days worked."""
    name_en = " / ".join(english.get(part, part) for part in name.split("、"))
    found = False
    month = 0
    for sentence in BRACKETS.sub("", told).split("。"):
        is_worked = "上班" in sentence
        if not is_worked and "放假" not in sentence:
            continue
        shown = name + SHIFTED if is_worked else name
        for days in DAYS.finditer(sentence):
            month = int(days["month"] or month)
            first = date(int(days["year"] or year), month, int(days["day"]))
            last = first
            if days["day2"]:
                month = int(days["month2"] or month)
                last = date(int(days["year2"] or first.year), month, int(days["day2"]))
            found = True
            yield from _span(first, last, is_worked=is_worked, name=shown, name_en=name_en)
    if not found:
        raise ValueError(_("no day off (放假) and no day worked (上班) is named"))


def _span(first: date, last: date, *, is_worked: bool, name: str, name_en: str) -> Iterator[Entry]:
    if not first <= last <= first + timedelta(days=31):
        raise ValueError(_("a span runs from an earlier to a later day, a month at most"))
    for number in range((last - first).days + 1):
        yield Entry(first + timedelta(days=number), is_worked, name, name_en)


def _iso(text: str) -> date:
    year, month, day = (int(part) for part in text.split("-"))
    return date(year, month, day)
