"""Why something could not be kept or read, and what was saved from a damaged file."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENAMETOOLONG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


class StorageError(Exception):
    """Something was not kept; what was there before still is.

    Args:
        code: ``disk-full``, ``read-only``, ``no-folder`` (what should be a folder is none,
            and none can be made there), ``busy`` (another program holds the file),
            ``newer`` (a later version of the app wrote it) or ``broken``.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """A damaged file that was put aside.

    Attributes:
        file: the file that could not be read.
        aside: where its bytes are now.
        restored: True when the last good copy took its place, False when it starts empty.
    """

    file: Path
    aside: Path
    restored: bool


def storage_error(problem: OSError) -> StorageError:
    """Return what a failed file operation means."""
    if problem.errno in _FULL:
        return StorageError("disk-full")
    if problem.errno in _NO_FOLDER:
        return StorageError("no-folder")
    return StorageError("read-only" if problem.errno in _READ_ONLY else "broken")


def make_folder(folder: Path) -> None:
    """Make the app's folder, with those above it, unless it is there.

    Raises:
        StorageError: it is not there and cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise storage_error(problem) from problem
