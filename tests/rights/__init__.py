"""The declared table of addresses, a module per part of the house.

Each module names its addresses: OPEN (for everybody), LOGGED_IN (for whoever is logged in),
GUARDED (address → permission), BY_POST (asked by POST), ANSWERS (other statuses than 200 or 302 for
whoever holds the right), and `arguments(group)`, which makes what its addresses need.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


def parts() -> list[ModuleType]:
    """Every module of the table."""
    return [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]


def united(name: str) -> Any:
    """The table of that name over all modules: a dictionary or a set."""
    tables = [getattr(part, name) for part in parts() if hasattr(part, name)]
    whole = type(tables[0])()
    for table in tables:
        whole |= table
    return whole
