"""Certificates of medals: the paper for everybody, and its check by the code printed on it.

Wrong codes are counted per address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.files.storage import default_storage

from compliance.complaints import abuse
from compliance.models import PublicEntry, PublicKind
from enterprises.search import letters_of
from inspectorate.foundation.statements import fetch

TRIED = abuse.Limit("certificates-address", 20, abuse.QUARTER)


@dataclass(frozen=True)
class Answer:
    """What a code stands for, or until when this address waits."""

    entry: PublicEntry | None = None
    wait_until_at: datetime | None = None


@dataclass(frozen=True)
class Paper:
    """A certificate as it was issued: its number, its file, the hash of the file."""

    number: str
    file: str
    sha256: str
    issued_at: datetime

    def read(self) -> bytes:
        """The file, byte for byte."""
        with default_storage.open(self.file) as file:
            return bytes(file.read())


def paper_of(entry: PublicEntry) -> Paper | None:
    """The certificate of a medal that stands; None until it is set, and once the medal ended."""
    if entry.kind != PublicKind.MEDAL or not entry.stands:
        return None
    found = fetch("compliance", "certificate_of_entry", entry=entry.pk)
    return Paper(**found[0]) if found and default_storage.exists(found[0]["file"]) else None


def plain(code: str) -> str:
    """A code as it is kept: no hyphens or blanks, capitals, not in full width."""
    return "".join(letter for letter in letters_of(code) if letter.isalnum()).upper()[:40]


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
