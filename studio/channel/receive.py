"""Takes one version of a kit out of a channel: manifest, signature, documents, then pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from studio.brand_kit.entry_names import is_document
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.manifest import MAX_BYTES, Listed, Manifest
from studio.channel.blobs import fetch_blob, fetch_missing
from studio.channel.delta import patched_document, patched_manifest, read_delta
from studio.channel.errors import ChannelError, RefusedError
from studio.kit_store.incoming import Incoming

if TYPE_CHECKING:
    from studio.brand_kit.contents import Before
    from studio.brand_kit.signing import PublicKey
    from studio.channel.reader import Reader
    from studio.channel.session import Session
    from studio.kit_store.model import InstalledKit
    from studio.kit_store.store import KitStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A version whose manifest and documents have come and are verified.

    Attributes:
        new: the signed manifest.
        documents: every document by name.
    """

    new: Incoming
    documents: Mapping[str, bytes]

    @property
    def manifest(self) -> Manifest:
        """What the version holds."""
        return self.new.manifest


def receive(
    reader: Reader,
    session: Session,
    kit_id: str,
    before: Before | None,
    accept: Callable[[Manifest], None],
) -> Arrived:
    """Return the version that a channel holds.

    Args:
        reader: the channel.
        session: what it vouches for.
        kit_id: the kit's id.
        before: the installed version, to spare what did not change.
        accept: raises when this manifest is not wanted; no document is asked for then.

    Raises:
        UnreachableError: something did not come.
        RefusedError: something is not what was promised.
        KitRefusedError: the manifest is not the publisher's, or not one of a kit.
    """
    name = f"{kit_id}/manifest.json"
    delta = _delta(session, kit_id, before)
    made = patched_manifest(delta, before.manifest, session.hash_of(name)) if before else None
    data = made[0] if made else session.read(name)
    if len(data) > MAX_BYTES:
        raise RefusedError("channel-damaged", place=reader.source.address)
    signature = session.read(f"{name}.minisig")
    new = Incoming.later(*made, signature) if made else Incoming.read(data, signature)
    if new.manifest.kit != kit_id:
        raise RefusedError("channel-other-kit", value=new.manifest.kit)
    accept(new.manifest)
    return Arrived(new=new, documents=_documents(reader, new.manifest, before, delta))


def _delta(session: Session, kit_id: str, before: Before | None) -> Mapping[str, Any]:
    """Return the delta from the installed version, {} when there is none to be had."""
    if before is None:
        return {}
    start = f"{kit_id}/delta/{before.manifest.sequence}-"
    name = next((one for one in session.targets if one.startswith(start)), "")
    try:
        return (read_delta(session.read(name)) or {}) if name else {}
    except ChannelError:
        # It only saves bytes. Whatever is wrong with it, everything can be had without.
        return {}


def _documents(
    reader: Reader, manifest: Manifest, before: Before | None, delta: Mapping[str, Any]
) -> dict[str, bytes]:
    found = {}
    had = before.documents if before else {}
    listed = before.manifest.entries if before else {}
    for name, entry in manifest.documents():
        old = had.get(name)
        if old is not None and listed[name].sha256 == entry.sha256:
            found[name] = old
            continue
        made = patched_document(delta, name, old, entry.sha256) if delta else None
        found[name] = fetch_blob(reader, entry.sha256, entry.size) if made is None else made
    return found


def take_in(
    reader: Reader,
    store: KitStore,
    arrived: Arrived,
    before: Before | None,
    trust: PublicKey | None,
) -> InstalledKit:
    """Fetch every picture and font that is not there yet, and install the version.

    Args:
        reader: the channel.
        store: where kits are kept.
        arrived: the version.
        before: the installed version. Its pictures are taken to be there, and looked for
            only when the store misses one.
        trust: the only publisher to take it from, or None.

    Raises:
        UnreachableError: a picture did not come; those before it are kept.
        RefusedError: one is not what was promised.
        KitRefusedError: the store does not take the version.
    """
    old = before.manifest.entries if before else {}
    _fetch_pictures(reader, store, arrived.manifest, old)
    try:
        return store.install_arrived(arrived.new, arrived.documents, trust=trust, before=before)
    except KitRefusedError as problem:
        if not old or problem.problems[0].code != "entry-missing":
            raise
    _fetch_pictures(reader, store, arrived.manifest, {})
    return store.install_arrived(arrived.new, arrived.documents, trust=trust, before=before)


def _fetch_pictures(
    reader: Reader, store: KitStore, manifest: Manifest, known: Mapping[str, Listed]
) -> None:
    wanted = {
        entry.sha256: entry.size
        for name, entry in manifest.entries.items()
        if known.get(name) != entry
        and not is_document(name)
        and not store.has_blob(entry.sha256, entry.size)
    }
    fetch_missing(reader, wanted.items(), store.put_blob, store.part_path)
