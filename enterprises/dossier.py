"""What an enterprise's page is made of; floors above may put in sections of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .models import Enterprise


@dataclass(frozen=True)
class Section:
    """A section another app puts in: its template, and what the template is given."""

    order: int
    template: str
    build: Callable[[Enterprise, Any], dict[str, Any]]
