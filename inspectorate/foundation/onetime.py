"""One-time codes of RFC 6238 as apps make them: SHA-1, six digits, every 30 seconds."""

from __future__ import annotations

import base64
import hmac
import secrets
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1 as SHA
from cryptography.hazmat.primitives.twofactor.hotp import HOTP
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

SECRET_BYTES = 20  # as long as the digest, as RFC 4226 recommends
DIGITS = 6
STEP_SECONDS = 30
DRIFT_STEPS = 1  # before and after: the phone's clock, and the time it takes to type


def new_secret() -> str:
    """A random secret in base 32, as apps take it by hand."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def step_at(now: datetime) -> int:
    """The number of the half minute."""
    return int(now.timestamp()) // STEP_SECONDS


def code_at(secret: str, step: int) -> str:
    """The code of a half minute."""
    return HOTP(base64.b32decode(secret), DIGITS, SHA()).generate(step).decode()  # noqa: S303 - what apps know


def steps_of(secret: str, code: str, *, now: datetime) -> list[int]:
    """The half minutes near `now` that have this code, oldest first; [] if it is wrong."""
    near = range(step_at(now) - DRIFT_STEPS, step_at(now) + DRIFT_STEPS + 1)
    told = code.encode()
    return [step for step in near if hmac.compare_digest(code_at(secret, step).encode(), told)]


def address_of(secret: str, *, account: str, issuer: str) -> str:
    """The otpauth:// address that an app reads from the picture."""
    shared = TOTP(base64.b32decode(secret), DIGITS, SHA(), STEP_SECONDS)  # noqa: S303
    return shared.get_provisioning_uri(account, issuer)


def in_groups(secret: str, *, of: int = 4) -> str:
    """Written so that a person can copy it: ABCD EFGH …"""
    return " ".join(secret[at : at + of] for at in range(0, len(secret), of))


def drawn(text: str) -> tuple[int, str]:
    """A QR code of `text`: how many squares a side has, and the path of the dark ones."""
    code = QRCode(error_correction=ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return len(rows), path
