"""Self-checks: asked for, looked up and answered by a code, confirmed, closed, forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from compliance.models import SelfCheck
from compliance.selfcheck import codes, delivery
from enterprises.models import Worker
from inspectorate.foundation import identity
from inspectorate.foundation.queues import queue_or_leave
from inspectorate.foundation.statements import fetch

KEPT_FOR = timedelta(days=1)


def ask(*, number: str, name: str, language: str, now: datetime) -> str:
    """Asks for a self-check; the token of whoever asks. Does the same for everybody."""
    token = codes.new_token()
    number_cipher, name_cipher = identity.encrypt_many([number, name])
    asked = fetch(
        "compliance",
        "self_check_begin",
        token=codes.digest_of_token(token),
        number=number_cipher,
        called=name_cipher,
        language=language,
        now=now,
    )
    key = int(asked[0]["id"])
    transaction.on_commit(lambda: _queue(key), robust=True)
    return token


def _queue(key: int) -> None:
    from compliance.tasks import send_self_check_code

    queue_or_leave(send_self_check_code, key)


def send_code(key: int, *, now: datetime) -> bool:
    """Looks the person up and sends a code to the phone on record; whether one was sent.

    Done once: whoever was looked up is forgotten but for the worker's key.
    """
    with transaction.atomic():
        waiting = SelfCheck.objects.select_for_update(skip_locked=True)
        asked = waiting.filter(pk=key, looked_up_at=None).first()
        if asked is None or asked.asked_at < now - codes.CODE_LASTS:
            return False
        worker = _person(asked)
        phone = delivery.phone_of(worker.phone) if worker else ""
        code = codes.new_code()
        asked.looked_up_at, asked.number_cipher, asked.name_cipher = now, b"", b""
        if worker and phone:
            asked.worker_id = worker.pk
            asked.code_digest = codes.digest_of_code(code, asked.token_digest)
            asked.code_until = now + codes.CODE_LASTS
        asked.save()
    return bool(phone) and delivery.send(phone, _words(code, language=asked.language))


def _person(asked: SelfCheck) -> Worker | None:
    """The person of that number, if the name is theirs too."""
    ciphers = identity.candidates(identity.decrypt(asked.number_cipher))
    worker = Worker.objects.filter(id_cipher__in=ciphers).first()
    if worker is None or worker.name == "":
        return None
    given = identity.decrypt(asked.name_cipher)
    return worker if squeezed(worker.name) == squeezed(given) else None


def squeezed(name: str) -> str:
    """A name as it is compared: without blanks and dots, in capitals."""
    return "".join(letter for letter in name.upper() if letter.isalnum())


def _words(code: str, *, language: str) -> str:
    with translation.override(language):
        return _(
            "Your code for the self-check of the labour inspectorate is %(code)s. It holds for 10 "
            "minutes. Tell it to nobody, not even to the inspectorate."
        ) % {"code": code}


def confirm(token: str, code: str, *, now: datetime) -> bool:
    """Whether the code was right; then the self-check is open for a quarter of an hour."""
    key = codes.digest_of_token(token)
    tried = fetch(
        "compliance",
        "self_check_confirm",
        token=key,
        code=codes.digest_of_code(code, key),
        now=now,
    )
    return bool(tried[0]["fits"])


def close(token: str, *, now: datetime) -> None:
    """Nobody sees anything with this token any more."""
    fetch("compliance", "self_check_end", token=codes.digest_of_token(token), now=now)


def forget_old(*, now: datetime) -> int:
    """Every night: self-checks of the days before; how many there were."""
    return SelfCheck.objects.filter(asked_at__lt=now - KEPT_FOR).delete()[0]
