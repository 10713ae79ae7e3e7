"""Merging resolved rows into their table: new, changed or repeated, by key and content."""

from dataclasses import dataclass

from django.db import connection
from psycopg2 import sql

from enterprises import planner
from enterprises.landing.owners import owners
from enterprises.landing.resolving import resolved
from enterprises.landing.statements import NOTHING, PACKAGE, Part, equal, fetch, name, names, run
from enterprises.landing.targets import Target
from inspectorate.foundation.statements import statement

FIRST_LOAD_ROWS = 50_000
"""From this many rows on, an empty table is loaded without indexes."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the rows. `filled`: the table was empty, so every row of it is new."""

    loaded: int
    updated: int
    filled: bool = False


def merge(target: Target, *, batch_id: int, rows: int) -> Merged:
    """Merges the `rows` staged rows; leaves `landing_change` unless the table was filled."""
    if rows >= FIRST_LOAD_ROWS and _laid_aside(target):
        # Foreign keys are checked with the statement, or their waiting checks forbid the indexes.
        run("check_at_once")
        loaded = run(
            "fill_empty",
            _inserting(target) | {"resolved": resolved(target, ordered=True)},
            batch=batch_id,
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT make_indexes_again(%s)", [target.relation])
        return Merged(loaded, 0, filled=True)
    return _merged_into_rows(target, batch_id)


def _laid_aside(target: Target) -> bool:
    if not target.relation.startswith("enterprises_"):
        return False
    if fetch("has_rows", {"relation": sql.Identifier(target.relation)})[0][0]:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT lay_indexes_aside(%s)", [target.relation])
        return bool(cursor.fetchone()[0])


def _merged_into_rows(target: Target, batch_id: int) -> Merged:
    relation = sql.Identifier(target.relation)
    keyed: dict[str, Part] = {"relation": relation, "same_key": equal(target.key, "t", "s")}
    run("find_changes", keyed | _comparing(target))
    run("analyze_changes")
    new, claimed, changed = fetch("count_changes")[0]
    if claimed + changed:
        run("keep_versions", keyed | _versioning(target), relation=target.relation, batch=batch_id)
        run("update_changed", keyed | {"assignments": _assignments(target)}, batch=batch_id)
    if new:
        run("insert_new", _inserting(target), batch=batch_id)
    planner.gather_of(target.relation, written=new + claimed + changed)
    return Merged(new + claimed, changed)


def _comparing(target: Target) -> dict[str, Part]:
    ours = [name(column, of="s") for column in (*target.content, *_beside(target))]
    known = [name(column, of="t") for column in target.content] + [
        sql.SQL(statement(PACKAGE, column.known_as)) for column in target.beside
    ]
    differs = sql.SQL("ROW ({}) IS DISTINCT FROM ROW ({})").format(
        sql.SQL(", ").join(known), sql.SQL(", ").join(ours)
    )
    claimed = sql.SQL(statement(PACKAGE, "named_elsewhere" if _claims(target) else "never"))
    if _claims(target):
        differs = sql.SQL("({} OR {})").format(differs, claimed)
    return {
        "resolved": resolved(target),
        "first_key": name(target.key[0]),
        "claimed": claimed,
        "differs": differs,
        "defended": sql.SQL("AND t.source <> 'field'") if target.defended else NOTHING,
    }


def _claims(target: Target) -> bool:
    """Whether rows may have been made by another feed: persons are, whoever names them first."""
    return target.entity == "worker"


def _beside(target: Target) -> tuple[str, ...]:
    return tuple(column.name for column in target.beside)


def _versioning(target: Target) -> dict[str, Part]:
    beside: Part = NOTHING
    if target.beside:
        pairs = [
            sql.SQL("{}, {}").format(
                sql.Literal(column.name), sql.SQL(statement(PACKAGE, column.known_as))
            )
            for column in target.beside
        ]
        beside = sql.SQL("|| jsonb_build_object({})").format(sql.SQL(", ").join(pairs))
    return owners(target) | {"beside": beside}


def _assignments(target: Target) -> Part:
    pairs = (
        sql.SQL("{} = {}").format(name(column), name(column, of="s")) for column in target.replaced
    )
    return sql.SQL(", ").join(pairs) if target.replaced else NOTHING


def _inserting(target: Target) -> dict[str, Part]:
    constants = list(target.constants.items())
    return {
        "relation": sql.Identifier(target.relation),
        "columns": names(target.written),
        "constants": sql.SQL("").join(
            sql.SQL("{}, ").format(name(column)) for column, _value in constants
        ),
        "values": sql.SQL("").join(
            sql.SQL("{}, ").format(sql.Literal(value)) for _column, value in constants
        ),
    }
