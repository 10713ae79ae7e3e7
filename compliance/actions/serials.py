"""Numbers without gaps: the row of the series is locked until the caller's transaction ends."""

from __future__ import annotations

from django.db import connection, transaction

from inspectorate.foundation.statements import statement


def next_serial(series: str, *, year: int) -> int:
    """The next number of a series in a year. A transaction that is rolled back uses none.

    Must be called inside the transaction that keeps what bears the number; a second one that asks
    for the same series waits until the first has ended.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A number is given inside a transaction.")
    with connection.cursor() as cursor:
        cursor.execute(statement("compliance", "next_serial"), {"series": series, "year": year})
        return int(cursor.fetchone()[0])
