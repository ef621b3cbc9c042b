"""Photos as phones make them, from ``packaging/phone_photos.py``, made once for all tests."""

from __future__ import annotations

import importlib
import sys
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@cache
def _script() -> Any:
    # A folder of scripts and no package, so its files import each other by their bare names.
    sys.path.insert(0, str(_PACKAGING))
    try:
        return importlib.import_module("phone_photos")
    finally:
        sys.path.remove(str(_PACKAGING))


def _bytes() -> Any:
    _script()
    return sys.modules["phone_bytes"]


@cache
def phone_photos() -> tuple[Any, ...]:
    """Return every file; each has ``name``, ``data``, ``holds``, ``grey`` and ``still``."""
    return tuple(_script().photos())


def phone_photo(name: str) -> Any:
    """Return the file of a name."""
    return next(photo for photo in phone_photos() if photo.name == name)


def scene() -> Any:
    """Return the picture that all of them show, upright, as a Pillow image."""
    return _script().scene()


def marks() -> tuple[bytes, ...]:
    """Return the marked words, as bytes, that must not be found in anything that goes out."""
    mark: bytes = _bytes().MARK
    return mark, mark.decode().encode("utf-16-le"), mark.decode().encode("utf-16-be")


def place() -> bytes:
    """Return the latitude as Exif has it."""
    found: bytes = _bytes().PLACE
    return found
