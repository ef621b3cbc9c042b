"""A host that changes what it serves: it has the brand's key when it is told so."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Timestamp,
)

from studio.brand_kit.signing import SigningKey
from studio.channel.repository import ISSUED, read_state, target_path, write_metadata
from studio.channel.tuf_keys import signer_of, tuf_key
from studio.channel.update import UpdateState
from tests.helpers.channels import (
    KIT_ID,
    NOW,
    Brand,
    Shop,
    files_in,
    installed_part,
    small_pictures,
)

LATER = NOW + timedelta(days=300)


class Host:
    """Whoever serves the files of a channel, and changes them. It has keys when told so."""

    def __init__(self, brand: Brand, tmp_path: Path) -> None:
        self.brand = brand
        self.stranger = Brand(tmp_path / "stranger")
        self.folder = brand.channel
        self.old = Path(shutil.copytree(brand.channel, tmp_path / "old"))
        self.shop = Shop(tmp_path / "shop")
        self.shop.join(brand.channel)
        brand.publish(brand.build(2, small_pictures(changed=1)))

    def path(self, name: str) -> Path:
        return self.folder / name

    def edit(self, name: str, change: Callable[[dict[str, object]], object]) -> None:
        data = json.loads(self.path(name).read_bytes())
        change(data)
        self.path(name).write_bytes(json.dumps(data).encode())

    def sign_timestamp(
        self,
        key: SigningKey,
        version: int = 9,
        snapshot: MetaFile | None = None,
        expires: datetime = LATER,
    ) -> None:
        stamp = Timestamp(
            version=version,
            expires=expires,
            snapshot_meta=snapshot or self.snapshot_meta(2),
            unrecognized_fields={ISSUED: NOW.isoformat()},
        )
        self.write("metadata/timestamp.json", Metadata(stamp), key)

    def snapshot_meta(self, version: int) -> MetaFile:
        data = self.path(f"metadata/{version}.snapshot.json").read_bytes()
        return MetaFile.from_data(version, data, ["sha256"])

    def sign_snapshot(
        self, key: SigningKey, version: int = 9, targets: MetaFile | None = None, **more: datetime
    ) -> None:
        data = self.path("metadata/2.targets.json").read_bytes()
        meta = {"targets.json": targets or MetaFile.from_data(2, data, ["sha256"])}
        snapshot = Snapshot(version=version, expires=more.get("expires", LATER), meta=meta)
        self.write(f"metadata/{version}.snapshot.json", Metadata(snapshot), key)

    def write(self, name: str, metadata: Metadata, key: SigningKey) -> bytes:  # type: ignore[type-arg]
        metadata.sign(signer_of(key))
        data = bytes(metadata.to_bytes())
        self.path(name).write_bytes(data)
        return data

    def sign_root(self, version: int, *keys: SigningKey, roles: SigningKey | None = None) -> None:
        root = Root(version=version, expires=LATER, consistent_snapshot=True)
        for role in ("root", "timestamp", "snapshot", "targets"):
            root.add_key(tuf_key((roles or keys[0]).public), role)
        metadata = Metadata(root)
        for key in keys:
            metadata.sign(signer_of(key), append=True)
        self.path(f"metadata/{version}.root.json").write_bytes(metadata.to_bytes())

    def vouch_for(self, name: str, data: bytes) -> None:
        """Replace a target with the brand's own signature: the publish key was misused."""
        state = read_state(self.brand.place, self.brand.key.public)
        assert state is not None
        target = TargetFile.from_data(name, data, ["sha256"])
        self.brand.place.write(target_path(target), data)
        listed = {**state.targets, name: target}
        write_metadata(self.brand.place, state, listed, signer_of(self.brand.key), now=NOW)

    def refused(self, *states: UpdateState, now: datetime = NOW + timedelta(hours=4)) -> str:
        """Let the shop update, and make sure that its kit is as it was."""
        before = installed_part(self.shop.files())
        done = self.shop.update(now)
        assert done.state in (states or (UpdateState.REFUSED,))
        assert not done.changed
        after = installed_part(self.shop.files())
        assert {n: d for n, d in after.items() if "current" not in n and "blobs/" not in n} == {
            n: d for n, d in before.items() if "current" not in n and "blobs/" not in n
        }
        assert self.shop.store.load(KIT_ID).sequence == 1
        return done.reason


def changed_blobs(host: Host) -> list[Path]:
    """Return the pictures and documents that version 2 brings."""
    old = files_in(host.old)
    names = [n for n in files_in(host.folder) if n.startswith("blobs/") and n not in old]
    return [host.path(name) for name in names]
