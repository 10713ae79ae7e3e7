"""Secrets of an installation that was given none: made once, kept in VAR_DIR, readable by us.

A production installation passes its own by the environment; these only spare a laptop the trouble.
"""

from __future__ import annotations

import base64
import os
import secrets
from contextlib import suppress
from pathlib import Path

from inspectorate.foundation.services.places import places_here

IDENTITY_KEY_BYTES = 64  # AES-256-SIV takes two keys of 32 bytes


def signing_key() -> str:
    """Django's SECRET_KEY for this VAR_DIR."""
    return _kept("signing.key", secrets.token_urlsafe(64))


def identity_key() -> str:
    """The base64 key that encrypts identity numbers in this VAR_DIR."""
    made = base64.b64encode(secrets.token_bytes(IDENTITY_KEY_BYTES)).decode()
    return _kept("identity.key", made)


def _kept(name: str, made: str) -> str:
    """The secret of that name: the one on disk, else `made`, by whoever writes it first."""
    folder = places_here().root / "secrets"
    path = folder / name
    try:
        return path.read_text()
    except FileNotFoundError:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = folder / f"{name}.{os.getpid()}"
    half.touch(mode=0o600)
    half.write_text(made)
    return _placed(half, path)


def _placed(half: Path, path: Path) -> str:
    with suppress(FileExistsError):  # another process was first
        path.hardlink_to(half)
    half.unlink()
    return path.read_text()
