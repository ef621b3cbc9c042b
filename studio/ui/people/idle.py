"""Notices that nobody is at the PC any more: no key, no mouse, or the PC slept.

Only what reaches the app's own window counts: somebody who works in another program has
left this one alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

WARN_SECONDS = 20
TICK_MS = 1000
SLEPT_SECONDS = 30.0
"""A tick that comes this much too late by the wall clock means that the PC slept."""

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Counts seconds without a sign of life.

    Signals:
        warned: seconds until it locks; 0 when somebody moved after all.
        idle: nobody is here.

    Args:
        parent: the object that it lives as long as.
        monotonic: seconds that never go back; may stand still while the PC sleeps.
        wall: seconds of the wall clock.
    """

    warned = Signal(int)
    idle = Signal()

    def __init__(
        self,
        parent: QObject,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._monotonic, self._wall = monotonic, wall
        self._after = 0.0
        self._last = 0.0
        self._ticked = (0.0, 0.0)
        self._warning = False
        self._window: QWindow | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)

    def start(self, window: QWindow | None, minutes: float) -> None:
        """Watch a window from now on.

        Args:
            window: the native window whose input counts.
            minutes: how long nobody may be here.
        """
        self.stop()
        self._after = minutes * 60
        self._last = self._monotonic()
        self._ticked = (self._last, self._wall())
        self._window = window
        if window is not None:
            # On the window, not on the application: a filter there is asked for every event
            # of every widget, which costs more than all the painting.
            window.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch nothing."""
        self._timer.stop()
        self._warning = False
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key and move as a sign of life, and pass it on."""
        if event.type() in _SIGNS:
            self.alive()
        return False

    def alive(self) -> None:
        """Somebody is here."""
        self._last = self._monotonic()
        if self._warning:
            self._warning = False
            self.warned.emit(0)

    def tick(self) -> None:
        """Look once whether anybody is still here."""
        now, wall = self._monotonic(), self._wall()
        before, wall_before = self._ticked
        self._ticked = (now, wall)
        late = max(now - before, wall - wall_before) - TICK_MS / 1000
        left = self._after - (now - self._last)
        if late >= SLEPT_SECONDS or left <= 0:
            self.stop()
            self.idle.emit()
        elif left <= WARN_SECONDS and not self._warning:
            self._warning = True
            self.warned.emit(round(left))
