"""The rejects of a batch: all of them in an encrypted file, the first ones in the database too."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

import polars as pl
from django.core.files import File
from django.core.files.storage import default_storage

from enterprises.feeds.delivery import Delivery
from enterprises.feeds.faults import Fault
from enterprises.feeds.rejects import RejectsFile
from enterprises.feeds.rereading import delivered_rows
from enterprises.landing.sealing import Sealing
from enterprises.models import BatchReject
from inspectorate.foundation.identity import mask

SHOWN = 2_000
_LONGEST = 255
_LIKE_A_NUMBER = re.compile(r"[0-9]{14,17}[0-9Xx]", re.ASCII)
"""What may be an identity number in whatever column it stands."""


class Rejects:
    """Collects the rejects of one delivery. Nothing is kept unless `store` is called."""

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery
        self.by_code: Counter[str] = Counter()
        self._shown: list[BatchReject] = []
        self._file: BinaryIO | None = None
        self._sealing: Sealing | None = None
        self._table: RejectsFile | None = None
        self._stored = ""

    @property
    def count(self) -> int:
        """How many rows were rejected so far."""
        return self.by_code.total()

    def add(self, rejects: pl.DataFrame) -> None:
        """Adds the rejects of a chunk."""
        if not rejects.height:
            return
        self._open().add(rejects)
        codes = rejects["code"].value_counts()
        self.by_code.update(dict(codes.iter_rows()))
        room = SHOWN - len(self._shown)
        for row in rejects.head(room).iter_rows(named=True) if room else ():
            self._show(row["line"], row["column"], row["code"], row["value"], row["extra"])

    def add_duplicates(self, lines: tuple[int, ...]) -> None:
        """Adds rows that a later one of the file overtook, read once more as delivered."""
        if not lines:
            return
        times = Counter(lines)
        self._open().add_duplicates(self._again(times))
        code = Fault.DUPLICATE_IN_FILE.code
        self.by_code[code] += len(lines)
        for line in lines[: SHOWN - len(self._shown)]:
            self._show(line, self.delivery.feed.key[0], code, None, None)

    def _again(self, times: Counter[int]) -> Iterator[tuple[int, list[str]]]:
        for line, cells in delivered_rows(self.delivery.path, times):
            for _time in range(times[line]):
                yield line, cells

    def _show(
        self, line: int, column: str | None, code: str, value: str | None, extra: str | None
    ) -> None:
        text = value or ""
        shown = mask(text) if column == "id_number" or _LIKE_A_NUMBER.search(text) else text
        arguments = {"extra": extra} if extra else {}
        self._shown.append(
            BatchReject(
                line=line,
                column=column or "",
                code=code,
                value=shown[:_LONGEST],
                arguments=arguments,
            )
        )

    def _open(self) -> RejectsFile:
        if self._table is None:
            delivery = self.delivery
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `close`
            self._sealing = Sealing(self._file)
            self._table = RejectsFile(
                self._sealing,
                delivery.feed,
                delivery.setting,
                delivery.header,
                delivery.binding.width,
            )
        return self._table

    def store(self, batch_id: int) -> str:
        """Keeps the rejects under the batch; returns where the file is, blank without rejects."""
        if self._file is None or self._sealing is None:
            return ""
        for reject in self._shown:
            reject.batch_id = batch_id
        BatchReject.objects.bulk_create(self._shown)
        self._sealing.finish()
        self._file.seek(0)
        self._stored = default_storage.save(f"rejects/batch-{batch_id}.sealed", File(self._file))
        return self._stored

    def discard(self) -> None:
        """Takes back a file that was kept for a batch that failed after all."""
        if self._stored:
            default_storage.delete(self._stored)

    def close(self) -> None:
        """Gives the working file back."""
        if self._file is not None:
            self._file.close()
