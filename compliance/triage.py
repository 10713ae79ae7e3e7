"""What this floor offers to do with alerts: send letters, propose a case."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from alerts.triage import Offer
from inspectorate.organisation.permissions import Permission

OFFERS = [
    Offer(15, "send_letter", "l", Permission.LETTER_SEND, _("Send letters…"), "/letters/new/"),
    Offer(
        40,
        "open_case",
        "o",
        Permission.CASE_PROPOSE,
        _("Propose a case…"),
        "/cases/propose/",
        primary=True,
    ),
]
