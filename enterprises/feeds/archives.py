"""Spreadsheets are ZIP archives: what they hold, and whether it is safe to unpack them."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.extents import Extent
from enterprises.feeds.formats import WRONG_TYPE
from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal

_LOCAL_HEADER = 30
_PIECE_BYTES = 1024 * 1024


def refuse_unless_spreadsheet(path: Path, name: str, limits: Limits) -> None:
    """Refuse an archive that is damaged, no XLSX spreadsheet, or swells beyond the limits."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, struct.error) as error:
        raise refuse_damaged(name) from error
    names = {part.filename.lower() for part in parts}
    if "xl/workbook.xml" not in names:
        kind = _("a ZIP archive without an Excel table (.xlsx) in it")
        raise Refusal("wrong_type", WRONG_TYPE, name=name, kind=kind)
    _refuse_bomb(path, name, parts, limits)


def refuse_damaged(name: str) -> Refusal:
    """The refusal of a spreadsheet that cannot be opened."""
    return Refusal(
        "damaged_file",
        _("%(name)s is damaged: the spreadsheet cannot be opened. Save and deliver it again."),
        name=name,
    )


def _refuse_bomb(path: Path, name: str, parts: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Unpack every part for the sake of counting: what an archive says of itself may be a lie."""
    packed = max(path.stat().st_size, 1)
    swelling = max(limits.ratio_from_bytes, packed * limits.unpacked_ratio)
    most = min(limits.spreadsheet_bytes, swelling)
    total = 0
    if sum(part.file_size for part in parts) > most:
        raise _too_large(name, packed, most)
    with path.open("rb") as file:
        for part in parts:
            extent = Extent() if _is_sheet(part) else None
            for piece in _pieces(file, part, name):
                total += len(piece)
                if total > most:
                    raise _too_large(name, packed, most)
                if extent is not None and extent.add(piece).cells > limits.spreadsheet_cells:
                    raise _too_wide(name, extent)


def _is_sheet(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().startswith("xl/worksheets/")


def _pieces(file: BinaryIO, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The content of a part, piece by piece, as far as it can be unpacked."""
    file.seek(part.header_offset)
    header = file.read(_LOCAL_HEADER)
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise refuse_damaged(name)
    name_length, extra_length = struct.unpack("<HH", header[26:30])
    file.seek(name_length + extra_length, 1)
    packed = file.read(part.compress_size)
    if part.compress_type != zipfile.ZIP_DEFLATED:
        yield packed
        return
    inflate = zlib.decompressobj(wbits=-15)
    try:
        while packed and not inflate.eof:
            yield inflate.decompress(packed, _PIECE_BYTES)
            packed = inflate.unconsumed_tail
    except zlib.error as error:
        raise refuse_damaged(name) from error


def _too_large(name: str, packed: int, most: int) -> Refusal:
    return Refusal(
        "unpacks_too_large",
        _(
            "%(name)s unpacks to more than %(bytes)d bytes from %(packed)d, which no "
            "table does. Check the file, or deliver it as CSV."
        ),
        name=name,
        bytes=most,
        packed=packed,
    )


def _too_wide(name: str, extent: Extent) -> Refusal:
    return Refusal(
        "sheet_too_wide",
        _(
            "The filled cells of a sheet of %(name)s span %(rows)d rows and %(columns)d columns. "
            "Remove stray cells far from the table, or deliver it as CSV."
        ),
        name=name,
        rows=extent.rows,
        columns=extent.columns,
    )
