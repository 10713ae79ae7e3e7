"""Unified social credit codes (GB 32100): 18 characters, the last a check character modulo 31."""

import numpy as np
import polars as pl
from django.utils.translation import gettext as _

from enterprises.feeds.checks.kind import Faults, Kind, Setting, as_mask
from enterprises.feeds.checks.marks import matrix
from enterprises.feeds.checks.texts import SCIENTIFIC, explain_scientific
from enterprises.feeds.faults import Fault

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
DEPARTMENTS = "0123456789ANY"
"""First character: the registering department; A, N and Y stand beside the digits."""
_VALUES = np.full(256, 255, np.uint8)
_VALUES[np.frombuffer(ALPHABET.encode(), np.uint8)] = np.arange(31)
_DEPARTMENTS = np.isin(np.arange(256), np.frombuffer(DEPARTMENTS.encode(), np.uint8))


def verdict(marks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For codes given as bytes of shape (18, n): is the form right, is the check character."""
    values = _VALUES[marks]
    form = (values.max(axis=0) < 31) & (values[1:8].max(axis=0) < 10) & _DEPARTMENTS[marks[0]]
    total = np.zeros(marks.shape[1], np.uint32)
    for value, weight in zip(values[:17], WEIGHTS, strict=True):
        total += value.astype(np.uint32) * np.uint32(weight)
    return form, form & ((total + values[17]) % 31 == 0)


class CreditCode(Kind):
    """A unified social credit code, upper-cased."""

    def ordinary(self, cells: pl.Series, setting: Setting) -> tuple[pl.Series, np.ndarray]:
        """See `Kind.ordinary`."""
        marks, rows = matrix(cells, 18)
        _form, good = verdict(marks)
        if rows is None:
            return cells, ~good
        odd = cells.is_not_null().to_numpy(writable=True)
        odd[rows[good]] = False
        return cells, odd

    def careful(self, texts: pl.Series, setting: Setting) -> tuple[pl.Series, Faults]:
        """See `Kind.careful`."""
        codes = texts.str.to_uppercase()
        faults = np.full(len(codes), Fault.BAD_USCC, np.uint8)
        marks, rows = matrix(codes, 18)
        _form, good = verdict(marks)
        digits = (marks - np.uint8(48) <= 9).all(axis=0)
        rounded = digits & ~good & (marks[15:] == ord("0")).all(axis=0)
        judged = np.where(rounded, Fault.MANGLED_BY_SPREADSHEET, Fault.BAD_USCC)
        judged[good] = Fault.NONE
        faults[slice(None) if rows is None else rows] = judged
        faults[as_mask(codes.str.contains(SCIENTIFIC))] = Fault.MANGLED_BY_SPREADSHEET
        return codes.set(pl.Series(faults > 0), None), faults

    def explain(self, fault: Fault, text: str, setting: Setting) -> str:
        """See `Kind.explain`."""
        code = text.upper()
        if fault == Fault.MANGLED_BY_SPREADSHEET:
            return explain_scientific(text) if len(code) != 18 else _explain_rounded(code)
        if len(code) == 15:
            return _("This is an old code of 15 characters; the code of 18 characters is needed.")
        if len(code) != 18:
            return _("A unified social credit code has 18 characters, this one has %(count)d.") % {
                "count": len(code)
            }
        for place, character in enumerate(code, start=1):
            if not _fits(place, character):
                return _("Character %(place)d of the code cannot be “%(character)s”.") % {
                    "place": place,
                    "character": character,
                }
        return _("The check character of this code is %(right)s, not %(wrong)s.") % {
            "right": check_character(code),
            "wrong": code[17],
        }


def check_character(code: str) -> str:
    """The check character that belongs to the first 17 characters."""
    total = sum(
        ALPHABET.index(character) * weight
        for character, weight in zip(code[:17], WEIGHTS, strict=True)
    )
    return ALPHABET[-total % 31]


def _fits(place: int, character: str) -> bool:
    if place == 1:
        return character in DEPARTMENTS
    return character in (ALPHABET[:10] if place <= 8 else ALPHABET)


def _explain_rounded(code: str) -> str:
    return _(
        "This code ends in 000 and its check character is %(right)s, not 0: a spreadsheet has "
        "rounded it. Deliver the column formatted as text."
    ) % {"right": check_character(code)}
