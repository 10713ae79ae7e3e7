"""The files of a city: opened once, fed block by block, counted."""

from pathlib import Path
from types import TracebackType
from typing import IO, Self

import polars as pl


class Delivery:
    """Writes `<feed>.csv` files into a folder; the first frame of a feed decides its header."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.rows: dict[str, int] = {}
        self._files: dict[str, IO[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file in self._files.values():
            file.close()

    def write(self, feed: str, frame: pl.DataFrame) -> None:
        """Append rows to a feed."""
        known = feed in self._files
        if not known:
            self._files[feed] = (self.folder / f"{feed}.csv").open("wb")
            self.rows[feed] = 0
        frame.write_csv(self._files[feed], include_header=not known)
        self.rows[feed] += len(frame)
