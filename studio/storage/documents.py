"""TinyDB files that survive a crash, a full disk and two programs at once.

TinyDB's own storage writes over the file in place, so a full disk leaves half of it, and
two programs lose each other's changes. Here, a change is one step under a lock: read,
change, write a new file, take the old one's place.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout
from tinydb import TinyDB
from tinydb.storages import Storage

from studio import atomic
from studio.storage.errors import Recovered, StorageError, storage_error

SCHEMA = 1
"""Version of the files' shape; a file of a later one is left alone."""

_LOCK_SECONDS = 10.0

T = TypeVar("T")


class AtomicStorage(Storage):
    """TinyDB's door to one JSON file, written in one step, with the last good copy beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, or None when there is no file.

        Raises:
            ValueError: the file is damaged.
            StorageError: it is of a later version.
            OSError: it cannot be read.
        """
        try:
            text = self._path.read_bytes()
        except FileNotFoundError:
            return None
        data = json.loads(text)
        if not isinstance(data, dict) or not isinstance(data.get("schema"), int):
            raise ValueError("not a file of this app")
        if data["schema"] > SCHEMA:
            raise StorageError("newer")
        tables = data.get("tables")
        if not isinstance(tables, dict) or not all(_is_table(t) for t in tables.values()):
            raise ValueError("not a file of this app")
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file.

        Raises:
            OSError: it could not be written; the old one is untouched.
        """
        content = {"schema": SCHEMA, "tables": data}
        text = json.dumps(content, ensure_ascii=True, indent=1)
        if self._path.exists():
            atomic.write_bytes(backup_of(self._path), self._path.read_bytes())
        atomic.write_bytes(self._path, text.encode())


class Documents:
    """One file of documents.

    Args:
        path: the file; it and its folder are made at the first change.
        clock: gives the time for the names of files that are put aside.
    """

    def __init__(
        self, path: Path, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._path = path
        self._clock = clock
        self.recovered: tuple[Recovered, ...] = ()
        """Damaged files met so far. Show them to the person: something may be lost."""

    def read(self, work: Callable[[TinyDB], T]) -> T:
        """Return what ``work`` finds in the file as it is now.

        Raises:
            StorageError: it cannot be read.
        """
        # Reading takes the lock too: a damaged file may have to be put aside.
        return self.change(work) if self._path.exists() else work(_empty())

    def look(self, work: Callable[[TinyDB], T]) -> T:
        """Return what ``work`` finds, without a lock and without mending anything.

        For a disk that takes nothing any more. ``work`` must not change anything.

        Raises:
            StorageError: it cannot be read.
        """
        try:
            with TinyDB(self._path, storage=AtomicStorage) as tables:
                return work(tables)
        except OSError as problem:
            raise storage_error(problem) from problem
        except (ValueError, RecursionError):
            raise StorageError("broken") from None

    def change(self, work: Callable[[TinyDB], T]) -> T:
        """Let ``work`` read and change the file while nobody else does.

        Raises:
            StorageError: nothing was changed.
        """
        try:
            with self._locked():
                self._mend()
                with TinyDB(self._path, storage=AtomicStorage) as tables:
                    return work(tables)
        except Timeout:
            raise StorageError("busy") from None
        except OSError as problem:
            raise storage_error(problem) from problem

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{self._path}.lock", timeout=_LOCK_SECONDS):
            yield

    def _mend(self) -> None:
        try:
            AtomicStorage(self._path).read()
        except (ValueError, RecursionError):
            stamp = f"{self._clock():%Y%m%dT%H%M%S%f}"
            aside = self._path.with_name(f"{self._path.name}.corrupt-{stamp}")
            os.replace(self._path, aside)  # noqa: PTH105  says that it may replace
            restored = self._restore()
            found = Recovered(file=self._path, aside=aside, restored=restored)
            self.recovered = (*self.recovered, found)

    def _restore(self) -> bool:
        backup = backup_of(self._path)
        try:
            if AtomicStorage(backup).read() is None:
                return False
        except (ValueError, RecursionError):
            return False
        atomic.write_bytes(self._path, backup.read_bytes())
        return True


def backup_of(path: Path) -> Path:
    """Return where the last good copy of a file is."""
    return path.with_name(f"{path.name}.bak")


def _empty() -> TinyDB:
    from tinydb.storages import MemoryStorage

    return TinyDB(storage=MemoryStorage)


def _is_table(table: object) -> bool:
    return isinstance(table, dict) and all(
        key.isdecimal() and isinstance(value, dict) for key, value in table.items()
    )
