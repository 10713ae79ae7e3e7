"""Second factors: set up, tried at log-in, replaced, taken away and reset.

What is tried is answered, not raised: a wrong code is counted by the same transaction, and too many
lock the factor for as long as the log-in is locked after wrong passwords.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from inspectorate.foundation import onetime
from inspectorate.foundation.identity import decrypt, encrypt
from inspectorate.organisation import journal
from inspectorate.organisation.models import RecoveryCode, SecondFactor, User
from inspectorate.organisation.models.factors import SecondFactorQuerySet
from inspectorate.organisation.own_news import tell

from .users import Refused

CODES = 10
CODE_LETTERS = 16
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 32 of them, none that is taken for another


class Tried(StrEnum):
    """What became of a code."""

    RIGHT = "right"
    WRONG = "wrong"
    USED = "used"
    LOCKED = "locked"


def begin(*, by: User, now: datetime) -> SecondFactor:
    """A new secret, which holds once a first code proves that the phone has it."""
    with transaction.atomic(), journal.told(user=by.pk):
        User.objects.select_for_update(of=("self",)).get(pk=by.pk)  # two clicks, one set-up
        _end(SecondFactor.objects.begun().filter(user=by), now=now)
        sealed = encrypt(onetime.new_secret())
        return SecondFactor.objects.create(user=by, cipher=sealed, begun_at=now)


def secret_of(factor: SecondFactor) -> str:
    """The secret in base 32, for the one page that shows it before it holds."""
    return decrypt(factor.cipher)


def confirm(factor: SecondFactor, *, by: User, code: str, now: datetime) -> list[str]:
    """The factor holds from now on, in place of one before; the recovery codes, told this once.

    [] if the code is not the secret's at this moment. Raises Refused if begun anew meanwhile.
    """
    with transaction.atomic(), journal.told(user=by.pk):
        begun = SecondFactor.objects.begun().select_for_update().filter(pk=factor.pk, user=by)
        held = begun.first()
        if held is None:
            raise Refused(_("This set-up was begun anew or ended: begin again."))
        steps = onetime.steps_of(decrypt(held.cipher), plain(code), now=now)
        if not steps:
            return []
        _end(SecondFactor.objects.holding().filter(user=by), now=now)
        held.confirmed_at, held.codes_at, held.last_step = now, now, steps[-1]
        held.save(update_fields=["confirmed_at", "codes_at", "last_step"])
        _keep(by, since=now)
        return _new_codes(held, now=now)


def check(user: User, *, code: str, now: datetime) -> Tried:
    """Tries a code of the phone or a recovery code against the factor that holds.

    A code is right once: the half minute it belongs to, and all before, are used up.
    """
    with transaction.atomic(), journal.told(user=user.pk):
        factor = SecondFactor.objects.holding().select_for_update().filter(user=user).first()
        if factor is None:
            return Tried.WRONG
        if factor.locked_until(now=now):
            return Tried.LOCKED
        found = _try(factor, plain(code), now=now)
        return found if found == Tried.RIGHT else _count_wrong(factor, found, now=now)


def renew_codes(*, by: User, now: datetime) -> list[str]:
    """Ten new recovery codes, told this once; those before let nobody in any more."""
    with transaction.atomic(), journal.told(user=by.pk):
        factor = SecondFactor.objects.holding().select_for_update().filter(user=by).first()
        if factor is None:
            raise Refused(_("Two-step log-in is not set up."))
        factor.codes.left().update(dropped_at=now)
        factor.codes_at = now
        factor.save(update_fields=["codes_at"])
        return _new_codes(factor, now=now)


def remove(*, by: User, now: datetime) -> None:
    """The own log-in asks for the password alone again. Raises Refused where that is not enough."""
    with transaction.atomic(), journal.told(user=by.pk):
        if by.needs_second_factor:
            raise Refused(_("Your role logs in in two steps; the device can be changed."))
        _end(SecondFactor.objects.filter(user=by, ended_at=None), now=now)
        _keep(by, since=None)


def reset(user: User, *, by: User | None, now: datetime, reason: str) -> None:
    """Takes the factor of somebody who lost phone and codes; open sessions end, the person is told.

    `by` None: on the command line. Raises Refused for the own one and where there is none.
    """
    context = journal.told(user=by.pk if by else None, reason=reason)
    with transaction.atomic(), context:
        if by is not None and user.pk == by.pk:
            raise Refused(
                _("Nobody resets their own second factor: another administrator does it.")
            )
        held = SecondFactor.objects.filter(user=user, ended_at=None)
        if not held.filter(confirmed_at__isnull=False).exists():
            raise Refused(_("Two-step log-in is not set up."))
        _end(held, now=now)
        _keep(user, since=None)
        tell(user, gettext_noop("Two-step log-in was reset by an administrator"), now=now)


def plain(code: str) -> str:
    """A code as it is compared: capitals and figures, without blanks and hyphens."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _try(factor: SecondFactor, code: str, *, now: datetime) -> Tried:
    if len(code) == CODE_LETTERS:
        return _try_recovery(factor, code, now=now)
    steps = onetime.steps_of(decrypt(factor.cipher), code, now=now)
    fresh = [step for step in steps if step > factor.last_step]
    if not fresh:
        return Tried.USED if steps else Tried.WRONG
    factor.last_step, factor.wrong_count = fresh[0], 0
    factor.save(update_fields=["last_step", "wrong_count"])
    return Tried.RIGHT


def _try_recovery(factor: SecondFactor, code: str, *, now: datetime) -> Tried:
    kept = RecoveryCode.objects.filter(factor=factor, digest=_digest(code)).first()
    if kept is None:
        return Tried.WRONG
    if kept.used_at or kept.dropped_at:
        return Tried.USED
    kept.used_at, factor.wrong_count = now, 0
    kept.save(update_fields=["used_at"])
    factor.save(update_fields=["wrong_count"])
    return Tried.RIGHT


def _count_wrong(factor: SecondFactor, found: Tried, *, now: datetime) -> Tried:
    """One more; the last one that is allowed locks, and whoever the log-in is learns of it."""
    over = factor.wrong_count >= settings.AXES_FAILURE_LIMIT  # a lock that has ended
    factor.wrong_count = 1 if over else factor.wrong_count + 1
    factor.last_wrong_at = now
    factor.save(update_fields=["wrong_count", "last_wrong_at"])
    if factor.locked_until(now=now) is None:
        return found
    what = gettext_noop("Somebody knew your password and gave wrong codes until the log-in locked")
    tell(factor.user, what, now=now)
    return Tried.LOCKED


def _end(factors: SecondFactorQuerySet, *, now: datetime) -> None:
    RecoveryCode.objects.left().filter(factor__in=factors).update(dropped_at=now)
    factors.update(ended_at=now, cipher=b"")


def _keep(user: User, *, since: datetime | None) -> None:
    """Says with the person whether a factor holds, so that each request knows without asking."""
    user.second_factor_at = since
    user.save(update_fields=["second_factor_at"])


def _new_codes(factor: SecondFactor, *, now: datetime) -> list[str]:
    codes = ["".join(secrets.choice(LETTERS) for _n in range(CODE_LETTERS)) for _c in range(CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(factor=factor, digest=_digest(code), made_at=now) for code in codes
    )
    return ["-".join(onetime.in_groups(code).split()) for code in codes]


def _digest(code: str) -> str:
    """80 random bits need no salt and no slow digest."""
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).hexdigest()
