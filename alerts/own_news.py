"""How a person is told about their own log-in: by a notice, sent as they chose."""

from __future__ import annotations

from datetime import datetime

from inspectorate.organisation.models import User
from inspectorate.organisation.own_news import Teller

from .actions.notifications import announce
from .models import NotificationKind

ADDRESS = "/settings/second-factor/"


def tell(user: User, what: str, now: datetime) -> int:
    """One notice for each moment something happens."""
    return announce(
        NotificationKind.OWN_LOGIN,
        to=[user],
        key=f"log-in at {now.isoformat()}",
        address=ADDRESS,
        values={"what": what},
        now=now,
    )


TELLERS = [Teller(10, tell)]
