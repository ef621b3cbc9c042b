"""The folders of a kit's versions, each made and taken away in one step."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from studio import atomic
from studio.brand_kit import entry_names, installed
from studio.brand_kit.manifest import MAX_BYTES, Manifest, read_manifest
from studio.kit_store.model import InstalledKit


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a version's documents in their place by one rename.

    Args:
        folder: ``kits/<kit id>/<sequence>``; what is there already is replaced.
        files: the signed list, its signature and every document, by name.

    Raises:
        OSError: the place is as it was, or empty.
    """
    fresh = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    try:
        for name, data in files.items():
            atomic.write_bytes(fresh / name, data)
        if folder.exists():
            remove_folder(folder)
        fresh.rename(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def remove_folder(folder: Path) -> None:
    """Take a version away in one step, and then its files.

    Raises:
        OSError: it is still there.
    """
    gone = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.old")
    folder.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def clear(path: Path) -> None:
    """Delete a file or a folder with all in it; it may be gone already."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def older_folders(home: Path, kit: InstalledKit) -> Iterator[Path]:
    """Go through the versions of a kit that are neither in use nor the one before."""
    for folder in sorted(home.iterdir()):
        is_version = folder.name.isdecimal() and folder.is_dir()
        if is_version and int(folder.name) not in (kit.sequence, kit.previous):
            yield folder


def named_blobs(folders: Iterable[Path]) -> frozenset[str]:
    """Return the hashes of all pictures and fonts that some versions name.

    Raises:
        KitRefusedError: a version is damaged.
    """
    found: set[str] = set()
    for folder in folders:
        manifest = read_manifest(installed.read_file(folder / entry_names.MANIFEST, MAX_BYTES))
        found |= blobs_of(manifest)
    return frozenset(found)


def blobs_of(manifest: Manifest) -> frozenset[str]:
    """Return the hashes of all pictures and fonts that a version names."""
    entries = manifest.entries.items()
    return frozenset(item.sha256 for name, item in entries if not entry_names.is_document(name))
