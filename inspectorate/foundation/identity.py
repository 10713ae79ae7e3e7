"""Identity numbers: encrypted with AES-SIV (RFC 5297), so equal numbers give equal ciphertexts.

A ciphertext is one byte for the key that made it, then the SIV output. IDENTITY_KEYS lists the
keys, newest first; their place counted from the oldest is the key's number, so adding a new key
in front changes no number. `manage.py rotate_identity_keys` re-encrypts what older keys made.
"""

import base64
from collections.abc import Iterable, Sequence
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings


@cache
def _ciphers(keys: tuple[str, ...]) -> tuple[AESSIV, ...]:
    """Ciphers by key number, oldest first."""
    return tuple(AESSIV(base64.b64decode(key)) for key in reversed(keys))


def _keys() -> tuple[AESSIV, ...]:
    return _ciphers(tuple(settings.IDENTITY_KEYS))


def encrypt(number: str) -> bytes:
    """The ciphertext of a normalised identity number under the newest key."""
    return encrypt_many([number])[0]


def encrypt_many(numbers: Iterable[str]) -> list[bytes]:
    """Ciphertexts in the order given, about a microsecond each."""
    ciphers = _keys()
    seal, mark = ciphers[-1].encrypt, bytes([len(ciphers) - 1])
    return [mark + seal(number.encode(), None) for number in numbers]


def candidates(number: str) -> list[bytes]:
    """Every ciphertext under which `number` may be stored while keys are being rotated."""
    return [bytes([i]) + c.encrypt(number.encode(), None) for i, c in enumerate(_keys())]


def decrypt(ciphertext: bytes | memoryview) -> str:
    """The identity number. Raises cryptography.exceptions.InvalidTag if the bytes were altered."""
    raw = bytes(ciphertext)
    return _keys()[raw[0]].decrypt(raw[1:], None).decode()


def key_number() -> int:
    """The number of the newest key."""
    return len(_keys()) - 1


def mask(number: str) -> str:
    """First four and last four characters, the rest hidden: `3702**********123X`."""
    if len(number) <= 8:
        return "*" * len(number)
    return number[:4] + "*" * (len(number) - 8) + number[-4:]


def masked(ciphertexts: Sequence[bytes | memoryview]) -> list[str]:
    """Masked identity numbers for display, in the order given."""
    return [mask(decrypt(ciphertext)) for ciphertext in ciphertexts]
