"""The rules' questions asked of DuckDB, in SQL written by hand from the feeds contract.

benchmarks/duckdb/<rule>.sql is one SELECT per rule over the same rows, copied out of PostgreSQL.
Each names the columns it finds, so that its result is compared with the findings as a multiset.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

import duckdb

from benchmarks import city, installation
from benchmarks.duckdb_tables import TABLES
from benchmarks.scales import Scale
from benchmarks.superuser import superuser

FOLDER = Path(__file__).parent / "duckdb"
FINDINGS = """
    COPY (SELECT rule, enterprise_id, provider_id, worker_id, scheme,
                 CASE WHEN from_month > '0001-01-01' THEN from_month END AS from_month,
                 CASE WHEN from_month > '0001-01-01' THEN coalesce(to_month, from_month) END
                     AS to_month,
                 amount
          FROM alerts_finding WHERE gone_in_run IS NULL)
    TO STDOUT (FORMAT csv, HEADER)
"""
COMPARED = (
    "enterprise_id",
    "provider_id",
    "worker_id",
    "scheme",
    "from_month",
    "to_month",
    "amount",
)


def names() -> list[str]:
    """The rules asked about, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


def filled(scale: Scale, *, threads: int) -> duckdb.DuckDBPyConnection:
    """DuckDB holding the same rows as PostgreSQL, in its own format, statistics included."""
    folder = installation.folder_of(scale)
    path = folder / "facts.duckdb"
    path.unlink(missing_ok=True)
    base = duckdb.connect(str(path), config={"threads": threads})
    for table in TABLES:
        copied = folder / f"{table.name}.csv"
        with superuser() as cursor, copied.open("wb") as target:
            cursor.copy_expert(table.question, target)
        base.execute(table.created_from(copied))
        copied.unlink()
    base.execute("CHECKPOINT")
    return base


def values(rule: str, limits: tuple[Decimal, Decimal]) -> dict[str, Any]:
    """The values a question names: days, and the rule's figures at their defaults."""
    text = (FOLDER / f"{rule}.sql").read_text(encoding="utf-8")
    known = {
        "as_of": city.AS_OF,
        "as_of_month": city.AS_OF.replace(day=1),
        "floor": limits[0],
        "cap": limits[1],
    }
    named = set(re.findall(r"\$(\w+)", text))
    return {name: value for name, value in known.items() if name in named}


def ask(base: duckdb.DuckDBPyConnection, rule: str, bound: dict[str, Any]) -> float:
    """Asks one question into a table of hits; seconds."""
    text = (FOLDER / f"{rule}.sql").read_text(encoding="utf-8")
    base.execute("DROP TABLE IF EXISTS hits")
    started = perf_counter()
    base.execute(f"CREATE TEMP TABLE hits AS\n{text}", bound)
    return perf_counter() - started


def load_findings(scale: Scale, base: duckdb.DuckDBPyConnection) -> None:
    """The findings PostgreSQL holds, beside the facts, to be compared."""
    copied = installation.folder_of(scale) / "findings.csv"
    with superuser() as cursor, copied.open("wb") as target:
        cursor.copy_expert(FINDINGS, target)
    base.execute(
        "CREATE OR REPLACE TABLE finding AS SELECT * FROM read_csv(?, header = true, columns = "
        "{'rule': 'VARCHAR', 'enterprise_id': 'INTEGER', 'provider_id': 'INTEGER', "
        "'worker_id': 'INTEGER', 'scheme': 'TINYINT', 'from_month': 'DATE', 'to_month': 'DATE', "
        "'amount': 'DECIMAL(16,2)'})",
        [str(copied)],
    )
    copied.unlink()


def differences(base: duckdb.DuckDBPyConnection, rule: str) -> dict[str, int]:
    """Rows in `hits`, and rows only there or only among the findings, as multisets."""
    own = [row[0] for row in base.execute("DESCRIBE hits").fetchall()]
    columns = ", ".join(name for name in COMPARED if name in own)
    ours = f"SELECT {columns} FROM hits"
    theirs = f"SELECT {columns} FROM finding WHERE rule = '{rule}'"

    def count(question: str) -> int:
        row = base.execute(f"SELECT count(*) FROM ({question})").fetchone()
        return int(row[0]) if row else 0

    return {
        "rows": count(ours),
        "only_in_duckdb": count(f"{ours} EXCEPT ALL {theirs}"),
        "only_in_findings": count(f"{theirs} EXCEPT ALL {ours}"),
    }
