"""A version on its way in: is it welcome, is it whole, and how it takes its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.brand_kit import entry_names, installed
from studio.brand_kit.authoring import refused
from studio.brand_kit.contents import Before, kit_of, later_kit
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.font_file import require_font
from studio.brand_kit.manifest import MAX_BYTES, Listed, Manifest, known_documents, known_manifest
from studio.brand_kit.model import BrandKit
from studio.brand_kit.packed import PackedKit, require_signed, signed_manifest
from studio.brand_kit.signing import PublicKey
from studio.brand_kit.verify import require_picture, verify_packed, verify_pictures
from studio.kit_store.blobs import Blobs
from studio.kit_store.model import InstalledKit, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A signed list of contents that somebody hands in.

    Made by ``of``, ``read`` and ``later`` alone: what they return is verified.

    Attributes:
        data: the manifest's bytes.
        signature: minisign's four lines.
        manifest: the same, read.
    """

    data: bytes
    signature: bytes
    manifest: Manifest

    @staticmethod
    def of(packed: PackedKit) -> Incoming:
        """Return the list of an open packed kit."""
        return Incoming(
            data=packed.manifest_bytes, signature=packed.signature, manifest=packed.manifest
        )

    @staticmethod
    def read(data: bytes, signature: bytes) -> Incoming:
        """Read a list and verify its signature.

        Raises:
            KitRefusedError: it is not right.
        """
        return Incoming(data=data, signature=signature, manifest=signed_manifest(data, signature))

    @staticmethod
    def later(data: bytes, manifest: Manifest, signature: bytes) -> Incoming:
        """Verify the signature of a list that ``later_manifest`` made.

        Raises:
            KitRefusedError: it is not right.
        """
        require_signed(data, signature, manifest)
        return Incoming(data=data, signature=signature, manifest=manifest)

    def files(self) -> dict[str, bytes]:
        """Return the list and its signature as they lie in a version's folder."""
        return {entry_names.MANIFEST: self.data, entry_names.SIGNATURE: self.signature}

    @property
    def sha256(self) -> str:
        """Hex digest of the manifest."""
        return hashlib.sha256(self.data).hexdigest()


def relation(new: Incoming, have: InstalledKit | None) -> Relation:
    """Return what a version is to the installed one.

    Another version with the number of the installed one counts as older.
    """
    if not new.manifest.key:
        return Relation.UNSIGNED
    if have is None:
        return Relation.NEW
    if new.manifest.key != have.key:
        return Relation.OTHER_PUBLISHER
    if new.sha256 == have.manifest_sha256 and new.manifest.sequence == have.sequence:
        return Relation.SAME
    return Relation.NEWER if new.manifest.sequence > have.highest else Relation.OLDER


_REFUSALS = {
    Relation.UNSIGNED: "unsigned-kit",
    Relation.OTHER_PUBLISHER: "other-publisher",
    Relation.OLDER: "older-kit",
}


def require_listed(manifest: Manifest, only: tuple[str, ...] | None) -> None:
    """Make sure that the organisation lets kits of this publisher in.

    Args:
        manifest: the kit's list of contents; one that nobody signed is refused elsewhere.
        only: public keys, ``RW…``; None when the organisation leaves it to the person.

    Raises:
        KitRefusedError: ``not-a-managed-key``.
    """
    if only is not None and manifest.key and manifest.key not in only:
        raise refused("not-a-managed-key", manifest.kit)


def require_welcome(new: Incoming, have: InstalledKit | None, trust: PublicKey | None) -> Relation:
    """Make sure that a version may be installed, and return what it is.

    Raises:
        KitRefusedError: it may not.
    """
    found = relation(new, have)
    where = new.manifest.kit
    if trust and new.manifest.key and new.manifest.key != trust.text():
        raise refused("not-the-trusted-key", where)
    code = _REFUSALS.get(found)
    if code is None:
        return found
    if found is Relation.OLDER and have and new.manifest.sequence == have.sequence:
        code = "same-number"
    raise refused(code, where, value=str(have.highest) if have else "")


def verified(packed: PackedKit) -> BrandKit:
    """Read everything of a packed kit, and return it.

    Raises:
        KitRefusedError: something in it is not right.
    """
    verify_packed(packed)
    kit = packed.load()
    verify_pictures(packed, kit)
    return kit


def checked(
    new: Incoming,
    documents: Mapping[str, bytes],
    blobs: Blobs,
    before: Before | None,
    home: Path,
) -> BrandKit:
    """Compare documents and pictures with the list, and return the kit.

    What the version before has was looked into when it came in: such pictures have to be
    there, and are not opened again.

    Raises:
        KitRefusedError: something is missing or not right.
    """
    _require_documents(new.manifest, documents)
    fresh = _require_blobs(new.manifest, before, blobs)
    folder = home / str(new.manifest.sequence)
    kit, seen = later_kit(documents, new.manifest, folder, before)
    told = {picture.file: (picture.width, picture.height) for picture in seen}
    for name, listed in fresh.items():
        data = blobs.path(listed.sha256).read_bytes()
        if listed.type.startswith("image/"):
            require_picture(name, data, told.get(name))
        else:
            require_font(name, data)
    return kit


