"""A company's network on loopback: certificates of its own, servers, and a CONNECT proxy."""

from __future__ import annotations

import base64
import contextlib
import select
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = timedelta(days=1)


class Authority:
    """Somebody who makes certificates, like the box in a company that looks inside."""

    def __init__(self, name: str = "Big Retail Web Filter") -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, name)])
        self.certificate = self._made(self.name, self.key, None, datetime.now(UTC) + 9 * DAY)

    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def context(self, folder: Path, *hosts: str, until: datetime | None = None) -> ssl.SSLContext:
        """Return what a server needs to be these hosts."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, hosts[0])])
        made = self._made(subject, key, hosts, until or datetime.now(UTC) + 5 * DAY)
        file = folder / f"{hosts[0]}-{made.serial_number}.pem"
        secret = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM) + self.pem())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _made(
        self, subject: x509.Name, key: Any, hosts: tuple[str, ...] | None, until: datetime
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(until - 90 * DAY)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(ca=hosts is None, path_length=None), critical=True)
        )
        if hosts:
            names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self.key, hashes.SHA256())


@dataclass
class Page:
    """What a server answers to everything."""

    status: int = 200
    body: bytes = b'{"ok": true}'
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})
    ahead: timedelta = timedelta(0)
    """How far its clock is ahead of this PC's."""


@contextmanager
def web_server(page: Page, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve a page on loopback and yield the port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(page.status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            self.wfile.write(page.body)

        def date_time_string(self, timestamp: float | None = None) -> str:
            told = datetime.now(UTC) + page.ahead
            return told.strftime("%a, %d %b %Y %H:%M:%S GMT")

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_request: object) -> None:
            """Clients that hang up in the middle are what is tested here."""

        def finish_request(self, request: Any, client_address: Any) -> None:
            if context is not None:
                request = context.wrap_socket(request, server_side=True)
            with contextlib.closing(request):
                super().finish_request(request, client_address)

    with Server(("127.0.0.1", 0), Handler) as made:
        threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield made.server_address[1]
        finally:
            made.shutdown()


class ConnectProxy:
    """An HTTP proxy for CONNECT alone. Every host name leads to one port on loopback."""

    def __init__(self, target: int, password: str = "", status: int = 200) -> None:
        self._target, self._status = target, status
        self._wanted = f"Basic {base64.b64encode(password.encode()).decode()}" if password else ""
        self.asked: list[str] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> ConnectProxy:
        return self

    def __exit__(self, *_problem: object) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                client, _address = self._listening.accept()
            except OSError:
                return
            one = threading.Thread(target=self._one, args=(client,), daemon=True)
            self._threads.append(one)
            one.start()

    def _one(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError, ValueError):
            client.settimeout(5)
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(4096) or (_ for _ in ()).throw(ValueError())
            lines = head.decode().split("\r\n")
            self.asked.append(lines[0])
            given = [line.partition(": ")[2] for line in lines if _introduces(line)]
            if self._wanted and given != [self._wanted]:
                challenge = "HTTP/1.1 407 Password\r\nProxy-Authenticate: Basic realm=x"
                client.sendall(f"{challenge}\r\nContent-Length: 0\r\n\r\n".encode())
                return
            client.sendall(f"HTTP/1.1 {self._status} Said\r\n\r\n".encode())
            if self._status == 200:
                with socket.create_connection(("127.0.0.1", self._target), 5) as server:
                    _carry(client, server)


def _introduces(line: str) -> bool:
    return line.lower().startswith("proxy-authorization:")


def _carry(client: socket.socket, server: socket.socket) -> None:
    both = {client: server, server: client}
    while True:
        ready, _w, _x = select.select(list(both), [], [], 5)
        for one in ready:
            data = one.recv(65_536)
            if not data:
                return
            both[one].sendall(data)
        if not ready:
            return
