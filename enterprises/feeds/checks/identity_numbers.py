"""Resident identity numbers (GB 11643): 17 digits and a check digit modulo 11.

A number is good when its form, its birth date and its check digit are. The area code at its head
is not asked: areas are dissolved and renumbered, people keep their numbers. Numbers of foreigners
and of residents of Hong Kong, Macao and Taiwan (`id_kind`) are only asked for their form.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import polars as pl
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Faults, Judgement, Kind, Setting, as_mask
from enterprises.feeds.checks.marks import matrix
from enterprises.feeds.checks.texts import SCIENTIFIC, explain_scientific
from enterprises.feeds.checks.tidying import tidied
from enterprises.feeds.faults import Fault

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
EARLIEST_BIRTH_YEAR = 1850
OTHER_FORM = r"^[0-9A-Z]{5,20}$"
_CHECK_BYTES = np.frombuffer(CHECK_DIGITS.encode(), np.uint8)
_MONTH_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] + [0] * 87, np.uint8)


@dataclass(frozen=True, slots=True)
class Verdict:
    """For each number: is it 18 characters of the right form, is its date real, its digit right."""

    form: np.ndarray
    birth: np.ndarray
    digit: np.ndarray


def verdict(marks: np.ndarray, on: dt.date) -> Verdict:
    """Judge numbers given as bytes of shape (18, n); a birth after `on` is not real."""
    digits = marks[:17] - np.uint8(48)
    last = marks[17]
    form = (digits.max(axis=0) <= 9) & ((last - np.uint8(48) <= 9) | (last == ord("X")))
    total = np.zeros(marks.shape[1], np.uint16)
    for digit, weight in zip(digits, WEIGHTS, strict=True):
        total += digit.astype(np.uint16) * np.uint16(weight)
    right = form & (_CHECK_BYTES[total % 11] == last)
    return Verdict(form, form & _real_births(digits, on), right)


def _real_births(digits: np.ndarray, on: dt.date) -> np.ndarray:
    wide = digits[6:14].astype(np.int32)
    year = wide[0] * 1000 + wide[1] * 100 + wide[2] * 10 + wide[3]
    month = wide[4] * 10 + wide[5]
    day = wide[6] * 10 + wide[7]
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    days = _MONTH_DAYS[np.clip(month, 0, 99)]
    real = (day >= 1) & (day <= days) & ((month != 2) | (day < 29) | leap)
    past = year * 10000 + month * 100 + day <= on.year * 10000 + on.month * 100 + on.day
    return real & past & (year >= EARLIEST_BIRTH_YEAR)


class IdentityNumber(Kind):
    """An identity number; what is asked of it depends on the `id_kind` beside it."""

    def ordinary(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, np.ndarray]:
        """See `Kind.ordinary`."""
        marks, rows = matrix(cells, 18)
        found = verdict(marks, setting.on)
        good = found.birth & found.digit
        if rows is None:
            return cells, ~good
        odd = cells.is_not_null().to_numpy(writable=True)
        odd[rows[good]] = False
        return cells, odd

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        numbers = texts.str.to_uppercase()
        faults = np.full(len(numbers), Fault.BAD_ID_NUMBER, np.uint8)
        marks, rows = matrix(numbers, 18)
        found = verdict(marks, setting.on)
        rounded = found.form & ~found.digit & (marks[15:] == ord("0")).all(axis=0)
        judged = np.where(rounded, Fault.MANGLED_BY_SPREADSHEET, Fault.BAD_ID_NUMBER)
        judged[found.birth & found.digit] = Fault.NONE
        faults[slice(None) if rows is None else rows] = judged
        faults[as_mask(numbers.str.contains(SCIENTIFIC))] = Fault.MANGLED_BY_SPREADSHEET
        return numbers.set(pl.Series(faults > 0), None), faults

    def judge_beside(self, cells: pl.Series, kinds: Judgement, setting: Setting) -> Judgement:
        """As `judge`, where another column says which kind of document each number is from."""
        residents = self.judge(cells, setting)
        other = as_mask(kinds.values.is_in(["foreign", "hk_mo_tw"]))
        unknown = np.zeros(len(cells), bool) if kinds.faults is None else kinds.faults > 0
        rows = np.flatnonzero(other | unknown)
        if not len(rows):
            return residents
        texts = tidied(cells.gather(rows), punctuation=True).str.to_uppercase()
        faults = np.zeros(len(cells), np.uint8) if residents.faults is None else residents.faults
        malformed = texts.is_not_null() & ~texts.str.contains(OTHER_FORM)
        wrong = np.where(
            as_mask(texts.str.contains(SCIENTIFIC)),
            Fault.MANGLED_BY_SPREADSHEET,
            Fault.BAD_ID_NUMBER,
        )
        faults[rows] = np.where(as_mask(malformed) & other[rows], wrong, Fault.NONE)
        return Judgement(residents.values.clone().scatter(rows, texts), faults)

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        number = text.upper()
        if fault == Fault.MANGLED_BY_SPREADSHEET:
            return explain_scientific(text) if "E" in number else explain_rounded(number)
        if len(number) == 15 and number.isdigit():
            return _("This is an old number of 15 digits; the number of 18 characters is needed.")
        if len(number) != 18:
            return _("An identity number has 18 characters, this one has %(count)d.") % {
                "count": len(number)
            }
        if not (number.isascii() and number[:17].isdigit() and number[17] in "0123456789X"):
            return _("An identity number is 17 digits and then a digit or X.")
        return explain_birth(number, setting.on) or explain_digit(number)


def check_digit(number: str) -> str:
    """The check digit that belongs to the first 17 digits."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], WEIGHTS, strict=True))
    return CHECK_DIGITS[total % 11]


def explain_digit(number: str) -> str:
    """The sentence for a wrong check digit."""
    return _("The check digit of this number is %(right)s, not %(wrong)s.") % {
        "right": check_digit(number),
        "wrong": number[17],
    }


def explain_rounded(number: str) -> str:
    """The sentence for 18 digits whose last three a spreadsheet has replaced by zeros."""
    return _(
        "This number ends in 000 and its check digit is %(right)s, not 0: a spreadsheet has "
        "rounded it. Deliver the column formatted as text."
    ) % {"right": check_digit(number)}


def explain_birth(number: str, on: dt.date) -> str:
    """The sentence for a birth date that cannot be; empty when it can."""
    year, month, day = int(number[6:10]), int(number[10:12]), int(number[12:14])
    if not 1 <= month <= 12:
        return _("There is no month %(month)02d (digits 11 and 12).") % {"month": month}
    try:
        birth = dt.date(year, month, day)
    except ValueError:
        birth = None
    if birth is None or year < EARLIEST_BIRTH_YEAR:
        return _("%(year)04d-%(month)02d-%(day)02d is not a date of birth.") % {
            "year": year,
            "month": month,
            "day": day,
        }
    if birth > on:
        return _("The date of birth %(date)s lies in the future.") % {"date": birth.isoformat()}
    return ""
