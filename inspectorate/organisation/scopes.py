"""What a token may be used for: within the rights of its user, never beyond them.

Floors above add theirs as SCOPES in a module `api_scopes` of their app.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inspectorate.foundation.contributions import contributed

READ, WRITE = "read", "write"


@dataclass(frozen=True)
class Scope:
    """One use."""

    order: int
    code: str
    label: str | Promise


OWN = (
    Scope(1, READ, _("read what the person may see")),
    Scope(2, WRITE, _("act as the person may")),
)


def scopes() -> list[tuple[str, Any]]:
    """Every scope with its label, in order."""
    return [(scope.code, scope.label) for scope in (*OWN, *contributed("api_scopes", "SCOPES"))]
