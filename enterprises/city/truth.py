"""The planted findings, row by row, in the columns of export_findings."""

import numpy as np
import polars as pl

from .draws import Ints
from .months import month_column
from .parameters import SCHEMES
from .persons import Persons
from .register import Enterprises

COLUMNS = (
    "rule", "uscc", "provider_code", "id_number", "scheme", "from_month", "to_month", "amount",
)  # fmt: skip
SCHEME_NAMES = pl.Series(list(SCHEMES))


class Truth:
    """Collects the findings of one block."""

    def __init__(self, firms: Enterprises, persons: Persons) -> None:
        self.firms, self.persons = firms, persons
        self.frames: list[pl.DataFrame] = []

    def add(
        self,
        rule: str,
        *,
        firm: Ints | None = None,
        person: Ints | None = None,
        numbers: pl.Series | None = None,
        provider: pl.Series | None = None,
        scheme: Ints | pl.Series | None = None,
        start: Ints | None = None,
        until: Ints | None = None,
        whole: Ints | None = None,
        cents: Ints | None = None,
    ) -> None:
        """Add a row per element. `until` defaults to `start`; `whole` or `cents` is the amount."""
        columns: dict[str, pl.Series] = {}
        if firm is not None:
            columns["uscc"] = self.firms.uscc.gather(firm)
        if person is not None:
            columns["id_number"] = self.persons.id_number.gather(person)
        if numbers is not None:
            columns["id_number"] = numbers
        if provider is not None:
            columns["provider_code"] = provider
        if scheme is not None:
            columns["scheme"] = (
                scheme if isinstance(scheme, pl.Series) else SCHEME_NAMES.gather(scheme)
            )
        if start is not None:
            columns["from_month"] = month_column("from_month", start)
            columns["to_month"] = month_column("to_month", start if until is None else until)
        if whole is not None:
            columns["amount"] = pl.Series(whole).cast(pl.Utf8)
        if cents is not None:
            columns["amount"] = plain_text(cents)
        self._append(rule, columns)

    def _append(self, rule: str, columns: dict[str, pl.Series]) -> None:
        frame = pl.DataFrame({name: column.cast(pl.Utf8) for name, column in columns.items()})
        if not len(frame):
            return
        blanks = [pl.lit(None, dtype=pl.Utf8).alias(c) for c in COLUMNS if c not in columns]
        frame = frame.with_columns(*blanks).with_columns(rule=pl.lit(rule))
        self.frames.append(frame.select(COLUMNS))

    def rows(self) -> pl.DataFrame:
        """All rows so far."""
        if not self.frames:
            return pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.Utf8))
        return pl.concat(self.frames)


def decimal_text(cents: Ints) -> pl.Series:
    """Whole cents (not negative) as yuan with two decimals."""
    part = pl.Series(cents % 100).cast(pl.Utf8).str.zfill(2)
    return pl.Series(cents // 100).cast(pl.Utf8) + "." + part


def spread_schemes(mask: Ints) -> tuple[Ints, Ints]:
    """(row, scheme) for every scheme in each mask."""
    bits = mask[:, None] >> np.arange(5) & 1
    row, scheme = np.nonzero(bits)
    return row, scheme


def plain_text(cents: Ints) -> pl.Series:
    """Whole cents as yuan the way an export prints them: no zeros at the end of the decimals."""
    return decimal_text(cents).str.strip_chars_end("0").str.strip_chars_end(".")
