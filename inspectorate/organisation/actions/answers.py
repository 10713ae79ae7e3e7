"""Idempotency keys: a request sent again under the same key gets the first answer.

The key is written in the transaction of the request, the answer at its end: a request that failed
left no key, and a second one sent meanwhile waits in the database for the first.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from inspectorate.organisation.models import ApiAnswer, User

KEPT = timedelta(days=1)


class KeyReused(Exception):
    """The key was used for another request; str() says so."""


def claim(key: str, *, by: User, digest: str, now: datetime) -> ApiAnswer:
    """The key's row: new, or with the `status` of the first answer. Raises KeyReused."""
    with transaction.atomic():
        found, _new = ApiAnswer.objects.get_or_create(
            user=by, key=key, defaults={"digest": digest, "kept_at": now}
        )
    if found.digest != digest:
        raise KeyReused(_("This idempotency key was used for another request."))
    return found


def keep(claimed: ApiAnswer, *, status: int, body: Any, headers: dict[str, str]) -> None:
    """Keeps the answer under its key."""
    claimed.status, claimed.body, claimed.headers = status, body, headers
    claimed.save(update_fields=["status", "body", "headers"])


def drop_old(*, now: datetime) -> int:
    """Forgets answers older than a day; returns how many."""
    return ApiAnswer.objects.filter(kept_at__lt=now - KEPT).delete()[0]
