"""Attacks on a channel, under the names that python-tuf's own tests have for them.

tuf 7.0.1, tests/test_updater_top_level_update.py, test_trusted_metadata_set.py,
test_updater_fetch_target.py and test_updater_key_rotations.py, names read 2026-11-21. What
is done in each is our own. After each, the installed kit is byte for byte as it was.
"""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Snapshot,
    Targets,
)

from studio.channel.update import UpdateState
from tests.helpers.channels import KIT_ID, NOW, Brand
from tests.helpers.hosts import LATER, Host


@pytest.fixture
def host(tmp_path: Path) -> Host:
    brand = Brand(tmp_path / "brand")
    brand.publish(brand.build(1))
    return Host(brand, tmp_path)


def test_update_without_an_attack_works(host: Host) -> None:
    assert host.shop.update().state is UpdateState.UPDATED


UNSIGNED = ["timestamp.json", "2.snapshot.json", "2.targets.json"]


@pytest.mark.parametrize("name", UNSIGNED)
def test_new_metadata_unsigned(host: Host, name: str) -> None:
    host.edit(f"metadata/{name}", lambda data: data.update(signatures=[]))
    assert host.refused() == "channel-damaged"


@pytest.mark.parametrize("name", UNSIGNED)
def test_invalid_metadata(host: Host, name: str) -> None:
    for bad in (b"", b"{}", b"\xff\xfe", b"null", b"[" * 5_000, b'{"signed":{},"signatures":[]}'):
        host.path(f"metadata/{name}").write_bytes(bad)
        # Snapshot and targets are announced with their length, the timestamp is not.
        assert host.refused() in ("channel-damaged", "channel-too-long")


def test_new_timestamp_signed_by_a_stranger(host: Host) -> None:
    host.sign_timestamp(host.stranger.key)
    assert host.refused() == "channel-damaged"


def test_new_timestamp_version_rollback(host: Host) -> None:
    host.shop.update()
    host.shop.store.set_channel(KIT_ID, str(host.folder))
    shutil.copyfile(host.old / "metadata/timestamp.json", host.path("metadata/timestamp.json"))
    done = host.shop.update()
    assert (done.state, done.reason) == (UpdateState.REFUSED, "channel-older")
    assert host.shop.kit.sequence == 2


def test_new_timestamp_snapshot_rollback(host: Host) -> None:
    host.shop.update()
    host.sign_timestamp(host.brand.key, snapshot=host.snapshot_meta(1))
    done = host.shop.update()
    assert (done.state, done.reason) == (UpdateState.REFUSED, "channel-older")


def test_new_snapshot_version_rollback(host: Host) -> None:
    host.shop.update()
    old = MetaFile.from_data(1, host.path("metadata/1.targets.json").read_bytes(), ["sha256"])
    host.sign_snapshot(host.brand.key, targets=old)
    host.sign_timestamp(host.brand.key, snapshot=host.snapshot_meta(9))
    done = host.shop.update()
    assert (done.state, done.reason) == (UpdateState.REFUSED, "channel-older")
    assert host.shop.kit.sequence == 2


def test_new_timestamp_expired(host: Host) -> None:
    """A freeze: the host goes on serving what was true once."""
    host.sign_timestamp(host.brand.key, expires=NOW + timedelta(hours=1))
    assert host.refused(UpdateState.STALE) == "channel-stale"


def test_new_snapshot_expired(host: Host) -> None:
    host.sign_snapshot(host.brand.key, expires=NOW + timedelta(hours=1))
    host.sign_timestamp(host.brand.key, snapshot=host.snapshot_meta(9))
    assert host.refused(UpdateState.STALE) == "channel-stale"


def test_new_snapshot_hash_mismatch(host: Host) -> None:
    path = host.path("metadata/2.snapshot.json")
    announced = len(path.read_bytes())
    host.sign_snapshot(host.brand.key, version=2, expires=LATER)
    path.write_bytes(path.read_bytes()[:announced])
    assert host.refused() == "channel-damaged"


