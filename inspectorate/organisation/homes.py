"""The first page after log-in. An app that has one for some people says so in its `desk.py` as
HOMES; whoever has none is led to the first entry of the bar.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http.response import HttpResponseBase

from inspectorate.foundation.contributions import contributed

from .permissions import Permission


@dataclass(frozen=True)
class Home:
    """A first page: whose it is, by permission, and how it is shown."""

    order: int
    permission: Permission
    show: Callable[[Any], HttpResponseBase]


def home_of(user: Any) -> Home | None:
    """The first page of `user`; None where no app has one."""
    own = (home for home in contributed("desk", "HOMES") if home.permission.is_held_by(user))
    return next(own, None)
