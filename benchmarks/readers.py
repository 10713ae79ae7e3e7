"""Readers of a web site: some connections that ask for addresses one after the other, kept alive.

Sockets and no library: on a machine whose cores the server needs, the one who asks must be light.
Only this machine's own address is ever asked, for as many requests as there are addresses.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

HOST = "127.0.0.1"
TIMEOUT_SECONDS = 20.0


@dataclass(frozen=True)
class Read:
    """What the readers saw: seconds in all, seconds of each answer, answers that were not 200."""

    seconds: float
    each: list[float]
    failed: list[str]
    bytes_read: int


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    try:
        _Link(port).close()
    except OSError:
        return False
    return True


def read(port: int, addresses: Sequence[str], *, connections: int) -> Read:
    """Asks for every address once, over so many connections at a time."""
    waiting = list(reversed(addresses))
    each: list[float] = []
    failed: list[str] = []
    sizes: list[int] = []

    def one() -> None:
        try:
            ask(_Link(port))
        except (OSError, ValueError, LookupError) as error:  # counted, so that the measure fails
            failed.append(repr(error))

    def ask(link: _Link) -> None:
        while True:
            try:
                address = waiting.pop()
            except IndexError:
                break
            started = perf_counter()
            status, size = link.get(address)
            each.append(perf_counter() - started)
            sizes.append(size)
            if status != "200":
                failed.append(f"{status} {address}")
        link.close()

    readers = [threading.Thread(target=one) for _n in range(connections)]
    started = perf_counter()
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return Read(perf_counter() - started, each, failed, sum(sizes))


class _Link:
    """One connection, opened again when the server closes it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.open()

    def open(self) -> None:
        self.socket = socket.create_connection((HOST, self.port), timeout=TIMEOUT_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.left = b""

    def close(self) -> None:
        self.socket.close()

    def get(self, address: str) -> tuple[str, int]:
        """Status and size of the answer. Raises OSError if the server hangs up twice."""
        request = (
            f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
            "Accept-Language: zh-CN\r\nConnection: keep-alive\r\n\r\n"
        ).encode()
        try:
            self.socket.sendall(request)
            head = self._until_blank()
        except OSError:
            self.close()
            self.open()
            self.socket.sendall(request)
            head = self._until_blank()
        lines = head.decode("latin-1").split("\r\n")
        named = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        length = int(named.get("content-length", "0"))
        while len(self.left) < length:
            self._more()
        self.left = self.left[length:]
        if named.get("connection") == "close":
            self.close()
            self.open()
        return lines[0].split(" ")[1], length

    def _until_blank(self) -> bytes:
        while b"\r\n\r\n" not in self.left:
            self._more()
        head, _blank, self.left = self.left.partition(b"\r\n\r\n")
        return head

    def _more(self) -> None:
        chunk = self.socket.recv(65536)
        if not chunk:
            raise ConnectionResetError("the server hung up")
        self.left += chunk
