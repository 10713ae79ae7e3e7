"""The secret with which a complaint is followed: shown once, kept as a slow salted digest.

It is made from a nonce that only the form's sender has, so that a form sent twice shows the same
secret again, although nothing that is kept could tell it.
"""

from __future__ import annotations

import base64
import hashlib
from secrets import token_hex

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.utils.crypto import salted_hmac

from inspectorate.foundation.statements import execute, fetch

ROUNDS = 200_000
LETTERS = 12
NOTHING = "pbkdf2_sha256$200000$nobody$" + "A" * 43 + "="
_hasher = PBKDF2PasswordHasher()


def new_nonce() -> str:
    """128 random bits."""
    return token_hex(16)


def secret_of(nonce: str) -> str:
    """Twelve letters and digits in three groups (60 bits): K7QM-2XWD-P4HA."""
    digest = salted_hmac("complaint secret", nonce, algorithm="sha256").digest()
    letters = base64.b32encode(digest).decode()[:LETTERS]
    return "-".join(letters[at : at + 4] for at in range(0, LETTERS, 4))


def submission_of(nonce: str) -> str:
    """What is kept of a nonce, to know a form that was sent before."""
    return hashlib.sha256(f"submission {nonce}".encode()).hexdigest()


def keep(complaint: int, secret: str) -> None:
    """Keeps the digest of a secret; the complaint must be in hand."""
    digest = _hasher.encode(plain(secret), token_hex(12), iterations=ROUNDS)
    execute("compliance", "keep_secret", about=complaint, digest=digest)


def renew(complaint: int, *, entry: int) -> str:
    """A new secret instead of the old one, by an entry of the access log; '' if refused."""
    secret = secret_of(new_nonce())
    digest = _hasher.encode(plain(secret), token_hex(12), iterations=ROUNDS)
    rows = fetch("compliance", "renew_secret", about=complaint, digest=digest, entry=entry)
    return secret if rows[0]["renewed"] else ""


def found_by(number: str, secret: str) -> int | None:
    """The complaint's id if number and secret belong together, else None.

    A wrong number costs the same work as a wrong secret.
    """
    known = fetch("compliance", "secret_by_number", number=number)
    digest = known[0]["digest"] if known else NOTHING
    right = _hasher.verify(plain(secret), digest)
    return int(known[0]["id"]) if known and right else None


def plain(secret: str) -> str:
    """A secret as it is compared: capitals, without blanks and hyphens."""
    return "".join(letter for letter in secret.upper() if letter.isalnum())
