"""From the bytes of a delivered CSV file to a header and numbered rows of cells.

Encoding and delimiter are found out, never asked. A row whose bytes cannot be decoded, or with more
cells than the header, is marked broken.
"""

import csv
import gzip
import io
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

DELIMITERS = (",", ";", "\t")


class Line(NamedTuple):
    """One row as delivered: the number of the line it begins on (the header is 1) and its cells."""

    number: int
    cells: list[str]
    broken: bool


def read_bytes(path: Path) -> bytes:
    """The file's content, unpacked where its name ends in .gz."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def decode(content: bytes) -> str:
    """The text of UTF-8, UTF-16 or GB18030 bytes; the undecodable as surrogates or U+FFFD."""
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", "surrogateescape")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        is_little = content[1::2].count(0) >= content[0::2].count(0)
        return content.decode("utf-16-le" if is_little else "utf-16-be", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    encoding = "utf-8" if mostly_utf_8(content) else "gb18030"
    return content.decode(encoding, "surrogateescape")


def mostly_utf_8(content: bytes) -> bool:
    """Whether most of the lines that go beyond ASCII are UTF-8."""
    good = bad = 0
    for line in content.splitlines():
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    return good >= bad


def is_undecodable(cell: str) -> bool:
    """Whether the cell holds what `decode` puts in place of undecodable bytes."""
    return any(character == "\ufffd" or "\ud800" <= character <= "\udfff" for character in cell)


def read_lines(text: str, known_headers: Collection[str]) -> tuple[list[str], list[Line]]:
    """The header's cells and the rows after it; empty lines are no rows."""
    first_line = text.partition("\n")[0].rstrip("\r")
    delimiter = max(DELIMITERS, key=lambda sign: count_known(first_line, sign, known_headers))
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = next(reader, [])
    rows: list[Line] = []
    begins = reader.line_num + 1
    for cells in reader:
        if cells:
            broken = len(cells) > len(header) or any(map(is_undecodable, cells))
            rows.append(Line(begins, cells, broken))
        begins = reader.line_num + 1
    return header, rows


def count_known(first_line: str, delimiter: str, known_headers: Collection[str]) -> int:
    """How many known column names a delimiter finds in the header."""
    cells = next(csv.reader([first_line], delimiter=delimiter), [])
    return sum(cell.strip().lower() in known_headers for cell in cells)
