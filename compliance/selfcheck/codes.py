"""Tokens and codes: what is kept of each is a digest that is of no use without the server's secret.

A token is 256 random bits that only the asking browser's session holds. A code has six digits; its
digest is keyed and bound to the token, so neither a stolen table nor another browser can use it.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from secrets import randbelow, token_urlsafe

from django.utils.crypto import salted_hmac

DIGITS = 6
CODE_LASTS = timedelta(minutes=10)


def new_token() -> str:
    """256 random bits."""
    return token_urlsafe(32)


def digest_of_token(token: str) -> str:
    """The key of a self-check."""
    return hashlib.sha256(f"self-check {token}".encode()).hexdigest()


def new_code() -> str:
    """Six random digits."""
    return f"{randbelow(10**DIGITS):0{DIGITS}}"


def digest_of_code(code: str, token_digest: str) -> str:
    """What is kept of a code."""
    return salted_hmac("self-check code", f"{token_digest} {code}", algorithm="sha256").hexdigest()
