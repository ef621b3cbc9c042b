"""Tries posts again that were certainly not sent: one at a time, never in a burst.

Only entries that were tried and told "nothing was sent" are touched. Anything that may be
live waits for a person. What is older than an hour waits for a person too: a post that
comes out of nowhere hours later is worse than one that asks.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from studio.outbox.model import Entry, State
from studio.ui.studio import Studio

EVERY_MS = 30_000
AGAIN_AFTER = timedelta(minutes=2)
NOT_AFTER = timedelta(hours=1)


def due(entries: tuple[Entry, ...], now: datetime) -> Entry | None:
    """Return the entry to try again now, oldest first, or None.

    Args:
        entries: the outbox.
        now: aware.
    """
    waiting = [e for e in entries if e.state is State.QUEUED and e.reason]
    for entry in sorted(waiting, key=lambda e: e.created_at):
        tried = datetime.fromisoformat(entry.updated_at)
        again = datetime.fromisoformat(entry.retry_at) if entry.retry_at else tried + AGAIN_AFTER
        pressed = datetime.fromisoformat(entry.created_at)
        if again <= now <= pressed + NOT_AFTER:
            return entry
    return None


class Resender(QObject):
    """Looks twice a minute whether something is due."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._busy = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Try nothing more, as when the window closes."""
        self._timer.stop()

    def look(self) -> None:
        """Try the entry that is due, if there is one and nothing else is on its way."""
        core = self._studio.loaded
        if self._busy or core.sending():
            return
        entry = due(core.entries(), core.clock())
        if entry is None:
            return
        self._busy = True
        self._studio.tasks.run(
            self, lambda: core.send(entry.id), done=self._done, failed=self._done
        )

    def _done(self, _outcome: object) -> None:
        self._busy = False
        self._studio.outbox_changed.emit()
        self._studio.practice_changed.emit()
