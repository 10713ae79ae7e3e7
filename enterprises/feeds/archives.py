"""Spreadsheets are ZIP archives: what they hold, and whether it is safe to unpack them."""

import struct
import zipfile
import zlib
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.formats import WRONG_TYPE
from enterprises.feeds.limits import Limits
from enterprises.feeds.refusals import Refusal

_LOCAL_HEADER = 30
_PIECE_BYTES = 64 * 1024


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
    most = min(
        limits.spreadsheet_bytes, max(limits.ratio_from_bytes, packed * limits.unpacked_ratio)
    )
    total = sum(part.file_size for part in parts)
    with path.open("rb") as file:
        for part in parts if total <= most else []:
            file.seek(part.header_offset)
            header = file.read(_LOCAL_HEADER)
            if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
                raise refuse_damaged(name)
            name_length, extra_length = struct.unpack("<HH", header[26:30])
            file.seek(name_length + extra_length, 1)
            total += _surplus(file.read(part.compress_size), part, most)
            if total > most:
                break
    if total > most:
        raise Refusal(
            "unpacks_too_large",
            _(
                "%(name)s unpacks to more than %(bytes)d bytes from %(packed)d, which no "
                "table does. Check the file, or deliver it as CSV."
            ),
            name=name,
            bytes=most,
            packed=packed,
        )


def _surplus(packed: bytes, part: zipfile.ZipInfo, most: int) -> int:
    """By how many bytes a part unpacks to more than it declares."""
    if part.compress_type != zipfile.ZIP_DEFLATED:
        return max(0, len(packed) - part.file_size)
    inflate = zlib.decompressobj(wbits=-15)
    count = 0
    try:
        while packed and not inflate.eof and count <= most:
            count += len(inflate.decompress(packed, _PIECE_BYTES))
            packed = inflate.unconsumed_tail
    except zlib.error:
        return 0
    return max(0, count - part.file_size)
