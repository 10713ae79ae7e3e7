"""Certificates of medals: a numbered paper each, with the code and the address to check it by."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from compliance.models import DocumentKind, Medal
from inspectorate.foundation.locks import held

from . import documents

AT_ONCE = 25


def set_waiting(*, most: int = AT_ONCE) -> int:
    """Sets up to `most` certificates that are missing, one transaction each; how many it set.

    Safe to run anywhere and twice: a medal somebody else has in hand is passed over.
    """
    waiting = Medal.objects.filter(document=None, revoked_at=None).order_by("id")
    done = 0
    for key in waiting.values_list("pk", flat=True)[:most]:
        with held(f"certificate of medal {key}") as ours:
            done += ours and set_one(key)
    return done


def set_one(key: int) -> bool:
    """Issues the certificate of a medal, once; whether it was issued now."""
    with transaction.atomic():
        found = Medal.objects.select_for_update(of=("self",))
        medal = found.select_related("enterprise", "entry", "round__appraisal").get(pk=key)
        if medal.document_id or medal.revoked_at:
            return False
        medal.document = documents.issue(
            DocumentKind.MEDAL_CERTIFICATE,
            by=medal.awarded_by,
            now=medal.awarded_at,
            facts=facts_of(medal),
            owner=medal,
        )
        medal.save(update_fields=["document"])
    return True


def facts_of(medal: Medal) -> dict[str, Any]:
    """The facts of the paper; `pattern` is the QR code as rows of 0 and 1."""
    code = medal.entry.verification_code
    address = f"{settings.SITE_URL}/certificates/{code}/"
    return {
        "cycle": medal.round.appraisal.code,
        "mark": medal.entry.mark,
        "until_on": medal.until_on,
        "code": code,
        "check_address": address,
        "pattern": pattern_of(address),
    }


def pattern_of(text: str) -> list[str]:
    """The QR code of a text, a string of 0 and 1 for each row, without the margin."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]
