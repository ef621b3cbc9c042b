"""Writing a file so that a crash or a full disk leaves the old one whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import time
from collections.abc import Iterable
from pathlib import Path

_BUSY_ON_WINDOWS = (5, 32, 33)
"""Access denied, sharing violation, lock violation: a virus scanner or an indexer has
the file open for a moment (Microsoft, "System Error Codes (0-499)", read 2026-11-21)."""

_TRIES = 25
_PAUSE = 0.1  # seconds; 25 tries are 2.5 s in all


def write_bytes(path: Path, data: bytes) -> None:
    """Replace a file in one step: the old bytes or all the new ones, nothing between.

    The new bytes go to a file in the same folder, are forced to the disk, and take the
    old file's place by one rename.

    Args:
        path: the file; its folder is made when missing.
        data: everything that it is to hold.

    Raises:
        OSError: it could not be written; the old file is as it was and nothing is
            left beside it.
    """
    write_parts(path, (data,))


def write_parts(path: Path, parts: Iterable[bytes], *, mode: int = 0o600) -> None:
    """Replace a file in one step, as ``write_bytes`` does, with bytes that come in parts.

    Args:
        path: the file; its folder is made when missing.
        parts: everything that it is to hold, in order.
        mode: who may read it, less what the system's mask takes away.

    Raises:
        OSError: it could not be written; the old file is as it was and nothing is
            left beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        _write_to_disk(fresh, parts, mode)
        _replace(fresh, path)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise
    _sync_folder(path.parent)


def _write_to_disk(path: Path, parts: Iterable[bytes], mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        for part in parts:
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(fresh: Path, path: Path) -> None:
    for attempt in range(1, _TRIES + 1):
        try:
            fresh.replace(path)
        except OSError as problem:
            if getattr(problem, "winerror", None) not in _BUSY_ON_WINDOWS or attempt == _TRIES:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Force the rename itself to the disk. Windows has no such call for folders."""
    if sys.platform == "win32":
        return
    # The new file is in place by now; a folder that cannot be synced is no failed write.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
