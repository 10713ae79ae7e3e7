"""Where the time of a comparison goes: its steps timed from outside, whichever thread runs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import perf_counter
from typing import Any
from unittest.mock import patch

from alerts import engine, standing
from alerts.actions import runs


class Stopwatch:
    """Seconds and calls by step, summed over threads."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.rows: dict[str, int] = defaultdict(int)
        self._lock = Lock()

    def timed(self, name: Callable[..., str], called: Callable[..., Any]) -> Callable[..., Any]:
        """`called`, with the time it takes and the rows it returns noted under `name(...)`."""

        def around(*arguments: Any, **values: Any) -> Any:
            started = perf_counter()
            result = called(*arguments, **values)
            taken = perf_counter() - started
            with self._lock:
                step = name(*arguments, **values)
                self.seconds[step] += taken
                self.rows[step] += result if isinstance(result, int) else 0
            return result

        return around

    def rounded(self) -> dict[str, float]:
        """Seconds by step, the longest first."""
        ranked = sorted(self.seconds.items(), key=lambda entry: -entry[1])
        return {step: round(seconds, 3) for step, seconds in ranked}


@contextmanager
def watched() -> Iterator[Stopwatch]:
    """Within the block, the engine's steps are timed: rules one by one, statements by name."""
    watch = Stopwatch()

    def named(package: str, name: str, **values: Any) -> str:
        return name

    with (
        patch.object(
            engine,
            "record_hits",
            watch.timed(lambda rule, *a, **v: f"rule {rule.id}", engine.record_hits),
        ),
        patch.object(engine, "execute", watch.timed(named, engine.execute)),
        patch.object(engine, "fetch", watch.timed(named, engine.fetch)),
        patch.object(standing, "execute", watch.timed(named, standing.execute)),
        patch.object(
            runs, "count_rows", watch.timed(lambda *a, **v: "count rows read", runs.count_rows)
        ),
    ):
        yield watch
