"""Criteria and facts in words: a row of a set is a sentence anybody can read, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.models import FactCode, ScaleGrade

# A scale's grade in the list where a new enterprise has none.
NO_GRADE = ""


def words_of_fact(code: str) -> str:
    """A fact's name; an unknown code as it is."""
    return str(FactCode(code).label) if code in FactCode.values else code


def list_of_facts(codes: Iterable[str]) -> str:
    """Several facts, in the order of the record."""
    known = [code for code in FactCode.values if code in set(codes)]
    unknown = sorted(set(codes) - set(known))
    return _(", ").join(words_of_fact(code) for code in [*known, *unknown])


def sentence(grade: object, facts: Iterable[str], at_least: int) -> str:
    """Poor: dealt with, 3 times or more in the period."""
    words = {"grade": grade, "facts": list_of_facts(facts), "n": at_least}
    if len(set(facts)) == 1 and at_least == 1:
        return _("%(grade)s: %(facts)s, once or more in the period") % words
    if len(set(facts)) == 1:
        return _("%(grade)s: %(facts)s, %(n)d times or more in the period") % words
    if at_least == 1:
        return _("%(grade)s: any of these in the period: %(facts)s") % words
    return _("%(grade)s: %(n)d or more of these together in the period: %(facts)s") % words


def remaining_sentence(grade: object) -> str:
    """What remains."""
    return _("%(grade)s: none of the above") % {"grade": grade}


def counts_in_words(counts: Mapping[str, Any]) -> str:
    """Dealt with 3 times; publicly exposed."""
    parts = []
    for code in FactCode.values:
        n = int(counts.get(code, 0))
        if n == 1:
            parts.append(words_of_fact(code))
        elif n > 1:
            parts.append(
                ngettext("%(fact)s %(n)d time", "%(fact)s %(n)d times", n)
                % {"fact": words_of_fact(code), "n": n}
            )
    text = _("; ").join(parts) or _("no fact in the period")
    return text[:1].upper() + text[1:]


def names_of_grades(grades: Iterable[ScaleGrade]) -> dict[str, str]:
    """The name of each grade in the reader's language, by code."""
    return {grade.code: str(grade) for grade in grades}
