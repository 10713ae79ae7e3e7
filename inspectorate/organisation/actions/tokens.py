"""Tokens of programs: given, revoked, and known again when one comes with a request."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from inspectorate.organisation import journal
from inspectorate.organisation.models import ApiToken, User

from .users import Refused

PREFIX = "lab_"
NOTED_AGAIN = timedelta(minutes=5)


def give(
    user: User,
    *,
    by: User,
    now: datetime,
    name: str,
    scopes: Iterable[str],
    expires_on: date,
    reason: str,
) -> tuple[ApiToken, str]:
    """A token of `user` and its secret, which is kept nowhere. Raises Refused."""
    if user.pk == by.pk:
        raise Refused(_("Nobody gives themselves a token: another administrator does it."))
    if not user.is_active:
        raise Refused(_("This log-in is switched off."))
    if user.owes_second_factor or by.owes_second_factor:
        raise Refused(_("A token needs two-step log-in of whoever gives it and whose it is."))
    if expires_on <= timezone.localdate(now):
        raise Refused(_("The last day it holds lies ahead."))
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        token = ApiToken.objects.create(
            user=user,
            name=name,
            beginning=secret[:12],
            digest=digest_of(secret),
            scopes=sorted(set(scopes)),
            given_at=now,
            given_by=by,
            expires_on=expires_on,
        )
    return token, secret


def revoke(token: ApiToken, *, by: User, now: datetime, reason: str) -> ApiToken:
    """It lets nobody in any more. Raises Refused if it was revoked before."""
    with transaction.atomic(), journal.told(user=by.pk, reason=reason):
        held = ApiToken.objects.select_for_update().get(pk=token.pk)
        if held.revoked_at:
            raise Refused(_("This token was revoked before."))
        held.revoked_at, held.revoked_by = now, by
        held.save(update_fields=["revoked_at", "revoked_by"])
    return held


def holding(secret: str, *, now: datetime) -> ApiToken | None:
    """The token of that secret, if it lets anybody in at that moment."""
    found = ApiToken.objects.holding(now=now).filter(digest=digest_of(secret))
    return found.select_related("user").first()


def note_use(token: ApiToken, *, now: datetime) -> None:
    """Remembers when a token came last, to within five minutes."""
    stale = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_AGAIN)
    if token.last_used_at is None or token.last_used_at < now - NOTED_AGAIN:
        ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=now)


def digest_of(secret: str) -> str:
    """What is kept of a secret; 256 random bits need no salt."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
