"""The floors of the house (docs/architecture): each may look down, none may look up."""

from __future__ import annotations

from pathlib import Path

FOUNDATION, ORGANISATION, ENTERPRISES, ALERTS, COMPLIANCE, WIRING = range(6)

# Longest prefix first: the two ground floors lie inside the wiring's package.
MODULES = {
    "inspectorate.foundation": FOUNDATION,
    "inspectorate.organisation": ORGANISATION,
    "inspectorate": WIRING,
    "enterprises": ENTERPRISES,
    "alerts": ALERTS,
    "compliance": COMPLIANCE,
}
LABELS = {
    "foundation": FOUNDATION,
    "organisation": ORGANISATION,
    "enterprises": ENTERPRISES,
    "alerts": ALERTS,
    "compliance": COMPLIANCE,
}


def floor_of_module(module: str) -> int | None:
    """The floor of a dotted module name; None for what is not ours."""
    for prefix, floor in MODULES.items():
        if module == prefix or module.startswith(f"{prefix}."):
            return floor
    return None


def floor_of_file(path: Path) -> int | None:
    """The floor of a file below the checkout."""
    return floor_of_module(".".join(path.with_suffix("").parts))
