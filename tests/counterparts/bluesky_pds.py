"""Runs a real Bluesky PDS on loopback for as long as a ``with`` block lasts."""

# ruff: noqa: S310  every address is of the server that this module started

from __future__ import annotations

import json
import secrets
import shutil
import socket
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.counterparts import prepare

INSTALLED = prepare.ROOT / ".counterparts" / "pds"
_STARTS_WITHIN = 60.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class PdsAccount:
    """An account on the PDS. These are passwords of a server that lives for one test run."""

    handle: str
    did: str
    main_password: str
    app_password: str


class Pds:
    """A running PDS, spoken to with urllib: another route than the app's own."""

    def __init__(self, url: str) -> None:
        self.url = url

    def new_account(self) -> PdsAccount:
        """Make an account and an app password. The main password looks like one too."""
        name = f"priya{secrets.token_hex(3)}.test"
        main = "-".join(secrets.token_hex(2) for _ in range(4))
        made = self.call(
            "com.atproto.server.createAccount",
            {"handle": name, "email": f"{name}@example.test", "password": main},
        )
        token = made["accessJwt"]
        app = self.call("com.atproto.server.createAppPassword", {"name": "studio"}, token=token)
        return PdsAccount(
            handle=name, did=made["did"], main_password=main, app_password=app["password"]
        )

    def end(self, who: PdsAccount) -> None:
        """Take the app password back, as a person does on the website."""
        signed = self.call(
            "com.atproto.server.createSession",
            {"identifier": who.did, "password": who.main_password},
        )
        token = signed["accessJwt"]
        self.call("com.atproto.server.revokeAppPassword", {"name": "studio"}, token=token)

    def call(self, method: str, body: dict[str, Any] | None, token: str = "") -> dict[str, Any]:
        """POST to the PDS."""
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        return _json(urllib.request.Request(self._address(method), data, headers, method="POST"))

    def record(self, did: str, key: str) -> dict[str, Any]:
        """Return a post's record without being signed in."""
        asked = {"repo": did, "collection": "app.bsky.feed.post", "rkey": key}
        value = _json(urllib.request.Request(self._address("com.atproto.repo.getRecord", asked)))
        return dict(value["value"])

    def keys(self, did: str) -> list[str]:
        """Return the names of all posts."""
        asked = {"repo": did, "collection": "app.bsky.feed.post"}
        found = _json(urllib.request.Request(self._address("com.atproto.repo.listRecords", asked)))
        return [item["uri"].rpartition("/")[2] for item in found["records"]]

    def blob(self, did: str, cid: str) -> bytes:
        """Return a picture's bytes as the PDS gives them to everybody."""
        address = self._address("com.atproto.sync.getBlob", {"did": did, "cid": cid})
        with urllib.request.urlopen(address, timeout=30) as answer:
            return bytes(answer.read())

    def is_signed_in(self, refresh_token: str) -> bool:
        """Tell whether a refresh token still works. Uses it up."""
        try:
            self.call("com.atproto.server.refreshSession", None, token=refresh_token)
        except urllib.error.HTTPError as problem:
            problem.close()
            return False
        return True

    def _address(self, method: str, params: dict[str, str] | None = None) -> str:
        query = f"?{urllib.parse.urlencode(params)}" if params else ""
        return f"{self.url}/xrpc/{method}{query}"


def why_not() -> str:
    """Return why the PDS cannot be run here, or ""."""
    if not (INSTALLED / ".stamp").is_file():
        return "no Bluesky PDS here: run tests/counterparts/prepare.py"
    return "" if prepare.node_home() else "no Node wheel in this Python"


@contextmanager
def running_pds(folder: Path) -> Iterator[Pds]:
    """Start a PDS with nothing on it, and end it afterwards.

    Args:
        folder: for its data and its log.
    """
    home = prepare.node_home()
    assert home is not None, why_not()
    # Node looks for packages beside the script that imports them.
    script = shutil.copy(prepare.HERE / "pds" / "start-pds.mjs", INSTALLED / "start-pds.mjs")
    plc, pds = _free_ports()
    command = [str(prepare.node(home)), str(script), str(plc), str(pds), str(folder / "data")]
    with (folder / "pds.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=log)
        try:
            yield Pds(_when_ready(process, folder / "pds.log"))
        finally:
            process.kill()
            process.communicate()


def _when_ready(process: subprocess.Popen[bytes], log: Path) -> str:
    guard = threading.Timer(_STARTS_WITHIN, process.kill)
    guard.start()
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith(b'{"ready":true'):
                return str(json.loads(line)["pds"])
    finally:
        guard.cancel()
    raise RuntimeError(f"the PDS did not start: {log.read_text(errors='replace')[-2000:]}")


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _json(request: urllib.request.Request) -> dict[str, Any]:
    with urllib.request.urlopen(request, timeout=30) as answer:
        data = json.loads(answer.read() or b"{}")
    assert isinstance(data, dict)
    return data