def test_new_snapshot_version_mismatch(host: Host) -> None:
    """Mix and match: the new timestamp with the old snapshot under the new name."""
    for kind in ("snapshot", "targets"):
        shutil.copyfile(host.path(f"metadata/1.{kind}.json"), host.path(f"metadata/2.{kind}.json"))
        assert host.refused() == "channel-damaged"


def test_new_targets_hash_mismatch(host: Host) -> None:
    signed = json.loads(host.path("metadata/2.targets.json").read_bytes())["signed"]
    other = Targets.from_dict({**signed, "expires": "2028-01-01T00:00:00Z"})
    host.write("metadata/2.targets.json", Metadata(other), host.brand.key)
    assert host.refused() == "channel-damaged"


def test_new_targets_version_mismatch(host: Host) -> None:
    data = host.path("metadata/2.targets.json").read_bytes()
    host.sign_snapshot(host.brand.key, targets=MetaFile.from_data(3, data, ["sha256"]))
    host.path("metadata/3.targets.json").write_bytes(data)
    host.sign_timestamp(host.brand.key, snapshot=host.snapshot_meta(9))
    assert host.refused() == "channel-older"


def test_update_snapshot_file_removed_from_meta(host: Host) -> None:
    host.sign_snapshot(host.brand.key, targets=None)
    host.edit("metadata/9.snapshot.json", lambda data: data["signed"].update(meta={}))  # type: ignore[attr-defined]
    signed = json.loads(host.path("metadata/9.snapshot.json").read_bytes())["signed"]
    host.write("metadata/9.snapshot.json", Metadata(Snapshot.from_dict(signed)), host.brand.key)
    host.sign_timestamp(host.brand.key, snapshot=host.snapshot_meta(9))
    assert host.refused() == "channel-damaged"


def test_new_root_incorrectly_signed(host: Host) -> None:
    host.sign_root(2, host.stranger.key)
    host.sign_timestamp(host.stranger.key)
    assert host.refused() == "channel-damaged"


def test_intermediate_root_incorrectly_signed(host: Host) -> None:
    host.sign_root(2, host.brand.key, roles=host.stranger.key)
    host.sign_root(3, host.stranger.key)
    host.sign_timestamp(host.stranger.key)
    assert host.refused() == "channel-damaged"


@pytest.mark.parametrize("version", [1, 3])
def test_new_root_nonconsecutive_version(host: Host, version: int) -> None:
    host.sign_root(version, host.brand.key)
    shutil.move(host.path(f"metadata/{version}.root.json"), host.path("metadata/2.root.json"))
    assert host.refused() == "channel-older"


def test_final_root_expired(host: Host) -> None:
    now = NOW + timedelta(days=800)
    host.sign_timestamp(host.brand.key, expires=now + timedelta(days=1))
    assert host.refused(UpdateState.STALE, now=now) == "channel-stale"


def test_max_metadata_lengths(host: Host) -> None:
    """Endless data: nobody waits for the end."""
    host.path("metadata/timestamp.json").write_bytes(b" " * 2_000_000)
    assert host.refused() == "channel-too-long"
    assert host.shop.update().bytes < 200_000


def test_a_clock_that_stands_years_behind_does_not_thaw_a_freeze(host: Host) -> None:
    long_ago = NOW - timedelta(days=3_000)
    file = next(iter(sorted(host.brand.folder.glob("source-2*.brandkit"))))
    host.brand.publish(file, NOW + timedelta(days=30))
    assert host.shop.update(long_ago).state is UpdateState.UPDATED
    # The brand signed on day 30, so what ended on day 10 has ended, whatever the clock says.
    ended = NOW + timedelta(days=10)
    host.sign_timestamp(host.brand.key, snapshot=host.snapshot_meta(3), expires=ended)
    assert host.shop.update(long_ago).state is UpdateState.STALE
