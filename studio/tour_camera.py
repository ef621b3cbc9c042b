"""Takes pictures of a running window, each when it has come to rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from studio.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from studio.app import App

PATIENCE = 20.0
"""Seconds after which a screen that is still loading is drawn as it is."""


class Camera:
    """Writes PNG files of one window.

    Args:
        app: the running app.
        folder: where the files go.
        look: how the window looks, for the files' names.
    """

    def __init__(self, app: App, folder: Path, look: str) -> None:
        self._app = app
        self._folder = folder
        self._look = look
        self.written: list[Path] = []

    def snap(self, name: str) -> None:
        """Take a picture under a name."""
        self.settle()
        path = self._folder / f"{name}-{self._look}.png"
        self._app.window.grab().save(str(path))
        self.written.append(path)

    def close_overlay(self) -> None:
        """Close what lies over the window."""
        for overlay in self._app.window.findChildren(Overlay):
            if overlay.isVisible():
                overlay.close_overlay()
        self.settle()

    def settle(self) -> None:
        """Let the window come to rest."""
        for _round in range(3):
            self._spin()
            self.until(lambda: not self._app.studio.tasks.busy)
        self._spin()

    def until(self, done: Callable[[], bool]) -> None:
        """Wait for something, but not for ever."""
        end = time.monotonic() + PATIENCE
        while not done() and time.monotonic() < end:
            self._spin()

    def _spin(self) -> None:
        for _round in range(12):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self._app.qt.processEvents()
            # Gives the worker threads room: Qt's own waiting keeps Python's lock.
            time.sleep(0.004)
