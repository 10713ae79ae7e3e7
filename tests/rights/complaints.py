"""Addresses of complaints: the public's and the inbox of the staff."""

from __future__ import annotations

from inspectorate.organisation.models import GridGroup

OPEN = {
    "complaints:landing",
    "complaints:new",
    "complaints:follow",
    "complaints:leave",
    "complaints:paper",
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    return {}
