"""What a change of the calendar reaches: floors above say it, the calendar's page shows it.

An app that keeps dates reckoned by the calendar lists EFFECTS in its own `calendar_effects.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .permissions import Permission


@dataclass(frozen=True)
class Effect:
    """One kind of dates: a sentence with their number, the page that dates them anew, and who may.

    `sentence()` is '' where nothing is reached.
    """

    order: int
    permission: Permission
    path: str
    sentence: Callable[[], str]
    action: Callable[[], str]
