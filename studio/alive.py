"""Tells whether another program of this app is still running.

Each program holds a lock on a file of its own for as long as it runs. The system lets go
of the lock when the program ends, however it ends, so no process id can be mistaken.
"""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from filelock import FileLock, Timeout


class Alive:
    """This program's own lock, and a look at others'.

    Args:
        folder: where the lock files are; the same for all programs.
        doing: what the programs do, the first word of the files' names.
    """

    def __init__(self, folder: Path, doing: str = "sending") -> None:
        self._folder = folder
        self._doing = doing
        self.id = secrets.token_hex(8)
        # Held for the whole life, whichever thread closes it in the end.
        self._lock = FileLock(self._file(self.id), timeout=0, thread_local=False)
        self._lock.acquire()

    def is_running(self, owner: str) -> bool:
        """Tell whether the program with this id still runs. It may be this one."""
        if owner == self.id:
            return True
        file = self._file(owner)
        if not owner.isalnum() or not file.exists():
            return False
        lock = FileLock(file, timeout=0)
        try:
            with lock:
                pass
        except Timeout:
            return True
        self._clear(file)
        return False

    def release(self) -> None:
        """Say that this program is done."""
        self._lock.release()
        self._clear(self._file(self.id))

    def _file(self, owner: str) -> Path:
        return self._folder / f"{self._doing}-{owner}.lock"

    def _clear(self, file: Path) -> None:
        with contextlib.suppress(OSError):
            file.unlink()
