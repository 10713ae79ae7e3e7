"""Rules with one condition removed, and what they find in the facts that are loaded.

A condition is an operand of a WHERE, HAVING, FILTER or JOIN … ON, in every CTE and subquery. One
joined by AND (or standing alone) is removed by putting TRUE in its place, an alternative joined
by OR by putting FALSE. If no pair notices, the condition is superfluous or a pair is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import sqlglot
from django.db import DatabaseError, connection, transaction
from psycopg2 import sql
from sqlglot import exp

from alerts.catalogue import Rule
from alerts.engine import Scope, bound
from alerts.exports import scheme_text
from enterprises.models import Batch
from inspectorate.foundation.identity import decrypt
from tests.oracle.importing import SCHEMES
from tests.oracle.pairs import Comparison, Pair
from tests.oracle.rows import Row, plain

SCOPE = {"first", "last", "chosen"}
SPEED = "Only for speed"
TIME_LIMIT = "20s"


@dataclass(frozen=True)
class Mutant:
    """A rule's SELECT without one condition; `speed`: its author says that nothing changes."""

    condition: str
    sql: str
    speed: bool = False


def parse(text: str) -> exp.Expr:
    """The SELECT of a rule, its bound values as placeholders."""
    return sqlglot.parse_one(text, dialect="postgres")


def render(tree: exp.Expr) -> str:
    """The SELECT as PostgreSQL and the driver read it, without comments."""
    return tree.sql("postgres", comments=False)


def mutants(text: str) -> list[Mutant]:
    """A rule's SELECT once without each of its conditions, those of the scope left out."""
    tree = parse(text)
    found = []
    for at, (condition, neutral) in enumerate(removals(tree)):
        if is_scope(condition):
            continue
        copy = tree.copy()
        removed, _ = list(removals(copy))[at]
        removed.replace(exp.Boolean(this=neutral))
        found.append(Mutant(describe(condition), render(copy), is_for_speed(condition)))
    return found


def removals(tree: exp.Expr) -> Iterator[tuple[exp.Expr, bool]]:
    """Every condition, and what stands in its place when it is removed; always in one order."""
    for clause in tree.find_all(exp.Where, exp.Having, exp.Join):
        joined_on = clause.args.get("on") if isinstance(clause, exp.Join) else clause.this
        if joined_on is not None:
            yield from operands(joined_on)


def operands(condition: exp.Expr) -> Iterator[tuple[exp.Expr, bool]]:
    """A condition's parts that can be taken out of it, or itself where it has none."""
    bare = condition.unnest()
    if isinstance(bare, exp.And):
        yield from operands(bare.left)
        yield from operands(bare.right)
        return
    yield condition, True
    if isinstance(bare, exp.Or) and not is_scope(bare):
        for alternative in bare.flatten():
            yield alternative, False
            if isinstance(alternative.unnest(), exp.And):
                yield from operands(alternative)


def is_scope(condition: exp.Expr) -> bool:
    """Whether a condition only says which part of the city a shard is about."""
    inner = condition.find(exp.Select)
    names = {placeholder.name for placeholder in condition.find_all(exp.Placeholder)}
    return inner is None and bool(names & SCOPE)


def is_for_speed(condition: exp.Expr) -> bool:
    """Whether a comment says so: before the condition, its clause, or at the head of its CTE."""
    joined = condition.parent
    if isinstance(joined, exp.Or):
        return False
    if isinstance(joined, exp.And) and joined.expression is condition and says_speed(joined):
        return True
    clause = condition.find_ancestor(exp.Where, exp.Having, exp.Join)
    if clause is not None and says_speed(clause):
        return True
    whole = condition.find_ancestor(exp.Subquery, exp.Exists, exp.CTE)
    return isinstance(whole, exp.CTE) and is_speed_cte(whole)


def is_speed_cte(cte: exp.CTE) -> bool:
    """Whether the comment stands at the head of the CTE, that is on its first SELECT."""
    return says_speed(next(cte.find_all(exp.Select, bfs=False)))


def says_speed(node: exp.Expr) -> bool:
    return any(SPEED in comment for comment in node.comments or [])


def describe(condition: exp.Expr) -> str:
    """Where the condition stands and how it reads."""
    cte = condition.find_ancestor(exp.CTE)
    clause = condition.find_ancestor(exp.Where, exp.Having, exp.Join)
    kind = type(clause).__name__.lower()
    return f"{cte.alias if cte else 'result'}, {kind}: {render(condition)}"


