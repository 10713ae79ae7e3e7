"""Which functions of the tests a journey reaches: by names, without running anything."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from inspectorate.foundation.services.places import CHECKOUT
from tests.repository.sources import tree

Node = ast.FunctionDef | ast.ClassDef
Place = tuple[Path, str]


def module_path(dotted: str) -> Path | None:
    """The file of a module of this project, below the checkout."""
    stem = Path(*dotted.split("."))
    for path in (stem.with_suffix(".py"), stem / "__init__.py"):
        if (CHECKOUT / path).exists():
            return path
    return None


@cache
def definitions(path: Path) -> dict[str, Node]:
    """Functions and classes a file defines at its top."""
    return {
        node.name: node
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }


@cache
def imports(path: Path) -> dict[str, Place | Path]:
    """What a name brought from elsewhere stands for: a thing in a file, or a whole file."""
    found: dict[str, Place | Path] = {}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = module_path(f"{node.module}.{alias.name}")
                source = module_path(node.module)
                if whole:
                    found[alias.asname or alias.name] = whole
                elif source:
                    found[alias.asname or alias.name] = (source, alias.name)
    return found


def named_in(path: Path, node: ast.AST) -> Iterator[Place]:
    """The functions and classes a piece of code names, in its own file or in others."""
    known, brought = definitions(path), imports(path)
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            if each.id in known:
                yield path, each.id
            source = brought.get(each.id)
            if isinstance(source, tuple):
                yield source
        elif isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
            source = brought.get(each.value.id)
            if isinstance(source, Path):
                yield source, each.attr


def reached_from(starts: list[Path], *, inside: str) -> dict[Place, ast.AST]:
    """All code of these files, and every function below the folder `inside` that it may call."""
    found: dict[Place, ast.AST] = {(path, ""): tree(path) for path in starts}
    waiting = list(found)
    while waiting:
        place = waiting.pop()
        for source, name in named_in(place[0], found[place]):
            node = definitions(source).get(name)
            if node is not None and source.parts[0] == inside and (source, name) not in found:
                found[source, name] = node
                waiting.append((source, name))
    return found
