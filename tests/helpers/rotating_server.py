"""A token endpoint in a process of its own that takes each refresh token once."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from json import dumps
from urllib.parse import parse_qs


class Families:
    """Sign-ins: who shows an old refresh token ends the whole of it (RFC 9700 §4.14.2)."""

    def __init__(self) -> None:
        self.current: dict[str, str] = {}
        self.family_of: dict[str, str] = {}
        self.access: dict[str, str] = {}

    def new(self, family: str) -> str:
        token = secrets.token_urlsafe(150)
        self.family_of[token] = family
        self.current[family] = token
        return token

    def refresh(self, token: str) -> tuple[str, str] | None:
        family = self.family_of.get(token, "")
        if self.current.get(family) != token:
            self.current.pop(family, None)
            self.access = {a: f for a, f in self.access.items() if f != family}
            return None
        access = secrets.token_urlsafe(20)
        self.access[access] = family
        return self.new(family), access


@contextmanager
def serve() -> Iterator[str]:
    """Serve on loopback from a forked process, and give the address."""
    server = HTTPServer(("127.0.0.1", 0), _handler(Families()))
    pid = os.fork()
    if pid == 0:
        with contextlib.suppress(BaseException):
            server.serve_forever()
        os._exit(0)
    url = f"http://127.0.0.1:{server.server_port}"
    server.server_close()
    try:
        yield url
    finally:
        os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)


def _handler(families: Families) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            if self.path == "/new":
                self._say(200, families.new(secrets.token_hex(8)))
                return
            form = {name: values[0] for name, values in parse_qs(body).items()}
            fresh = families.refresh(form["refresh_token"])
            if "kill" in form:
                os.kill(int(form["kill"]), signal.SIGKILL)
            if fresh is None:
                self._say(400, dumps({"error": "invalid_grant"}))
                return
            told = {"refresh_token": fresh[0], "access_token": fresh[1], "token_type": "bearer"}
            self._say(200, dumps(told))

        def do_GET(self) -> None:
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            self._say(200 if token in families.access else 401, "{}")

        def _say(self, status: int, words: str) -> None:
            with contextlib.suppress(OSError):  # it may have been killed
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(words)))
                self.end_headers()
                self.wfile.write(words.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    return Handler
