"""Opens a file that somebody named, and nothing that only looks like one.

A named pipe or a device has a name as a file has, and a program that reads it may wait for
ever.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

# Windows has no such flags but the first, and the others have not got that one.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


def open_regular(path: Path) -> BinaryIO:
    """Open a file to read its bytes, unbuffered.

    Args:
        path: the file; a link to one will do.

    Raises:
        OSError: there is none, it may not be read, or it is no regular file.
    """
    _require_regular(path.stat().st_mode, path)
    handle = os.open(path, _FLAGS)
    try:
        # Another thing may have taken the name since; this asks what was opened.
        _require_regular(os.fstat(handle).st_mode, path)
        return os.fdopen(handle, "rb", buffering=0)
    except BaseException:
        os.close(handle)
        raise


def _require_regular(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "no regular file", str(path))
