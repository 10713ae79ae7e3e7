"""Where a figure, limit or calendar is from, in the reader's language.

A source is one text of its row. Those the first filling wrote are told in both languages; what
people entered stands as they wrote it.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

FIRST_SOURCES = (
    gettext_noop("Administrative Compulsion Law, in force since 1 January 2012"),
    gettext_noop(
        "Administrative Litigation Law (2017), art. 46;"
        " Reconsideration Law (2023), art. 20: 60 days"
    ),
    gettext_noop("Administrative Penalty Law, as revised 22 January 2021"),
    gettext_noop(
        "Administrative Penalty Law, as revised 22 January 2021; the number of days is the city's"
    ),
    gettext_noop("As usual in the province; check against the city's notice of the year"),
    gettext_noop("Labour Law, as amended 29 December 2018"),
    gettext_noop(
        "Ministry measure on publishing major labour violations (2016);"
        " check against the city's rule"
    ),
    gettext_noop(
        "Ministry notice (2015) no. 71, annex: classes of industries (GB/T 4754, divisions)"
    ),
    gettext_noop(
        "Ministry notice (2015) no. 71: base rates of work-injury insurance by class of industry"
    ),
    gettext_noop(
        "Ministry order 25, in force since 1 February 2005; check against the city's rule"
    ),
    gettext_noop(
        "Policy of the inspectorate, first version, as for objections to an exposure."
        " The documents name no number of days: a lawyer must check."
    ),
    gettext_noop("Policy of the inspectorate, first version; no limit of law"),
    gettext_noop(
        "Policy of the inspectorate, first version; no limit of law found: a lawyer must check."
    ),
    gettext_noop("Regulation on public holidays, art. 2 (State Council Decree 795 of 2024)"),
    gettext_noop("Social Insurance Law, as amended 29 December 2018"),
    gettext_noop(
        "Standing Committee of the National People's Congress, decision of 13 September 2024"
        " on gradually raising the statutory retirement age"
    ),
    gettext_noop("Starting value, to be set by the inspectorate"),
    gettext_noop("Starting value, to be set by the inspectorate's yearly plan"),
    gettext_noop("State Council Decree 364, in force since 1 December 2002"),
    gettext_noop("State Council Decree 423, in force since 1 December 2004"),
    gettext_noop(
        "State Council office notice (2019) no. 10: maternity is merged into the medical fund and"
        " collected with it; the employer's rates are added"
    ),
    gettext_noop("The decree names no days: policy of the inspectorate, first version"),
    gettext_noop("The law asks for the shortest time necessary: policy, first version"),
    gettext_noop(
        "The ministry's measure on publishing grave violations (Order 29 of 2016);"
        " article to be checked"
    ),
    gettext_noop("Usual in the province; check against the department's own rule"),
    gettext_noop("Working order, first version, after Penalty Law art. 45; to be checked"),
    gettext_noop("Working order, first version; to be checked against the city's rule"),
)
HOLIDAYS = re.compile(r"State Council notice on the holidays of (\d{4}), as in (\S+ \S+)")


def source_in_words(source: str) -> str:
    """The source as the reader understands it."""
    if found := HOLIDAYS.fullmatch(source):
        told = _("State Council notice on the holidays of %(year)s, as in %(library)s")
        return told % {"year": found[1], "library": found[2]}
    return _(source) if source in FIRST_SOURCES else source
