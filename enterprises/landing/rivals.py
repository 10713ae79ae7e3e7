"""Rows of one file that claim the same key: the last counts, the others are overtaken."""

from dataclasses import dataclass

from psycopg2 import sql

from enterprises.feeds.feed import Feed
from enterprises.landing.statements import NOTHING, Part, fetch, name, run
from enterprises.landing.targets import Target


@dataclass(frozen=True, slots=True)
class Losers:
    """`same`: rows that said what the last one says. `lines`: of those that said something else."""

    same: int = 0
    lines: tuple[int, ...] = ()


def remove_losers(target: Target, feed: Feed) -> Losers:
    """Takes overtaken rows out of the staged ones. Needs `landing_suspect` to be filled."""
    run("find_losers", _rivalry(target, feed))
    same, different = fetch("count_losers")[0]
    if same + different:
        run("unpack_losers" if target.packed else "remove_losers")
    lines = fetch("list_losers") if different else []
    return Losers(same, tuple(line for (line,) in lines))


def _rivalry(target: Target, feed: Feed) -> dict[str, Part]:
    content = [
        name(column.source, of="r")
        for column in target.columns
        if column.source not in feed.key and not (target.packed and column.source == "scheme")
    ]
    if target.person:
        content += [name("id_kind", of="p"), name("name", of="p")]
    if target.unit and target.unit.delivered not in feed.key:
        content.append(name("code", of="u"))
    if target.person and "id_number" not in feed.key:
        content.append(name("id_cipher", of="p"))
    return {
        "key": sql.SQL(", ").join(key_parts(target, feed)),
        "content": sql.SQL(", ").join(content),
        "scheme": sql.SQL("m.scheme" if target.packed else "NULL::smallint"),
        "person": sql.SQL("JOIN landing_person p ON p.ref = r.person_ref")
        if target.person
        else NOTHING,
        "unit": sql.SQL("JOIN landing_unit u ON u.ref = r.unit_ref") if target.unit else NOTHING,
        "mask": sql.SQL("JOIN landing_mask m ON m.mask = r.scheme") if target.packed else NOTHING,
    }


def key_parts(target: Target, feed: Feed) -> list[Part]:
    """The staged columns of the feed's key, of r, p, u and m: rows, persons, units, masks."""
    return [_delivered(target, column) for column in feed.key]


def _delivered(target: Target, column: str) -> Part:
    """The staged column that stands for a delivered one."""
    if column == "id_number":
        return name("id_cipher", of="p" if target.person else "r")
    if target.unit and column == target.unit.delivered:
        return name("code", of="u")
    if target.packed and column == "scheme":
        return sql.SQL("m.scheme")
    return name(column, of="r")
