"""The door to the network for the check: plain sockets, so that each step is seen by itself.

A library for requests does all of them at once and then names only the last. Nothing of a
person is sent, and nothing that is not verified is believed.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit

import truststore

from studio import __version__
from studio.connection.certificates import Voucher, voucher
from studio.connection.model import Server, StepName, TroubleError
from studio.proxies import Choice, proxy_for

TIMEOUT = 8.0  # seconds, for each step
_ENOUGH = 512  # bytes, to tell a page from JSON
_MOST_HEAD = 16_384
_LONGEST = 20.0  # seconds that a proxy's whole answer may take
_PASSWORD, _FORBIDDEN = 407, 403


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server answered.

    Attributes:
        status: the HTTP status.
        is_page: True for HTML, which no network's API answers.
        leads_to: host that it sends on to, "" for nowhere.
        date: what time the server says it is, or None.
    """

    status: int
    is_page: bool
    leads_to: str
    date: datetime | None


class Wire:
    """Real connections.

    Args:
        timeout: seconds for each step.
        choose: tells the way for an address.
    """

    def __init__(
        self, timeout: float = TIMEOUT, choose: Callable[[str], Choice] = proxy_for
    ) -> None:
        self._timeout = timeout
        self._choose = choose

    def way(self, server: Server) -> Choice:
        """Return through which proxy a server is reached. May wait for the system."""
        return self._choose(f"{server.address}/")

    def find(self, host: str, port: int) -> None:
        """Look a name up.

        Raises:
            TroubleError: nobody knows it.
        """
        try:
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise TroubleError(StepName.NAME, "name-unknown", host=host) from None

    def call(self, host: str, port: int) -> socket.socket:
        """Open a connection.

        Raises:
            OSError: nobody answers.
        """
        return socket.create_connection((host, port), self._timeout)

    def through(self, proxy: str, server: Server) -> socket.socket:
        """Open a connection through an HTTP proxy (CONNECT, RFC 9110, 9.3.6).

        Raises:
            TroubleError: the proxy is silent, wants a password, or does not let us through.
        """
        parts = urlsplit(proxy)
        host, port = parts.hostname or "", parts.port or 80
        shown = f"{host}:{port}"
        if parts.scheme != "http":
            raise TroubleError(StepName.PROXY, "proxy-kind", proxy=shown)
        try:
            line = self.call(host, port)
        except OSError:
            raise TroubleError(StepName.PROXY, "proxy-silent", proxy=shown) from None
        try:
            status = _connect(line, server, _introduction(parts.username, parts.password))
        except (OSError, ValueError):
            line.close()
            raise TroubleError(StepName.PROXY, "proxy-silent", proxy=shown) from None
        if status != http.client.OK:
            line.close()
            raise _turned_away(status, shown, server)
        return line

    def secure(self, line: socket.socket, server: Server) -> tuple[ssl.SSLSocket, Voucher]:
        """Make a connection safe, as the system judges it.

        Raises:
            ssl.SSLCertVerificationError: the system does not believe that it is the server.
            OSError: it was cut off.
        """
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        made = context.wrap_socket(line, server_hostname=server.host)
        return made, voucher(made, datetime.now(UTC))

    def peek(self, line: socket.socket, server: Server) -> tuple[ssl.SSLSocket, Voucher]:
        """Look at the certificate of a server that is not believed. Nothing it says counts.

        Raises:
            OSError: it was cut off.
        """
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        made = context.wrap_socket(line, server_hostname=server.host)
        return made, voucher(made, datetime.now(UTC))

    def ask(self, line: socket.socket, server: Server) -> Reply:
        """Ask for the server's public page or facts.

        Raises:
            OSError, http.client.HTTPException: no answer came.
        """
        asked = http.client.HTTPConnection(server.host, server.port, timeout=self._timeout)
        asked.sock = line
        headers = {
            "Host": urlsplit(server.address).netloc,
            "User-Agent": f"ShopfloorStudio/{__version__}",
            "Accept": "application/json",
            "Connection": "close",
        }
        asked.request("GET", server.path, headers=headers)
        with asked.getresponse() as got:
            begin = got.read1(_ENOUGH)  # what has come, without waiting for more
            kind = (got.getheader("Content-Type") or "").lower()
            return Reply(
                status=got.status,
                is_page="html" in kind or begin.lstrip()[:1] == b"<",
                leads_to=_leads_to(got.getheader("Location") or "", server),
                date=_date(got.getheader("Date") or ""),
            )


def _introduction(name: str | None, password: str | None) -> str:
    if not name:
        return ""
    pair = f"{unquote(name)}:{unquote(password or '')}".encode()
    return f"Proxy-Authorization: Basic {base64.b64encode(pair).decode()}\r\n"


def _connect(line: socket.socket, server: Server, introduction: str) -> int:
    """Ask a proxy for a tunnel and return its status; what follows is the server's."""
    host = f"[{server.host}]" if ":" in server.host else server.host
    place = f"{host}:{server.port}"
    line.sendall(f"CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n{introduction}\r\n".encode())
    head, until = b"", time.monotonic() + _LONGEST
    # Byte by byte: not one of the server's own bytes may be taken with it.
    while not head.endswith(b"\r\n\r\n"):
        byte = line.recv(1)
        head += byte
        if not byte or len(head) > _MOST_HEAD or time.monotonic() > until:
            raise ValueError("no answer of a proxy")
    version, _space, rest = head.partition(b" ")
    if not version.startswith(b"HTTP/1."):
        raise ValueError("no answer of a proxy")
    return int(rest[:3])


def _turned_away(status: int, shown: str, server: Server) -> TroubleError:
    if status == _PASSWORD:
        return TroubleError(StepName.PROXY, "proxy-password", proxy=shown)
    if status == _FORBIDDEN:
        return TroubleError(StepName.PROXY, "proxy-forbids", proxy=shown, host=server.host)
    return TroubleError(
        StepName.REACH, "proxy-cannot-reach", proxy=shown, host=server.host, status=str(status)
    )


def _leads_to(location: str, server: Server) -> str:
    try:
        host = urlsplit(location).hostname or ""
    except ValueError:
        return ""
    return "" if host == server.host else host


def _date(text: str) -> datetime | None:
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        told = parsedate_to_datetime(text)
        return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    return None
