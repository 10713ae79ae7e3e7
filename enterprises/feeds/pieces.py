"""The text of a delivery as pieces of whole records in UTF-8, whatever its encoding.

A record ends at a line end outside quotation marks. Pieces without a quotation mark are cut at any
line end; in the others, a field in quotes may hold line ends and delimiters.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

import numpy as np
from django.utils.translation import gettext_lazy as _

from enterprises.feeds import careful
from enterprises.feeds.containers import Stream
from enterprises.feeds.encodings import Decoder
from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal

NEWLINE = 0x0A
QUOTE = 0x22


@dataclass(slots=True)
class Piece:
    """Whole records, and where in the file they stand."""

    text: bytes
    line: int
    """The physical line the piece starts on."""
    lines: int
    """How many physical lines it has."""
    bad_lines: set[int] = field(default_factory=set)
    """Physical lines with bytes that could not be decoded."""
    quoted: bool = False
    records: list[careful.Record] | None = None
    """The records one by one, where the quoting of the piece is irregular."""


class Pieces:
    """The pieces of a stream, first to last."""

    def __init__(
        self, stream: Stream, decoder: Decoder, name: str, limits: Limits, delimiter: str
    ) -> None:
        self.stream = stream
        self.decoder = decoder
        self.name = name
        self.limits = limits
        self.delimiter = delimiter
        self._line = 1
        self._bad: set[int] = set()

    def decoded(self) -> Iterator[tuple[bytes, list[int]]]:
        """Whole lines in UTF-8 and the places of undecodable ones among them."""
        tail = b""
        while raw := self.stream.read(self.limits.block_bytes):
            whole = self.decoder.last_line_end(raw, len(tail))
            if not whole:
                tail += raw
                self._refuse_long_line(tail)
                continue
            raw, tail = tail + raw[:whole], raw[whole:]
            self._refuse_long_line(raw)
            yield self._with_plain_ends(raw)
        if tail:
            self._refuse_long_line(tail)
            yield self._with_plain_ends(self.decoder.completed(tail))

    def _with_plain_ends(self, raw: bytes) -> tuple[bytes, list[int]]:
        text, bad = self.decoder.decode(raw)
        return (text.replace(b"\r\n", b"\n") if b"\r" in text else text), bad

    def _refuse_long_line(self, raw: bytes) -> None:
        most = self.limits.line_bytes
        start = 0
        while start + most < len(raw):
            end = raw.rfind(self.decoder.newline, start, start + most)
            if end < 0:
                raise Refusal(
                    "line_too_long",
                    _(
                        "%(name)s has a line of more than %(bytes)d bytes at or after line "
                        "%(line)d. Check that its rows end with line breaks and that every "
                        "quotation mark is closed."
                    ),
                    name=self.name,
                    bytes=most,
                    line=self._line,
                )
            start = end + 1

    def __iter__(self) -> Iterator[Piece]:
        carry = b""
        for text, bad in self.decoded():
            first = self._line + carry.count(b"\n")
            self._bad.update(first + place for place in bad)
            carry = yield from self._cut(carry + text, final=False)
        if carry:
            yield from self._cut(carry, final=True)

    def _cut(self, text: bytes, *, final: bool) -> Generator[Piece, None, bytes]:
        if b'"' not in text:
            yield self._piece(text, quoted=False)
            return b""
        end = regular_end(text, ord(self.delimiter))
        left = len(text) - end
        if end and (not left or (left <= self.limits.line_bytes and not final)):
            yield self._piece(text[:end], quoted=True)
            return text[end:]
        records, end = careful.split(
            text.decode(), self.delimiter, final=final, most=self.limits.line_bytes
        )
        rest = text.decode()[end:].encode()
        piece = self._piece(text[: len(text) - len(rest)], quoted=True)
        piece.records = records
        yield piece
        return rest

    def _piece(self, text: bytes, *, quoted: bool) -> Piece:
        piece = Piece(text, self._line, text.count(b"\n"), quoted=quoted)
        self._line += piece.lines
        if self._bad:
            piece.bad_lines = {line for line in self._bad if line < self._line}
            self._bad -= piece.bad_lines
        return piece


def regular_end(text: bytes, delimiter: int) -> int:
    """The length of the whole records at the start; 0 where the quoting is not regular.

    Regular means: every mark that opens a field follows a delimiter, a line end or the start, and
    every one that closes it precedes a delimiter or a line end; `""` inside stands for one mark.
    """
    marks = np.frombuffer(text, np.uint8)
    quotes = np.flatnonzero(marks == QUOTE)
    newlines = np.flatnonzero(marks == NEWLINE)
    inside = np.searchsorted(quotes, newlines) & 1
    outside = newlines[inside == 0]
    if not len(outside):
        return 0
    end = int(outside[-1]) + 1
    quotes = quotes[quotes < end]
    before = np.where(quotes > 0, marks[quotes - 1], NEWLINE)
    after = marks[np.minimum(quotes + 1, len(marks) - 1)]
    opening = np.isin(before[0::2], (delimiter, NEWLINE, QUOTE))
    closing = np.isin(after[1::2], (delimiter, NEWLINE, QUOTE))
    return end if opening.all() and closing.all() else 0


def record_ends(text: bytes) -> np.ndarray:
    """The places after each record of a piece with regular quoting."""
    marks = np.frombuffer(text, np.uint8)
    newlines = np.flatnonzero(marks == NEWLINE)
    quotes = np.flatnonzero(marks == QUOTE)
    return newlines[(np.searchsorted(quotes, newlines) & 1) == 0] + 1
