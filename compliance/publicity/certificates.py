"""Checking a certificate by the code printed on it. Wrong codes are counted per address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from compliance.complaints import abuse
from compliance.models import PublicEntry

TRIED = abuse.Limit("certificates-address", 20, abuse.QUARTER)


@dataclass(frozen=True)
class Answer:
    """What a code stands for, or until when this address waits."""

    entry: PublicEntry | None = None
    wait_until_at: datetime | None = None


def plain(code: str) -> str:
    """A code as it is kept: no hyphens or blanks, capitals."""
    return "".join(letter for letter in code if letter.isalnum()).upper()[:40]


def check(code: str, *, address: str, now: datetime) -> Answer:
    """Looks a code up; a right one is not counted. Without Redis nothing is: no code is guessed,
    they have 78 bits.
    """
    tries = [abuse.Counted(TRIED, address)]
    counting = True
    try:
        free_at = abuse.count(tries, now=now)
    except abuse.NotCounted:
        counting, free_at = False, None
    if free_at is not None:
        return Answer(wait_until_at=free_at)
    entry = PublicEntry.objects.filter(verification_code=plain(code)).first()
    if entry is not None and counting:
        abuse.forgive(tries)
    return Answer(entry=entry)
