"""The policy files of Linux and macOS. Only what nobody but root can write is believed."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

from studio.policy.model import Found

JSON_FILE = Path("/etc/shopfloor-studio/policies.json")
"""For Linux, as programs of one vendor do it (Filesystem Hierarchy Standard 3.0, 3.7)."""

PLIST_FILE = Path("/Library/Managed Preferences/org.shopfloorstudio.studio.plist")
"""For macOS: where a device management profile's payload of this name arrives (Apple
Platform Deployment, custom settings, read 2026-11-21)."""

ROOT = 0
"""The user id of root."""

MOST_BYTES = 256_000
MOST_DEPTH = 6
"""Most lists and maps inside each other."""

RECOMMENDED = "Recommended"
"""The part of a property list with the values that a person may change."""

_PARTS = {"policies", "recommended"}


class _RefusedError(Exception):
    """A file is not to be believed. Its text is the code."""


def read_json(path: Path = JSON_FILE, owner: int = ROOT) -> Found:
    """Read ``{"policies": {…}, "recommended": {…}}``.

    Args:
        path: the file.
        owner: id of the only user that may be able to write it.
    """
    return _read(path, owner, _parts_of_json)


def read_plist(path: Path = PLIST_FILE, owner: int = ROOT) -> Found:
    """Read a property list: locked values, and a dictionary ``Recommended`` in it.

    Args:
        path: the file.
        owner: id of the only user that may be able to write it.
    """
    return _read(path, owner, _parts_of_plist)


_Parts = tuple[Mapping[str, object], Mapping[str, object]]


def _read(path: Path, owner: int, parts: Callable[[bytes], _Parts]) -> Found:
    try:
        data = _believed(path, owner)
        if data is None:
            return Found(where=str(path))
        locked, recommended = parts(data)
    except _RefusedError as problem:
        return Found(where=str(path), problem=str(problem))
    return Found(where=str(path), locked=locked, recommended=recommended)


def _believed(path: Path, owner: int) -> bytes | None:
    """Return the bytes of a file that only its owner can write, None when there is none."""
    try:
        # Without waiting: a named pipe would hold the start up for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():  # one that leads nowhere: somebody wanted a policy here
            raise _RefusedError("unreadable") from None
        return None
    except OSError:
        raise _RefusedError("unreadable") from None
    try:
        _require_believable(path, os.fstat(handle), owner)
        data = _all_of(handle)
    except OSError:
        raise _RefusedError("unreadable") from None
    finally:
        os.close(handle)
    if len(data) > MOST_BYTES:
        raise _RefusedError("too-large")
    return data


def _all_of(handle: int) -> bytes:
    data = b""
    while len(data) <= MOST_BYTES and (piece := os.read(handle, MOST_BYTES)):
        data += piece
    return data


def _require_believable(path: Path, found: os.stat_result, owner: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise _RefusedError("not-a-file")
    folders = {path.parent, path.resolve().parent}
    for one in (found, *(folder.stat() for folder in folders)):
        _require_own(one, owner)


def _require_own(found: os.stat_result, owner: int) -> None:
    # An access list that lets others write shows in the group's bit, which is its mask
    # (acl(5), section "Correspondence between ACL entries and file permission bits").
    others = stat.S_IWGRP | stat.S_IWOTH
    if found.st_uid != owner or found.st_mode & others:
        raise _RefusedError("writable-by-others")


def _parts_of_json(data: bytes) -> _Parts:
    try:
        found = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_each_key_once, parse_constant=_no_number
        )
    except (ValueError, RecursionError):
        raise _RefusedError("not-understood") from None
    if not isinstance(found, dict) or not set(found) <= _PARTS:
        raise _RefusedError("wrong-shape")
    return _map(found.get("policies", {})), _map(found.get("recommended", {}))


def _parts_of_plist(data: bytes) -> _Parts:
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        found = plistlib.loads(data)
    except (ValueError, KeyError, IndexError, RecursionError, OverflowError, ExpatError):
        raise _RefusedError("not-understood") from None
    # What describes the profile itself may stand among the values.
    locked = {name: v for name, v in _map(found).items() if not name.startswith("Payload")}
    return locked, _map(locked.pop(RECOMMENDED, {}))


def _map(found: object) -> Mapping[str, object]:
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found):
        raise _RefusedError("wrong-shape")
    return found


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)
