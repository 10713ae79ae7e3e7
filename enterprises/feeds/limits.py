"""How much of a delivery is read at once, and where reading stops for safety."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes unless named otherwise; every one can be set by whoever opens the file."""

    block_bytes: int = 8 * MEBIBYTE
    line_bytes: int = MEBIBYTE
    chunk_rows: int = 100_000
    unpacked_ratio: int = 250
    """Unpacked bytes per packed byte a compressed text may reach before it is refused."""
    ratio_from_bytes: int = 64 * MEBIBYTE
    """The ratio is only looked at beyond this many unpacked bytes."""
    unpacked_bytes: int = 200 * 1024 * MEBIBYTE
    spreadsheet_bytes: int = 1024 * MEBIBYTE
    """Unpacked size of all parts of a spreadsheet together."""
    spreadsheet_cells: int = 40_000_000
    """Rows times columns between the outermost filled cells of a sheet."""
    row_group_bytes: int = 1024 * MEBIBYTE
    """Unpacked size of one row group of a Parquet file."""


STANDARD = Limits()
