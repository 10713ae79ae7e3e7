"""The list of alerts as lines of a file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from alerts.presenting.rows import Row


def header() -> list[str]:
    """The heads of the columns."""
    return [
        _("Number"),
        _("Priority"),
        _("What does not fit"),
        _("Enterprise or provider"),
        _("Code"),
        _("Group"),
        _("State"),
        _("First look by"),
        _("Yuan at stake"),
        _("Why it comes first"),
    ]


def lines(rows: list[Row]) -> list[list[Any]]:
    """One line per alert."""
    return [
        [
            row.alert.number,
            row.alert.score,
            row.headline,
            row.subject,
            _code(row),
            row.alert.grid_group.name if row.alert.grid_group else "",
            row.alert.standing,
            row.alert.first_look_by or "",
            row.alert.at_stake_yuan,
            row.why,
        ]
        for row in rows
    ]


def _code(row: Row) -> str:
    if row.alert.enterprise:
        return row.alert.enterprise.uscc
    return row.alert.provider.code if row.alert.provider else ""
