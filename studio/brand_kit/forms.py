"""Which form of a kit a path is: a folder to work in, a packed file, an installed kit.

::

    kits/<kit id>/<sequence>/META-INF/manifest.json, …minisig, kit.json, campaigns/…
    kits/blobs/ab/<sha256>                       every picture and font, of all kits
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.brand_kit import entry_names
from studio.brand_kit.authoring import refused

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".brandkit"
BLOBS = "blobs"
"""Folder of the content store, beside the kits' own folders."""


def is_packed(path: Path) -> bool:
    """Tell whether a path is a file that may be a packed kit, by its name or its first bytes.

    Raises:
        KitRefusedError: it cannot be looked at.
    """
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return path.suffix == SUFFIX or file.read(4) == b"PK\3\4"
    except (OSError, ValueError) as problem:
        raise refused("unreadable", path.name) from problem


def is_installed(path: Path) -> bool:
    """Tell whether a path is the folder of an installed kit.

    Raises:
        KitRefusedError: it cannot be looked at.
    """
    try:
        return (path / entry_names.MANIFEST).is_file()
    except (OSError, ValueError) as problem:
        raise refused("unreadable", path.name) from problem


def blob_path(kits: Path, sha256: str) -> Path:
    """Return where the content store keeps what has this hash.

    Args:
        kits: the folder of all kits.
        sha256: hex digest.
    """
    return kits / BLOBS / sha256[:2] / sha256
