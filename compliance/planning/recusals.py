"""Who withdraws from which enterprise in a draw: lines that name nobody are refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from enterprises.models import Enterprise
from inspectorate.organisation.models import Inspector


def unknown(recusals: Sequence[Mapping[str, str]]) -> str:
    """The first line that names no inspector or no enterprise, as a sentence; '' if all do."""
    numbers = {row["staff_no"] for row in recusals}
    codes = {row["uscc"] for row in recusals}
    people = set(Inspector.objects.filter(staff_no__in=numbers).values_list("staff_no", flat=True))
    known = set(Enterprise.objects.filter(uscc__in=codes).values_list("uscc", flat=True))
    for n, row in enumerate(recusals, 1):
        words = {"line": n, **row}
        if row["staff_no"] not in people:
            told = _(
                "Recusal %(line)d: there is no inspector with the staff number “%(staff_no)s”. "
                "Correct the number or take the line out."
            )
            return told % words
        if row["uscc"] not in known:
            told = _(
                "Recusal %(line)d: no enterprise within your sight has the code “%(uscc)s”. "
                "Correct the code or take the line out."
            )
            return told % words
    return ""
