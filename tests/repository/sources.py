"""The project's own files, as the tests about the code see them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from inspectorate.foundation.services.places import CHECKOUT

APPLICATION = ("inspectorate", "enterprises", "alerts", "compliance")
FOLDERS = (
    *APPLICATION,
    "templates",
    "tests",
    "benchmarks",
    "docs",
    "locale",
    "requirements",
    ".ci",
)
TEXT = {
    ".py", ".sql", ".toml", ".html", ".txt", ".md", ".css", ".js", ".po", ".in", ".json", ".yml",
    ".csv", ".svg", ".webmanifest", "",
}  # fmt: skip
IGNORED = {"__pycache__", "node_modules", "var", "work"}


@cache
def text_files() -> tuple[Path, ...]:
    """Every text file of the project, top level included, as paths below the checkout."""
    found = [path for path in CHECKOUT.iterdir() if path.is_file() and path.name != ".git"]
    for folder in FOLDERS:
        found += [
            path
            for path in (CHECKOUT / folder).rglob("*")
            if path.is_file() and not IGNORED & set(path.relative_to(CHECKOUT).parts)
        ]
    return tuple(
        sorted(path.relative_to(CHECKOUT) for path in found if path.suffix in TEXT and path.name)
    )


def python_files(*, tests: bool = False, migrations: bool = False) -> Iterator[Path]:
    """Python files of the application, on request with tests and migrations."""
    for path in text_files():
        if path.suffix != ".py" or ("migrations" in path.parts and not migrations):
            continue
        if path.parts[0] in APPLICATION or (tests and path.parts[0] in ("tests", "benchmarks")):
            yield path


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse((CHECKOUT / path).read_text(encoding="utf-8"), str(path))


def read(path: Path) -> str:
    """The text of a file."""
    return (CHECKOUT / path).read_text(encoding="utf-8")
