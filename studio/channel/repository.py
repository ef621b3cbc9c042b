"""A channel's signed metadata, as the brand team's side reads and writes them.

The layout is that of The Update Framework with consistent snapshots (TUF specification
1.0.34, sections 3 and 7, https://theupdateframework.github.io/specification/, read
2026-11-21): every file but ``timestamp.json`` and ``root.json`` has a number or a hash in
its name and never changes, and ``timestamp.json`` is written last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from studio.channel.errors import PublishRefusedError, RefusedError
from studio.channel.tuf_keys import ROLES, root_by, tuf_key

if TYPE_CHECKING:
    from securesystemslib.signer import Signer

    from studio.brand_kit.signing import PublicKey
    from studio.channel.places import Place

ROOT_LIFE = timedelta(days=730)
FILES_LIFE = timedelta(days=365)
"""Snapshot and targets: far longer than the timestamp's, which alone limits a freeze."""

TIMESTAMP_LIFE = timedelta(days=21)
ISSUED = "x-shopfloor-issued"
"""A field of ours in the timestamp: when it was signed, ISO 8601 in UTC. Libraries keep
fields that they do not know (TUF specification, section 4)."""

_T = TypeVar("_T", Root, Timestamp, Snapshot, Targets)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a channel says at one moment.

    Attributes:
        root: its root metadata.
        versions: the newest version of ``timestamp``, ``snapshot`` and ``targets``; 0
            when there is none.
        targets: what the channel vouches for, by name.
    """

    root: Metadata[Root]
    versions: Mapping[str, int]
    targets: Mapping[str, TargetFile]

    def where(self, name: str) -> str:
        """Return where the bytes of a target are, below the channel.

        Raises:
            KeyError: there is no such target.
        """
        return target_path(self.targets[name])


def target_path(target: TargetFile) -> str:
    """Return the path of a target with its hash in it, below the channel."""
    folder, slash, name = target.path.rpartition("/")
    return f"targets/{folder}{slash}{target.hashes['sha256']}.{name}"


def read_state(place: Place, public: PublicKey) -> State | None:
    """Return what a channel says, or None when there is no channel yet.

    A publish that was interrupted has left files that no metadata speak of; the state is
    the one before it.

    Raises:
        PublishRefusedError: the channel is another publisher's, or damaged.
        UnreachableError: it cannot be read.
    """
    data = place.read("metadata/root.json")
    if data is None:
        return None
    try:
        root = root_by(data, public)
    except RefusedError as problem:
        raise PublishRefusedError("channel-not-yours") from problem
    stamp = place.read("metadata/timestamp.json")
    if stamp is None:
        nothing = dict.fromkeys(ROLES, 0)
        return State(root=root, versions=nothing, targets={})
    timestamp = _checked(root, Timestamp, stamp)
    snapshot_version = timestamp.signed.snapshot_meta.version
    snapshot = _checked(root, Snapshot, _read(place, Snapshot, snapshot_version))
    targets_version = snapshot.signed.meta["targets.json"].version
    targets = _checked(root, Targets, _read(place, Targets, targets_version))
    versions = {
        "timestamp": timestamp.signed.version,
        "snapshot": snapshot_version,
        "targets": targets_version,
    }
    return State(root=root, versions=versions, targets=targets.signed.targets)


def _read(place: Place, kind: type[Snapshot] | type[Targets], version: int) -> bytes:
    data = place.read(f"metadata/{version}.{kind.type}.json")
    if data is None:
        raise PublishRefusedError("channel-broken")
    return data


def _checked(root: Metadata[Root], kind: type[_T], data: bytes) -> Metadata[_T]:
    try:
        read: Metadata[_T] = Metadata.from_bytes(data)
        root.signed.verify_delegate(kind.type, read.signed_bytes, read.signatures)
        if read.signed.type != kind.type:
            raise PublishRefusedError("channel-broken")
    except RepositoryError as problem:
        raise PublishRefusedError("channel-broken") from problem
    return read


def first_root(place: Place, public: PublicKey, signer: Signer, now: datetime) -> State:
    """Begin a channel: one key for all four roles, each with a threshold of one."""
    key = tuf_key(public)
    root = Root(version=1, expires=_at(now + ROOT_LIFE), consistent_snapshot=True)
    for role in ROLES:
        root.add_key(key, role)
    signed = Metadata(root)
    _write_root(place, signed, signer)
    return State(root=signed, versions=dict.fromkeys(ROLES, 0), targets={})


def renewed_root(place: Place, state: State, signer: Signer, now: datetime) -> State:
    """Sign the root anew, under the next number, once half of its life has passed."""
    if state.root.signed.expires - now > ROOT_LIFE / 2:
        return state
    root = Metadata.from_bytes(state.root.to_bytes())
    root.signed.version += 1
    root.signed.expires = _at(now + ROOT_LIFE)
    _write_root(place, root, signer)
    return State(root=root, versions=state.versions, targets=state.targets)


def _write_root(place: Place, root: Metadata[Root], signer: Signer) -> None:
    data = _signed(root, signer)
    place.write(f"metadata/{root.signed.version}.root.json", data)
    place.write("metadata/root.json", data)


def write_metadata(
    place: Place,
    state: State,
    targets: Mapping[str, TargetFile],
    signer: Signer,
    *,
    now: datetime,
    life: timedelta = TIMESTAMP_LIFE,
) -> None:
    """Make the channel say something new. Everything that it names has to be there.

    Raises:
        PublishRefusedError: somebody else published since ``state`` was read.
        UnreachableError: it cannot be written.
    """
    version = {role: number + 1 for role, number in state.versions.items()}
    files = _at(now + FILES_LIFE)
    listed = Targets(version=version["targets"], expires=files, targets=dict(targets))
    data = _signed(Metadata(listed), signer)
    place.write(f"metadata/{listed.version}.targets.json", data)
    meta = {"targets.json": MetaFile.from_data(listed.version, data, ["sha256"])}
    snapshot = Snapshot(version=version["snapshot"], expires=files, meta=meta)
    data = _signed(Metadata(snapshot), signer)
    place.write(f"metadata/{snapshot.version}.snapshot.json", data)
    stamp = Timestamp(
        version=version["timestamp"],
        expires=_at(now + life),
        snapshot_meta=MetaFile.from_data(snapshot.version, data, ["sha256"]),
        unrecognized_fields={ISSUED: _at(now).isoformat()},
    )
    _still(place, state)
    place.write("metadata/timestamp.json", _signed(Metadata(stamp), signer))


def _still(place: Place, state: State) -> None:
    """Make sure that nobody else published meanwhile.

    Raises:
        PublishRefusedError: somebody did.
    """
    data = place.read("metadata/timestamp.json")
    there = _checked(state.root, Timestamp, data).signed.version if data else 0
    if there != state.versions["timestamp"]:
        raise PublishRefusedError("channel-moved")


def _signed(metadata: Metadata[_T], signer: Signer) -> bytes:
    metadata.sign(signer)
    return bytes(metadata.to_bytes(JSONSerializer(compact=True)))


def _at(moment: datetime) -> datetime:
    # The metadata's times have whole seconds.
    return moment.replace(microsecond=0)
