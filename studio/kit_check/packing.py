"""What would keep a folder from being packed, told at the place where it stands."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from studio.brand_kit import entry_names
from studio.brand_kit.authoring import file_inside
from studio.brand_kit.contents import kit_of
from studio.brand_kit.documents import BlobName, authoring_name, kit_documents, packed_files
from studio.brand_kit.errors import BrandKitError
from studio.brand_kit.font_file import ENDINGS
from studio.brand_kit.json_strict import HIDDEN
from studio.brand_kit.manifest import manifest_bytes, read_manifest
from studio.brand_kit.places import problem
from studio.pictures import PictureError, thumbnail

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit

_SMALL = 64  # pixels; a decoder reads a picture to its end for these, too


def packing_problems(kit: BrandKit) -> tuple[Problem, ...]:
    """Find what ``kit build`` would refuse in a folder that was read without errors.

    Args:
        kit: from an authoring folder.
    """
    found = [*_reserved(kit), *_pictures(kit)]
    blobs = {name: _blob(name) for name in packed_files(kit)}
    documents = kit_documents(kit, blobs)
    for name, data in documents.items():
        found += _hidden(authoring_name(name), _value(name, data))
    return tuple(found) or _refusal(kit, documents, blobs)


def _reserved(kit: BrandKit) -> Iterator[Problem]:
    if not entry_names.is_folder_name(kit.id):
        yield problem("reserved-id", "kit.yml", "id", value=kit.id)
    for folder, items in (("campaigns", kit.campaigns), ("templates", kit.templates)):
        for item in items:
            if not entry_names.is_sound(f"{folder}/{item.id}.json"):
                yield problem("reserved-id", f"{folder}/{item.id}.yml", value=item.id)


def _pictures(kit: BrandKit) -> Iterator[Problem]:
    for picture in kit.pictures:
        if not _shows(kit.root, picture.file, picture.sha256):
            yield problem("bad-picture", "pictures.yml", picture.id, "file")
    if kit.mark and not _shows.__wrapped__(kit.root, kit.mark, ""):
        yield problem("bad-picture", "kit.yml", "mark")


@lru_cache(maxsize=20_000)
def _shows(root: Path, name: str, _sha256: str) -> bool:
    """Tell whether a picture can be decoded to its end; asked once for each digest."""
    try:
        thumbnail(file_inside(root, name).read_bytes(), _SMALL)
    except (OSError, PictureError, BrandKitError):
        return False
    return True


def _blob(name: str) -> BlobName:
    """Return a place in a kit that is only tried out: no bytes are read or cleaned."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    font = name.lower().endswith(ENDINGS)
    path = f"fonts/{sha256}.ttf" if font else f"assets/blob/{sha256}.png"
    mime = entry_names.type_of(path)
    return BlobName(path=path, sha256=sha256, width=1, height=1, size=0, mime=mime)


def _value(name: str, data: bytes) -> object:
    return json.loads(data) if name.endswith(".json") else data.decode("utf-8", "surrogatepass")


def _hidden(file: str, value: object, path: tuple[str, ...] = ()) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _hidden(file, key, (*path, HIDDEN.sub("", key)))
            yield from _hidden(file, item, (*path, HIDDEN.sub("", key)))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from _hidden(file, item, (*path, str(at)))
    elif isinstance(value, str) and (found := HIDDEN.search(value)):
        yield problem("hidden-character", file, *path, value=f"U+{ord(found[0]):04X}")


def _refusal(
    kit: BrandKit, documents: dict[str, bytes], blobs: Mapping[str, BlobName]
) -> tuple[Problem, ...]:
    """Read what would be packed as its receiver would."""
    try:
        files = {blob.path: name.encode() for name, blob in blobs.items()}
        manifest = manifest_bytes(kit.id, kit.sequence, documents | files)
        kit_of(documents, read_manifest(manifest), kit.root)
    except BrandKitError as refusal:
        return refusal.problems
    return ()
