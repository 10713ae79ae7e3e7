"""What floors above put into a page of a floor below, without that floor knowing them.

A page that others may add to names a module (`navigation`, `dossier`, …) and a list in it; every
installed app may have that module, and the page shows what the lists hold, in order.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule


@cache
def contributed(module: str, name: str) -> tuple[Any, ...]:
    """The entries of list `name` in `module` of every app, sorted by their `order`."""
    found: list[Any] = []
    for app in apps.get_app_configs():
        if app.module is not None and module_has_submodule(app.module, module):
            found += getattr(import_module(f"{app.name}.{module}"), name, [])
    return tuple(sorted(found, key=lambda entry: entry.order))
