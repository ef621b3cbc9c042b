"""What is kept of a channel beside an installed kit: its metadata, and what was withdrawn."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from studio.atomic import write_bytes
from studio.channel.errors import RefusedError, UnreachableError
from studio.channel.recalls import read_recalls
from studio.channel.sources import MissingError
from studio.channel.tuf_keys import root_by

if TYPE_CHECKING:
    from studio.brand_kit.signing import PublicKey
    from studio.channel.reader import Reader
    from studio.channel.session import Session
    from studio.kit_store.model import InstalledKit
    from studio.kit_store.store import KitStore

STALE_AFTER_DAYS = 21
"""When a kit does not say how long it may go without being confirmed."""

PINNED = "pinned.json"
"""The root metadata that a channel was trusted with."""

_ROOT_MOST = 64_000  # bytes


def tuf_folder(kit_folder: Path, address: str) -> Path:
    """Return where the metadata of one channel of one kit are kept; it may not be there.

    Each channel counts its own versions, so two channels of one kit have two folders.
    """
    return kit_folder / "tuf" / hashlib.sha256(address.encode()).hexdigest()[:16]


@contextmanager
def only_here(kit_folder: Path) -> Iterator[None]:
    """Let one program of this PC at a time fetch a kit: the metadata stand no two.

    Raises:
        UnreachableError: another one is at it.
    """
    folder = kit_folder / "tuf"
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as problem:
        raise UnreachableError("channel-busy-here") from problem
    try:
        yield
    finally:
        lock.release()


def pinned_root(reader: Reader, folder: Path, key: PublicKey) -> bytes:
    """Return the root metadata that a channel was trusted with, at first the ones it has now.

    Raises:
        RefusedError: they are not signed by the kit's publisher.
        UnreachableError: they did not come.
    """
    file = folder / PINNED
    try:
        data = file.read_bytes()
        root_by(data, key)
    except (OSError, RefusedError):
        data = channel_root(reader)
        root_by(data, key)
        write_bytes(file, data)
    return data


def channel_root(reader: Reader) -> bytes:
    """Return the newest root metadata of a channel. Nobody has looked at them yet.

    Raises:
        UnreachableError: they did not come.
    """
    try:
        return reader.whole("metadata/root.json", _ROOT_MOST)
    except MissingError as problem:
        raise UnreachableError("channel-empty", place=reader.source.address) from problem


def take_recalls(store: KitStore, session: Session, kit_id: str, folder: Path) -> None:
    """Add what was withdrawn to what is known to be. Nothing is ever taken off that list.

    Raises:
        UnreachableError: the list did not come.
        RefusedError: it is damaged.
    """
    name = f"{kit_id}/recalls.json"
    taken = folder / "recalls.json"
    with contextlib.suppress(OSError):
        if hashlib.sha256(taken.read_bytes()).hexdigest() == session.hash_of(name):
            return
    data = session.read(name)
    store.keep_recalls(kit_id, read_recalls(data, kit_id))
    write_bytes(taken, data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an installed kit says about its channel.

    Attributes:
        url: where the kit's makers publish it, "" for nowhere.
        stale_after_days: how long it may go without being confirmed.
    """

    url: str = ""
    stale_after_days: int = STALE_AFTER_DAYS


def facts_of(kit: InstalledKit) -> Facts:
    """Return what an installed kit says about its channel, without loading it."""
    try:
        said = json.loads((kit.folder / "kit.json").read_bytes()).get("channel", {})
        days = int(said.get("stale_after_days", STALE_AFTER_DAYS))
        return Facts(url=str(said.get("url", "")), stale_after_days=days)
    except (OSError, ValueError, TypeError, AttributeError):
        return Facts()
