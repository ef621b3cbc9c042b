"""Runs a real snac, a small server that speaks as Mastodon does, for a ``with`` block.

Where it is not like Mastodon is said in ``tests/journeys/test_mastodon_on_a_real_snac.py``.
"""

# ruff: noqa: S310  every address is of the server that this module started

from __future__ import annotations

import html
import json
import re
import shutil
import socket
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_STARTS_WITHIN = 10.0  # seconds
_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class SnacUser:
    """Somebody with an account there; the password lives for one test run."""

    name: str
    password: str


class Snac:
    """A running snac, spoken to with urllib: another route than the app's own."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url = url
        self._folder = folder

    def new_user(self, name: str) -> SnacUser:
        """Make an account."""
        made = subprocess.run(
            ["snac", "adduser", str(self._folder), name],
            input=f"{name}\n{name.title()}\n",
            capture_output=True,
            text=True,
            check=True,
        )
        found = re.search(r"password is (\S+)", made.stdout + made.stderr)
        assert found is not None, made.stdout + made.stderr
        return SnacUser(name=name, password=found[1])

    def say_yes(self, url: str, who: SnacUser) -> str:
        """Fill in the form at the address as a person does; return where it leads back to."""
        with urllib.request.urlopen(url, timeout=30) as page:
            words = page.read().decode()
        action = re.search(r'<form[^>]*action="([^"]+)"', words)
        assert action is not None, words
        fields = {name: html.unescape(value) for name, value in _HIDDEN.findall(words)}
        fields |= {"login": who.name, "passwd": who.password}
        where = urllib.parse.urljoin(url, html.unescape(action[1]))
        return _led_to(where, urllib.parse.urlencode(fields).encode())

    def statuses(self, who: SnacUser) -> list[dict[str, Any]]:
        """Return the public posts as everybody sees them, the newest first."""
        outbox = self._json(f"{self.url}/{who.name}/outbox")
        items = [item["object"] for item in outbox["orderedItems"]]
        return [self._json(item) if isinstance(item, str) else item for item in items]

    def _json(self, url: str) -> dict[str, Any]:
        wanted = {"Accept": "application/activity+json"}
        with urllib.request.urlopen(
            urllib.request.Request(url, headers=wanted), timeout=30
        ) as answer:
            data = json.loads(answer.read())
        assert isinstance(data, dict)
        return data


def why_not() -> str:
    """Return why snac cannot be run here, or ""."""
    return "" if shutil.which("snac") else "no snac here: run tests/counterparts/prepare.py"


@contextmanager
def running_snac(folder: Path) -> Iterator[Snac]:
    """Start a snac with nobody on it, and end it afterwards.

    Args:
        folder: for its data and its log.
    """
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    data = folder / "data"
    answers = f"127.0.0.1\n{port}\n127.0.0.1:{port}\n\n\n"
    subprocess.run(
        ["snac", "init", str(data)], input=answers, text=True, capture_output=True, check=True
    )
    settings = data / "server.json"
    told = json.loads(settings.read_text())
    settings.write_text(json.dumps({**told, "protocol": "http"}))
    with (folder / "snac.log").open("wb") as log:
        process = subprocess.Popen(["snac", "httpd", str(data)], stdout=log, stderr=log)
        try:
            _until_it_hears(process, port)
            yield Snac(f"http://127.0.0.1:{port}", data)
        finally:
            process.kill()
            process.wait()


def _until_it_hears(process: subprocess.Popen[bytes], port: int) -> None:
    for _try in range(int(_STARTS_WITHIN / 0.1)):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError("snac did not start")


def _led_to(where: str, body: bytes) -> str:
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_args: object, **_more: object) -> None:
            return None

    opener = urllib.request.build_opener(Stay)
    try:
        opener.open(urllib.request.Request(where, body, method="POST"), timeout=30)
    except urllib.error.HTTPError as answer:
        location = answer.headers.get("Location", "")
        answer.close()
        return str(location)
    raise RuntimeError("the form was not taken")
