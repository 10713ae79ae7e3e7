"""Files stored encrypted: AES-256-GCM piece by piece, so that size does not matter.

A file is a head (magic, number of the identity key it derives from, nonce prefix), then pieces:
four bytes of length, ciphertext. Each piece's nonce counts up and the last one is marked, so that
pieces cannot be exchanged, doubled, dropped or cut off unnoticed.
"""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from inspectorate.foundation import identity

MAGIC = b"SEALED1\n"
PIECE_BYTES = 256 * 1024
_HEAD = struct.Struct(f"!{len(MAGIC)}sB7s")
_LENGTH = struct.Struct("!I")


class Damaged(Exception):
    """The file is not one of ours, or not as it was written."""


def _cipher(key_number: int) -> AESGCM:
    known = identity.keys()
    if key_number not in known:
        raise Damaged
    derivation = HKDF(SHA256(), length=32, salt=None, info=b"files of rejects")
    return AESGCM(derivation.derive(known[key_number]))


class Sealing:
    """Takes text and writes it sealed to a binary file; `finish` writes the last piece."""

    def __init__(self, file: BinaryIO) -> None:
        number = identity.key_number()
        self._file = file
        self._cipher = _cipher(number)
        self._prefix = os.urandom(7)
        self._count = 0
        self._waiting = bytearray()
        file.write(_HEAD.pack(MAGIC, number, self._prefix))

    def write(self, text: str, /) -> int:
        """Takes a piece of text of any length."""
        self.write_bytes(text.encode())
        return len(text)

    def write_bytes(self, piece: bytes) -> None:
        """Takes a piece that is encoded already."""
        self._waiting += piece
        while len(self._waiting) > PIECE_BYTES:
            self._seal(bytes(self._waiting[:PIECE_BYTES]), last=False)
            del self._waiting[:PIECE_BYTES]

    def finish(self) -> None:
        """Seals what is left, marked as the end."""
        self._seal(bytes(self._waiting), last=True)

    def _seal(self, piece: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._prefix, self._count, last=last), piece, None)
        self._file.write(_LENGTH.pack(len(sealed)) + sealed)
        self._count += 1


def key_number_of(file: BinaryIO) -> int:
    """The number of the key a sealed file derives from. Raises Damaged if it is none."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size or not head.startswith(MAGIC):
        raise Damaged
    return int(_HEAD.unpack(head)[1])


def unsealed(file: BinaryIO) -> Iterator[bytes]:
    """The content of a sealed file, piece by piece. Raises Damaged where it was altered or cut."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size or not head.startswith(MAGIC):
        raise Damaged
    _magic, number, prefix = _HEAD.unpack(head)
    cipher = _cipher(number)
    piece = _piece(file)
    count = 0
    while piece:
        following = _piece(file)
        try:
            yield cipher.decrypt(_nonce(prefix, count, last=not following), piece, None)
        except InvalidTag as error:
            raise Damaged from error
        piece = following
        count += 1
    if not count:
        raise Damaged


def _piece(file: BinaryIO) -> bytes:
    length = file.read(_LENGTH.size)
    if not length:
        return b""
    if len(length) < _LENGTH.size:
        raise Damaged
    piece = file.read(_LENGTH.unpack(length)[0])
    if len(piece) != _LENGTH.unpack(length)[0]:
        raise Damaged
    return piece


def _nonce(prefix: bytes, count: int, *, last: bool) -> bytes:
    return prefix + count.to_bytes(4, "big") + bytes([last])
