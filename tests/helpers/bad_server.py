"""A loopback server that does what real servers cannot be made to do on demand."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What to answer; ``drop`` closes the connection without a word instead."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    drop: bool = False
    never: bool = False
    short: bool = False


def as_json(data: object, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(
        status=status,
        body=json.dumps(data).encode(),
        headers={"Content-Type": "application/json", **named},
    )


HTML = Reply(body=b"<html>Welcome to our Wi-Fi</html>", headers={"Content-Type": "text/html"})
PORTAL = Reply(status=302, body=b"", headers={"Location": "https://wifi.example/login"})
TOO_LARGE = as_json({"error": "PayloadTooLarge", "message": "too large"}, 413)
BUSY = as_json({"error": "RateLimitExceeded"}, 429, RateLimit_Reset="1900000000", Retry_After="290")
NO_TOKEN = as_json({"error": "AuthMissing", "message": "Authentication Required"}, 401)
BROKEN = as_json({"error": "InternalServerError"}, 500)
BAD_GATEWAY = Reply(status=502, body=b"<html>", headers={"Content-Type": "text/html"})
NO_JSON = Reply(body=b"{not json")
DROPPED = Reply(drop=True)
CUT_SHORT = Reply(body=b'{"uri": "at', short=True)
NEVER = Reply(never=True)

Answer = Callable[[Seen], Reply]


class BadServer:
    """``answer`` decides what each request gets; ``seen`` has every request."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.seen: list[Seen] = []
        self.url = ""
        self.closing = threading.Event()

    def paths(self) -> list[str]:
        return [item.path.partition("?")[0] for item in self.seen]


@contextmanager
def bad_server(answer: Answer) -> Iterator[BadServer]:
    state = BadServer(answer)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(state))
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        state.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def nobody_there() -> Iterator[str]:
    """Give an address where every connection is refused."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and never listening
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


def _handler(state: BadServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            seen = Seen(method=self.command, path=self.path, headers=dict(self.headers), body=body)
            state.seen.append(seen)
            reply = state.answer(seen)
            if reply.never:
                state.closing.wait(20)
            if reply.drop or reply.never:
                self._hang_up()
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) + (100 if reply.short else 0)))
            self.end_headers()
            self.wfile.write(reply.body)
            self.close_connection = True

        do_GET = do_POST = _serve  # noqa: N815  the base class calls them so

        def _hang_up(self) -> None:
            # RST instead of FIN: what a router does that lost the connection.
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    return Handler
