"""A real Chromium without a window, driven over WebDriver.

By https://www.w3.org/TR/webdriver2/, read 2026-11-29.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the standard's name for a reference
_STARTS_WITHIN = 30.0  # seconds
_WAITS = 20_000  # milliseconds for something to appear
_ARGUMENTS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def why_not() -> str:
    """Return why Chromium cannot be run here, or ""."""
    lacking = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    return f"no {' and no '.join(lacking)} here" if lacking else ""


class Browser:
    """One tab. What is looked for is named by XPath, and waited for."""

    def __init__(self, session: str) -> None:
        self._session = session

    def open(self, url: str) -> None:
        """Open an address and wait until it is there."""
        self._ask("POST", "/url", {"url": url})

    def click(self, path: str) -> None:
        """Press something."""
        self._ask("POST", f"/element/{self._find(path)}/click", {})

    def type(self, path: str, words: str) -> None:
        """Type into a field."""
        self._ask("POST", f"/element/{self._find(path)}/value", {"text": words})

    def text(self, path: str) -> str:
        """Return the words that something shows."""
        return str(self._ask("GET", f"/element/{self._find(path)}/text"))

    def url(self) -> str:
        """Return what the address bar shows."""
        return str(self._ask("GET", "/url"))

    def close(self) -> None:
        """Close the browser."""
        requests.delete(self._session, timeout=30)

    def _find(self, path: str) -> str:
        found = self._ask("POST", "/element", {"using": "xpath", "value": path})
        return str(found[_ELEMENT])

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        answer = requests.request(method, f"{self._session}{path}", json=body, timeout=60)
        value = answer.json()["value"]
        assert answer.ok, value
        return value


@contextmanager
def running_browser(folder: Path) -> Iterator[Browser]:
    """Start a browser that nobody used before, and end it afterwards.

    Args:
        folder: for its profile and its log.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["chromedriver", f"--port={port}", "--allowed-ips=127.0.0.1"]
    env = {**os.environ, "HOME": str(folder)}
    with (folder / "chromedriver.log").open("wb") as log:
        driver = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=log)
        try:
            _when_ready(driver)
            browser = _session(f"http://127.0.0.1:{port}", folder)
            try:
                yield browser
            finally:
                browser.close()
        finally:
            driver.terminate()
            driver.communicate(timeout=30)


def _session(driver: str, folder: Path) -> Browser:
    sandbox = ("--no-sandbox",) if _is_root() else ()
    options = {
        "binary": shutil.which("chromium"),
        "args": [*_ARGUMENTS, *sandbox, f"--user-data-dir={folder / 'profile'}"],
    }
    wanted = {"goog:chromeOptions": options, "timeouts": {"implicit": _WAITS}}
    asked = {"capabilities": {"alwaysMatch": wanted}}
    answer = requests.post(f"{driver}/session", json=asked, timeout=120)
    assert answer.ok, answer.text
    return Browser(f"{driver}/session/{answer.json()['value']['sessionId']}")


def _when_ready(driver: subprocess.Popen[bytes]) -> None:
    guard = threading.Timer(_STARTS_WITHIN, driver.kill)
    guard.start()
    try:
        assert driver.stdout is not None
        for line in driver.stdout:
            if b"was started successfully" in line:
                return
    finally:
        guard.cancel()
    raise RuntimeError("chromedriver did not start")


def _is_root() -> bool:
    who: Callable[[], int] | None = getattr(os, "geteuid", None)
    return who is not None and who() == 0
