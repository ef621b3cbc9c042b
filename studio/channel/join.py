"""The first installation from a channel, with no trust but what the person gives."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studio.atomic import write_bytes
from studio.brand_kit.authoring import refused
from studio.brand_kit.contents import kit_of
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.signing import public_from_text
from studio.channel.address import has_secret, shown
from studio.channel.errors import ChannelError, RefusedError, UnreachableError, named
from studio.channel.kept import (
    PINNED,
    channel_root,
    take_recalls,
    tuf_folder,
)
from studio.channel.reader import Reader, open_reader
from studio.channel.receive import Arrived, receive, take_in
from studio.channel.session import Session, version_in
from studio.channel.tuf_keys import root_by
from studio.channel.update import OpenReader
from studio.kit_store.incoming import looked_through, require_listed

if TYPE_CHECKING:
    from studio.brand_kit.contents import Before
    from studio.brand_kit.manifest import Manifest
    from studio.brand_kit.signing import PublicKey
    from studio.kit_store.model import InstalledKit
    from studio.kit_store.store import KitStore


def install_from(
    url: str,
    store: KitStore,
    trust: PublicKey | None = None,
    *,
    now: datetime,
    opened: OpenReader = open_reader,
) -> InstalledKit:
    """Install the kit that a channel holds, and remember the channel.

    Nobody but the kit's publisher may have signed the channel; without ``trust``, whoever
    that is, and the only one from then on.

    Args:
        url: a folder, or an address.
        store: where kits are kept.
        trust: the only publisher to take it from, or None.
        now: UTC.
        opened: makes a reader of an address.

    Raises:
        ChannelError, KitRefusedError: nothing was installed.
        OSError: the data folder cannot be written to.
    """
    reader = opened(url)
    url = reader.source.address
    with named(url), tempfile.TemporaryDirectory(prefix="studio-channel-") as made:
        folder = Path(made)
        root = channel_root(reader)
        session = Session(reader, folder, root, now)
        kit_id = _only_kit(session)
        kept = tuf_folder(store.home(kit_id), url)
        if version_in(folder) < version_in(kept):
            raise RefusedError("channel-older", place=url)
        _join(reader, session, store, kit_id, _Terms(root=root, trust=trust))
        store.set_channel(kit_id, url)
        _keep_metadata(folder, kept, root)
        take_recalls(store, session, kit_id, kept)
    store.confirmed(kit_id, session.now)
    return _required(store, kit_id)


def _required(store: KitStore, kit_id: str) -> InstalledKit:
    kit = store.get(kit_id)
    if kit is None:  # another program has just taken it away
        raise refused("not-installed", kit_id, value=kit_id)
    return kit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """On what a kit is taken: what the channel is signed with, and whom to trust."""

    root: bytes
    trust: PublicKey | None


def _join(reader: Reader, session: Session, store: KitStore, kit_id: str, terms: _Terms) -> None:
    had = store.get(kit_id)
    before = looked_through(had) if had else None

    def accept(new: Manifest) -> None:
        require_listed(new, store.only)
        _require_welcome(new, had, terms)

    arrived = receive(reader, session, kit_id, before, accept)
    # A kit with a flaw is turned away before its pictures are asked for.
    kit = kit_of(arrived.documents, arrived.manifest, store.kits)
    if kit.channel and has_secret(kit.channel.url):
        raise RefusedError("channel-address", value=shown(kit.channel.url))
    if before is None or had is None or had.manifest_sha256 != arrived.new.sha256:
        _take(store, reader, arrived, before, terms.trust)


_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")


def _only_kit(session: Session) -> str:
    """Return the id of the one kit of a channel."""
    session.refresh()
    names = [name for name in session.targets if name.endswith("/manifest.json")]
    if len(names) != 1:
        raise RefusedError("channel-damaged")
    kit_id = names[0].removesuffix("/manifest.json")
    # It becomes the name of a folder, and nobody has vouched for it yet.
    if not _ID.fullmatch(kit_id):
        raise RefusedError("channel-damaged")
    return kit_id


def _require_welcome(manifest: Manifest, had: InstalledKit | None, terms: _Terms) -> None:
    """Decide about a manifest before anything that it names is asked for."""
    if not manifest.key:
        raise refused("unsigned-kit", manifest.kit)
    if terms.trust and terms.trust.text() != manifest.key:
        raise refused("not-the-trusted-key", manifest.kit)
    root_by(terms.root, public_from_text(manifest.key))
    if had and had.key != manifest.key:
        raise refused("other-publisher", manifest.kit)
    if had and manifest.sequence < had.highest:
        raise refused("older-kit", manifest.kit, value=str(had.highest))


def _take(
    store: KitStore,
    reader: Reader,
    arrived: Arrived,
    before: Before | None,
    trust: PublicKey | None,
) -> InstalledKit:
    try:
        return take_in(reader, store, arrived, before, trust)
    except UnreachableError:
        raise  # what has come is of use to the next try
    except (ChannelError, KitRefusedError):
        store.prune()
        raise


def _keep_metadata(folder: Path, kept: Path, root: bytes) -> None:
    """Take the verified metadata over, so that the next look sees any step back."""
    kept.mkdir(parents=True, exist_ok=True)
    for name in ("timestamp.json", "snapshot.json", "targets.json", "asked.json"):
        if (folder / name).is_file():
            shutil.copyfile(folder / name, kept / name)
    write_bytes(kept / PINNED, root)
