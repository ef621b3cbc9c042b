"""A channel on a real web server: what one look and one update ask for."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from studio import __version__
from studio.channel.update import UpdateState
from tests.helpers.channels import LARGE, NOW, Brand, Shop, picture, small_pictures
from tests.helpers.nginx import Nginx, nginx


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    brand = Brand(tmp_path / "brand")
    brand.publish(brand.build(1, small_pictures(100)))
    grow_old(brand.channel)
    return brand


def grow_old(channel: Path) -> None:
    """Let files be an hour old, or a shop does not take the server's word for them."""
    for path in channel.rglob("*"):
        then = path.stat().st_mtime - 3_600
        os.utime(path, (then, then))


@pytest.fixture
def server(brand: Brand, tmp_path: Path) -> Iterator[Nginx]:
    with nginx(brand.channel, tmp_path / "nginx") as running:
        yield running


@pytest.fixture
def shop(server: Nginx, tmp_path: Path) -> Shop:
    shop = Shop(tmp_path / "shop")
    shop.join(server.url)
    server.hits()
    return shop


def test_a_kit_is_installed_from_the_server(server: Nginx, tmp_path: Path) -> None:
    shop = Shop(tmp_path / "fresh")
    kit = shop.join(server.url)
    assert (kit.sequence, kit.channel) == (1, server.url)
    assert len(shop.store.load(kit.kit_id).pictures) == 100
    assert {hit.agent for hit in server.hits()} == {f"ShopfloorStudio/{__version__}"}


def test_a_look_that_finds_nothing_new_asks_twice_and_carries_nothing(
    server: Nginx, shop: Shop
) -> None:
    done = shop.update()
    assert (done.state, done.requests, done.bytes) == (UpdateState.CURRENT, 2, 0)
    seen = [(hit.path, hit.status) for hit in server.hits()]
    assert seen == [("/metadata/2.root.json", 404), ("/metadata/timestamp.json", 304)]


def test_an_update_asks_only_for_what_changed(server: Nginx, shop: Shop, brand: Brand) -> None:
    brand.publish(brand.build(2, small_pictures(100, changed=1)))
    done = shop.update()
    hits = server.hits()
    assert (done.state, done.requests) == (UpdateState.UPDATED, len(hits))
    kinds = Counter(hit.path.split("/")[1] for hit in hits)
    # root, timestamp, snapshot, targets; delta, signature; one picture
    assert kinds == {"metadata": 4, "targets": 2, "blobs": 1}
    assert done.bytes == sum(hit.size for hit in hits if hit.status == 200)


def test_a_transfer_that_was_cut_is_gone_on_with(server: Nginx, shop: Shop, brand: Brand) -> None:
    large = picture(1, LARGE)
    brand.publish(brand.build(2, {"large": large}))
    (path,) = (p for p in brand.channel.glob("blobs/*/*") if p.read_bytes() == large)
    part = shop.store.part_path(path.name)
    part.parent.mkdir(parents=True)
    part.write_bytes(large[:300_000])
    assert shop.update().state is UpdateState.UPDATED
    (hit,) = [hit for hit in server.hits() if hit.path.endswith(path.name)]
    assert (hit.status, hit.asked_range) == (206, "bytes=300000-")
    assert hit.size == len(large) - 300_000
    assert not part.exists()


def test_a_part_that_is_damaged_is_thrown_away_and_fetched_whole(
    server: Nginx, shop: Shop, brand: Brand
) -> None:
    large = picture(1, LARGE)
    brand.publish(brand.build(2, {"large": large}))
    (path,) = (p for p in brand.channel.glob("blobs/*/*") if p.read_bytes() == large)
    part = shop.store.part_path(path.name)
    part.parent.mkdir(parents=True)
    for start in (b"\0" * 300_000, b"\0" * len(large), b"\0" * (len(large) + 5)):
        part.write_bytes(start)
        shutil.rmtree(shop.folder / "copy", ignore_errors=True)
        assert Shop(shop.folder).update().state in (UpdateState.UPDATED, UpdateState.CURRENT)
        assert shop.store.blobs.is_sound(path.name)


def test_a_server_that_is_stopped_is_offline(shop: Shop, server: Nginx, tmp_path: Path) -> None:
    shop.store.set_channel(shop.kit.kit_id, "http://127.0.0.1:9/")
    done = shop.update()
    assert (done.state, done.reason) == (UpdateState.OFFLINE, "channel-offline")


def test_every_file_but_two_may_be_kept_by_caches_for_ever(
    server: Nginx, shop: Shop, brand: Brand
) -> None:
    before = {p: p.read_bytes() for p in brand.channel.rglob("*") if p.is_file()}
    brand.publish(brand.build(2, small_pictures(100, changed=1)))
    brand.recall("p-5")
    changed = {p.name for p, data in before.items() if p.exists() and p.read_bytes() != data}
    assert changed == {"timestamp.json"}


def test_a_host_that_says_unchanged_of_another_file_is_found_out_within_a_day(
    server: Nginx, shop: Shop, brand: Brand
) -> None:
    stamp = brand.channel / "metadata" / "timestamp.json"
    day, length = stamp.stat().st_mtime, stamp.stat().st_size
    brand.publish(brand.build(2, small_pictures(100, changed=1)))
    os.utime(stamp, (day, day))  # as a tool does that gives every file the same day
    assert stamp.stat().st_size == length
    assert shop.update(NOW + timedelta(hours=23)).state is UpdateState.CURRENT
    assert shop.update(NOW + timedelta(hours=25)).state is UpdateState.UPDATED
