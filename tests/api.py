"""Programs that ask the interface: a client with a token, as production has them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from inspectorate.organisation.actions import tokens
from inspectorate.organisation.models import Role, User
from tests.factories import make_user


def make_token(user: User, *scopes: str, **changes: Any) -> str:
    """The secret of a token of `user`, by default to read and write."""
    now = changes.pop("now", timezone.now())
    values: dict[str, Any] = {
        "name": "示例程序",
        "scopes": scopes or ("read", "write"),
        "expires_on": timezone.localdate(now) + timedelta(days=30),
        "reason": "接口试用",
        **changes,
    }
    administrator = changes.pop("by", None) or make_user(Role.ADMINISTRATOR)
    return tokens.give(user, by=administrator, now=now, **values)[1]


def client_of(user: User, *scopes: str) -> Client:
    """A client that sends a token of `user` with every request."""
    secret = make_token(user, *scopes)
    return Client(headers={"Authorization": f"Bearer {secret}", "Accept": "application/json"})


def post(client: Client, address: str, body: Any = None, **headers: str) -> Any:
    """A POST of JSON."""
    return client.post(address, body or {}, content_type="application/json", headers=headers)