@dataclass(frozen=True)
class Subjects:
    """Natural keys by id, as the export writes them."""

    enterprises: dict[int, str]
    providers: dict[int, str]
    workers: dict[int, str]

    @classmethod
    def loaded(cls) -> Subjects:
        """Everything that is in the database."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, uscc FROM enterprises_enterprise")
            enterprises = dict(cursor.fetchall())
            cursor.execute("SELECT id, code FROM enterprises_provider")
            providers = dict(cursor.fetchall())
            cursor.execute("SELECT id, id_cipher FROM enterprises_worker")
            workers = {key: decrypt(cipher) for key, cipher in cursor.fetchall()}
        return cls(enterprises, providers, workers)

    def row(self, rule: Rule, hit: dict[str, Any]) -> Row:
        """A hit in the columns of the export."""
        first, amount = hit.get("from_month"), hit.get("amount")
        last = hit.get("to_month") or first
        values = {
            "uscc": self.enterprises.get(hit.get("enterprise_id", 0), ""),
            "provider_code": self.providers.get(hit.get("provider_id", 0), ""),
            "id_number": self.workers.get(hit.get("worker_id", 0), ""),
            "scheme": scheme_text(rule.id, hit.get("scheme", 0), hit.get("detail", "")),
            "from_month": f"{first:%Y-%m}" if first else "",
            "to_month": f"{last:%Y-%m}" if last else "",
            "amount": "" if amount is None else plain(round(Decimal(amount), 2)),
        }
        named = set(rule.row) | ({"from_month", "to_month"} if "month" in rule.row else set())
        return Row(rule.id, **{name: value for name, value in values.items() if name in named})


def hits(
    rule: Rule, text: str, parameters: Any, *, as_of: date, scope: Scope | None = None
) -> list[dict[str, Any]]:
    """What a SELECT in the place of the rule's finds, by column; the engine's bound values."""
    chosen = {
        name: [SCHEMES[scheme] for scheme in value] if name == "schemes" else value
        for name, value in parameters.items()
    }
    values = bound(rule, chosen, as_of=as_of, scope=scope or Scope())
    command = sql.SQL("SELECT {columns} FROM (\n{found}\n) AS found").format(
        columns=sql.SQL(", ").join(map(sql.Identifier, rule.columns)), found=sql.SQL(text)
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [TIME_LIMIT])
        cursor.execute(command, values)
        return [dict(zip(rule.columns, row, strict=True)) for row in cursor.fetchall()]


def agrees(rule: Rule, text: str, comparison: Comparison, subjects: Subjects) -> bool:
    """Whether a SELECT in the place of the rule's finds what the pairs expect."""
    found = hits(rule, text, comparison.parameters, as_of=comparison.as_of)
    rows = [subjects.row(rule, hit) for hit in found]
    return comparison.found(rows) == comparison.expected()


def noticed(
    rule: Rule, mutant: Mutant, comparisons: Iterable[Comparison], subjects: Subjects
) -> bool:
    """Whether any of the rule's comparisons comes out otherwise, or fails, with the mutant."""
    try:
        return not all(
            agrees(rule, mutant.sql, comparison, subjects)
            for comparison in comparisons
            if comparison.rule == rule.id
        )
    except DatabaseError:
        return True


def batch_files(rule: Rule, text: str, pair: Pair, subjects: Subjects) -> list[str]:
    """The files of the batches that findings about a pair name, each once."""
    found = hits(rule, text, pair.parameters, as_of=pair.as_of)
    batches = {hit["batch_id"] for hit in found if pair.owns(subjects.row(rule, hit))}
    files = Batch.objects.filter(pk__in=batches).order_by("file_name")
    return list(files.values_list("file_name", flat=True))


SHARDED = {
    "enterprise": {
        "enterprises_enterprise": "id",
        "enterprises_employment": "enterprise_id",
        "enterprises_insurancerecord": "enterprise_id",
        "enterprises_insuranceregistration": "enterprise_id",
        "enterprises_contribution": "enterprise_id",
        "enterprises_taxfiling": "enterprise_id",
    },
    "worker": {
        "enterprises_benefit": "worker_id",
        "enterprises_death": "worker_id",
        "employments_by_worker": "worker_id",
        "insurance_by_worker": "worker_id",
        "claims_by_worker": "worker_id",
    },
}


def unscoped_tables(rule: Rule) -> list[str]:
    """The tables of the rule's sharding key read without stating the whole scope there."""
    columns = SHARDED[rule.shard_by]
    unscoped = []
    for table in parse(rule.sql).find_all(exp.Table):
        select = table.parent_select
        if table.name not in columns or select is None:
            continue
        column = f"{table.alias_or_name}.{columns[table.name]}"
        scope = (
            f"{column} BETWEEN %(first)s AND %(last)s",
            f"(%(chosen)s::int[] IS NULL OR {column} = ANY (%(chosen)s::int[]))",
        )
        stated = {render(condition) for condition, _ in operands(select.args["where"].this)}
        if not stated.issuperset(render(parse(condition)) for condition in scope):
            unscoped.append(column)
    return unscoped
