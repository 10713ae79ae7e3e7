"""Employed months beside insured months, per employer and scheme, with the gaps in words.

The cells are those of the month strips (alerts/presenting/strips.py), by the comparison's own
definitions: missing is a month employed beyond the first 30 days in which a scheme that applies is
not insured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alerts.presenting import strips
from enterprises.models import Scheme, SchemeApplicability
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import chinese, day, month

from . import codes


@dataclass(frozen=True)
class SchemeRow:
    """One scheme at one employer: months employed, insured and missing, and which are missing."""

    label: Any
    employed: int
    insured: int
    missing: int
    gaps: str


@dataclass(frozen=True)
class EmployerMonths:
    """One employer: since when, the strip, the table, and the gaps in one sentence."""

    id: int
    name: str
    address: str
    employment: str
    drawing: strips.Drawing
    rows: list[SchemeRow]
    sentence: str

    @property
    def has_gap(self) -> bool:
        """Whether some scheme misses a month."""
        return any(row.missing for row in self.rows)


@dataclass(frozen=True)
class OwnMonths:
    """What an open self-check shows; `taken` are the days the two deliveries were taken."""

    employers: list[EmployerMonths]
    taken: dict[str, date]
    open_until: datetime


def own_months(token: str, *, now: datetime) -> OwnMonths | None:
    """The months of the person whose self-check it is; None if it is not open."""
    key = {"token": codes.digest_of_token(token), "now": now}
    found = fetch("compliance", "self_check_open", **key)
    if not found:
        return None
    taken = {
        row["feed"]: timezone.localdate(row["published_at"])
        for row in fetch("compliance", "self_check_as_of")
    }
    as_of = min([*taken.values(), timezone.localdate(now)])
    return OwnMonths(_employers(key, as_of), taken, found[0]["open_until"])


def _employers(key: dict[str, Any], as_of: date) -> list[EmployerMonths]:
    applicable: dict[str, set[int]] = defaultdict(set)
    for kind, scheme in SchemeApplicability.objects.values_list("contract_kind", "scheme"):
        applicable[kind].add(scheme)
    names: dict[int, tuple[str, str]] = {}
    spells: dict[int, list[strips.Spell]] = defaultdict(list)
    covers: dict[int, list[tuple[int, date, date | None]]] = defaultdict(list)
    for row in fetch("compliance", "self_check_employments", **key):
        names[row["enterprise_id"]] = row["name"], row["address"]
        schemes = frozenset(applicable[row["contract_kind"]])
        spells[row["enterprise_id"]].append(strips.Spell(row["hired_on"], row["left_on"], schemes))
    for row in fetch("compliance", "self_check_insurance", **key):
        names[row["enterprise_id"]] = row["name"], row["address"]
        covers[row["enterprise_id"]].append((row["scheme"], row["from_month"], row["to_month"]))
    return [_employer(pk, *names[pk], spells[pk], covers[pk], as_of=as_of) for pk in names]


def _employer(
    pk: int,
    name: str,
    address: str,
    spells: list[strips.Spell],
    covers: list[tuple[int, date, date | None]],
    *,
    as_of: date,
) -> EmployerMonths:
    months = _all_months(
        min([*(spell.hired_on for spell in spells), *(start for _scheme, start, _end in covers)]),
        _last_day(spells, covers, as_of=as_of),
    )
    whole = strips.strip(months, spells, covers, as_of=as_of)
    shown = strips.strip(months[-strips.MOST_MONTHS :], spells, covers, as_of=as_of)
    rows = [_row(scheme, whole) for scheme in strips.SCHEMES]
    return EmployerMonths(
        id=pk,
        name=name,
        address=address,
        employment=("；" if chinese() else "; ").join(map(_spell, spells))
        or _("not registered here"),
        drawing=strips.draw(shown, tall=True),
        rows=rows,
        sentence=_sentence(rows),
    )


def _last_day(
    spells: list[strips.Spell], covers: list[tuple[int, date, date | None]], *, as_of: date
) -> date:
    """The last day on which anything was on record there, at most `as_of`."""
    ends = [spell.left_on for spell in spells] + [end for _scheme, _start, end in covers]
    known = [end for end in ends if end is not None]
    return as_of if len(known) < len(ends) else min(as_of, max(known, default=as_of))


def _all_months(first: date, last: date) -> list[date]:
    months = [first.replace(day=1)]
    while months[-1] < last.replace(day=1):
        months.append(strips.next_month(months[-1]))
    return months


def _row(scheme: int, whole: strips.Strip) -> SchemeRow:
    cells = whole.cells[scheme]
    missing = [month for month, cell in zip(whole.months, cells, strict=True) if cell == "mis"]
    return SchemeRow(
        label=Scheme(scheme).label,
        employed=sum(whole.employed),
        insured=sum(cell in {"ins", "ghost"} for cell in cells),
        missing=len(missing),
        gaps=in_words(missing),
    )


def in_words(months: Sequence[date]) -> str:
    """`Mar 2025 to Jun 2025, Nov 2025`; '' for none."""
    runs: list[list[date]] = []
    for each in months:
        if runs and strips.next_month(runs[-1][-1]) == each:
            runs[-1].append(each)
        else:
            runs.append([each])
    words = [
        month(run[0])
        if len(run) == 1
        else _("%(start)s to %(end)s") % {"start": month(run[0]), "end": month(run[-1])}
        for run in runs
    ]
    return ("、" if chinese() else ", ").join(words)


def _spell(spell: strips.Spell) -> str:
    if spell.left_on is None:
        return _("since %(day)s") % {"day": day(spell.hired_on)}
    return _("%(start)s to %(end)s") % {"start": day(spell.hired_on), "end": day(spell.left_on)}


def _sentence(rows: list[SchemeRow]) -> str:
    missing = [row for row in rows if row.missing]
    if not missing:
        return _("No month is missing.")
    longest = max(row.missing for row in missing)
    joint = "、" if chinese() else ", "
    return ngettext(
        "%(n)d month without insurance in: %(schemes)s",
        "Up to %(n)d months without insurance in: %(schemes)s",
        longest,
    ) % {"n": longest, "schemes": joint.join(str(row.label) for row in missing)}


def complaint_about(employer: EmployerMonths) -> dict[str, Any]:
    """What the complaint form is filled with: the employer, the matter and the months."""
    lines = [
        _("%(scheme)s: missing %(months)s") % {"scheme": row.label, "months": row.gaps}
        for row in employer.rows
        if row.missing
    ]
    head = _("By the records I was employed %(employment)s, and these months are not insured:") % {
        "employment": employer.employment
    }
    return {
        "employer_name": employer.name,
        "employer_address": employer.address,
        "subjects": ["L7"],
        "text": "\n".join([head, *lines]),
    }
