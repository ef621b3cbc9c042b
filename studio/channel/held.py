"""The kit that a channel holds, as the brand team's side sees it, and what it held before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from studio.brand_kit.errors import BrandKitError
from studio.brand_kit.manifest import Manifest, read_manifest
from studio.channel.errors import PublishRefusedError
from studio.channel.recalls import read_recalls

if TYPE_CHECKING:
    from studio.brand_kit.recall import Recall
    from studio.channel.places import Place
    from studio.channel.repository import State

EARLIER = 8
"""From how many earlier versions a delta leads to the newest one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a kit in a channel.

    Attributes:
        data: the manifest's bytes.
        manifest: the same, read.
    """

    data: bytes
    manifest: Manifest

    @property
    def sha256(self) -> str:
        """Hex digest of the manifest."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a channel holds.

    Attributes:
        newest: what shops get now.
        earlier: (sequence, hex digest of the manifest) of versions before it, the newest
            first.
        recalls: everything that was taken back.
        life_days: how many days a signature of the channel is good for.
    """

    newest: Version
    earlier: tuple[tuple[int, str], ...]
    recalls: tuple[Recall, ...]
    life_days: int


def read_held(place: Place, state: State) -> Held | None:
    """Return what a channel holds, or None when it holds nothing yet.

    Raises:
        PublishRefusedError: a file that it vouches for is missing or damaged.
        UnreachableError: it cannot be read.
    """
    names = [name for name in state.targets if name.endswith("/manifest.json")]
    if not names:
        return None
    kit_id = names[0].removesuffix("/manifest.json")
    newest = _version(_target(place, state, names[0]))
    info = _info(_target(place, state, f"{kit_id}/info.json"))
    return Held(
        newest=newest,
        earlier=tuple((int(row["sequence"]), str(row["manifest"])) for row in info["earlier"]),
        recalls=read_recalls(_target(place, state, f"{kit_id}/recalls.json"), kit_id),
        life_days=int(info["life_days"]),
    )


def _info(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data)
    return found


def _target(place: Place, state: State, name: str) -> bytes:
    try:
        data = place.read(state.where(name))
    except KeyError as problem:
        raise PublishRefusedError("channel-broken") from problem
    if data is None or hashlib.sha256(data).hexdigest() != state.targets[name].hashes["sha256"]:
        raise PublishRefusedError("channel-broken")
    return data


def _version(data: bytes) -> Version:
    try:
        return Version(data=data, manifest=read_manifest(data))
    except BrandKitError as problem:
        raise PublishRefusedError("channel-broken") from problem


def earlier_version(place: Place, kit_id: str, sha256: str) -> Version | None:
    """Return a version that the channel held before, or None when it is there no more."""
    data = place.read(f"targets/{kit_id}/{sha256}.manifest.json")
    if data is None or hashlib.sha256(data).hexdigest() != sha256:
        return None
    try:
        return Version(data=data, manifest=read_manifest(data))
    except BrandKitError:
        return None


def blob_path(sha256: str) -> str:
    """Return where an entry of a kit is in a channel, by the hash of its bytes."""
    return f"blobs/{sha256[:2]}/{sha256}"


def reader_of(place: Place, manifest: Manifest) -> Callable[[str], bytes]:
    """Return what reads the documents of a version out of the channel.

    The reader raises PublishRefusedError for a document that is missing or damaged.
    """

    def read(name: str) -> bytes:
        sha256 = manifest.entries[name].sha256
        data = place.read(blob_path(sha256))
        if data is None or hashlib.sha256(data).hexdigest() != sha256:
            raise PublishRefusedError("channel-broken")
        return data

    return read
