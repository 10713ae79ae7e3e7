"""From staged rows to rows of the target: numbers of persons and units become their ids."""

from psycopg2 import sql

from enterprises import planner
from enterprises.landing.statements import NOTHING, PACKAGE, Part, name, run
from enterprises.landing.targets import Column, How, Target
from enterprises.models import Worker
from inspectorate.foundation.statements import statement

LINKS = {
    "enterprise": "link_enterprises",
    "provider": "link_providers",
    "grid": "link_grids",
}


def link_persons(batch_id: int, *, count: int, named: bool) -> None:
    """Fills `landing_person_map` for `count` persons; those not known are created by this batch."""
    if run("link_persons") < count:
        created = run("create_persons", batch=batch_id)
        run("link_new_persons")
        planner.gather(Worker, written=created)
    if named:
        run("name_persons")
    run("analyze_persons")


def link_units(target: Target) -> None:
    """Fills `landing_unit_map`: the id of each unit, null where it is not known."""
    if target.unit:
        run(LINKS[target.unit.missing])
        run("analyze_units")


def resolved(target: Target, *, ordered: bool = False) -> Part:
    """A query: the staged rows whose unit is known, as rows of the target, with their line.

    `ordered`: by key, so that a table filled from it lies in the order of its key.
    """
    parts = {
        "owners": _owners(target),
        "columns": sql.SQL(", ").join(_selected(target, column) for column in target.columns),
        "person": sql.SQL("JOIN landing_person_map p ON p.ref = r.person_ref")
        if target.person
        else NOTHING,
        "unit": sql.SQL("JOIN landing_unit_map u ON u.ref = r.unit_ref AND u.id IS NOT NULL")
        if target.unit
        else NOTHING,
        "order": _order(target) if ordered else NOTHING,
    }
    inner = sql.SQL(
        "SELECT r.line, {owners} {columns} FROM landing_row r {person} {unit} {order}"
    ).format(**parts)
    return _unpacked(target, inner) if target.packed else inner


def _owners(target: Target) -> Part:
    chosen: list[Part] = [sql.SQL("p.worker_id,")] if target.person else []
    if target.unit and target.unit.column:
        chosen.append(sql.SQL("u.id AS {},").format(sql.Identifier(target.unit.column)))
    return sql.SQL(" ").join(chosen)


def _selected(target: Target, column: Column) -> Part:
    source = name(column.source, of="r")
    shapes = {
        How.MONEY: sql.SQL("{} * 0.01 AS {}"),
        How.DEGREES: sql.SQL("round({}::numeric, 6) AS {}"),
    }
    return shapes.get(column.how, sql.SQL("{} AS {}")).format(source, name(column.name))


def _order(target: Target) -> Part:
    keys = [key for key in target.key if not (target.packed and key == "scheme")]
    if target.entity:
        return sql.SQL("ORDER BY r.line")
    return sql.SQL("ORDER BY {}").format(sql.SQL(", ").join(map(sql.Identifier, keys)))


def _unpacked(target: Target, inner: Part) -> Part:
    # A function of the selected columns, not a join: it leaves the rows in their order.
    schemes = sql.SQL(statement(PACKAGE, "schemes_of_mask"))
    kept = [
        name(column, of="s") if column != "scheme" else sql.SQL("{} AS scheme").format(schemes)
        for column in target.written
    ]
    return sql.SQL("SELECT s.line, {} FROM ({}) s").format(sql.SQL(", ").join(kept), inner)
