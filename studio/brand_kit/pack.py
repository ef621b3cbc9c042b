"""From an authoring folder to one packed, signed file. The same folder gives the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio import atomic
from studio.brand_kit import entry_names
from studio.brand_kit.authoring import file_inside, refused
from studio.brand_kit.container import container_bytes
from studio.brand_kit.contents import kit_of
from studio.brand_kit.documents import BlobName, kit_documents, packed_files
from studio.brand_kit.load import load_kit
from studio.brand_kit.manifest import manifest_bytes, read_manifest
from studio.brand_kit.picture_header import ENDINGS, kind_of, size_of

if TYPE_CHECKING:
    from pathlib import Path

    from studio.brand_kit.model import BrandKit
    from studio.brand_kit.signing import PublicKey, SigningKey

Clean = Callable[[bytes], bytes]
"""Makes a picture's file ready for a kit: nothing but pixels, upright, sRGB."""

_FONTS = {b"\0\1\0\0": "ttf", b"true": "ttf", b"OTTO": "otf"}
"""Endings by the first four bytes (OpenType 1.9.1, "Organization of an OpenType Font",
read 2026-11-21)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A kit that was packed.

    Attributes:
        path: the file.
        kit_id: the kit's id.
        version: for people.
        sequence: the larger one is newer.
        entries: how many the manifest lists.
        size: bytes of the file.
        sha256: hex digest of the file, for two people to compare.
        key: who signed it, None when unsigned.
    """

    path: Path
    kit_id: str
    version: str
    sequence: int
    entries: int
    size: int
    sha256: str
    key: PublicKey | None


def pack_kit(folder: Path, out: Path, key: SigningKey | None, *, clean: Clean) -> Packed:
    """Pack and sign a kit.

    Args:
        folder: the authoring folder.
        out: the file; it is replaced in one step, or left as it was.
        key: signs it; None makes an unsigned kit, which can be looked at only.
        clean: makes pictures ready, e.g. ``studio.pictures.for_kit``.

    Raises:
        BrandKitError: the kit has errors, or would not be read again.
        OSError: the file could not be written.
    """
    kit = load_kit(folder)
    public = key.public if key else None
    entries = packed_entries(kit, clean)
    manifest = manifest_bytes(kit.id, kit.sequence, entries, public.text() if public else "")
    documents = {n: data for n, data in entries.items() if entry_names.is_document(n)}
    kit_of(documents, read_manifest(manifest), folder)  # what is handed out has to be readable
    whole = {entry_names.MIMETYPE: entry_names.MEDIA_TYPE, entry_names.MANIFEST: manifest}
    if key:
        # The time of signing is left out, or no two builds would be the same.
        comment = f"{kit.id} sequence {kit.sequence}"
        whole[entry_names.SIGNATURE] = key.sign(manifest, comment)
    parts = list(container_bytes(whole | entries))
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    atomic.write_parts(out, parts, mode=0o666)
    return Packed(
        path=out,
        kit_id=kit.id,
        version=kit.version,
        sequence=kit.sequence,
        entries=len(entries),
        size=sum(map(len, parts)),
        sha256=digest.hexdigest(),
        key=public,
    )


def packed_entries(kit: BrandKit, clean: Clean) -> dict[str, bytes]:
    """Return everything that a packed kit lists, by name.

    Args:
        kit: from an authoring folder.
        clean: makes pictures ready.

    Raises:
        KitRefusedError: a picture or font cannot be used.
    """
    files: dict[str, bytes] = {}
    blobs: dict[str, BlobName] = {}
    for name in packed_files(kit):
        try:
            data = file_inside(kit.root, name).read_bytes()
        except OSError as problem:
            raise refused("unreadable", name) from problem
        blob, data = _font(data) or _picture(data, name, clean)
        blobs[name] = blob
        files[blob.path] = data
    return kit_documents(kit, blobs) | files


def _font(data: bytes) -> tuple[BlobName, bytes] | None:
    ending = _FONTS.get(data[:4])
    return (_named("fonts", data, ending, (0, 0)), data) if ending else None


def _picture(data: bytes, name: str, clean: Clean) -> tuple[BlobName, bytes]:
    try:
        bare = clean(data)
    except Exception as problem:
        # Decoders answer damaged files with many kinds of exception.
        raise refused("bad-picture", name) from problem
    size = size_of(bare)
    if size is None:
        raise refused("bad-picture", name)
    return _named("assets/blob", bare, ENDINGS[kind_of(bare)], size), bare


def _named(folder: str, data: bytes, ending: str, size: tuple[int, int]) -> BlobName:
    sha256 = hashlib.sha256(data).hexdigest()
    path = f"{folder}/{sha256}.{ending}"
    width, height = size
    return BlobName(
        path=path,
        sha256=sha256,
        width=width,
        height=height,
        size=len(data),
        mime=entry_names.type_of(path),
    )
