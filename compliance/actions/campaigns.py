"""Campaigns: drafted, changed and dropped as drafts, marked as sent.

Their letters are sent by actions/letters.py, a written review is begun by actions/reviews.py.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.models import Campaign, CampaignKind, CampaignState
from compliance.procedure.refusals import NotPermitted, StaleState
from inspectorate.foundation.writing import moment
from inspectorate.organisation import journal
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.sight import current_sight


def draft(
    *,
    by: User,
    now: datetime,
    name: str,
    due_on: date,
    filter_values: dict[str, str] | None = None,
    language: str = "zh-hans",
    kind: CampaignKind = CampaignKind.LETTERS,
    year: int | None = None,
) -> Campaign:
    """A draft: nothing is sent. A district supervisor's campaign is of all own districts."""
    _refuse(by)
    sight = current_sight(by)
    with transaction.atomic(), journal.told(user=by.pk):
        return Campaign.objects.create(
            kind=kind,
            year=year,
            name=name,
            filter=filter_values or {},
            district_codes=[] if sight.everything else list(sight.districts),
            due_on=due_on,
            language=language,
            drafted_at=now,
            drafted_by=by,
        )


def change(
    campaign: Campaign,
    *,
    by: User,
    name: str,
    due_on: date,
    filter_values: dict[str, str] | None = None,
    language: str | None = None,
    year: int | None = None,
) -> Campaign:
    """Changes what a draft says. Raises StaleState if it was sent or dropped meanwhile."""
    _refuse(by)
    with transaction.atomic(), journal.told(user=by.pk):
        drafted = _locked(campaign)
        drafted.name, drafted.due_on = name, due_on
        if filter_values is not None:
            drafted.filter = filter_values
        drafted.language = language or drafted.language
        drafted.year = year or drafted.year
        drafted.save(update_fields=["name", "due_on", "filter", "language", "year"])
    return drafted


def drop(campaign: Campaign, *, by: User) -> None:
    """Drops a draft; the history keeps what it was. Raises StaleState if it was sent meanwhile."""
    _refuse(by)
    with transaction.atomic(), journal.told(user=by.pk, reason="dropped"):
        _locked(campaign).delete()


def mark_sent(campaign: Campaign, *, by: User, now: datetime) -> None:
    """Marks a draft as sent, in the caller's transaction. Raises StaleState if it was before."""
    drafts = Campaign.objects.filter(pk=campaign.pk, state=CampaignState.DRAFT)
    if not drafts.update(state=CampaignState.SENT, sent_at=now, sent_by=by):
        raise StaleState(_gone(campaign))
    campaign.refresh_from_db()


def _locked(campaign: Campaign) -> Campaign:
    drafts = Campaign.objects.select_for_update().filter(state=CampaignState.DRAFT)
    drafted = drafts.filter(pk=campaign.pk).first()
    if drafted is None:
        raise StaleState(_gone(campaign))
    return drafted


def _gone(campaign: Campaign) -> str:
    now = Campaign.objects.filter(pk=campaign.pk).select_related("sent_by").first()
    if now is None or now.sent_at is None:
        return _("This draft was dropped.")
    words = _("%(person)s sent this campaign at %(at)s.")
    return words % {"person": now.sent_by, "at": moment(now.sent_at)}


def _refuse(by: User) -> None:
    if not Permission.CAMPAIGN_RUN.is_held_by(by):
        raise NotPermitted(Permission.CAMPAIGN_RUN.refusal(by))
