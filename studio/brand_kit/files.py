"""The bytes of a kit's pictures, compared with their hash at every reading.

A kit may be a folder that somebody works in, a file on a stick, or installed. Whatever it
is, a picture that was changed after the kit was read is not shown and does not go out.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from studio.brand_kit import entry_names
from studio.brand_kit.authoring import file_inside
from studio.brand_kit.container import MAX_ENTRY_BYTES, Container, Entry
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.forms import blob_path, is_installed

if TYPE_CHECKING:
    from pathlib import Path

    from studio.brand_kit.model import BrandKit, Picture


class KitFileError(Exception):
    """A file of a kit cannot be used.

    Args:
        code: ``picture-missing``, ``picture-changed`` or ``picture-unreadable``.
        name: what it is called in the kit.
    """

    def __init__(self, code: str, name: str) -> None:
        super().__init__(f"{name}: {code}")
        self.code = code
        self.name = name


def picture_bytes(kit: BrandKit, picture: Picture) -> bytes:
    """Return a picture's file.

    Args:
        kit: where it is from.
        picture: one of the kit's.

    Raises:
        KitFileError: it is missing, was changed since the kit was read, or is too large.
    """
    data = _bytes(kit.root, picture.file)
    if hashlib.sha256(data).hexdigest() != picture.sha256:
        raise KitFileError("picture-changed", picture.id)
    return data


def mark_bytes(kit: BrandKit) -> bytes:
    """Return the file of the brand's mark, b"" when the kit has none.

    Raises:
        KitFileError: it is missing or was changed.
    """
    return file_bytes(kit, kit.mark) if kit.mark else b""


def file_bytes(kit: BrandKit, name: str) -> bytes:
    """Return a file that a kit names; its hash is compared where its name holds one.

    Args:
        kit: where it is from.
        name: as the kit has it, e.g. ``assets/blob/<sha256>.jpg``.

    Raises:
        KitFileError: it is missing, was changed or is too large.
    """
    data = _bytes(kit.root, name)
    promised = entry_names.hash_in(name)
    if promised and hashlib.sha256(data).hexdigest() != promised:
        raise KitFileError("picture-changed", name)
    return data


def file_path(kit: BrandKit, name: str) -> Path | None:
    """Return where a file of a kit is on the disk; None in a packed file, or when missing.

    Its bytes are not compared with anything: for what a window draws and nobody sends.
    """
    promised = entry_names.hash_in(name)
    try:
        if not name or kit.root.is_file():
            return None
        if promised and is_installed(kit.root):
            return blob_path(kit.root.parent.parent, promised)
        return file_inside(kit.root, name)
    except (OSError, KitRefusedError):
        return None


def _bytes(root: Path, name: str) -> bytes:
    promised = entry_names.hash_in(name)
    try:
        if root.is_file():
            return _from_packed(root, name)
        if promised and is_installed(root):
            return _from_disk(blob_path(root.parent.parent, promised), name)
        return _from_disk(file_inside(root, name), name)
    except (OSError, KitRefusedError) as problem:
        raise KitFileError("picture-missing", name) from problem


def _from_disk(path: Path, name: str) -> bytes:
    with path.open("rb") as file:
        data = file.read(MAX_ENTRY_BYTES + 1)
    if len(data) > MAX_ENTRY_BYTES:
        raise KitFileError("picture-unreadable", name)
    return data


def _from_packed(path: Path, name: str) -> bytes:
    state = path.stat()
    entry = _directory(path, state.st_mtime_ns, state.st_size).get(name)
    if entry is None:
        raise KitFileError("picture-missing", name)
    with Container(path) as container:
        return container.read(entry)


@lru_cache(maxsize=4)
def _directory(path: Path, _changed: int, _size: int) -> dict[str, Entry]:
    """Read where everything is, once for each state of a file."""
    with Container(path) as container:
        return container.directory()
