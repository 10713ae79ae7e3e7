"""What an enterprise's page is made of; floors above may put in sections of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from inspectorate.organisation.permissions import Permission

from .models import Enterprise


@dataclass(frozen=True)
class Section:
    """A section another app puts in: who sees it, its template, what the template is given."""

    order: int
    permission: Permission
    template: str
    build: Callable[[Enterprise, Any], dict[str, Any]]
