"""What the system says: the screen is locked, the PC goes to sleep, another user comes.

Linux tells it on D-Bus, Windows by messages to the window. Where nothing tells it, a PC
that slept is noticed by the clock (``idle``), and the time without input does the rest.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class LockSignals(QObject):
    """Emits ``locked`` when nobody can see the screen any more."""

    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._source: QObject | None = None
        if sys.platform == "linux":
            from studio.ui.people.signals_linux import BusSignals

            self._source = BusSignals(self, self.locked.emit)
        elif sys.platform == "win32":
            from studio.ui.people.signals_windows import WindowMessages

            self._source = WindowMessages(self, self.locked.emit)

    def stop(self) -> None:
        """Listen no more."""
        if self._source is not None:
            self._source.deleteLater()
            self._source = None
