"""The legal basis of an order, notice or decision: the articles that the law's rows name.

Forms are filled with them. Whoever changes the words may add articles, but not leave out the one
that makes the act a violation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from compliance.models.law import Law, ViolationRoute
from compliance.money.citing import cite

from .competence import standing
from .transitions import Taking

if TYPE_CHECKING:
    from compliance.models import Case

DIGITS = "零一二三四五六七八九"
LANGUAGES = ("zh-hans", "en")


def routes_of(case: Case) -> list[ViolationRoute]:
    """The rows of the law of a case's violations, each article once."""
    types = {violation.type for violation in standing(case)}
    rows = ViolationRoute.objects.filter(violation_type__in=types).order_by("violation_type")
    return list({(row.law, row.article): row for row in rows}.values())


def basis_of(case: Case) -> str:
    """The articles as a paper cites them."""
    with override("zh-hans"):
        return "、".join(cite(row.law, row.article) for row in routes_of(case))


def cites_the_law(taking: Taking) -> str:
    """A check: the basis names the article of every violation."""
    text = str(taking.facts.get("articles") or "")
    lacking = [row for row in routes_of(taking.case) if not is_cited(row, text)]
    if not lacking:
        return ""
    return _("The legal basis leaves out %(articles)s.") % {
        "articles": ", ".join(cite(row.law, row.article) for row in lacking)
    }


def is_cited(row: ViolationRoute, text: str) -> bool:
    """Whether a text names law and article, in either language, in figures or Chinese numerals."""
    plain = text.casefold()
    named = any(name.casefold() in plain for name in _names(row.law))
    number = rf"(?:第|\bart(?:\.|icles?)\s*)\s*(?:{row.article}(?!\d)|{_numeral(row.article)}条)"
    return named and (not row.article or re.search(number, plain) is not None)


def _names(law: str) -> list[str]:
    """What a law is called, without what stands in brackets."""
    names = []
    for language in LANGUAGES:
        with override(language):
            label = str(Law(law).label) if law in Law.values else law
        names.append(re.split(r"\s*[(（]", label)[0])
    return names


def _numeral(article: str) -> str:
    """87 → 八十七, 105 → 一百零五; articles that are no plain number stay as they are."""
    if not article.isdecimal() or not 0 < int(article) < 1000:
        return re.escape(article)
    hundreds, rest = divmod(int(article), 100)
    tens, ones = divmod(rest, 10)
    words = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (DIGITS[ones] if ones else "")
