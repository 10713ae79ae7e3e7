"""Habits of the house that a reader can rely on."""

from __future__ import annotations

import ast
from pathlib import Path

from django.apps import apps
from django.db import models

from tests.repository.floors import LABELS
from tests.repository.sources import python_files, read, text_files, tree

SIGNALS = {"django.dispatch", "django.db.models.signals", "django.core.signals"}


def test_there_are_no_signals() -> None:
    """A write's consequences stand in its action, where a reader looks for them."""
    using = [
        f"{path}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module in SIGNALS
    ]
    assert using == [], "\n" + "\n".join(using)


def test_what_an_act_tells_is_told_by_the_journal() -> None:
    """The library's own contexts are never left: one act's reason would stand beside another's."""
    using = [
        f"{path}:{number}"
        for path in python_files()
        if path.parts[-2:] != ("organisation", "journal.py")
        for number, line in enumerate(read(path).splitlines(), 1)
        if "pghistory.context(" in line
    ]
    assert using == [], "\n" + "\n".join(using)


def test_moments_days_and_people_are_named_alike() -> None:
    """`_at` is a moment, `_on` a day (or a switch), `_by` a person (or the day it is due)."""
    kinds = {
        "_at": models.DateTimeField,
        "_on": (models.DateField, models.BooleanField),
        "_by": (models.ForeignKey, models.DateField),
    }
    misnamed = [
        f"{model._meta.label}.{field.name} is a {type(field).__name__}"
        for model in apps.get_models()
        if model._meta.app_label in LABELS
        for field in model._meta.concrete_fields
        for ending, kind in kinds.items()
        if field.name.endswith(ending)
        and (
            not isinstance(field, kind)
            or (ending == "_on" and isinstance(field, models.DateTimeField))
        )
    ]
    assert misnamed == [], "\n" + "\n".join(misnamed)


def test_every_end_with_a_moment_and_a_person_has_both_or_neither() -> None:
    """`x_at` and `x_by` of one model are tied by a check constraint that names both."""
    loose = []
    for model in apps.get_models():
        if model._meta.app_label not in LABELS:
            continue
        names = {field.name for field in model._meta.concrete_fields}
        if "pgh_id" in names:  # a history copies rows that were checked when they were written
            continue
        ends = {name[:-3] for name in names if name.endswith("_at")} - {"created", "updated"}
        checked = [
            str(constraint.condition)
            for constraint in model._meta.constraints
            if isinstance(constraint, models.CheckConstraint)
        ]
        for end in ends & {name[:-3] for name in names if name.endswith("_by")}:
            optional = model._meta.get_field(f"{end}_at").null
            tied = any(f"{end}_at" in check and f"{end}_by" in check for check in checked)
            if optional and not tied:
                loose.append(f"{model._meta.label}.{end}")
    assert loose == [], "\n" + "\n".join(loose)


def test_decisions_are_short_and_complete() -> None:
    for path in text_files():
        if path.is_relative_to("docs/decisions") and path.suffix == ".md":
            text = read(path)
            assert text.count("\n") <= 40, path
            for heading in ("## Context", "## Decision", "## Consequences"):
                assert heading in text, f"{path} lacks {heading}"


def test_prints_belong_to_commands_only() -> None:
    printing = [
        f"{path}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
        and Path("management/commands") not in path.parents
    ]
    assert printing == [], "\n" + "\n".join(printing)
