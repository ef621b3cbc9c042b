"""The small files that say which version of a kit is in use, and which kit."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from studio import atomic
from studio.kit_store.model import InstalledKit

CURRENT = "current.json"
IN_USE = "in_use.json"
KEYS = "keys.json"
SCHEMA = 1

_TIMES = ("installed_at", "confirmed_at")
_NUMBERS = ("sequence", "previous", "highest")


def read_json_file(path: Path) -> dict[str, Any]:
    """Return a file of ours as a mapping, empty when it is missing or damaged."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and found.get("schema") == SCHEMA else {}


def write_json_file(path: Path, values: dict[str, Any]) -> None:
    """Replace a file of ours in one step.

    Raises:
        OSError: it is as it was.
    """
    text = json.dumps({"schema": SCHEMA, **values}, ensure_ascii=False, indent=1)
    atomic.write_bytes(path, text.encode())


def read_pointer(home: Path) -> InstalledKit | None:
    """Return what a kit's pointer says, or None when it has none that can be read.

    Args:
        home: ``kits/<kit id>``.
    """
    found = read_json_file(home / CURRENT)
    try:
        values: dict[str, Any] = {
            item.name: _value(item.name, found[item.name])
            for item in fields(InstalledKit)
            if item.name not in ("folder", "kit_id")
        }
    except (KeyError, TypeError, ValueError):
        return None
    return InstalledKit(**values, kit_id=home.name, folder=home / str(values["sequence"]))


def _value(name: str, value: object) -> object:
    if name in _TIMES:
        return datetime.fromisoformat(str(value)).astimezone(UTC) if value else None
    return int(str(value)) if name in _NUMBERS else str(value)


def write_pointer(home: Path, kit: InstalledKit) -> None:
    """Make a version the one in use, in one step.

    Raises:
        OSError: the pointer is as it was.
    """
    values = {item.name: getattr(kit, item.name) for item in fields(InstalledKit)}
    for name in _TIMES:
        values[name] = values[name].isoformat() if values[name] else ""
    write_json_file(home / CURRENT, {n: v for n, v in values.items() if n != "folder"})
