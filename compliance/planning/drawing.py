"""The double-random draw itself: the same seed and pools give the same result, on any machine.

Enterprises are put in the order of SHA-256("SEED|USCC"), written in hexadecimal, and the first are
drawn. For each of them inspectors are put in the order of SHA-256("SEED|USCC|STAFF NUMBER"); the
first who need not withdraw from it are drawn. So neither can be chosen by anybody, a third person
can repeat the draw with any program, and a changed pool shows in its hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

ALGORITHM = "objects: SHA-256(seed|uscc); inspectors: SHA-256(seed|uscc|staff number); ascending"


def draw(
    seed: str,
    objects: Iterable[str],
    inspectors: Sequence[str],
    *,
    count: int,
    each: int,
    recusals: Iterable[tuple[str, str]] = (),
) -> list[dict[str, Any]]:
    """The first `count` objects with `each` inspectors each, in the order drawn.

    `recusals` are pairs of staff number and code. Raises ValueError naming an object for which too
    few inspectors are left.
    """
    withdrawn = set(recusals)
    drawn = sorted(set(objects), key=lambda uscc: (_mark(seed, uscc), uscc))[:count]
    return [
        {"uscc": uscc, "inspectors": _inspectors(seed, uscc, inspectors, each, withdrawn)}
        for uscc in drawn
    ]


def hash_of_pools(
    objects: Iterable[str], inspectors: Iterable[str], recusals: Iterable[tuple[str, str]]
) -> str:
    """SHA-256 over codes, staff numbers, recusals: sorted, a line each, parts by a blank line."""
    parts = (
        "\n".join(sorted(set(objects))),
        "\n".join(sorted(set(inspectors))),
        "\n".join(sorted(f"{staff_no}|{uscc}" for staff_no, uscc in recusals)),
    )
    return hashlib.sha256("\n\n".join(parts).encode()).hexdigest()


def _inspectors(
    seed: str, uscc: str, pool: Sequence[str], each: int, withdrawn: set[tuple[str, str]]
) -> list[str]:
    free = [staff_no for staff_no in set(pool) if (staff_no, uscc) not in withdrawn]
    if len(free) < each:
        raise ValueError(uscc)
    return sorted(free, key=lambda staff_no: (_mark(seed, uscc, staff_no), staff_no))[:each]


def _mark(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()
