"""How a code leaves the house: into a file on a laptop, by an address of apprise elsewhere.

The phone stands in the address as {phone}; nothing here logs a phone, a code or the address.
"""

from __future__ import annotations

import os
import re
from urllib.parse import quote

import structlog
from apprise import Apprise
from django.conf import settings
from django.core.checks import Error, register

log = structlog.get_logger(__name__)
PHONE = re.compile(r"\+?\d{7,15}")
CONSOLE = "console"


def offered() -> bool:
    """Whether this installation can send codes."""
    return bool(settings.SELF_CHECK_DELIVERY)


def phone_of(written: str) -> str:
    """The phone as digits; '' for what is none."""
    plain = re.sub(r"[\s\-()]", "", written)
    return plain if PHONE.fullmatch(plain) else ""


def send(phone: str, words: str) -> bool:
    """Sends a text; whether it left the house."""
    if settings.SELF_CHECK_DELIVERY == CONSOLE:
        return _write(phone, words)
    robot = Apprise()
    robot.add(settings.SELF_CHECK_DELIVERY.replace("{phone}", quote(phone)))
    sent = bool(robot.notify(body=words))
    if not sent:
        log.warning("self_check_code_not_sent")
    return sent


def _write(phone: str, words: str) -> bool:
    """One line in a file that its owner alone may read."""
    path = settings.SELF_CHECK_CODES_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(opened, "a", encoding="utf-8") as file:
        file.write(f"{phone}: {words}\n")
    return True


@register(deploy=True)
def codes_leave_the_house(app_configs: object, **options: object) -> list[Error]:
    """`check --deploy`: codes are not written into a file where others are served."""
    if settings.SELF_CHECK_DELIVERY != CONSOLE or settings.EMBEDDED:
        return []
    return [Error("SELF_CHECK_DELIVERY=console keeps codes in a file.", id="compliance.E001")]
