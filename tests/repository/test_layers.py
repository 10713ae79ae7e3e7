"""No arrow upwards: in imports, foreign keys, addresses named in templates, tables named in SQL."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.repository.floors import LABELS, WIRING, floor_of_file, floor_of_module
from tests.repository.sources import python_files, read, text_files, tree


def imported_modules(path: Path) -> Iterator[str]:
    """Absolute names of the modules a file imports, relative imports resolved."""
    package = path.parts[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            base += node.module.split(".") if node.module else []
            yield ".".join(base)
            yield from (".".join([*base, name.name]) for name in node.names)


def test_imports_go_down_only() -> None:
    upward = [
        f"{path} imports {module}"
        for path in python_files(migrations=True)
        for module in imported_modules(path)
        if (goal := floor_of_module(module)) is not None
        and (own := floor_of_file(path)) is not None
        and own != WIRING
        # `from inspectorate import …` names a floor of its own in the next entry
        and module != "inspectorate"
        and goal > own
    ]
    assert upward == [], "\n" + "\n".join(upward)


def test_foreign_keys_go_down_only() -> None:
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if LABELS.get(field.related_model._meta.app_label, -1)
        > LABELS.get(model._meta.app_label, WIRING)
    ]
    assert upward == [], "\n" + "\n".join(upward)


def names_by_floor() -> dict[str, int]:
    """Every name of an address, qualified by its namespaces, with the floor of its view."""
    found: dict[str, int] = {}

    def walk(resolver: URLResolver, namespaces: tuple[str, ...]) -> None:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                walk(entry, (*namespaces, *([entry.namespace] if entry.namespace else [])))
            elif isinstance(entry, URLPattern) and entry.name:
                floor = floor_of_module(entry.callback.__module__)
                if floor is not None:
                    found[":".join((*namespaces, entry.name))] = floor

    walk(get_resolver(), ())
    return found


def test_templates_name_addresses_of_their_own_floor_or_below() -> None:
    """Only pages inside an app's folder belong to a floor; base pages and components to none."""
    floors = names_by_floor()
    upward = [
        f"{path} links to {name}"
        for path in text_files()
        if path.suffix == ".html" and path.parts[0] == "templates" and path.parts[1] in LABELS
        for name in re.findall(r"{%\s*url\s+['\"]([\w:-]+)['\"]", read(path))
        if floors.get(name, -1) > LABELS[path.parts[1]]
    ]
    assert upward == [], "\n" + "\n".join(upward)


def tables_by_floor() -> dict[str, int]:
    """Every table of our own apps, with its floor."""
    return {
        model._meta.db_table: LABELS[model._meta.app_label]
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in LABELS
    }


def test_sql_names_tables_of_its_own_floor_or_below() -> None:
    tables = tables_by_floor()
    upward = [
        f"{path} reads {word}"
        for path in text_files()
        if path.suffix == ".sql" and (own := floor_of_file(path)) is not None
        for word in set(re.findall(r"\w+", re.sub(r"--.*", "", read(path))))
        if tables.get(word, -1) > own
    ]
    assert upward == [], "\n" + "\n".join(upward)
