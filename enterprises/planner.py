"""What PostgreSQL's planner knows of tables that a job just filled."""

from __future__ import annotations

from django.db.models import Model

from inspectorate.foundation.statements import fetch


def gather(*models: type[Model], written: int) -> None:
    """Gathers the planner's figures anew of each table of which `written` rows are a tenth or more.

    Whoever fills a table for pages calls it at the end: the first reader comes before autovacuum.
    """
    for model in models:
        gather_of(model._meta.db_table, written=written)


def gather_of(relation: str, *, written: int) -> None:
    """The same of one table by its name, as the landing of deliveries knows it."""
    fetch("enterprises", "gather", relation=relation, written=written)
