"""The people an alert concerns: a page of them with masked numbers and month strips."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alerts.models import NO_MONTH, Alert
from alerts.presenting import strips
from enterprises.models import Scheme, SchemeApplicability
from inspectorate.foundation.identity import masked
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import chinese, day, month

PAGE_SIZE = 50


@dataclass(frozen=True)
class WorkerRow:
    """One person: who, since when, the strip in two sizes, what stands beside, and the sentence."""

    id: int
    name: str
    number: str
    employment: str
    small: strips.Drawing
    tall: strips.Drawing
    beside: list[str]
    sentence: str
    found: dict[str, Any]


@dataclass(frozen=True)
class WorkerPage:
    """A page of people, the months their strips span, and where the next page starts."""

    rows: list[WorkerRow]
    months: list[date]
    next_mark: str


def mark_of(text: str) -> tuple[date, int]:
    """Where a page starts, from `2025-01-06_123`; the beginning if it is none."""
    since, _sep, worker = text.partition("_")
    try:
        return date.fromisoformat(since), int(worker)
    except ValueError:
        return NO_MONTH, 0


def worker_page(alert: Alert, *, after: str) -> WorkerPage:
    """The next PAGE_SIZE people of an alert after a mark, longest without cover first."""
    after_day, after_worker = mark_of(after)
    found = fetch(
        "alerts",
        "alert_workers",
        alert=alert.pk,
        enterprise=alert.enterprise_id or 0,
        after_day=after_day,
        after_worker=after_worker,
        most=PAGE_SIZE + 1,
    )
    shown, more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    rows, months = _rows(alert, shown)
    mark = f"{shown[-1]['since']:%Y-%m-%d}_{shown[-1]['worker_id']}" if more else ""
    return WorkerPage(rows=rows, months=months, next_mark=mark)


def _rows(alert: Alert, found: list[dict[str, Any]]) -> tuple[list[WorkerRow], list[date]]:
    """The rows of a page; four statements however many people it has."""
    scope = {
        "enterprise": alert.enterprise_id or 0,
        "workers": [row["worker_id"] for row in found],
        "as_of": alert.as_of,
    }
    spells = _spells(fetch("alerts", "employments_at", **scope))
    covers = defaultdict(list)
    for row in fetch("alerts", "insurance_at", **scope):
        covers[row["worker_id"]].append((row["scheme"], row["from_month"], row["to_month"]))
    beside = defaultdict(list)
    for row in fetch("alerts", "beside_workers", workers=scope["workers"], as_of=alert.as_of):
        beside[row["worker_id"]].append(_beside(row))
    months = strips.window(_first_month(alert, found, spells), alert.as_of)
    numbers = dict(_numbers(found))
    rows = []
    for row in found:
        key = row["worker_id"]
        strip = strips.strip(months, spells[key], covers[key], as_of=alert.as_of)
        rows.append(
            WorkerRow(
                id=key,
                name=row["name"] or "–",
                number=numbers.get(key, ""),
                employment=_employment(spells[key]),
                small=strips.draw(strip, tall=False),
                tall=strips.draw(strip, tall=True),
                beside=beside[key],
                sentence=_sentence(row["name"] or "–", spells[key], strip),
                found=row,
            )
        )
    return rows, months


def _spells(employments: list[dict[str, Any]]) -> dict[int, list[strips.Spell]]:
    applicable: dict[str, set[int]] = defaultdict(set)
    for kind, scheme in SchemeApplicability.objects.values_list("contract_kind", "scheme"):
        applicable[kind].add(scheme)
    spells: dict[int, list[strips.Spell]] = defaultdict(list)
    for row in employments:
        schemes = frozenset(applicable[row["contract_kind"]])
        spells[row["worker_id"]].append(strips.Spell(row["hired_on"], row["left_on"], schemes))
    return spells


def _numbers(found: list[dict[str, Any]]) -> list[tuple[int, str]]:
    known = [(row["worker_id"], row["id_cipher"]) for row in found if row["id_cipher"] is not None]
    return list(zip([k for k, _c in known], masked([c for _k, c in known]), strict=True))


def _first_month(
    alert: Alert, found: list[dict[str, Any]], spells: dict[int, list[strips.Spell]]
) -> date:
    starts = [spell.hired_on for own in spells.values() for spell in own]
    starts += [row["first_month"] for row in found if row["first_month"]]
    return min(starts, default=alert.as_of)


def _employment(spells: list[strips.Spell]) -> str:
    if not spells:
        return _("not registered here")
    if len(spells) > 1:
        return ngettext("%d contract", "%d contracts", len(spells)) % len(spells)
    spell = spells[0]
    if spell.left_on is None:
        return _("since %(day)s") % {"day": day(spell.hired_on)}
    return _("%(start)s to %(end)s") % {"start": day(spell.hired_on), "end": day(spell.left_on)}


def _beside(row: dict[str, Any]) -> str:
    if row["what"] == "survey":
        return _("%(day)s: %(answer)s") % {
            "day": day(row["asked_on"]),
            "answer": _survey_answers()[row["value"]],
        }
    joint = "、" if chinese() else ", "
    return _("own insurance, %(kind)s: %(schemes)s") % {
        "kind": _insurance_kinds()[row["value"]],
        "schemes": joint.join(str(Scheme(scheme).label) for scheme in row["schemes"]),
    }


def _sentence(name: str, spells: list[strips.Spell], strip: strips.Strip) -> str:
    """What the strip shows, for those who cannot see it."""
    if not strip.missing_months:
        return _("%(name)s: %(employment)s, no month missing") % {
            "name": name,
            "employment": _employment(spells),
        }
    first = next(m for m, column in _columns(strip) if "mis" in column)
    told = ngettext(
        "%(name)s: %(employment)s, %(n)d month with a missing scheme since %(month)s, "
        "without the 30 days of grace after hire",
        "%(name)s: %(employment)s, %(n)d months with a missing scheme since %(month)s, "
        "without the 30 days of grace after hire",
        strip.missing_months,
    )
    return told % {
        "name": name,
        "employment": _employment(spells),
        "n": strip.missing_months,
        "month": month(first),
    }


def _columns(strip: strips.Strip) -> list[tuple[date, tuple[str, ...]]]:
    return list(zip(strip.months, zip(*strip.cells.values(), strict=True), strict=True))


def _survey_answers() -> dict[str, str]:
    return {
        "employer": _("says the employer did not register them"),
        "own_choice": _("says it is their own choice"),
        "short_term": _("says the work is short-term"),
        "elsewhere": _("says they are insured elsewhere"),
        "unaware": _("says they did not know"),
        "other": _("gives another reason"),
    }


def _insurance_kinds() -> dict[str, str]:
    return {
        "flexible": _("flexible worker"),
        "resident": _("resident scheme"),
        "elsewhere": _("in another place"),
    }
