"""Identity numbers: deterministic ciphertexts, keys that come and go, masks."""

from __future__ import annotations

import base64

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import ImproperlyConfigured

from inspectorate.foundation import identity

NUMBER = "370202199001011234"
FIRST, SECOND = (base64.b64encode(bytes([place]) * 64).decode() for place in (1, 2))


@pytest.fixture
def keys(settings: object) -> object:
    settings.IDENTITY_KEYS = [f"0:{FIRST}"]  # type: ignore[attr-defined]
    return settings


def test_equal_numbers_give_equal_ciphertexts(keys: object) -> None:
    first, again, other = identity.encrypt_many([NUMBER, NUMBER, NUMBER[:-1] + "X"])
    assert first == again != other
    assert NUMBER.encode() not in first
    assert identity.decrypt(first) == NUMBER


def test_single_key_needs_no_number(keys: object) -> None:
    with_number = identity.encrypt(NUMBER)
    keys.IDENTITY_KEYS = [FIRST]  # type: ignore[attr-defined]
    assert identity.encrypt(NUMBER) == with_number


def test_older_key_still_decrypts_and_may_go_after_rotation(keys: object) -> None:
    before = identity.encrypt(NUMBER)
    keys.IDENTITY_KEYS = [f"1:{SECOND}", f"0:{FIRST}"]  # type: ignore[attr-defined]
    after = identity.encrypt(NUMBER)
    assert identity.decrypt(before) == identity.decrypt(after) == NUMBER
    assert identity.candidates(NUMBER) == [after, before]
    keys.IDENTITY_KEYS = [f"1:{SECOND}"]  # type: ignore[attr-defined]
    assert identity.encrypt(NUMBER) == after
    with pytest.raises(KeyError):
        identity.decrypt(before)


def test_altered_ciphertext_is_noticed(keys: object) -> None:
    cipher = bytearray(identity.encrypt(NUMBER))
    cipher[-1] ^= 1
    with pytest.raises(InvalidTag):
        identity.decrypt(bytes(cipher))


@pytest.mark.parametrize(
    "entries",
    [[f"0:{SECOND}", f"1:{FIRST}"], [f"1:{SECOND}", f"1:{FIRST}"]],
    ids=["newest not highest", "one number twice"],
)
def test_confused_key_numbers_are_refused(keys: object, entries: list[str]) -> None:
    keys.IDENTITY_KEYS = entries  # type: ignore[attr-defined]
    with pytest.raises(ImproperlyConfigured):
        identity.keys()


@pytest.mark.parametrize(
    ("number", "shown"),
    [(NUMBER, "3702**********1234"), ("E1234567", "********"), ("E12345678", "E123*5678")],
)
def test_mask_shows_four_and_four(number: str, shown: str) -> None:
    assert identity.mask(number) == shown