def _require_documents(manifest: Manifest, documents: Mapping[str, bytes]) -> None:
    listed = dict(manifest.documents())
    for name, entry in listed.items():
        data = documents.get(name)
        if data is None or hashlib.sha256(data).hexdigest() != entry.sha256:
            raise refused("wrong-hash" if data is not None else "entry-missing", name)
    for name in documents.keys() - listed.keys():
        raise refused("entry-not-listed", name[:80])


def _require_blobs(manifest: Manifest, before: Before | None, blobs: Blobs) -> dict[str, Listed]:
    """Make sure that all pictures and fonts are there; return those not looked into yet."""
    there = blobs.names()
    old = before.manifest.entries if before else {}
    fresh = {}
    for name, entry in manifest.entries.items():
        known = old.get(name) == entry
        if entry.type in entry_names.FLAT_TYPES or (known and entry.sha256 in there):
            continue
        if not blobs.has(entry.sha256, entry.size):
            raise refused("entry-missing", name)
        fresh[name] = entry
    return fresh


def looked_through(kit: InstalledKit | None) -> Before | None:
    """Return an installed version, or None when it is damaged or there is none."""
    if kit is None or not kit.manifest_sha256:
        return None
    try:
        manifest = manifest_of(kit)
        documents = installed.documents_in(kit.folder, manifest)
    except KitRefusedError:
        return None
    return Before(manifest=manifest, documents=documents)


def take_blobs(blobs: Blobs, packed: PackedKit, *, mend: bool) -> None:
    """Put a packed kit's pictures and fonts into the content store.

    Args:
        blobs: the store.
        packed: the kit.
        mend: True to read what is there already, and to replace it where it is damaged.

    Raises:
        OSError: not all of them could be kept.
    """
    for name, listed in packed.manifest.entries.items():
        if entry_names.is_document(name):
            continue
        there = blobs.has(listed.sha256, listed.size)
        if not there or (mend and not blobs.is_sound(listed.sha256)):
            blobs.put(listed.sha256, packed.read(name))


def pointer_to(
    new: Incoming, kit: BrandKit, have: InstalledKit | None, folder: Path, now: datetime
) -> InstalledKit:
    """Return the pointer to a version that has just come in."""
    same = have is not None and have.sequence == kit.sequence
    before = (have.previous if same else have.sequence) if have else 0
    return InstalledKit(
        kit_id=kit.id,
        name=kit.name,
        version=kit.version,
        publisher=kit.publisher,
        sequence=kit.sequence,
        previous=before,
        highest=max(kit.sequence, have.highest if have else 0),
        key=new.manifest.key,
        manifest_sha256=new.sha256,
        channel=(have.channel if have else "") or (kit.channel.url if kit.channel else ""),
        installed_at=now,
        confirmed_at=have.confirmed_at if have else None,
        folder=folder,
    )


def load(kit: InstalledKit) -> BrandKit:
    """Load an installed version.

    Raises:
        KitRefusedError: ``damaged-kit``.
    """
    try:
        # What was let in whole and is the same to the last byte is whole.
        manifest = _listed(kit, known_documents)
        documents = installed.documents_in(kit.folder, manifest)
        return kit_of(documents, manifest, kit.folder, known=bool(kit.manifest_sha256))
    except KitRefusedError as problem:
        if problem.problems[0].code == "unknown-schema":
            raise
        raise refused("damaged-kit", problem.problems[0].where) from problem


def is_known(kit: InstalledKit) -> bool:
    """Tell whether a version's list of contents is the one that was verified."""
    try:
        data = installed.read_file(kit.folder / entry_names.MANIFEST, MAX_BYTES)
    except KitRefusedError:
        return False
    return hashlib.sha256(data).hexdigest() == kit.manifest_sha256


def manifest_of(kit: InstalledKit) -> Manifest:
    """Return an installed version's list of contents.

    A list with the digest that was verified at the installation is not verified again.

    Raises:
        KitRefusedError: it is damaged.
    """
    return _listed(kit, known_manifest)


def _listed(kit: InstalledKit, read_known: Callable[[bytes], Manifest]) -> Manifest:
    data = installed.read_file(kit.folder / entry_names.MANIFEST, MAX_BYTES)
    if hashlib.sha256(data).hexdigest() == kit.manifest_sha256:
        return read_known(data)
    manifest = installed.manifest_in(kit.folder)
    if kit.manifest_sha256 or manifest.key != kit.key:
        raise refused("damaged-kit", entry_names.MANIFEST)
    return manifest
