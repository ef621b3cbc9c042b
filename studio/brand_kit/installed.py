"""An installed kit's folder: the packed kit's documents as files, its pictures in a store.

::

    kits/<kit id>/<sequence>/META-INF/manifest.json, …minisig, kit.json, campaigns/…
    kits/blobs/ab/<sha256>                       every picture and font, of all kits
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from studio.brand_kit import entry_names
from studio.brand_kit.authoring import refused
from studio.brand_kit.container import MAX_ENTRY_BYTES
from studio.brand_kit.contents import kit_of
from studio.brand_kit.manifest import MAX_BYTES
from studio.brand_kit.packed import signed_manifest
from studio.brand_kit.regular_file import open_regular
from studio.brand_kit.signing import MAX_KEY_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from studio.brand_kit.manifest import Manifest
    from studio.brand_kit.model import BrandKit


def load_installed(folder: Path) -> BrandKit:
    """Load an installed kit: signature first, then every document's hash.

    Pictures are verified at their first use.

    Args:
        folder: ``kits/<kit id>/<sequence>``.

    Raises:
        KitRefusedError: ``damaged-kit`` or a reason that a packed kit has as well.
    """
    manifest = manifest_in(folder)
    return kit_of(documents_in(folder, manifest), manifest, folder)


def manifest_in(folder: Path) -> Manifest:
    """Return an installed kit's manifest, its signature verified.

    Raises:
        KitRefusedError: it is damaged.
    """
    data = read_file(folder / entry_names.MANIFEST, MAX_BYTES)
    signed = folder / entry_names.SIGNATURE
    signature = read_file(signed, MAX_KEY_FILE) if signed.exists() else b""
    return signed_manifest(data, signature)


def documents_in(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    """Return every document of an installed kit by name, its hash compared.

    Raises:
        KitRefusedError: one is missing or was changed.
    """
    found = {}
    for name, listed in manifest.entries.items():
        if entry_names.is_document(name):
            data = read_file(folder / name, MAX_ENTRY_BYTES)
            if hashlib.sha256(data).hexdigest() != listed.sha256:
                raise refused("damaged-kit", name)
            found[name] = data
    return found


def read_file(path: Path, most: int) -> bytes:
    """Return a file's bytes.

    Raises:
        KitRefusedError: it is missing, too long or cannot be read.
    """
    try:
        with open_regular(path) as file:
            data = file.read(most + 1)
    except OSError as problem:
        raise refused("damaged-kit", path.name) from problem
    if len(data) > most:
        raise refused("damaged-kit", path.name)
    return data
