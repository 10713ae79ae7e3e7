"""Reading ahead in another thread."""

import threading
from collections.abc import Iterator

import pytest

from enterprises.feeds.ahead import ahead


def test_items_come_in_their_order() -> None:
    assert list(ahead(iter(range(100)))) == list(range(100))
    assert list(ahead([])) == []


def test_items_are_made_in_another_thread() -> None:
    def names() -> Iterator[str]:
        yield threading.current_thread().name

    assert list(ahead(names())) == ["feed-reader"]


def test_errors_come_in_their_place() -> None:
    def failing() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    items = ahead(failing())
    assert next(items) == 1
    with pytest.raises(ValueError, match="broken"):
        next(items)


def test_stopping_early_stops_the_thread() -> None:
    made: list[int] = []

    def endless() -> Iterator[int]:
        while True:
            made.append(len(made))
            yield made[-1]

    items = ahead(endless())
    assert next(items) == 0
    items.close()
    assert len(made) < 10
    assert all(thread.name != "feed-reader" for thread in threading.enumerate())
