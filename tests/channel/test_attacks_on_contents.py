"""Attacks on what a channel's metadata speak of: kits, pictures, deltas, withdrawals.

Some have the names that python-tuf's own tests have for them, as in ``test_attacks.py``.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from studio.channel.repository import read_state, write_metadata
from studio.channel.tuf_keys import signer_of
from studio.channel.update import UpdateState
from tests.helpers.channels import KIT_ID, NOW, Brand
from tests.helpers.hosts import Host, changed_blobs


@pytest.fixture
def host(tmp_path: Path) -> Host:
    brand = Brand(tmp_path / "brand")
    brand.publish(brand.build(1))
    return Host(brand, tmp_path)


def test_length_hash_mismatch_of_a_target(host: Host) -> None:
    for path in host.folder.glob("targets/*/*.minisig"):
        path.write_bytes(path.read_bytes()[::-1])
    assert host.refused() == "channel-damaged"


def test_invalid_target_download(host: Host) -> None:
    for path in host.folder.glob("targets/*/*.minisig"):
        path.write_bytes(path.read_bytes() + b"more")
    assert host.refused() == "channel-too-long"


def test_non_existing_target_file(host: Host) -> None:
    for path in host.folder.glob("targets/*/*.minisig"):
        path.unlink()
    assert host.refused(UpdateState.OFFLINE) == "channel-incomplete"


def test_missing_targetinfo(host: Host) -> None:
    state = read_state(host.brand.place, host.brand.key.public)
    assert state is not None
    write_metadata(host.brand.place, state, {}, signer_of(host.brand.key), now=NOW)
    assert host.refused() == "channel-incomplete"


def test_a_picture_with_other_bytes(host: Host) -> None:
    for path in changed_blobs(host):
        path.write_bytes(path.read_bytes()[::-1])
    assert host.refused() == "channel-damaged"


def test_a_picture_that_does_not_end(host: Host) -> None:
    for path in changed_blobs(host):
        path.write_bytes(path.read_bytes() + b"\0" * 5_000_000)
    assert host.refused() == "channel-too-long"


def test_a_picture_that_is_not_there(host: Host) -> None:
    for path in changed_blobs(host):
        path.unlink()
    assert host.refused(UpdateState.OFFLINE) == "channel-incomplete"


def test_arbitrary_installation_of_a_strangers_channel(host: Host) -> None:
    host.stranger.publish(host.stranger.build(7))
    shutil.rmtree(host.folder)
    shutil.copytree(host.stranger.channel, host.folder)
    assert host.refused() == "channel-damaged"


def test_a_strangers_channel_at_a_new_address(host: Host) -> None:
    host.stranger.publish(host.stranger.build(7))
    host.shop.store.set_channel(KIT_ID, str(host.stranger.channel))
    assert host.refused() == "channel-other-publisher"


def test_a_strangers_kit_in_the_brands_channel(host: Host) -> None:
    host.stranger.publish(host.stranger.build(7))
    (manifest,) = host.stranger.channel.glob("targets/*/*.manifest.json")
    (signature,) = host.stranger.channel.glob("targets/*/*.minisig")
    host.vouch_for(f"{KIT_ID}/manifest.json", manifest.read_bytes())
    host.vouch_for(f"{KIT_ID}/manifest.json.minisig", signature.read_bytes())
    assert host.refused() == "channel-other-publisher"


def test_another_kit_of_the_same_brand(host: Host, tmp_path: Path) -> None:
    other = Brand(tmp_path / "other", kit_id="uk.example.other")
    other.key = host.brand.key
    other.publish(other.build(7))
    for ending in ("manifest.json", "manifest.json.minisig"):
        (path,) = (p for p in other.channel.glob("targets/*/*") if p.name[65:] == ending)
        host.vouch_for(f"{KIT_ID}/{ending}", path.read_bytes())
    assert host.refused() == "channel-other-kit"
    assert [kit.kit_id for kit in host.shop.store.installed()] == [KIT_ID]


def test_a_manifest_whose_own_signature_is_not_right(host: Host) -> None:
    (signature,) = host.old.glob("targets/*/*.minisig")
    host.vouch_for(f"{KIT_ID}/manifest.json.minisig", signature.read_bytes())
    assert host.refused() == "bad-signature"


def test_an_older_kit_with_newer_metadata(host: Host, tmp_path: Path) -> None:
    host.shop.update()
    (manifest,) = host.old.glob("targets/*/*.manifest.json")
    (signature,) = host.old.glob("targets/*/*.minisig")
    host.vouch_for(f"{KIT_ID}/manifest.json", manifest.read_bytes())
    host.vouch_for(f"{KIT_ID}/manifest.json.minisig", signature.read_bytes())
    done = host.shop.update()
    assert (done.state, done.reason) == (UpdateState.REFUSED, "channel-older")
    assert host.shop.kit.sequence == 2


@pytest.mark.parametrize(
    "delta",
    [
        b"",
        b"[]",
        b'{"schema":"2.0"}',
        b'{"schema":"1.0","patches":{},"whole":{},"manifest":{"sequence":99}}',
        b'{"schema":"1.0","patches":{"kit.json":null},"whole":{"phrases.json":"{}"},"manifest":1}',
        b'{"schema":"1.0","patches":{},"whole":{"kit.json":"{}"},"manifest":{}}',
        b'{"schema":"1.0","patches":{"kit.json":{"name":"Other"}},"whole":{},"manifest":{}}',
        b'{"schema":"1.0","patches":[],"whole":[]}',
        b"[" * 50_000,
    ],
)
def test_a_delta_that_leads_elsewhere_only_costs_bytes(host: Host, delta: bytes) -> None:
    host.vouch_for(f"{KIT_ID}/delta/1-2.json", delta)
    done = host.shop.update()
    assert (done.state, done.to_sequence) == (UpdateState.UPDATED, 2)


def test_withdrawals_that_are_taken_off_the_list_stay_withdrawn(host: Host) -> None:
    made = host.brand.recall("p-2")
    host.shop.update()
    host.vouch_for(
        f"{KIT_ID}/recalls.json", b'{"kit":"uk.example.channel","recalls":[],"schema":"1.0"}'
    )
    host.shop.update()
    assert host.shop.store.recalls(KIT_ID) == (made,)


@pytest.mark.parametrize("recalls", [b"", b"[]", b'{"schema":"1.0","kit":"x","recalls":[]}'])
def test_a_list_of_withdrawals_that_is_none(host: Host, recalls: bytes) -> None:
    host.vouch_for(f"{KIT_ID}/recalls.json", recalls)
    assert host.refused() in ("channel-damaged", "channel-other-kit")
