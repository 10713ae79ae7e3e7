"""A progress bar on a terminal, and nothing anywhere else."""

import time
from typing import TextIO

WIDTH = 30
SECONDS_BETWEEN = 0.1


class ProgressBar:
    """Shows on one line how much of a file was read."""

    def __init__(self, stream: TextIO, title: str) -> None:
        self._stream = stream
        self._title = title
        self._shown_at = 0.0
        self._live = stream.isatty()

    def __call__(self, share: float) -> None:
        """Shows `share`, from 0 to 1."""
        now = time.monotonic()
        if self._live and (share >= 1 or now - self._shown_at >= SECONDS_BETWEEN):
            self._shown_at = now
            done = round(share * WIDTH)
            bar = "█" * done + "·" * (WIDTH - done)
            self._stream.write(f"\r{self._title} {bar} {share:4.0%}")
            self._stream.flush()

    def finish(self) -> None:
        """Clears the line."""
        if self._live and self._shown_at:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
