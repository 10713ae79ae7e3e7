"""Names say what a thing is or does; words that fit everything say nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.repository.sources import python_files, tree

BANNED = {
    "helper", "helpers", "util", "utils", "common", "core", "manager", "handle", "handler",
    "process", "data", "info", "tmp",
}  # fmt: skip
# Names that a framework asks for.
GIVEN = {
    "handle",
    "handle_no_permission",
    "process_view",
    "process_exception",
    "process_template_response",
    "get_context_data",
    "use_in_migrations",
}


def words(name: str) -> set[str]:
    """The words of a snake_case or CamelCase name."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return set(spaced.lower().split("_"))


def named() -> Iterator[tuple[str, str]]:
    """Every module, class and function of the application, with where it stands."""
    for path in python_files():
        for part in path.with_suffix("").parts:
            yield str(path), part
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield f"{path}:{node.lineno}", node.name


def test_no_name_uses_a_word_that_says_nothing() -> None:
    empty = [
        f"{where} {name}" for where, name in named() if name not in GIVEN and words(name) & BANNED
    ]
    assert empty == [], "\n" + "\n".join(empty)


def test_public_functions_say_what_they_promise() -> None:
    silent = [
        f"{path}:{node.lineno} {node.name}"
        for path in python_files()
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if not node.name.startswith("_") and ast.get_docstring(node) is None
    ]
    assert silent == [], "\n" + "\n".join(silent)


def test_every_module_opens_with_a_docstring() -> None:
    silent = [
        str(path)
        for path in python_files()
        if path.name not in {"__init__.py", "apps.py"} and ast.get_docstring(tree(path)) is None
    ]
    assert silent == [], "\n" + "\n".join(silent)
