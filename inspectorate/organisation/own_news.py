"""What a person is told about their own log-in. The floor above that delivers notices says how, as
TELLERS in its own `own_news.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from inspectorate.foundation.contributions import contributed

from .models import User


@dataclass(frozen=True)
class Teller:
    """A way to tell: the person, a marked English sentence, the moment."""

    order: int
    tell: Callable[[User, str, datetime], object]


def tell(user: User, what: str, *, now: datetime) -> None:
    """Tells `user` by the same transaction; `what` is shown in the language they read."""
    for teller in contributed("own_news", "TELLERS"):
        teller.tell(user, what, now)
