"""One delivery of a feed: a file, read once, as chunks of clean rows and rejects."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.kind import Setting
from enterprises.feeds.feed import Feed
from enterprises.feeds.limits import STANDARD, Limits
from enterprises.feeds.mapping import bind
from enterprises.feeds.normalising import Chunk, Normaliser
from enterprises.feeds.options import UNCHANGED, Options
from enterprises.feeds.places import AreaIndex
from enterprises.feeds.reading import open_source
from enterprises.feeds.refusals import Refusal


class Delivery:
    """Iterate over it once. `sha256` and `encoding` are final after the last chunk."""

    def __init__(
        self, path: Path, feed: Feed, options: Options, setting: Setting, limits: Limits
    ) -> None:
        self.path = path
        self.feed = feed
        self.size = path.stat().st_size if path.is_file() else 0
        self._source = open_source(path, limits)
        try:
            self.binding = bind(self._source.header, feed, options, setting)
        except BaseException:
            self._source.close()
            raise
        self.setting = Setting(setting.on, setting.areas, self._source.typed)

    @property
    def header(self) -> list[str]:
        """The header as delivered."""
        return self._source.header

    @property
    def format(self) -> str:
        """`csv`, `xlsx` or `parquet`."""
        return self._source.format

    @property
    def encoding(self) -> str | None:
        """The encoding of a text, None for other formats."""
        return self._source.encoding

    @property
    def delimiter(self) -> str | None:
        """The delimiter of a text, None for other formats."""
        return self._source.delimiter

    @property
    def unknown_columns(self) -> list[str]:
        """The headers that were not taken."""
        return self.binding.unknown

    @property
    def remarks(self) -> list[str]:
        """What else the report should say about the file, such as sheets left out."""
        return self._source.remarks

    @property
    def progress(self) -> float:
        """How much has been read, from 0 to 1."""
        return self._source.progress

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file as delivered."""
        return self._source.sha256

    def __iter__(self) -> Iterator[Chunk]:
        normaliser = Normaliser(self.binding, self.setting)
        read = 0
        try:
            for block in self._source.blocks(self.binding.positions, self.binding.width):
                if len(block.lines):
                    chunk = normaliser.chunk(block)
                    read += chunk.read
                    yield chunk
        finally:
            self._source.close()
        if not read:
            raise Refusal(
                "no_rows",
                _("%(name)s has a header and no rows. Deliver a file with at least one row."),
                name=self.path.name,
            )

    def close(self) -> None:
        """Give the file back without reading it to the end."""
        self._source.close()


def read_feed(
    path: str | Path,
    feed: Feed,
    *,
    options: Options = UNCHANGED,
    on: dt.date,
    areas: AreaIndex | None = None,
    limits: Limits = STANDARD,
) -> Delivery:
    """Open a file as a delivery of this feed. Raises `Refusal` here and while it is read."""
    return Delivery(Path(path), feed, options, Setting(on, areas), limits)
