"""The paper of a letter: what was compared, what does not fit, what to put right and by when.

The enterprise knows its staff: they are listed by name, their identity numbers masked.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from alerts.catalogue import rules
from compliance.models import DocumentKind, Letter, LetterAlert
from inspectorate.foundation.identity import decrypt, mask
from inspectorate.foundation.locks import held
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import month

from . import documents, enterprise_news

AT_ONCE = 25


def set_waiting(*, most: int = AT_ONCE) -> int:
    """Sets up to `most` papers that are missing, one transaction each; how many it set.

    Safe to run anywhere and twice: a letter somebody else has in hand is passed over.
    """
    waiting = Letter.objects.filter(document=None).order_by("id").values_list("pk", flat=True)
    done = 0
    for key in waiting[:most]:
        with held(f"paper of letter {key}") as ours:
            done += ours and set_one(key)
    return done


def set_one(key: int) -> bool:
    """Issues the paper of a letter, once; whether it was issued now."""
    with transaction.atomic():
        found = Letter.objects.select_for_update(of=("self",)).select_related("enterprise")
        letter = found.get(pk=key)
        if letter.document_id:
            return False
        letter.document = documents.issue(
            DocumentKind.LETTER,
            by=letter.sent_by,
            now=letter.sent_at,
            facts=facts_of(letter, at=letter.sent_at),
            owner=letter,
            language=letter.language,
        )
        letter.save(update_fields=["document"])
        enterprise_news.tell_paper(
            letter.document,
            letter.enterprise,
            now=letter.sent_at,
            address=f"/portal/letters/{letter.pk}/",
        )
    return True


def facts_of(letter: Letter, *, at: datetime) -> dict[str, Any]:
    """The facts of the paper, in the letter's language."""
    parts = list(letter.parts.select_related("alert").order_by("id"))
    with translation.override(letter.language):
        return {
            "lines": [_line(part) for part in parts],
            "due_on": letter.due_on,
            "as_of": max(part.alert.as_of for part in parts),
            "workers": _workers(letter),
        }


def _workers(letter: Letter) -> list[dict[str, str]]:
    return [
        {
            "violation": rules()[row["rule"]].title,
            "name": row["name"],
            "number": mask(decrypt(row["id_cipher"])),
        }
        for row in fetch("compliance", "people_of_letter", letter=letter.pk)
    ]


def _line(part: LetterAlert) -> dict[str, Any]:
    each = rules()[part.rule]
    since = part.first_month
    return {
        "violation": each.title,
        "workers_count": part.workers_count or "",
        "months": _("since %(month)s") % {"month": month(since)} if since else "",
        "amount_yuan": f"{part.at_stake_yuan:.2f}" if part.at_stake_yuan else "",
        "demand": each.demand,
    }
