"""Findings as files: current ones, one row per evidence row, in the columns of the contract."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
from django.db import connection, transaction

from enterprises.models import Scheme
from inspectorate.foundation.identity import decrypt, mask
from inspectorate.foundation.statements import statement

from .catalogue import rule

COLUMNS = (
    "rule",
    "uscc",
    "provider_code",
    "id_number",
    "scheme",
    "from_month",
    "to_month",
    "amount",
)
ENDINGS = (".csv", ".jsonl", ".parquet")
ROWS_AT_A_TIME = 50_000


class ExportError(Exception):
    """The file cannot be written; the text says why."""


def write_findings(path: Path, names: list[str], *, reveal: bool) -> int:
    """Writes the current findings of the rules to `path`; how many rows.

    The ending of the name decides the format. Identity numbers are masked unless `reveal`.
    Raises ExportError for another ending.
    """
    if path.suffix not in ENDINGS:
        raise ExportError(f"{path.name} must end in {', '.join(ENDINGS)}.")
    frames = [_frame(rows, reveal=reveal) for rows in _read(names)]
    schema = dict.fromkeys(COLUMNS, pl.String)
    table = pl.concat(frames) if frames else pl.DataFrame(schema=schema)
    if path.suffix == ".csv":
        table.write_csv(path)
    elif path.suffix == ".jsonl":
        table.write_ndjson(path)
    else:
        table.write_parquet(path)
    return table.height


def _read(names: list[str]) -> Iterator[list[tuple]]:
    """Rows of the query, in portions, over a server-side cursor."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(statement("alerts", "current_findings"), {"rules": names})
        while rows := cursor.fetchmany(ROWS_AT_A_TIME):
            yield rows


def _frame(rows: list[tuple], *, reveal: bool) -> pl.DataFrame:
    numbers: dict[int, str] = {}
    out: list[tuple[Any, ...]] = []
    for name, uscc, provider, worker, cipher, scheme, detail, first, last, amount in rows:
        if worker is not None and worker not in numbers:
            number = decrypt(cipher)
            numbers[worker] = number if reveal else mask(number)
        values = {
            "uscc": uscc,
            "provider_code": provider,
            "id_number": numbers.get(worker, ""),
            "scheme": scheme_text(name, scheme, detail),
            "from_month": first,
            "to_month": last,
            "amount": amount,
        }
        named = set(rule(name).row)
        if "month" in named:
            named |= {"from_month", "to_month"}
        out.append((name, *(values[c] or "" if c in named else "" for c in COLUMNS[1:])))
    return pl.DataFrame(out, schema=dict.fromkeys(COLUMNS, pl.String), orient="row")


def scheme_text(name: str, scheme: int, detail: str) -> str:
    """A scheme by the name the feeds use; a benefit's kind for the rules about benefits."""
    if name.startswith("benefit-"):
        return detail
    return Scheme(scheme).name.lower() if scheme else ""
