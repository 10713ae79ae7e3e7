"""Putting entries on public lists, and what becomes of them there.

The staff's parts decide, review and keep their reasons elsewhere; here only what everybody reads is
written. One writer at a time: numbers run without gaps, and the newest change tells the version.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.models import (
    PublicChange,
    PublicChangeKind,
    PublicEntry,
    PublicKind,
    PublicStatus,
)
from compliance.models.publicity import STANDING
from compliance.procedure.refusals import NotFromHere, Refused
from compliance.publicity.wording import refuse_private
from inspectorate.foundation.locks import lock_until_commit
from inspectorate.organisation import journal
from inspectorate.organisation.models import User

# Read aloud and typed: no I, L, O, U, 0, 1. Sixteen of thirty are 78 bits.
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 16
WAGES, CONTRIBUTIONS = "wages", "contributions"
PAYMENT = ("wages_paid_on", "contributions_paid_on", "paid_day_known")


@dataclass(frozen=True)
class Publication:
    """One entry to print. `case_id` and `complaint_ids` are asked for names that must not appear,
    and not kept.
    """

    kind: PublicKind
    list_code: str
    uscc: str
    name: str
    starts_on: date
    ends_on: date
    enterprise_id: int | None = None
    address: str = ""
    district_code: str = ""
    person_in_charge: str = ""
    staff_band: str = ""
    facts: str = ""
    decision: str = ""
    legal_basis: str = ""
    authority: str = ""
    arrears_wages_yuan: Decimal = Decimal(0)
    arrears_contributions_yuan: Decimal = Decimal(0)
    decided_on: date | None = None
    case_id: int | None = None
    complaint_ids: tuple[int, ...] = ()


# What is copied as it is.
COPIED = (
    "kind", "list_code", "uscc", "name", "starts_on", "ends_on", "enterprise_id", "address",
    "district_code", "person_in_charge", "staff_band", "facts", "decision", "legal_basis",
    "authority", "arrears_wages_yuan", "arrears_contributions_yuan", "decided_on",
)  # fmt: skip


def publish(rows: Sequence[Publication], *, by: User, now: datetime) -> list[PublicEntry]:
    """Puts entries on their lists, numbered in the order given; all of them or none.

    Raises Refused where a text would make a worker or a complainant known, or where an entry of
    the same decision is on the list already.
    """
    for row in rows:
        refuse_private(
            (row.name, row.address, row.facts, row.decision, row.legal_basis),
            case=row.case_id,
            complaints=row.complaint_ids,
        )
    today = timezone.localdate(now)
    with transaction.atomic(), journal.told(user=by.pk):
        lock_lists()
        _refuse_doubles(rows)
        last: dict[tuple[str, str], int] = {}
        entries = [_entry(row, _next(last, row), today) for row in rows]
        _count_medals(entries)
        made = PublicEntry.objects.bulk_create(entries)
        log_changes(made, PublicChangeKind.ADDED, on=today, now=now)
    return made


def mark_paid(
    entry: PublicEntry,
    *,
    paid_on: date,
    by: User | None,
    now: datetime,
    arrears: Iterable[str] = (WAGES, CONTRIBUTIONS),
    day_known: bool = True,
) -> PublicEntry:
    """Shows that arrears were paid, with the day; the entry is not erased.

    Where the `day_known` is not, `paid_on` is the day on which the payment was seen.

    With only one of both kinds paid the entry says so and stays listed. Raises NotFromHere for an
    entry that is paid already or no longer stands, Refused for a day that cannot be.
    """
    with transaction.atomic(), journal.told(user=by and by.pk):
        lock_lists()
        entry = _again(entry, (PublicStatus.LISTED,))
        if paid_on > timezone.localdate(now):
            raise Refused(_("The day of payment lies ahead."))
        if not entry.owes:
            raise Refused(_("The entry names no arrears that could be paid."))
        paid = set(arrears)
        if WAGES in paid and entry.arrears_wages_yuan and not entry.wages_paid_on:
            entry.wages_paid_on = paid_on
        if CONTRIBUTIONS in paid and entry.arrears_contributions_yuan:
            entry.contributions_paid_on = entry.contributions_paid_on or paid_on
        open_wages = entry.arrears_wages_yuan and not entry.wages_paid_on
        open_contributions = entry.arrears_contributions_yuan and not entry.contributions_paid_on
        if not (open_wages or open_contributions):
            entry.status, entry.status_on = PublicStatus.PAID, paid_on
        entry.paid_day_known = entry.paid_day_known and day_known
        entry.save(update_fields=[*PAYMENT, "status", "status_on"])
        words = "" if entry.status == PublicStatus.PAID else ",".join(sorted(paid))
        log_changes([entry], PublicChangeKind.PAID, on=paid_on, now=now, words=words)
    return entry


def withdraw(entry: PublicEntry, *, explanation: str, by: User, now: datetime) -> PublicEntry:
    """Takes an entry back; it stays readable as withdrawn, with the explanation.

    Raises NotFromHere for an entry that no longer stands, Refused without an explanation.
    """
    if not explanation.strip():
        raise Refused(_("A withdrawal needs an explanation."))
    refuse_private([explanation])
    today = timezone.localdate(now)
    with transaction.atomic(), journal.told(user=by.pk):
        lock_lists()
        entry = _again(entry, STANDING)
        entry.status, entry.status_on = PublicStatus.WITHDRAWN, today
        entry.explanation = explanation.strip()
        entry.save(update_fields=["status", "status_on", "explanation"])
        log_changes([entry], PublicChangeKind.WITHDRAWN, on=today, now=now, words=entry.explanation)
    return entry


def expire_ended(*, on: date, now: datetime) -> int:
    """Every night: entries whose last day is before `on` no longer stand; how many those were.

    Those withdrawn before stand no more anyway; the lists cease to name them.
    """
    with transaction.atomic():
        lock_lists()
        ended = list(PublicEntry.objects.ended_before(on).order_by("id"))
        for entry in ended:
            entry.status, entry.status_on = PublicStatus.EXPIRED, on
        PublicEntry.objects.bulk_update(ended, ["status", "status_on"])
        taken_back = list(PublicEntry.objects.withdrawn_and_over(on).order_by("id"))
        for entry in taken_back:
            entry.named = False
        PublicEntry.objects.bulk_update(taken_back, ["named"])
        log_changes([*ended, *taken_back], PublicChangeKind.EXPIRED, on=on, now=now)
    return len(ended) + len(taken_back)


def lock_lists() -> None:
    """One writer of public lists at a time, to the end of the transaction."""
    lock_until_commit("public lists")


def _again(entry: PublicEntry, statuses: Sequence[str]) -> PublicEntry:
    fresh = PublicEntry.objects.select_for_update().get(pk=entry.pk)
    if fresh.status not in statuses:
        raise NotFromHere(
            _("Entry %(mark)s is %(status)s.")
            % {"mark": fresh.mark, "status": fresh.get_status_display()}
        )
    return fresh


def _refuse_doubles(rows: Sequence[Publication]) -> None:
    keys = [(row.kind, row.list_code, row.uscc, row.decision) for row in rows]
    found = PublicEntry.objects.filter(
        list_code__in={row.list_code for row in rows}, uscc__in={row.uscc for row in rows}
    )
    seen = set(found.values_list("kind", "list_code", "uscc", "decision"))
    for key, row in zip(keys, rows, strict=True):
        if key in seen:
            raise Refused(
                _("%(name)s is on the list %(list)s already with this decision.")
                % {"name": row.name, "list": row.list_code}
            )
        seen.add(key)


def _next(last: dict[tuple[str, str], int], row: Publication) -> int:
    key = (row.kind, row.list_code)
    if key not in last:
        found = PublicEntry.objects.filter(kind=row.kind, list_code=row.list_code)
        last[key] = found.aggregate(last=Max("number"))["last"] or 0
    last[key] += 1
    return last[key]


def _entry(row: Publication, number: int, today: date) -> PublicEntry:
    return PublicEntry(
        number=number,
        published_on=today,
        status_on=today,
        verification_code="".join(secrets.choice(LETTERS) for _at in range(CODE_LENGTH)),
        **{name: getattr(row, name) for name in COPIED},
    )


def _count_medals(entries: Sequence[PublicEntry]) -> None:
    """How many cycles in a row each has a medal for: one more than in the cycle before."""
    medals = PublicEntry.objects.of(PublicKind.MEDAL)
    for code in {entry.list_code for entry in entries if entry.kind == PublicKind.MEDAL}:
        own = [entry for entry in entries if entry.list_code == code]
        before = medals.filter(list_code__lt=code).aggregate(code=Max("list_code"))["code"]
        earlier = dict(
            medals.filter(list_code=before)
            .exclude(status=PublicStatus.WITHDRAWN)
            .values_list("uscc", "medals_in_a_row")
        )
        for entry in own:
            entry.medals_in_a_row = earlier.get(entry.uscc, 0) + 1


def log_changes(
    entries: Sequence[PublicEntry],
    change: PublicChangeKind,
    *,
    on: date,
    now: datetime,
    words: str = "",
) -> None:
    """Adds a line to the change log for each entry. Callers hold the lock."""
    PublicChange.objects.bulk_create(
        PublicChange(entry=entry, change=change, happened_on=on, words=words, recorded_at=now)
        for entry in entries
    )
