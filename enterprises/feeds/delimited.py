"""Delimited text (CSV and its relatives) as a source of blocks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from django.utils.translation import gettext_lazy as _

from enterprises.feeds import encodings
from enterprises.feeds.blocks import Block
from enterprises.feeds.careful import split
from enterprises.feeds.containers import ClassicLineEnds, Stream, peeked
from enterprises.feeds.delimiters import detect_delimiter
from enterprises.feeds.files import DeliveredFile
from enterprises.feeds.formats import SAMPLE_BYTES, refuse_empty
from enterprises.feeds.limits import Limits
from enterprises.feeds.parsing import block_of
from enterprises.feeds.pieces import Piece, Pieces
from enterprises.feeds.refusals import Refusal


class DelimitedText:
    """A source of blocks. `header` is the first line that is not blank."""

    format = "csv"
    typed = False

    def __init__(self, file: DeliveredFile, stream: Stream, limits: Limits) -> None:
        self._file = file
        self.remarks: list[str] = []
        sample, rewound = peeked(stream, SAMPLE_BYTES)
        mark, _encoding = encodings.mark_of(sample)
        if not sample[len(mark) :].strip():
            raise refuse_empty(file.path.name)
        if len(sample) == SAMPLE_BYTES:
            sample = sample[: sample.rfind(b"\n") + 1] or sample
        self._decoder = encodings.Decoder(encodings.detect(sample, file.path.name))
        rewound.read(len(mark))
        text: Stream = rewound
        if b"\r" in sample and b"\n" not in sample:
            sample, text = sample.replace(b"\r", b"\n"), ClassicLineEnds(rewound)
        self.delimiter = detect_delimiter(self._decoder.preview(sample[len(mark) :]))
        self._pieces = Pieces(text, self._decoder, file.path.name, limits, self.delimiter)
        self.header, self._rest = self._read_header()

    @property
    def encoding(self) -> str:
        """The encoding of the text; `ascii` as long as no other character has been met."""
        return self._decoder.encoding

    @property
    def progress(self) -> float:
        """How much of the file has been read, from 0 to 1."""
        return self._file.position / max(self._file.size, 1)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file, complete after the last block."""
        return self._file.sha256

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def blocks(self, positions: Sequence[int], width: int) -> Iterator[Block]:
        """The rows, with the cells at these positions; more than `width` cells is a flaw."""
        for piece in self._rest:
            if piece.text:
                yield block_of(piece, self.delimiter, positions, width)
        self._file.finish()

    def _read_header(self) -> tuple[list[str], Iterator[Piece]]:
        pieces = iter(self._pieces)
        for piece in pieces:
            blank = len(piece.text) - len(piece.text.lstrip(b"\n"))
            if blank == len(piece.text):
                continue
            records, end = split(
                piece.text[blank:].decode(), self.delimiter, final=True, most=1 << 20, count=1
            )
            self._refuse_undecodable(piece, piece.line + blank)
            length = len(piece.text[blank:].decode()[:end].encode())
            return records[0].cells, chain([_without_start(piece, blank + length)], pieces)
        raise refuse_empty(self._file.path.name)

    def _refuse_undecodable(self, piece: Piece, line: int) -> None:
        if line in piece.bad_lines:
            raise Refusal(
                "unreadable_header",
                _(
                    "The header of %(name)s (line %(line)d) has characters that cannot be read. "
                    "Save the file as UTF-8 and deliver it again."
                ),
                name=self._file.path.name,
                line=line,
            )


def _without_start(piece: Piece, length: int) -> Piece:
    lines = piece.text[:length].count(b"\n")
    records = piece.records
    if records is not None:
        records = [
            replace(record, line=record.line - lines) for record in records if record.line >= lines
        ]
    return replace(
        piece,
        text=piece.text[length:],
        line=piece.line + lines,
        lines=piece.lines - lines,
        records=records,
    )
