"""A version on its way in: is it welcome, is it whole, and how it takes its place."""

from __future__ import annotations

import hashlib
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio import atomic
from studio.brand_kit import entry_names, installed
from studio.brand_kit.authoring import refused
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.manifest import MAX_BYTES, Manifest, read_manifest
from studio.brand_kit.model import BrandKit
from studio.brand_kit.packed import PackedKit, kit_of, signed_manifest
from studio.brand_kit.signing import PublicKey
from studio.brand_kit.verify import require_picture, verify_packed, verify_pictures
from studio.kit_store.blobs import Blobs
from studio.kit_store.model import InstalledKit, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A signed list of contents that somebody hands in.

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
    have: InstalledKit | None,
    home: Path,
) -> BrandKit:
    """Compare documents and pictures with the list, and return the kit.

    Raises:
        KitRefusedError: something is missing or not right.
    """
    known = _known(have)
    for name, listed in new.manifest.entries.items():
        if entry_names.is_document(name):
            data = documents.get(name)
            if data is None or hashlib.sha256(data).hexdigest() != listed.sha256:
                raise refused("wrong-hash" if data is not None else "entry-missing", name)
        elif not blobs.has(listed.sha256, listed.size):
            raise refused("entry-missing", name)
    for name in documents.keys() - new.manifest.entries.keys():
        raise refused("entry-not-listed", name[:80])
    kit = kit_of(documents, new.manifest, home / str(new.manifest.sequence))
    told = {picture.file: (picture.width, picture.height) for picture in kit.pictures}
    for name, listed in new.manifest.entries.items():
        if listed.type.startswith("image/") and listed.sha256 not in known:
            require_picture(name, blobs.path(listed.sha256).read_bytes(), told.get(name))
    return kit


def _known(have: InstalledKit | None) -> frozenset[str]:
    """Return what was looked into when the installed version came in."""
    try:
        return named_blobs((have.folder,)) if have else frozenset()
    except KitRefusedError:
        return frozenset()


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


def write_folder(folder: Path, new: Incoming, documents: Mapping[str, bytes]) -> None:
    """Put a version's documents in their place by one rename.

    Args:
        folder: ``kits/<kit id>/<sequence>``; what is there already is replaced.
        new: the signed list.
        documents: by name.

    Raises:
        OSError: the place is as it was, or empty.
    """
    fresh = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    files = {
        entry_names.MANIFEST: new.data,
        entry_names.SIGNATURE: new.signature,
        **documents,
    }
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
        manifest = manifest_of(kit)
        return kit_of(installed.documents_in(kit.folder, manifest), manifest, kit.folder)
    except KitRefusedError as problem:
        if problem.problems[0].code == "unknown-schema":
            raise
        raise refused("damaged-kit", problem.problems[0].where) from problem


def manifest_of(kit: InstalledKit) -> Manifest:
    """Return an installed version's list of contents.

    A list with the digest that was verified at the installation is not verified again.

    Raises:
        KitRefusedError: it is damaged.
    """
    data = installed.read_file(kit.folder / entry_names.MANIFEST, MAX_BYTES)
    if hashlib.sha256(data).hexdigest() == kit.manifest_sha256:
        return read_manifest(data)
    manifest = installed.manifest_in(kit.folder)
    if kit.manifest_sha256 or manifest.key != kit.key:
        raise refused("damaged-kit", entry_names.MANIFEST)
    return manifest


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
        entries = manifest.entries.items()
        found |= {item.sha256 for name, item in entries if not entry_names.is_document(name)}
    return frozenset(found)
