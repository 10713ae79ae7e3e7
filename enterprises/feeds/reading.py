"""Opening a delivery, whatever its container, format and encoding."""

import tempfile
from pathlib import Path

from enterprises.feeds.blocks import Source
from enterprises.feeds.containers import Stream, peeked, unpacked
from enterprises.feeds.delimited import DelimitedText
from enterprises.feeds.files import DeliveredFile
from enterprises.feeds.formats import PARQUET, ZIP, refuse_empty, refuse_other
from enterprises.feeds.limits import STANDARD, Limits
from enterprises.feeds.parquet import ParquetFile
from enterprises.feeds.spreadsheets import Spreadsheet

_HEAD_BYTES = 4096
_PIECE_BYTES = 1 << 20
_SEEKABLE: dict[bytes, type[Spreadsheet] | type[ParquetFile]] = {
    ZIP: Spreadsheet,
    PARQUET: ParquetFile,
}


def open_source(path: str | Path, limits: Limits = STANDARD) -> Source:
    """Open a file as a source of blocks. Refuses what is no table, saying what it is."""
    file = DeliveredFile(Path(path))
    try:
        return _opened(file, limits)
    except BaseException:
        file.close()
        raise


def _opened(file: DeliveredFile, limits: Limits) -> Source:
    head, rest = peeked(file, _HEAD_BYTES)
    inner = unpacked(file, head, rest, limits)
    if inner is not None:
        head, rest = peeked(inner, _HEAD_BYTES)
    if not head:
        raise refuse_empty(file.path.name)
    refuse_other(head, file.path.name)
    seekable = _SEEKABLE.get(head[:4])
    if seekable is None:
        return DelimitedText(file, rest, limits)
    if inner is None:
        return seekable(file, file.path, limits)
    return _spilled(file, rest, seekable, limits)


def _spilled(
    file: DeliveredFile,
    stream: Stream,
    seekable: type[Spreadsheet] | type[ParquetFile],
    limits: Limits,
) -> Source:
    """A compressed spreadsheet or Parquet file, unpacked into a file for as long as it is read."""
    with tempfile.NamedTemporaryFile(prefix="delivery-") as spill:
        while piece := stream.read(_PIECE_BYTES):
            spill.write(piece)
        spill.flush()
        return seekable(file, Path(spill.name), limits)
