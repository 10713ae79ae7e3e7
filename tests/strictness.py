"""What makes the suite attack sloppiness: no network, and no order but the one asked for."""

from __future__ import annotations

import ipaddress
import random
import socket
from typing import Any

import pytest
from django.db.models import QuerySet


class NetworkForbidden(RuntimeError):
    """A test tried to reach another machine."""


def forbid_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets connect to this machine only."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not _is_local(address):
            raise NetworkForbidden(f"tests may not connect to {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)


def shuffle_unordered_querysets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the rows of a query without a total ORDER BY in any order, as PostgreSQL may."""
    fetch_all = QuerySet._fetch_all

    def fetch_all_shuffled(self: QuerySet) -> None:
        first = self._result_cache is None
        fetch_all(self)
        if first and not self.query.is_sliced and not self.ordered:
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", fetch_all_shuffled)


def _is_local(address: Any) -> bool:
    host = address[0] if isinstance(address, tuple) else ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
