"""The tables of a real database as plain rows, for the oracle of the figures.

The only place of the oracle that reads the project's models, and only their tables and columns.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps

from tests.oracle.figure_sheet import Row


def tables(names: Iterable[str]) -> dict[str, list[Row]]:
    """The rows of each table whole, in the order of their key; a table not there yet is empty."""
    models = {model._meta.db_table: model for model in apps.get_models()}
    return {
        name: list(models[name]._base_manager.order_by("pk").values()) if name in models else []
        for name in names
    }
