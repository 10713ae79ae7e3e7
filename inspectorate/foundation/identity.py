"""Identity numbers: encrypted with AES-SIV (RFC 5297), so equal numbers give equal ciphertexts.

A ciphertext is one byte for the number of the key that made it, then the SIV output.
IDENTITY_KEYS lists the keys, newest first, each as `NUMBER:BASE64`; one without a number bears its
place counted from the oldest, from 0. Numbers stay when an older key is taken away, so give them
before the first rotation. `manage.py rotate_identity_keys` re-encrypts what older keys made.
"""

import base64
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Holder:
    """A floor that keeps ciphertexts of its own; `rotate` moves them to the newest key.

    An app names its own in `ciphers.py` as HOLDERS.
    """

    order: int
    name: str
    rotate: Callable[[], int]


@cache
def _numbered(entries: tuple[str, ...]) -> dict[int, bytes]:
    """Keys by number, newest first. Raises ImproperlyConfigured if the newest is not highest."""
    keys = {}
    for place, entry in enumerate(reversed(entries)):
        number, colon, key = entry.rpartition(":")
        keys[int(number) if colon else place] = base64.b64decode(key)
    newest_first = dict(reversed(keys.items()))
    if len(keys) < len(entries) or list(newest_first) != sorted(keys, reverse=True):
        raise ImproperlyConfigured(
            "IDENTITY_KEYS: every key needs a number of its own, the newest the highest."
        )
    return newest_first


def keys() -> dict[int, bytes]:
    """The configured keys by number, newest first."""
    return _numbered(tuple(settings.IDENTITY_KEYS))


@cache
def _cipher(key: bytes) -> AESSIV:
    return AESSIV(key)


def key_number() -> int:
    """The number of the newest key."""
    return next(iter(keys()))


def encrypt(number: str) -> bytes:
    """The ciphertext of a normalised identity number under the newest key."""
    return encrypt_many([number])[0]


def encrypt_many(numbers: Iterable[str]) -> list[bytes]:
    """Ciphertexts in the order given, about a microsecond each."""
    number, key = next(iter(keys().items()))
    seal, mark = _cipher(key).encrypt, bytes([number])
    return [mark + seal(number.encode(), None) for number in numbers]


def candidates(number: str) -> list[bytes]:
    """Every ciphertext under which `number` may be stored while keys are being rotated."""
    return [
        bytes([mark]) + _cipher(key).encrypt(number.encode(), None) for mark, key in keys().items()
    ]


def decrypt(ciphertext: bytes | memoryview) -> str:
    """The identity number.

    Raises cryptography.exceptions.InvalidTag if the bytes were altered, KeyError if the key that
    made them is not configured.
    """
    raw = bytes(ciphertext)
    return _cipher(keys()[raw[0]]).decrypt(raw[1:], None).decode()


def mask(number: str) -> str:
    """First four and last four characters, the rest hidden: `3702**********123X`."""
    if len(number) <= 8:
        return "*" * len(number)
    return number[:4] + "*" * (len(number) - 8) + number[-4:]


def masked(ciphertexts: Sequence[bytes | memoryview]) -> list[str]:
    """Masked identity numbers for display, in the order given."""
    return [mask(decrypt(ciphertext)) for ciphertext in ciphertexts]
