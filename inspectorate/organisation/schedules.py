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

from django.utils.formats import date_format
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
DAYS = re.compile(
    r"(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日"
    r"(?:[（(](?P<note>[^）)]*)[）)])?"
    r"(?:\s*至\s*(?:(?P<year2>\d{4})年)?(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日"
    r"(?:[（(](?P<note2>[^）)]*)[）)])?)?"
)
WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
WEEKDAYS = {
    sign: at
    for at, signs in enumerate(("一", "二", "三", "四", "五", "六", "日天"))
    for sign in signs
}
TOGETHER = re.compile(r"共(\d+)天")
# What else a notice says: whom it is sent to, its own title and date, what to mind meanwhile.
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
OF_YEAR = re.compile(r"(\d{4})年(?:部分)?节假日安排")
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

    What the notice says besides, its title, whom it is sent to, what to mind meanwhile, is passed
    over. Raises Unreadable for a line that cannot be read, a day named twice with different
    meanings or with a weekday that is not its own, days that are not as many as the notice says,
    the notice of another year, and a text that names no day.
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
    if not found:
        raise Unreadable(_("No day of %(year)d is named.") % {"year": year})
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
    if (told := OF_YEAR.search(line)) and int(told[1]) != year:
        raise ValueError(_("this is the notice of %(year)s") % {"year": told[1]})
    if _is_prose(line):
        return ()
    raise ValueError(_("write “2027-02-06..2027-02-12 off 春节”, or a sentence of the notice"))


def _is_prose(line: str) -> bool:
    """Whether a line is one of those in which a notice names no day off and no day worked."""
    says_days = any(word in line for word in ("放假", "上班")) or ISO.search(line)
    return bool(CHINESE.search(line)) and not says_days


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
    for sentence in told.split("。"):
        is_worked = "上班" in sentence
        if not is_worked and "放假" not in sentence:
            continue
        shown = name + SHIFTED if is_worked else name
        entries: list[Entry] = []
        for days in DAYS.finditer(sentence):
            month = int(days["month"] or month)
            first = date(int(days["year"] or year), month, int(days["day"]))
            _refuse_weekday(first, days["note"])
            last = first
            if days["day2"]:
                month = int(days["month2"] or month)
                last = date(int(days["year2"] or first.year), month, int(days["day2"]))
                _refuse_weekday(last, days["note2"])
            entries += _span(first, last, is_worked=is_worked, name=shown, name_en=name_en)
        many = TOGETHER.search(sentence)
        if many and int(many[1]) != len(entries):
            told_days = {"told": many[1], "named": len(entries)}
            raise ValueError(_("told are 共%(told)s天, named %(named)d") % told_days)
        found = found or bool(entries)
        yield from entries
    if not found:
        raise ValueError(_("no day off (放假) and no day worked (上班) is named"))


def _refuse_weekday(day: date, note: str | None) -> None:
    """Raises ValueError where the brackets behind a day name another weekday than its own."""
    if (told := WEEKDAY.search(note or "")) and WEEKDAYS[told[1]] != day.weekday():
        names = {"day": day.isoformat(), "right": date_format(day, "l"), "told": told[0]}
        raise ValueError(_("%(day)s is a %(right)s, not %(told)s: is it another year’s?") % names)


def _span(first: date, last: date, *, is_worked: bool, name: str, name_en: str) -> Iterator[Entry]:
    if not first <= last <= first + timedelta(days=31):
        raise ValueError(_("a span runs from an earlier to a later day, a month at most"))
    for number in range((last - first).days + 1):
        yield Entry(first + timedelta(days=number), is_worked, name, name_en)


def _iso(text: str) -> date:
    year, month, day = (int(part) for part in text.split("-"))
    return date(year, month, day)
