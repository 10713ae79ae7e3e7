"""Files rot, not functions: both stay small."""

from __future__ import annotations

import ast

from tests.repository.sources import python_files, read, text_files, tree

FILE_LINES = 400
TEST_FILE_LINES = 600
COMFORTABLE_FILE_LINES = 250
COMFORTABLE_SHARE = 0.9
FUNCTION_LINES = 60


def test_no_file_is_too_long() -> None:
    limits = {"tests": TEST_FILE_LINES, "benchmarks": TEST_FILE_LINES}
    long = [
        f"{path}: {lines} lines"
        for path in text_files()
        if path.suffix in {".py", ".sql", ".html", ".js"} and "migrations" not in path.parts
        if (lines := read(path).count("\n")) > limits.get(path.parts[0], FILE_LINES)
    ]
    assert long == [], "\n" + "\n".join(long)


def test_most_files_are_comfortably_short() -> None:
    lengths = [read(path).count("\n") for path in python_files()]
    short = sum(lines <= COMFORTABLE_FILE_LINES for lines in lengths)
    assert short >= COMFORTABLE_SHARE * len(lengths)


def test_no_function_is_too_long() -> None:
    long = [
        f"{path}:{node.lineno} {node.name}: {lines} lines"
        for path in python_files(tests=True)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    ]
    assert long == [], "\n" + "\n".join(long)
