"""Self-rectification letters: chosen from a set of alerts, sent one per enterprise, withdrawn.

What a letter came to is found by a complete delivery (actions/rechecks.py), its paper is set by a
job (actions/letter_papers.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.actions import alerts, bulk
from alerts.actions.alerts import STARTS
from alerts.catalogue import rules
from alerts.models import Alert, AlertState
from alerts.triage import Listed
from compliance.models import (
    Campaign,
    CampaignKind,
    CampaignState,
    CaseAlert,
    Letter,
    LetterAlert,
    LetterState,
)
from compliance.money.sight import seeing
from compliance.procedure.refusals import NotPermitted, Refused, StaleState
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import moment
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission

from . import campaigns

COLUMNS = (
    "id",
    "rule",
    "state",
    "enterprise_id",
    "enterprise__address",
    "grid_group_id",
    "district_code",
    "findings_count",
    "workers_count",
    "at_stake_yuan",
    "first_month",
    "changed_in_run",
)


@dataclass
class Choice:
    """What letters would be written about, by enterprise; and what is left out, by reason."""

    by_enterprise: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    workers_by_enterprise: dict[int, int] = field(default_factory=dict)
    counted_by_enterprise: dict[int, int] = field(default_factory=dict)

    @property
    def letters(self) -> int:
        """One per enterprise."""
        return len(self.by_enterprise)

    @property
    def alerts(self) -> int:
        """Alerts the letters would name."""
        return sum(len(rows) for rows in self.by_enterprise.values())

    @property
    def workers(self) -> int:
        """People concerned, each once per enterprise: named, or only counted."""
        counted = self.counted_by_enterprise
        return sum(max(n, counted.get(each, 0)) for each, n in self.workers_by_enterprise.items())

    @property
    def yuan(self) -> Decimal:
        """Yuan at stake."""
        rows = (row for found in self.by_enterprise.values() for row in found)
        return sum((row["at_stake_yuan"] for row in rows), Decimal("0.00"))


def in_a_proposal() -> Exists:
    """Whether an alert is in a case already, if only proposed."""
    return Exists(CaseAlert.objects.filter(alert=OuterRef("pk"), released_on=None))


def choose(found: QuerySet[Alert]) -> Choice:
    """The letters that a set of alerts makes, and why which alerts are left out."""
    chosen: dict[int, list[dict[str, Any]]] = defaultdict(list)
    left_out: dict[str, int] = defaultdict(int)
    asked = found.annotate(in_a_case=in_a_proposal()).order_by("-score", "-id")
    for row in asked.values(*COLUMNS, "in_a_case"):
        if reason := _left_out(row):
            left_out[reason] += 1
        else:
            chosen[row["enterprise_id"]].append(row)
    choice = Choice(by_enterprise=dict(chosen), left_out=dict(left_out))
    _count_workers(choice)
    return choice


def _left_out(row: dict[str, Any]) -> str:
    """Why no letter is written about an alert; '' if one is."""
    if row["enterprise_id"] is None:
        return "no_enterprise"
    if row["state"] in (AlertState.CASE_OPEN, AlertState.LETTER_SENT):
        return str(row["state"])
    if row["in_a_case"]:
        return "proposed"
    if row["state"] not in STARTS["send_letter"]:
        return "over"
    each = rules().get(row["rule"])
    if each is None or not each.demand:
        return "no_demand"
    return "" if row["enterprise__address"].strip() else "no_address"


def _count_workers(choice: Choice) -> None:
    """People named, by enterprise; an alert's own count where no rows are kept of it. Apart from
    them who is counted without a name: an answer is compared by names.
    """
    counting = [name for name, each in rules().items() if each.amount_is == "persons"]
    keys = [row["id"] for rows in choice.by_enterprise.values() for row in rows]
    with seeing():
        rows = fetch("compliance", "workers_of_letters", alerts=keys, counting=counting)
    named = {row["enterprise_id"]: row["workers"] for row in rows}
    choice.counted_by_enterprise = {row["enterprise_id"]: row["counted"] for row in rows}
    choice.workers_by_enterprise = {
        enterprise: max(named.get(enterprise, 0), *(row["workers_count"] for row in found))
        for enterprise, found in choice.by_enterprise.items()
    }


def send(
    listed: Listed,
    *,
    by: User,
    now: datetime,
    due_on: date,
    language: str,
    campaign: Campaign | None = None,
    matching: QuerySet[Alert] | None = None,
) -> list[Letter]:
    """One letter per enterprise of the set; its alerts wait for the answer until the day set.

    Raises SetChanged if the set is not what was listed, Refused where no letter can be written,
    NotPermitted, and StaleState if the campaign was sent already.
    """
    _refuse(by=by, campaign=campaign, due_on=due_on, on=timezone.localdate(now))
    with transaction.atomic(), journal.told(user=by.pk):
        if campaign:
            campaigns.mark_sent(campaign, by=by, now=now)
        choice = choose(bulk.chosen(listed, by=by, matching=matching))
        if not choice.letters:
            raise Refused(_("None of these alerts can go into a letter."))
        given = {"due_on": due_on, "language": language, "sent_at": now, "sent_by": by}
        letters = _write(choice, campaign=campaign, **given)
        keys = [row["id"] for rows in choice.by_enterprise.values() for row in rows]
        alerts.send_letter_many(Alert.objects.filter(pk__in=keys).only("pk"), by=by, until=due_on)
        transaction.on_commit(set_papers)
    return letters


def _refuse(*, by: User, campaign: Campaign | None, due_on: date, on: date) -> None:
    needed = Permission.CAMPAIGN_RUN if campaign else Permission.LETTER_SEND
    if not needed.is_held_by(by):
        raise NotPermitted(needed.refusal(by))
    if campaign and campaign.kind != CampaignKind.LETTERS:
        raise Refused(_("A written review sends no letters."))
    if due_on <= on:
        raise Refused(_("The day set must be after today."))


def _write(choice: Choice, **given: Any) -> list[Letter]:
    """The rows of the letters and of the alerts they name."""
    letters = Letter.objects.bulk_create(
        Letter(
            enterprise_id=enterprise,
            grid_group_id=rows[0]["grid_group_id"],
            district_code=rows[0]["district_code"],
            alerts_count=len(rows),
            findings_count=sum(row["findings_count"] for row in rows),
            workers_count=choice.workers_by_enterprise[enterprise],
            at_stake_yuan=sum(row["at_stake_yuan"] for row in rows),
            **given,
        )
        for enterprise, rows in choice.by_enterprise.items()
    )
    LetterAlert.objects.bulk_create(
        _part(letter, row)
        for letter in letters
        for row in choice.by_enterprise[letter.enterprise_id]
    )
    return letters


def _part(letter: Letter, row: dict[str, Any]) -> LetterAlert:
    same = ("rule", "first_month", "findings_count", "workers_count", "at_stake_yuan")
    return LetterAlert(
        letter=letter,
        alert_id=row["id"],
        grid_group_id=letter.grid_group_id,
        district_code=letter.district_code,
        run_id=row["changed_in_run"],
        **{name: row[name] for name in same},
    )


def set_papers() -> None:
    """Queues the job that sets papers in type; without Redis the sweep finds the letters later."""
    from compliance.tasks import issue_letters

    queue_or_leave(issue_letters)


def withdraw(letter: Letter, *, by: User, now: datetime, reason: str) -> Letter:
    """Takes a letter back: its alerts wait in the queue again. Raises StaleState if it is over."""
    if not Permission.LETTER_SEND.is_held_by(by):
        raise NotPermitted(Permission.LETTER_SEND.refusal(by))
    if not reason.strip():
        raise Refused(_("Say why the letter is withdrawn."))
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        moved = (
            Letter.objects.out()
            .filter(pk=letter.pk)
            .update(
                state=LetterState.WITHDRAWN,
                ended_at=now,
                withdrawn_by=by,
                withdrawn_reason=reason,
            )
        )
        letter.refresh_from_db()
        if not moved:
            raise StaleState(
                _("The letter is “%(state)s” since %(at)s.")
                % {"state": letter.get_state_display(), "at": moment(letter.ended_at or now)}
            )
        alerts.release_many(waiting_alerts([letter.pk]), by=by)
        end_campaigns([letter.campaign_id], now=now)
    return letter


def waiting_alerts(letters: Iterable[int]) -> QuerySet[Alert]:
    """The alerts of letters that still wait for an answer, and are in no case."""
    return (
        Alert.objects.filter(letter_parts__letter__in=list(letters), state=AlertState.LETTER_SENT)
        .exclude(Exists(CaseAlert.objects.filter(alert=OuterRef("pk"), released_on=None)))
        .order_by("pk")
    )


def end_campaigns(campaigns: Iterable[int | None], *, now: datetime) -> None:
    """Ends those of the campaigns none of whose letters is out any more."""
    keys = [key for key in campaigns if key is not None]
    running = Campaign.objects.filter(
        pk__in=keys, state__in=(CampaignState.SENT, CampaignState.RECHECKED)
    )
    out = Letter.objects.out().filter(campaign__in=keys)
    over = running.exclude(pk__in=out.values("campaign"))
    over.update(state=CampaignState.ENDED, ended_at=now)
