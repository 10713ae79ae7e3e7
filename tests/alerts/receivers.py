"""A mail server and a group robot on this machine, which keep what they are handed."""

from __future__ import annotations

import email
import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mail. `refusing` turns recipients away; `before_answer` is called between a message's
    end and the word that it was taken: where a sender that dies leaves a doubt.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.refusing = False
        self.before_answer: Callable[[], None] = lambda: None
        super().__init__(("127.0.0.1", 0), _Mail)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    @property
    def message_ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.messages]


class _Mail(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            if verb == "QUIT":
                self.say("221 bye")
                return
            if verb == "RCPT" and self.server.refusing:
                self.say("550 nobody of that name")
            elif verb == "DATA":
                self.take()
            else:
                self.say("250 fine")

    def take(self) -> None:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()).rstrip() != b".":
            lines.append(line)
        self.server.messages.append(email.message_from_bytes(b"".join(lines), policy=default))
        self.server.before_answer()
        self.say("250 taken")

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class Robot(ThreadingHTTPServer):
    """Takes texts for a group; answers 200 always, as they do, with `errcode` in the answer."""

    daemon_threads = True

    def __init__(self) -> None:
        self.texts: list[tuple[dict[str, list[str]], str]] = []
        self.errcode = 0
        super().__init__(("127.0.0.1", 0), _Texts)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/send"


class _Texts(BaseHTTPRequestHandler):
    server: Robot

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        told = json.loads(self.rfile.read(length))
        query = parse_qs(urlsplit(self.path).query)
        self.server.texts.append((query, told["text"]["content"]))
        answer = json.dumps({"errcode": self.server.errcode, "errmsg": ""}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_arguments: Any) -> None:
        """Nothing: the test asks for what was taken."""


@contextmanager
def serving(server: Any) -> Iterator[Any]:
    """The server, answering until the block ends."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
