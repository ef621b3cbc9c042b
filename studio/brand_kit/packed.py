"""A packed kit: one file, its signature verified before anything else in it is read."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.brand_kit import entry_names, signing
from studio.brand_kit.authoring import MAX_BYTES, refused
from studio.brand_kit.container import Container
from studio.brand_kit.documents import INDEX, packed_files, packed_source
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.fast_index import known_index, read_index
from studio.brand_kit.fields import Notes
from studio.brand_kit.json_strict import HIDDEN, read_json
from studio.brand_kit.manifest import MAX_BYTES as MAX_MANIFEST
from studio.brand_kit.manifest import Manifest, read_manifest, require_same_set
from studio.brand_kit.parse import parse_kit
from studio.brand_kit.parse_pictures import parse_pictures
from studio.brand_kit.parse_words import entries
from studio.brand_kit.references import cross_check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit
    from studio.brand_kit.model_pictures import Picture
    from studio.brand_kit.signing import PublicKey

KIT = "kit.json"
_IN_META = (entry_names.MIMETYPE, entry_names.MANIFEST, entry_names.SIGNATURE)
_BLOCK = 1_000_000  # bytes that a thread reads at once


class PackedKit:
    """An open packed kit. Reading is safe from several threads.

    Attributes:
        path: the file.
        manifest: what is in it.
        manifest_bytes: the manifest as it was signed.
        signature: minisign's four lines, empty when unsigned.
        key: whose signature was verified, None when unsigned.
    """

    def __init__(
        self, container: Container, manifest_bytes: bytes, signature: bytes, manifest: Manifest
    ) -> None:
        self.path = container.path
        self.manifest = manifest
        self.manifest_bytes = manifest_bytes
        self.signature = signature
        self.key = signing.public_from_text(manifest.key) if manifest.key else None
        self._container = container
        self._entries = container.directory()
        sizes = {name: entry.size for name, entry in self._entries.items()}
        require_same_set(manifest, {n: s for n, s in sizes.items() if n not in _IN_META})

    def __enter__(self) -> PackedKit:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: object, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._container.close()

    def read(self, name: str) -> bytes:
        """Return an entry's bytes, after comparing their hash with the manifest.

        Raises:
            KitRefusedError: there is no such entry, or it was changed.
        """
        listed = self.manifest.entries.get(name)
        if listed is None:
            raise refused("entry-missing", name[:80])
        data = self._container.read(self._entries[name])
        if hashlib.sha256(data).hexdigest() != listed.sha256:
            raise refused("wrong-hash", name)
        return data

    def documents(self) -> dict[str, bytes]:
        """Return every JSON and Markdown document, verified, by name."""
        return {n: self.read(n) for n in self.manifest.entries if entry_names.is_document(n)}

    def load(self) -> BrandKit:
        """Read the kit. Pictures are verified at their first use.

        Raises:
            KitRefusedError: something in it is not as it has to be.
        """
        return kit_of(self.documents(), self.manifest, self.path)

    def unhashed(self, name: str) -> bytes:
        """Return the bytes of an entry that was verified before.

        Raises:
            KitRefusedError: the file is shorter than it was.
        """
        return self._container.read(self._entries[name])

    def hashed(self, names: Sequence[str]) -> int:
        """Compare the hashes of some entries with the manifest, and return their bytes.

        Raises:
            KitRefusedError: one of them was changed.
        """
        total, buffer = 0, memoryview(bytearray(_BLOCK))
        for name in names:
            entry, digest = self._entries[name], hashlib.sha256()
            for start in range(0, entry.size, _BLOCK):
                part = buffer[: min(_BLOCK, entry.size - start)]
                digest.update(part[: self._container.into(part, entry.start + start)])
            if digest.hexdigest() != self.manifest.entries[name].sha256:
                raise refused("wrong-hash", name)
            total += entry.size
        return total


def open_packed(path: Path) -> PackedKit:
    """Open a packed kit: type, signature, layout and entry set, in this order.

    Args:
        path: the file.

    Raises:
        KitRefusedError: it is none, or its signature, layout or entries are not right.
    """
    container = Container(path)
    try:
        return _opened(container)
    except BaseException:
        container.close()
        raise


def _opened(container: Container) -> PackedKit:
    media_type, place = container.first(entry_names.MIMETYPE, 0, 200)
    if media_type != entry_names.MEDIA_TYPE:
        raise refused("not-a-packed-kit", container.path.name)
    data, place = container.first(entry_names.MANIFEST, place, MAX_MANIFEST)
    head = container.at(place + 30, len(entry_names.SIGNATURE))
    signature = b""
    if head == entry_names.SIGNATURE.encode():
        signature, _end = container.first(entry_names.SIGNATURE, place, signing.MAX_KEY_FILE)
    return PackedKit(container, data, signature, signed_manifest(data, signature))


def signed_manifest(data: bytes, signature: bytes) -> Manifest:
    """Read a manifest whose own key signed it, or that is unsigned and says so.

    The key stands in the manifest, so this proves that nothing was changed since, and not
    who made it. Whose key it is has to be asked at the first install.

    Args:
        data: the manifest's bytes.
        signature: minisign's four lines, empty when there are none.

    Raises:
        KitRefusedError: the signature is not right, or only one of the two is there.
    """
    manifest = read_manifest(data)
    require_signed(data, signature, manifest)
    return manifest


def require_signed(data: bytes, signature: bytes, manifest: Manifest) -> None:
    """Make sure that a manifest's own key signed it, or that it is unsigned and says so.

    Args:
        data: the manifest's bytes.
        signature: minisign's four lines, empty when there are none.
        manifest: what the bytes say.

    Raises:
        KitRefusedError: the signature is not right, or only one of the two is there.
    """
    if bool(manifest.key) != bool(signature):
        raise refused("bad-signature", entry_names.SIGNATURE)
    if manifest.key:
        try:
            key = signing.public_from_text(manifest.key)
        except ValueError as problem:
            raise refused("bad-signature", entry_names.MANIFEST) from problem
        signing.verify(data, signature, key)


def kit_of(
    documents: Mapping[str, bytes], manifest: Manifest, root: Path, *, known: bool = False
) -> BrandKit:
    """Make the kit of verified documents. A packed kit has to be without a flaw.

    Args:
        documents: every JSON and Markdown document, by name.
        manifest: what lists them.
        root: the packed file, or the folder of the installed kit.
        known: True when this function took the very same bytes before; whether their
            parts fit together is not asked again.

    Raises:
        KitRefusedError: a document is hostile, or has what ``kit check`` calls a problem.
    """
    kit, problems = _parsed(documents, root, known=known)
    found = (*problems, *(cross_check(kit) if kit and not known else ()))
    errors = tuple(problem for problem in found if problem.level == "error")
    if kit is None or errors:
        raise KitRefusedError(errors) if errors else refused("no-kit-file", root.name)
    if (kit.id, kit.sequence) != (manifest.kit, manifest.sequence):
        raise refused("bad-manifest", entry_names.MANIFEST)
    if not known:
        _require_named(kit, manifest)
    key = signing.public_from_text(manifest.key) if manifest.key else None
    return replace(kit, signed_by=signed_by(key))


def _parsed(
    documents: Mapping[str, bytes], root: Path, *, known: bool
) -> tuple[BrandKit | None, tuple[Problem, ...]]:
    values = {name: _value(name, data) for name, data in documents.items() if name != INDEX}
    pictures = _pictures(documents.get(INDEX, b"{}"), _locales(values.get(KIT)), known=known)
    if pictures is None:
        values[INDEX] = _value(INDEX, documents[INDEX])
    source, look = packed_source(values, root)
    kit, problems = parse_kit(source, look)
    return replace(kit, pictures=pictures) if kit and pictures else kit, problems


def _pictures(
    data: bytes, locales: tuple[str, ...], *, known: bool
) -> Sequence[Picture] | None:
    if not known:
        return read_index(data, locales)

    def slowly(name: str, row: bytes) -> Picture:
        source, look = packed_source({INDEX: {name: read_json(row, INDEX)}}, Path())
        notes = Notes(locales=locales)
        (picture,) = parse_pictures(entries(source, notes, "pictures.yml"), source.root, look)
        return picture

    try:
        return known_index(data, locales, slowly)
    except ValueError:
        return None


def _locales(kit: object) -> tuple[str, ...]:
    """Return the languages that kit.json names, as far as it is what it should be."""
    found = kit.get("locales") if isinstance(kit, dict) else None
    return tuple(item for item in found if isinstance(item, str)) if isinstance(found, list) else ()


def signed_by(key: PublicKey | None) -> str:
    """Return a fingerprint's words as a kit shows them, "" for none."""
    return " · ".join(key.words()) if key else ""


def _value(name: str, data: bytes) -> object:
    if name.endswith(".json"):
        return read_json(data, name)
    try:
        text = data.decode()
    except UnicodeDecodeError as problem:
        raise refused("not-utf8", name) from problem
    if len(data) > MAX_BYTES:
        raise refused("file-too-large", name)
    hidden = HIDDEN.search(text)
    if hidden:
        raise refused("hidden-character", name, value=f"U+{ord(hidden[0]):04X}")
    return text


def _require_named(kit: BrandKit, manifest: Manifest) -> None:
    for name in packed_files(kit):
        if name not in manifest.entries:
            raise refused("entry-missing", name[:80])
