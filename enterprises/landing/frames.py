"""From the clean rows of a chunk to what is staged: small rows, and dictionaries beside them.

A person or an enterprise named by many rows is staged once per chunk, under a number (`ref`) that
the rows carry; identity numbers leave this module only as ciphers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from enterprises.feeds.keys import SuspectKeys, hash_of
from enterprises.feeds.normalising import Chunk
from enterprises.landing.targets import How, Target
from inspectorate.foundation import identity

SCHEMES = (1, 2, 3, 4, 5)
SUSPECT_BITS = 29
Deriving = Callable[[pl.DataFrame], pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Frames:
    """What one chunk puts into the staging tables. `surplus` counts rows that say what another
    row of the same line says."""

    rows: pl.DataFrame
    persons: pl.DataFrame | None
    units: pl.DataFrame | None
    suspects: np.ndarray
    count: int
    surplus: int


class Framing:
    """Frames the chunks of one delivery, one after the other."""

    def __init__(self, target: Target, derive: Deriving, *, bits: int = SUSPECT_BITS) -> None:
        self.target = target
        self.derive = derive
        self._suspects = SuspectKeys(bits)
        self.persons = 0
        self._units = 0

    def frames(self, chunk: Chunk) -> Frames:
        """The staged form of a chunk."""
        rows, surplus = chunk.rows, 0
        if self.target.packed:
            rows, surplus = packed(rows, self._key(rows))
        suspects = self._suspects.suspects(rows["key_hash"].to_numpy())
        rows = self.derive(rows)
        persons = units = None
        if self.target.person:
            rows, entries = dictionary(rows, _present(rows, PERSON_COLUMNS), "person", self.persons)
            self.persons += len(entries)
            persons = sealed(entries)
        if self.target.unit:
            rows, units = dictionary(rows, [self.target.unit.delivered], "unit", self._units)
            self._units += len(units)
            units = units.rename({self.target.unit.delivered: "code"})
        return Frames(
            self._staged(rows),
            persons,
            units,
            rows["key_hash"].to_numpy()[suspects].view(np.int64),
            chunk.rows.height - surplus,
            surplus,
        )

    def _key(self, rows: pl.DataFrame) -> Sequence[str]:
        unit = [self.target.unit.delivered] if self.target.unit else []
        own = [name for name in self.target.key if name in rows.columns and name != "scheme"]
        return ["id_number", *unit, *own]

    def _staged(self, rows: pl.DataFrame) -> pl.DataFrame:
        refs = [name for name in ("person_ref", "unit_ref") if name in rows.columns]
        texts = [c.source for c in self.target.columns if c.how is How.TEXT]
        if "id_cipher" in [c.source for c in self.target.columns]:
            rows = rows.with_columns(ciphers(rows["id_number"]).alias("id_cipher"))
        return rows.select(
            "line",
            pl.col("key_hash").reinterpret(signed=True),
            *refs,
            *(
                pl.col(c.source).fill_null("") if c.source in texts else pl.col(c.source)
                for c in self.target.columns
            ),
        )


PERSON_COLUMNS = ("id_number", "id_kind", "name")


def _present(rows: pl.DataFrame, names: Sequence[str]) -> list[str]:
    return [name for name in names if name in rows.columns]


def dictionary(
    rows: pl.DataFrame, names: Sequence[str], kind: str, start: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows with `<kind>_ref`; and the distinct values of `names`, `ref` counting from `start`."""
    entries = rows.select(names).unique(maintain_order=True).with_row_index("ref", start)
    entries = entries.with_columns(pl.col("ref").cast(pl.Int64))
    known = entries.rename({"ref": f"{kind}_ref"})
    joined = rows.join(known, on=list(names), how="left", nulls_equal=True, maintain_order="left")
    return joined, entries


def packed(rows: pl.DataFrame, key: Sequence[str]) -> tuple[pl.DataFrame, int]:
    """One row per line, its schemes as a mask; and how many rows only repeated their line."""
    if not rows.height:
        return rows, 0
    lines = rows["line"].to_numpy()
    starts = np.flatnonzero(np.concatenate(([True], lines[1:] != lines[:-1])))
    bits = np.left_shift(np.int16(1), rows["scheme"].to_numpy().astype(np.int16))
    masks = np.bitwise_or.reduceat(bits, starts).astype(np.int16)
    one = rows[pl.Series(starts.astype(np.uint32))]
    one = one.with_columns(pl.Series("scheme", masks))
    count = int(sum(((masks >> scheme) & 1).sum() for scheme in SCHEMES))
    return one.with_columns(pl.Series("key_hash", hash_of(one, key))), rows.height - count


def ciphers(numbers: pl.Series) -> pl.Series:
    """The ciphers of identity numbers as PostgreSQL writes bytes."""
    made = identity.encrypt_many(numbers.to_list())
    return "\\x" + pl.Series(made, dtype=pl.Binary).bin.encode("hex")


def births(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `birth_month` and `sex`, which a resident identity number tells."""
    resident = pl.col("id_kind").fill_null("resident") == "resident"
    number = pl.when(resident).then(pl.col("id_number"))
    month = number.str.slice(6, 6).str.to_date("%Y%m", strict=False)
    odd = number.str.slice(16, 1).is_in(["1", "3", "5", "7", "9"])
    sex = pl.when(odd.is_null()).then(pl.lit("")).when(odd).then(pl.lit("m")).otherwise(pl.lit("f"))
    return rows.with_columns(month.alias("birth_month"), sex.alias("sex"))


def sealed(entries: pl.DataFrame) -> pl.DataFrame:
    """Persons as they are staged: the cipher in place of the number."""
    if "name" not in entries.columns:
        entries = entries.with_columns(pl.lit("").alias("name"))
    return births(entries).select(
        "ref",
        ciphers(entries["id_number"]).alias("id_cipher"),
        pl.col("id_kind").fill_null("resident"),
        pl.col("name").fill_null(""),
        "birth_month",
        "sex",
    )
