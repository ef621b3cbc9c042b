"""A packed kit: one file, its signature verified before anything else in it is read."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from studio.brand_kit import entry_names, signing
from studio.brand_kit.authoring import refused
from studio.brand_kit.container import Container
from studio.brand_kit.contents import kit_of
from studio.brand_kit.manifest import MAX_BYTES as MAX_MANIFEST
from studio.brand_kit.manifest import Manifest, read_manifest, require_same_set

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from studio.brand_kit.model import BrandKit

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
        head = (entry_names.MEDIA_TYPE, manifest_bytes, *([signature] if signature else []))
        for name, data in zip(_IN_META, head, strict=False):
            if zlib.crc32(data) != self._entries[name].crc:
                raise refused("damaged-container", name)
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
        entry = self._entries[name]
        data = self._container.read(entry)
        if hashlib.sha256(data).hexdigest() != listed.sha256:
            raise refused("wrong-hash", name)
        if zlib.crc32(data) != entry.crc:
            raise refused("damaged-container", name)
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
            KitRefusedError: the file is shorter than it was, or other programs would call
                this entry damaged, because its check sum does not fit.
        """
        entry = self._entries[name]
        data = self._container.read(entry)
        if zlib.crc32(data) != entry.crc:
            raise refused("damaged-container", name)
        return data

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
