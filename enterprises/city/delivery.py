"""The files of a city: opened once, fed block by block, counted."""

from pathlib import Path
from typing import IO

import polars as pl


class Delivery:
    """Writes `<feed>.csv` files into a folder; every file exists, with its header, from the start."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.rows: dict[str, int] = {}
        self._files: dict[str, IO[bytes]] = {}

    def write(self, feed: str, frame: pl.DataFrame) -> None:
        """Append rows to a feed; the first frame of a feed decides its header."""
        known = feed in self._files
        if not known:
            self._files[feed] = (self.folder / f"{feed}.csv").open("wb")
            self.rows[feed] = 0
        frame.write_csv(self._files[feed], include_header=not known)
        self.rows[feed] += len(frame)

    def close(self) -> None:
        """Close all files."""
        for file in self._files.values():
            file.close()
