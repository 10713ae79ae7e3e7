"""The findings of an alert as a file, numbers masked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from alerts.models import NO_MONTH, Alert
from enterprises.models import Scheme
from inspectorate.foundation.exports import csv_response
from inspectorate.foundation.identity import decrypt, mask
from inspectorate.foundation.permissions import require
from inspectorate.foundation.statements import fetch
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.ALERT_READ)
def workers_csv(request: StaffRequest, pk: int) -> HttpResponse:
    """One line per finding: person, masked number, scheme, months, amount."""
    alert = get_object_or_404(Alert.objects.visible_to(request.user), pk=pk)
    header = [_("Name"), _("Number"), _("Scheme"), _("From"), _("To"), _("Amount"), _("Detail")]
    return csv_response(f"{alert.number}.csv", header, _lines(alert))


def _lines(alert: Alert) -> Iterator[list[Any]]:
    masks: dict[int, str] = {}
    for row in fetch("alerts", "list_of_alert", alert=alert.pk):
        if row["worker_id"] not in masks:
            known = row["id_cipher"] is not None
            masks[row["worker_id"]] = mask(decrypt(row["id_cipher"])) if known else ""
        yield [
            row["name"] or "",
            masks[row["worker_id"]],
            Scheme(row["scheme"]).label if row["scheme"] in Scheme.values else "",
            "" if row["from_month"] == NO_MONTH else f"{row['from_month']:%Y-%m}",
            f"{row['to_month']:%Y-%m}" if row["to_month"] else "",
            row["amount"],
            row["detail"],
        ]
