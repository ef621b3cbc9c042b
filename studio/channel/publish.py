"""Puts a signed kit into a channel, so that a reader sees old or new.

Pictures go first, then what the signed metadata vouch for, then the metadata, and
``timestamp.json`` last: until it changes, every reader sees the state before. A publish
that was interrupted has changed nothing that anybody sees, and the next one goes on.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tuf.api.metadata import TargetFile

from studio.brand_kit.fast_json import encode_canonical
from studio.channel import repository
from studio.channel.delta import MOST_BYTES, build_delta
from studio.channel.errors import PublishRefusedError, named
from studio.channel.held import (
    EARLIER,
    Held,
    Version,
    blob_path,
    earlier_version,
    read_held,
    reader_of,
)
from studio.channel.recalls import recalls_bytes
from studio.channel.repository import State, target_path
from studio.channel.tuf_keys import signer_of

if TYPE_CHECKING:
    from studio.brand_kit.signing import SigningKey
    from studio.channel.outgoing import Outgoing
    from studio.channel.places import Place

_AT_ONCE = 4

TargetBytes = dict[str, bytes]
"""What a channel vouches for: bytes by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a publish did.

    Attributes:
        kit_id: the kit's id.
        sequence: of what the channel holds now.
        renewed: True when the kit was there already, and only the signatures are new.
        files: how many pictures and documents were copied.
        bytes: how many bytes they have.
    """

    kit_id: str
    sequence: int
    renewed: bool
    files: int = 0
    bytes: int = 0


def publish(
    place: Place, kit: Outgoing, key: SigningKey, now: datetime, *, only_renew: bool = False
) -> Published:
    """Publish a packed kit.

    Args:
        place: the channel.
        kit: what to publish, verified.
        key: the key that signed it.
        now: UTC.
        only_renew: refuse when the channel does not hold this very kit.

    Raises:
        PublishRefusedError: an older kit, another publisher's or another kit's channel.
        UnreachableError: the place did not answer; the next publish goes on.
    """
    signer = signer_of(key)
    with named(place.address), place.only_me():
        state = repository.read_state(place, key.public)
        held = read_held(place, state) if state else None
        same = _required(held, kit.version, only_renew=only_renew)
        state = state or repository.first_root(place, key.public, signer, now)
        state = repository.renewed_root(place, state, signer, now)
        copied = _copy_blobs(place, kit)
        earlier = _earlier(place, held, kit.version)
        after = _after(kit, held, earlier)
        targets = _small_targets(kit, after) | _deltas(place, kit, earlier)
        listed = write_targets(place, targets) | _full_files(place, kit, state, same=same)
        life = timedelta(days=kit.life_days)
        repository.write_metadata(place, state, listed, signer, now=now, life=life)
        _tidy(place, state, listed, after, (kit.version, *earlier))
    return Published(
        kit_id=kit.version.manifest.kit,
        sequence=kit.version.manifest.sequence,
        renewed=same,
        files=len(copied),
        bytes=sum(copied.values()),
    )


def _required(held: Held | None, new: Version, *, only_renew: bool) -> bool:
    """Return True when the channel holds this very kit.

    Raises:
        PublishRefusedError: it holds another kit or a newer one.
    """
    same = held is not None and held.newest.data == new.data
    if only_renew and not same:
        raise PublishRefusedError("channel-not-this-kit")
    if held is None or same:
        return same
    there, here = held.newest.manifest, new.manifest
    if there.kit != here.kit:
        raise PublishRefusedError("channel-other-kit", value=there.kit)
    if there.sequence >= here.sequence:
        code = "channel-older-kit" if there.sequence > here.sequence else "channel-same-number"
        raise PublishRefusedError(code, here=str(here.sequence), there=str(there.sequence))
    return False


def _copy_blobs(place: Place, kit: Outgoing) -> dict[str, int]:
    """Copy what the channel does not have; return the bytes of each by its hash."""
    there = place.sizes("blobs/")
    missing = {
        entry.sha256: name
        for name, entry in kit.version.manifest.entries.items()
        if there.get(blob_path(entry.sha256)) != entry.size
    }

    def copy(sha256: str) -> int:
        data = kit.read(missing[sha256])
        place.write(blob_path(sha256), data)
        return len(data)

    # A share and a bucket make each file wait; a few at once make most of that go away.
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        try:
            return dict(zip(missing, threads.map(copy, missing), strict=True))
        except BaseException:
            threads.shutdown(wait=True, cancel_futures=True)
            raise


def _earlier(place: Place, held: Held | None, new: Version) -> tuple[Version, ...]:
    """Return the versions before, the newest first, as far as the channel still has them."""
    if held is None:
        return ()
    known = [(held.newest.manifest.sequence, held.newest.sha256), *held.earlier]
    wanted = [sha256 for number, sha256 in known if number < new.manifest.sequence][:EARLIER]
    found = (earlier_version(place, new.manifest.kit, sha256) for sha256 in wanted)
    return tuple(one for one in found if one is not None)


def _after(kit: Outgoing, held: Held | None, earlier: tuple[Version, ...]) -> Held:
    return Held(
        newest=kit.version,
        earlier=tuple((one.manifest.sequence, one.sha256) for one in earlier),
        recalls=held.recalls if held else (),
        life_days=kit.life_days,
    )


def _small_targets(kit: Outgoing, after: Held) -> TargetBytes:
    manifest = after.newest.manifest
    info = {
        "schema": "1.0",
        "kit": manifest.kit,
        "name": kit.name,
        "version": kit.label,
        "sequence": manifest.sequence,
        "changes": list(kit.changes),
        "life_days": after.life_days,
        "earlier": [{"sequence": number, "manifest": sha} for number, sha in after.earlier],
    }
    return {
        f"{manifest.kit}/manifest.json": after.newest.data,
        f"{manifest.kit}/manifest.json.minisig": kit.signature,
        f"{manifest.kit}/info.json": encode_canonical(info),
        f"{manifest.kit}/recalls.json": recalls_bytes(manifest.kit, after.recalls),
    }


def _deltas(place: Place, kit: Outgoing, earlier: tuple[Version, ...]) -> TargetBytes:
    made: TargetBytes = {}
    new = kit.version
    for old in earlier:
        read = reader_of(place, old.manifest)
        try:
            data = build_delta((old.data, old.manifest), (new.data, new.manifest), read, kit.read)
        except PublishRefusedError:  # a document of then is gone; shops fetch the new ones
            continue
        if len(data) <= MOST_BYTES:
            numbers = f"{old.manifest.sequence}-{new.manifest.sequence}"
            made[f"{new.manifest.kit}/delta/{numbers}.json"] = data
    return made


def write_targets(place: Place, targets: TargetBytes) -> dict[str, TargetFile]:
    """Write files under names with their hashes in them, and return what vouches for them."""
    listed = {}
    for name, data in targets.items():
        listed[name] = TargetFile.from_data(name, data, ["sha256"])
        place.write(target_path(listed[name]), data)
    return listed


def _full_files(place: Place, kit: Outgoing, state: State, *, same: bool) -> dict[str, TargetFile]:
    """Keep one file with everything for USB sticks: the newest, and the one before."""
    manifest = kit.version.manifest
    there = {name: file for name, file in state.targets.items() if name.endswith(".brandkit")}
    if same and there:
        return there
    name = f"{manifest.kit}/{manifest.kit}-{manifest.sequence}.brandkit"
    data = kit.file.read_bytes()
    file = TargetFile.from_data(name, data, ["sha256"])
    place.write(target_path(file), data)
    before = sorted(there, key=_number)[-1:]
    return {name: file} | {one: there[one] for one in before}


def _number(name: str) -> int:
    digits = name.removesuffix(".brandkit").rpartition("-")[2]
    return int(digits) if digits.isdigit() else 0


def _tidy(
    place: Place,
    before: State,
    listed: Mapping[str, TargetFile],
    after: Held,
    versions: tuple[Version, ...],
) -> None:
    """Take away what neither the state before nor this one names; a reader may be in between."""
    kit_id = after.newest.manifest.kit
    keep = {target_path(file) for state in (before.targets, listed) for file in state.values()}
    keep |= {f"targets/{kit_id}/{sha256}.manifest.json" for _number, sha256 in after.earlier}
    keep |= {blob_path(e.sha256) for one in versions for e in one.manifest.entries.values()}
    for name in [*place.sizes("targets/"), *place.sizes("blobs/")]:
        if name not in keep:
            place.delete(name)
