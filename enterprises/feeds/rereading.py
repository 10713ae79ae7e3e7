"""Rows of a delivery once more as delivered, for those the database has to reject afterwards."""

from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np

from enterprises.feeds.blocks import Cells
from enterprises.feeds.limits import STANDARD, Limits
from enterprises.feeds.reading import open_source


def delivered_rows(
    path: str | Path, lines: Collection[int], limits: Limits = STANDARD
) -> Iterator[tuple[int, Cells]]:
    """The line and cells of the rows that start on these lines, in the order of the file."""
    wanted = np.unique(np.fromiter(lines, np.int64))
    source = open_source(path, limits)
    left = len(wanted)
    try:
        for block in source.blocks([0], max(len(source.header), 1)) if left else ():
            rows = np.flatnonzero(np.isin(block.lines, wanted))
            found = block.delivered(rows).to_list()
            yield from zip((int(line) for line in block.lines[rows]), found, strict=True)
            left -= len(rows)
            if not left:
                return
    finally:
        source.close()
