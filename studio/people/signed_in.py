"""Who is signed in at this PC: one person at a time, in all programs that share the folder.

Several programs may be open for the same person, a window and a command for instance. The
next person can sign in when all of them have ended or locked.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from studio import atomic
from studio.alive import Alive
from studio.people.model import PeopleError

_LOCKS = "signed-in-*.lock"
_WAIT = 10.0  # seconds


class SignedIn:
    """The sheet at the door. Each program that has somebody signed in is on it.

    Args:
        folder: the data folder that people share.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "signed-in.json"
        self._lock = FileLock(folder / "signed-in.lock", timeout=_WAIT, thread_local=False)
        self._alive: Alive | None = None

    def enter(self, person_id: str) -> None:
        """Sign a person in, in this program.

        Raises:
            PeopleError: ``somebody-else``, with the id of who is signed in as its name, or
                ``busy``.
            OSError: it could not be written down, so nobody is signed in.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        alive = self._alive or Alive(self._folder, "signed-in")
        self._alive = alive
        try:
            with self._held():
                self._enter(person_id, alive)
        except BaseException:
            alive.release()
            self._alive = None
            raise

    def _enter(self, person_id: str, alive: Alive) -> None:
        who, programs = self._read()
        others = [owner for owner in programs if owner != alive.id and alive.is_running(owner)]
        if others and who != person_id:
            raise PeopleError("somebody-else", name=who)
        self._write(person_id, [*others, alive.id])

    def leave(self) -> None:
        """Sign out, in this program. It is fine when nobody is signed in."""
        if self._alive is None:
            return
        # When it cannot be written, the lock file that goes now says the same.
        with contextlib.suppress(PeopleError, OSError), self._held():
            who, programs = self._read()
            self._write(who, [owner for owner in programs if owner != self._alive.id])
        self._alive.release()
        self._alive = None

    def elsewhere(self) -> str:
        """Return the id of who is signed in in another program than this one, or "".

        Raises:
            PeopleError: ``busy``.
        """
        with self._held():
            who, programs = self._read()
            asking = self._alive or Alive(self._folder, "signed-in")
            running = any(asking.is_running(owner) for owner in programs if owner != asking.id)
            if asking is not self._alive:
                asking.release()
            return who if running else ""

    @contextlib.contextmanager
    def _held(self) -> Iterator[None]:
        try:
            self._lock.acquire()
        except Timeout:
            raise PeopleError("busy") from None
        try:
            yield
        finally:
            self._lock.release()

    def _read(self) -> tuple[str, list[str]]:
        try:
            data = json.loads(self._file.read_bytes())
            return str(data["person"]), [str(owner) for owner in data["programs"]]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            # Nothing to be read: whoever still holds a lock is somebody that we do not know.
            found = [file.stem.removeprefix("signed-in-") for file in self._folder.glob(_LOCKS)]
            return ("?" if found else ""), found

    def _write(self, person_id: str, programs: list[str]) -> None:
        data = {"person": person_id, "programs": programs}
        atomic.write_bytes(self._file, json.dumps(data).encode())
