"""SQL: values are bound, text is never pasted into a statement; long statements live in files."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.repository.sources import python_files, read, text_files, tree

VERB = re.compile(
    r"^\s*(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|WITH \w+ AS|CREATE (TABLE|INDEX|VIEW)"
    r"|TRUNCATE|ALTER TABLE|DROP TABLE|COPY)\b"
)
EXECUTING = {"execute", "executemany", "copy_expert", "raw", "extra", "RawSQL"}
INLINE_LINES = 12
# COPY knows no bound identifiers: this module puts in names quoted by the database's own rules.
COMPOSING = {Path("inspectorate/foundation/bulk.py")}


def formatted_strings(path: Path) -> Iterator[ast.expr]:
    """Expressions that build SQL from parts: f-strings, %, +, str.format."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.JoinedStr(values=[ast.Constant(value=str(first)), *_]) if VERB.match(first):
                yield node
            case ast.BinOp(left=ast.Constant(value=str(first)), op=ast.Mod() | ast.Add()) if (
                VERB.match(first)
            ):
                yield node
            case ast.Call(
                func=ast.Attribute(value=ast.Constant(value=str(first)), attr="format")
            ) if VERB.match(first):
                yield node


def test_no_statement_is_built_from_strings() -> None:
    built = [
        f"{path}:{node.lineno}"
        for path in python_files()
        for node in formatted_strings(path)
        if path not in COMPOSING
    ]
    assert built == [], "\n" + "\n".join(built)


def test_long_statements_live_in_files() -> None:
    long = [
        f"{path}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if VERB.match(node.value) and node.value.strip().count("\n") >= INLINE_LINES
    ]
    assert long == [], "\n" + "\n".join(long)


def test_every_sql_file_is_named_in_the_code() -> None:
    code = "\n".join(read(path) for path in python_files(migrations=True))
    beginnings = tuple(re.findall(r'f"(\w+_)\{', code))
    unused = [
        str(path)
        for path in text_files()
        if path.suffix == ".sql" and "rules" not in path.parts and path.parts[0] != "tests"
        if not path.stem.startswith(beginnings)
        if not re.search(rf"\b{re.escape(path.stem)}\b", code)
    ]
    assert unused == [], "\n" + "\n".join(unused)
