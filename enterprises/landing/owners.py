"""Whose a row of a target is: what versions are filed under, and what a batch touches."""

from psycopg2 import sql

from enterprises.landing.statements import Part, name
from enterprises.landing.targets import Target


def owners(target: Target) -> dict[str, Part]:
    """The enterprise, worker and provider of a row t of the target; 0 where it has none."""
    return {kind: _owner(target, kind) for kind in ("enterprise", "worker", "provider")}


def _owner(target: Target, kind: str) -> Part:
    if target.entity == kind:
        return name("id", of="t")
    column = f"{kind}_id"
    return name(column, of="t") if column in target.owners else sql.SQL("0")
