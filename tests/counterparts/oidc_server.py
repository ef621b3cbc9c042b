"""Runs a real authorization server (oidc-provider) on loopback, with a scripted person."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import requests

from tests.counterparts import prepare

INSTALLED = prepare.ROOT / ".counterparts" / "oidc"
BRAND_SECRET = "the secret of a server that lives for one test run"
CALLBACK = "/callback/generic"
_STARTS_WITHIN = 30.0  # seconds


def why_not() -> str:
    """Return why the server cannot be run here, or ""."""
    if not (INSTALLED / ".stamp").is_file():
        return "no oidc-provider here: run tests/counterparts/prepare.py"
    return "" if prepare.node_home() else "no Node wheel in this Python"


@contextmanager
def running_oidc(folder: Path) -> Iterator[str]:
    """Start the server, give its issuer, and end it afterwards.

    Args:
        folder: for its log.
    """
    home = prepare.node_home()
    assert home is not None, why_not()
    # Node looks for packages beside the script that imports them.
    script = shutil.copy(prepare.HERE / "oidc" / "start-oidc.mjs", INSTALLED / "start-oidc.mjs")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(prepare.node(home)), str(script), str(port)]
    with (folder / "oidc.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=log)
        try:
            yield _when_ready(process, folder / "oidc.log")
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
                return str(json.loads(line)["issuer"])
    finally:
        guard.cancel()
    raise RuntimeError(f"oidc-provider did not start: {log.read_text(errors='replace')[-2000:]}")


class Person:
    """Somebody with a browser: fills in the server's forms until it sends them back.

    Args:
        url: what the app gave to the browser.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def agree(self, login: str = "priya") -> str:
        """Sign in, say yes, and return the address that the browser is sent to."""
        with requests.Session() as browser:
            page = self._follow(browser, browser.get(self._url, allow_redirects=False, timeout=10))
            while isinstance(page, requests.Response):
                form = re.search(r'<form[^>]*action="([^"]+)"', page.text)
                prompt = re.search(r'name="prompt" value="([^"]+)"', page.text)
                assert form, page.text[:500]
                assert prompt, page.text[:500]
                told = {"prompt": prompt[1], "login": login, "password": "x"}
                sent = browser.post(
                    urljoin(page.url, form[1]), data=told, allow_redirects=False, timeout=10
                )
                page = self._follow(browser, sent)
            return page

    def refuse(self) -> str:
        """Press Cancel, and return the address that the browser is sent to."""
        with requests.Session() as browser:
            page = self._follow(browser, browser.get(self._url, allow_redirects=False, timeout=10))
            assert isinstance(page, requests.Response)
            cancel = re.search(r'<a href="([^"]+/abort)"', page.text)
            assert cancel, page.text[:500]
            sent = browser.get(urljoin(page.url, cancel[1]), allow_redirects=False, timeout=10)
            back = self._follow(browser, sent)
            assert isinstance(back, str)
            return back

    def _follow(
        self, browser: requests.Session, answer: requests.Response
    ) -> requests.Response | str:
        """Follow the server's own redirects; stop at the app's address."""
        while answer.is_redirect:
            target = urljoin(answer.url, answer.headers["Location"])
            if CALLBACK in target:
                return target
            answer = browser.get(target, allow_redirects=False, timeout=10)
        assert answer.ok, answer.text[:500]
        return answer
