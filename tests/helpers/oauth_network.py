"""A network in memory with a sign-in in the browser, and raw requests to the listener."""

from __future__ import annotations

import socket
from datetime import datetime
from typing import ClassVar
from urllib.parse import urlencode, urlsplit

from studio.publishers.base import (
    Ask,
    Authorization,
    Identity,
    Keeper,
    Linked,
    Publisher,
    Secret,
    Session,
)
from studio.publishers.errors import RejectedError

CODE = "canary-code-7d1"
VERIFIER = "canary-verifier-9c2"
TOKEN = "canary-token-4e8"


class FakeOauth(Publisher):
    """Redeems each code of ``codes`` once.

    Args:
        issuer: what its answers say that it is; "" when they say nothing.
    """

    id: ClassVar[str] = "fake"
    callback_path: ClassVar[str] = "/callback/fake"

    def __init__(self, issuer: str = "https://network.example") -> None:
        self.issuer = issuer
        self.codes = {CODE}
        self.asked: list[Ask] = []
        self.redeemed: list[str] = []
        self.unlinked: list[Secret] = []
        self.out_of_band = False
        self.url = "https://network.example/authorize"

    def authorize(self, ask: Ask) -> Authorization:
        self.asked.append(ask)
        back = "urn:ietf:wg:oauth:2.0:oob" if self.out_of_band else ask.redirect_uri
        return Authorization(
            url=f"{self.url}?{urlencode({'redirect_uri': back, 'state': ask.state.reveal()})}",
            issuer=self.issuer,
            redirect_uri=back,
            state=ask.state,
            carried=Secret(VERIFIER),
        )

    def redeem(self, authorization: Authorization, code: Secret) -> Linked:
        self.redeemed.append(code.reveal())
        if code.reveal() not in self.codes:
            raise RejectedError("code-refused")
        self.codes.remove(code.reveal())
        who = Identity(user_id="did:1", handle="priya", name="Priya", host="https://fake")
        return Linked(identity=who, secret=Secret(TOKEN))

    def new_key(self, now: datetime) -> str:
        return "key"

    def resume(self, identity: Identity, secret: Secret, *, keeper: Keeper) -> Session:
        raise NotImplementedError

    def unlink(self, identity: Identity, secret: Secret) -> None:
        self.unlinked.append(secret)

    def query(self, **changed: str | None) -> str:
        """Return the query that the browser would bring back; None leaves a field out."""
        right = {"code": CODE, "state": self.asked[-1].state.reveal(), "iss": self.issuer or None}
        return urlencode({k: v for k, v in {**right, **changed}.items() if v is not None})

    def back(self, **changed: str | None) -> str:
        """Return the address that the browser would be sent to."""
        return f"{self.asked[-1].redirect_uri}?{self.query(**changed)}"


def request(url: str, *, method: str = "GET", host: str | None = None, more: str = "") -> bytes:
    """Return the bytes of a request, with a ``Host`` of one's own."""
    parts = urlsplit(url)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    named = f"Host: {parts.netloc if host is None else host}\r\n"
    return f"{method} {target} HTTP/1.1\r\n{named}{more}\r\n".encode("latin-1")


def connect(url: str) -> socket.socket:
    """Open a connection to the listener."""
    parts = urlsplit(url)
    assert parts.port is not None
    return socket.create_connection(("127.0.0.1", parts.port), timeout=10)


def exchange(url: str, words: bytes) -> bytes:
    """Send bytes and return all that comes back; b"" when the connection was dropped."""
    try:
        with connect(url) as one:
            one.sendall(words)
            parts = []
            while part := one.recv(65_536):
                parts.append(part)
            return b"".join(parts)
    except ConnectionError:
        return b""


def status(answer: bytes) -> int:
    """Return the status of an answer."""
    return int(answer.split(b" ", 2)[1])
