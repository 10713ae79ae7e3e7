"""Addresses of the counter where employers bring objections and statements."""

from __future__ import annotations

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from compliance.actions import handing_in
from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories_exposures import make_exposure
from tests.compliance.factories_watchlist import make_notice

GUARDED = {
    "compliance:counter": Permission.COUNTER_RECEIVE,
    "compliance:take_in": Permission.COUNTER_RECEIVE,
    "compliance:exposure_scan": Permission.EXPOSURE_READ,
    "compliance:watch_scan": Permission.WATCHLIST_READ,
    "compliance:grade_scan": Permission.APPRAISAL_READ,
}
BY_POST: set[str] = set()
# Nobody has objected.
ANSWERS = {"compliance:exposure_scan": {404}, "compliance:grade_scan": {404}}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    now = timezone.now()
    entry = make_notice(group, now=now - timedelta(days=1))
    handed = handing_in.take_statement(
        entry,
        by=entry.noticed_by,
        now=now,
        channel="letter",
        received_on=timezone.localdate(now),
        bearer="李示例",
        text="已经补缴。",
        scan=SimpleUploadedFile("陈述书.pdf", b"%PDF-1.7 synthetic"),
    )
    return {
        "compliance:take_in": {"kind": "listing", "pk": entry.pk},
        "compliance:exposure_scan": {"pk": make_exposure(group).pk, "handed": handed.pk},
        "compliance:watch_scan": {"pk": entry.pk, "handed": handed.pk},
        "compliance:grade_scan": {"code": "2024-2025", "pk": 0, "handed": handed.pk},
    }
