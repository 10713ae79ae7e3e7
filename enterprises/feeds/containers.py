"""Compressed files, unpacked as they are read, with a limit on what may come out of them."""

import zlib
from collections.abc import Callable
from typing import Any, Protocol

import zstandard
from django.utils.translation import gettext_lazy as _

from enterprises.feeds.files import DeliveredFile
from enterprises.feeds.formats import GZIP, ZSTANDARD
from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal

_PACKED_BYTES = 256 * 1024
_WINDOW_BYTES = 1 << 27


class Stream(Protocol):
    """Bytes from front to back."""

    def read(self, count: int) -> bytes:
        """At least one byte and about `count`, or nothing at the end."""


class Unpacked:
    """The unpacked bytes of a gzip or zstd file, member after member."""

    def __init__(self, file: Stream, name: str, limits: Limits, start: Callable[[], Any]) -> None:
        self._file = file
        self._name = name
        self._limits = limits
        self._start = start
        self._member = start()
        self._begun = False
        self._left = b""
        self.packed = 0
        self.unpacked = 0

    def read(self, count: int) -> bytes:
        """See `Stream.read`."""
        while True:
            packed = self._next_packed()
            if not packed:
                self._refuse_truncated()
                return b""
            piece = self._unpack(packed, count)
            if piece:
                self.unpacked += len(piece)
                self._refuse_bomb()
                return piece

    def _next_packed(self) -> bytes:
        packed = self._left or self._file.read(_PACKED_BYTES)
        if not self._left:
            self.packed += len(packed)
        self._left = b""
        return packed

    def _unpack(self, packed: bytes, count: int) -> bytes:
        if self._member.eof:
            packed = packed.lstrip(b"\0")
            if not packed:
                return b""
            self._member, self._begun = self._start(), False
        self._begun = True
        try:
            piece, self._left = self._member.unpack(packed, count)
        except (zlib.error, zstandard.ZstdError) as error:
            raise Refusal(
                "damaged_file",
                _(
                    "%(name)s is damaged: it cannot be unpacked after %(bytes)d bytes. "
                    "Compress and deliver it again."
                ),
                name=self._name,
                bytes=self.unpacked,
            ) from error
        return piece

    def _refuse_truncated(self) -> None:
        if self._begun and not self._member.eof:
            raise Refusal(
                "truncated_file",
                _(
                    "%(name)s breaks off: the compressed file ends before its content does, "
                    "after %(bytes)d bytes. Deliver it again."
                ),
                name=self._name,
                bytes=self.unpacked,
            )

    def _refuse_bomb(self) -> None:
        limits = self._limits
        swollen = self.unpacked > max(limits.ratio_from_bytes, self.packed * limits.unpacked_ratio)
        if swollen or self.unpacked > limits.unpacked_bytes:
            raise Refusal(
                "unpacks_too_large",
                _(
                    "%(name)s unpacks to more than %(bytes)d bytes from %(packed)d, which no "
                    "table does. Check the file, or deliver it uncompressed."
                ),
                name=self._name,
                bytes=self.unpacked,
                packed=self.packed,
            )


class GzipMember:
    """One member of a gzip file."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(wbits=31)

    @property
    def eof(self) -> bool:
        """Whether the member is complete."""
        return self._inflate.eof

    def unpack(self, packed: bytes, count: int) -> tuple[bytes, bytes]:
        """At most `count` unpacked bytes, and the packed ones not used yet."""
        piece = self._inflate.decompress(packed, count)
        return piece, self._inflate.unconsumed_tail or self._inflate.unused_data


class ZstandardFrame:
    """One frame of a zstd file."""

    def __init__(self) -> None:
        decompressor = zstandard.ZstdDecompressor(max_window_size=_WINDOW_BYTES)
        self._inflate = decompressor.decompressobj(read_across_frames=False)

    @property
    def eof(self) -> bool:
        """Whether the frame is complete."""
        return self._inflate.eof

    def unpack(self, packed: bytes, count: int) -> tuple[bytes, bytes]:
        """The unpacked bytes of a small piece of packed ones, and those not used yet."""
        step = 4096
        piece = self._inflate.decompress(packed[:step])
        unused = self._inflate.unused_data if self._inflate.eof else b""
        return piece, unused + packed[step:]


def unpacked(file: DeliveredFile, sample: bytes, rest: Stream, limits: Limits) -> Unpacked | None:
    """The unpacked stream of a compressed file, None when the sample shows no compression."""
    name = file.path.name
    if sample.startswith(GZIP):
        return Unpacked(rest, name, limits, GzipMember)
    if sample.startswith(ZSTANDARD):
        return Unpacked(rest, name, limits, ZstandardFrame)
    return None


class Rewound:
    """A stream whose first bytes have been looked at and are given again."""

    def __init__(self, sample: bytes, rest: Stream) -> None:
        self._sample = sample
        self._rest = rest

    def read(self, count: int) -> bytes:
        """See `Stream.read`."""
        if self._sample:
            piece, self._sample = self._sample[:count], self._sample[count:]
            return piece
        return self._rest.read(count)


class ClassicLineEnds:
    """A text whose lines end with a carriage return alone, given with line feeds instead."""

    def __init__(self, rest: Stream) -> None:
        self._rest = rest

    def read(self, count: int) -> bytes:
        """See `Stream.read`."""
        return self._rest.read(count).replace(b"\r", b"\n")


def peeked(stream: Stream, count: int) -> tuple[bytes, Rewound]:
    """The first `count` bytes (fewer at the end), and the stream as if they were unread."""
    pieces: list[bytes] = []
    missing = count
    while missing > 0 and (piece := stream.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    sample = b"".join(pieces)
    return sample[:count], Rewound(sample, stream)
