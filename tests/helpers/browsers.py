"""A browser that only notes what it is asked to open, and one that says yes for a person."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class NotingBrowser(QObject):
    """``opened`` has every address."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot("QUrl")
    def take(self, url: QUrl) -> None:
        self.opened.append(bytes(url.toEncoded().data()).decode())


@contextmanager
def noting_browser() -> Iterator[NotingBrowser]:
    """Take the place of this computer's browser."""
    browser = NotingBrowser()
    for scheme in ("http", "https"):
        QDesktopServices.setUrlHandler(scheme, browser, "take")  # type: ignore[arg-type]
    try:
        yield browser
    finally:
        for scheme in ("http", "https"):
            QDesktopServices.unsetUrlHandler(scheme)


def comes_back(address: str) -> threading.Thread:
    """Open the address that a server sent the browser to, beside the test."""

    def go() -> None:
        with urllib.request.urlopen(address, timeout=10) as page:  # noqa: S310  loopback
            page.read()

    thread = threading.Thread(target=go, daemon=True)
    thread.start()
    return thread
