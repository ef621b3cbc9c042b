"""Debian's nginx on this same computer, with a folder of its own to serve."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_CONFIG = """\
daemon off;
pid {own}/nginx.pid;
error_log {own}/error.log;
events {{}}
http {{
  log_format plain '$request_method $uri $status $body_bytes_sent $http_range $http_user_agent';
  access_log {own}/access.log plain;
  client_body_temp_path {own}/body; proxy_temp_path {own}/proxy; fastcgi_temp_path {own}/fastcgi;
  uwsgi_temp_path {own}/uwsgi; scgi_temp_path {own}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    location / {{ add_header Cache-Control "public, max-age=31536000, immutable"; }}
    location = /metadata/timestamp.json {{ add_header Cache-Control "no-cache"; }}
  }}
}}
"""


@dataclass(frozen=True)
class Hit:
    """One line of the access log."""

    method: str
    path: str
    status: int
    size: int
    asked_range: str
    agent: str


@dataclass
class Nginx:
    """A running server."""

    url: str
    own: Path
    read: int = 0

    def hits(self) -> list[Hit]:
        """Return the requests since the last time that this was asked."""
        lines = (self.own / "access.log").read_text().splitlines()
        fresh, self.read = lines[self.read :], len(lines)
        split = [line.split(" ", 5) for line in fresh]
        return [Hit(m, path, int(s), int(n), asked, agent) for m, path, s, n, asked, agent in split]


@contextmanager
def nginx(root: Path, own: Path) -> Iterator[Nginx]:
    """Serve a folder until the end of the block.

    Args:
        root: what is served.
        own: an empty folder for the server's own files.
    """
    program = shutil.which("nginx")
    if program is None:
        pytest.skip("nginx is not installed")
    own.mkdir(parents=True, exist_ok=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = own / "nginx.conf"
    config.write_text(_CONFIG.format(own=own, root=root, port=port))
    own.chmod(0o755)
    server = subprocess.Popen(
        [program, "-c", str(config), "-p", str(own), "-g", "user root;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port, server)
        yield Nginx(f"http://127.0.0.1:{port}/", own)
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _try in range(2_000):
        assert server.poll() is None, "nginx did not start"
        with socket.socket() as probe:
            probe.settimeout(0.05)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        with pytest.raises(subprocess.TimeoutExpired):
            server.wait(0.01)
    pytest.fail("nginx did not answer")
