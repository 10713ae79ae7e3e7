"""Work done ahead of whoever waits for it: reading goes on while the database is busy."""

import queue
import threading
from collections.abc import Generator, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")


def ahead(items: Iterable[Item], depth: int = 2) -> Generator[Item, None, None]:
    """The items in their order, up to `depth` of them made in another thread beforehand.

    An error of the items is raised here, in its place. When the consumer stops early, the thread
    stops after the item it is making.
    """
    reader = _Reader(items, depth)
    reader.start()
    try:
        while (item := reader.next()) is not None:
            yield from item
    finally:
        reader.stop()


class _Reader(Generic[Item]):
    """The thread that makes items, each handed over in a tuple of one; None is the end."""

    def __init__(self, items: Iterable[Item], depth: int) -> None:
        self._items = items
        self._made: queue.Queue[tuple[Item] | BaseException | None] = queue.Queue(maxsize=depth)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._produce, name="feed-reader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def next(self) -> tuple[Item] | None:
        made = self._made.get()
        if isinstance(made, BaseException):
            raise made
        return made

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _produce(self) -> None:
        try:
            for item in self._items:
                if not self._offer((item,)):
                    return
        except BaseException as error:
            self._offer(error)
        else:
            self._offer(None)

    def _offer(self, made: tuple[Item] | BaseException | None) -> bool:
        while not self._stopped.is_set():
            try:
                self._made.put(made, timeout=0.1)
            except queue.Full:
                continue
            return True
        return False
