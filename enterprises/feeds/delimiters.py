"""Which delimiter a text uses, found out from its first lines."""

import csv
from collections import Counter
from itertools import islice

DELIMITERS = (",", "\t", ";")
_SAMPLE_LINES = 200


def detect_delimiter(text: str) -> str:
    """The delimiter that cuts most lines into the same number of cells, the header among them."""
    lines = [line for line in islice(text.splitlines(keepends=True), 2_000) if line.strip()]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines[:_SAMPLE_LINES], delimiter))


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return 0.0, 0
    if not rows:
        return 0.0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0, 0
    width, count = widths.most_common(1)[0]
    return count / len(rows) + (0.5 if len(rows[0]) == width else 0.0), width
