"""Reads all of a packed kit: every hash, and what every picture is."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.brand_kit.authoring import refused
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.font_file import require_font
from studio.brand_kit.picture_header import ENDINGS, is_bare, kind_of, size_of

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.brand_kit.packed import PackedKit

MAX_PIXELS = 40_000_000
"""Most pixels of a picture, told from its header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a full verification read.

    Attributes:
        entries: how many entries the manifest lists.
        bytes: their bytes in all.
    """

    entries: int
    bytes: int


def verify_packed(kit: PackedKit) -> Verified:
    """Hash every entry, in two threads, and compare with the manifest.

    Args:
        kit: an open kit, whose signature is verified.

    Raises:
        KitRefusedError: an entry was changed.
    """
    names = list(kit.manifest.entries)
    middle = len(names) // 2
    # Each thread gets a stretch of the file, so that a disk reads on and does not jump.
    other = _Half(kit, names[middle:])
    other.start()
    try:
        total = kit.hashed(names[:middle])
    finally:
        other.join()
    if other.problem:
        raise other.problem
    return Verified(entries=len(names), bytes=total + other.total)


class _Half(threading.Thread):
    """Hashes some entries beside the thread that asked for it.

    Args:
        kit: an open kit.
        names: the entries.
    """

    def __init__(self, kit: PackedKit, names: list[str]) -> None:
        super().__init__(daemon=True)
        self._kit, self._names = kit, names
        self.total = 0
        self.problem: KitRefusedError | None = None

    def run(self) -> None:
        """Hash, and keep what went wrong."""
        try:
            self.total = self._kit.hashed(self._names)
        except KitRefusedError as problem:
            self.problem = problem


def verify_pictures(kit: PackedKit, loaded: BrandKit) -> None:
    """Look into every font and every picture: bare, of the size told, and not too large.

    Args:
        kit: an open kit, all of whose hashes were compared.
        loaded: what it holds.

    Raises:
        KitRefusedError: one is something else as well, or something else altogether.
    """
    told = {picture.file: (picture.width, picture.height) for picture in loaded.pictures}
    for name, listed in kit.manifest.entries.items():
        if listed.type.startswith("image/"):
            require_picture(name, kit.unhashed(name), told.get(name))
        elif listed.type.startswith("font/"):
            require_font(name, kit.unhashed(name))


def require_picture(name: str, data: bytes, told: tuple[int, int] | None) -> None:
    """Make sure that a picture's bytes are one bare picture.

    Args:
        name: what it is called in the kit.
        data: its bytes.
        told: width and height that the index says, None when it says nothing.

    Raises:
        KitRefusedError: they are not.
    """
    named = name.endswith(f".{ENDINGS.get(kind_of(data))}")
    size = size_of(data) if named else None
    if size is None or size[0] * size[1] > MAX_PIXELS:
        raise refused("picture-too-large" if size else "bad-picture", name)
    if not is_bare(data) or (told or size) != size:
        raise refused("picture-not-bare", name)
