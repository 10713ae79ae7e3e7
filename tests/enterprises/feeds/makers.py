"""Synthetic numbers and files for the tests of feeds, and a delivery read to its end."""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import settings

from enterprises.feeds.delivery import Delivery, read_feed
from enterprises.feeds.limits import STANDARD, Limits
from enterprises.feeds.options import Options
from enterprises.feeds.places import AreaIndex
from enterprises.feeds.registry import FEEDS
from enterprises.feeds.sentences import sentences

TODAY = dt.date(2026, 11, 21)
SHARED = Path(os.environ.get("SHARED_DIR") or Path(__file__).parents[4] / "shared")
UNHURRIED = settings(deadline=None)
"""Hypothesis without a time limit for one example: machines are shared."""
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def make_id_number(n: int = 0, *, born: str = "19900307", area: str = "370202") -> str:
    """A good resident identity number; its check digit is computed the slow way."""
    head = f"{area}{born}{n:03d}"
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(head))
    return head + "10X98765432"[total % 11]


def make_uscc(n: int = 0, *, head: str = "91370202") -> str:
    """A good unified social credit code; its check character is computed the slow way."""
    body = f"{head}{n:09d}"
    total = sum(ALPHABET.index(letter) * 3**place for place, letter in enumerate(body))
    return body + ALPHABET[-total % 31]


@dataclass
class Outcome:
    """Everything a delivery gave."""

    delivery: Delivery
    rows: pl.DataFrame
    rejects: pl.DataFrame
    read: int

    @property
    def faults(self) -> list[tuple[int, str | None, str]]:
        """Line, column and code of every reject."""
        return list(self.rejects.select("line", "column", "code").iter_rows())

    @property
    def sentences(self) -> list[str]:
        """The sentence of every reject."""
        delivery = self.delivery
        width = delivery.binding.width
        return list(sentences(self.rejects, delivery.feed, delivery.setting, width))

    def column(self, name: str) -> list[Any]:
        """The values of one column of the faultless rows."""
        return self.rows[name].to_list()


def read_all(
    path: Path,
    feed: str,
    *,
    options: Options | None = None,
    on: dt.date = TODAY,
    areas: AreaIndex | None = None,
    limits: Limits = STANDARD,
) -> Outcome:
    """Read a file to its end."""
    delivery = read_feed(
        path, FEEDS[feed], options=options or Options(), on=on, areas=areas, limits=limits
    )
    chunks = list(delivery)
    return Outcome(
        delivery,
        pl.concat([chunk.rows for chunk in chunks]),
        pl.concat([chunk.rejects for chunk in chunks]),
        sum(chunk.read for chunk in chunks),
    )


def deliver(folder: Path, feed: str, content: str | bytes, **how: Any) -> Outcome:
    """Write a file and read it to its end."""
    return read_all(write(folder, content), feed, **how)


def write(folder: Path, content: str | bytes, name: str = "delivery.csv") -> Path:
    """A file with this content, texts as UTF-8."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def deaths(*rows: str, header: str = "id_number,died_on") -> str:
    """The text of a deaths file, the smallest feed there is."""
    return "\n".join([header, *rows]) + "\n"
