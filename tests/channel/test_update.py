"""Updating: what is fetched, what is kept, and what a silent or broken channel changes."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from studio.channel.kept import facts_of
from studio.channel.reader import Reader
from studio.channel.update import UpdateState, update_kit
from tests.helpers.channels import (
    LARGE,
    NOW,
    Brand,
    CutOffError,
    CuttingSource,
    Shop,
    installed_part,
    picture,
    small_pictures,
)


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    return Brand(tmp_path / "brand")


@pytest.fixture
def shop(brand: Brand, tmp_path: Path) -> Shop:
    """A shop that has version 1."""
    brand.publish(brand.build(1, small_pictures(20)))
    shop = Shop(tmp_path / "shop")
    shop.join(brand.channel)
    return shop


def test_nothing_new_takes_two_requests(shop: Shop) -> None:
    done = shop.update()
    assert (done.state, done.changed, done.requests) == (UpdateState.CURRENT, False, 2)
    assert done.bytes < 1_000
    assert done.confirmed_at == NOW + timedelta(hours=4)


def test_a_new_version_comes_with_only_its_changed_pictures(brand: Brand, shop: Shop) -> None:
    pictures = small_pictures(20, changed=2)
    brand.publish(brand.build(2, pictures))
    done = shop.update()
    assert (done.state, done.from_sequence, done.to_sequence) == (UpdateState.UPDATED, 1, 2)
    changed = len(pictures["p-0"]) + len(pictures["p-1"])
    assert changed < done.bytes < changed + 10_000
    # root, timestamp, snapshot, targets, delta, signature, and two pictures
    assert done.requests == 8
    kit = shop.store.load(shop.kit.kit_id)
    assert kit.sequence == 2
    assert {shown.id for shown in kit.pictures} == set(pictures)


def test_the_version_before_is_kept(brand: Brand, shop: Shop) -> None:
    brand.publish(brand.build(2, small_pictures(20, changed=2)))
    shop.update()
    before = shop.store.previous(shop.kit.kit_id)
    assert before is not None
    assert before.sequence == 1
    assert before.folder.is_dir()


@pytest.mark.parametrize("missed", [1, 7, 8, 9, 12])
def test_a_shop_that_missed_many_versions_gets_the_newest(
    brand: Brand, shop: Shop, missed: int
) -> None:
    for number in range(2, missed + 3):
        brand.publish(brand.build(number, small_pictures(20, changed=number)))
    done = shop.update()
    assert (done.state, done.to_sequence) == (UpdateState.UPDATED, missed + 2)


def test_large_pictures_come_too(brand: Brand, shop: Shop) -> None:
    large = {"large": picture(1, LARGE), **small_pictures(2)}
    assert len(large["large"]) > 256_000
    brand.publish(brand.build(2, large))
    assert shop.update().state is UpdateState.UPDATED
    assert not list((shop.store.kits / "parts").glob("*"))


def test_what_was_withdrawn_is_told_once(brand: Brand, shop: Shop) -> None:
    made = brand.recall("p-3")
    assert shop.update().recalls_new == (made,)
    assert shop.update().recalls_new == ()
    assert shop.store.recalls(shop.kit.kit_id) == (made,)


def test_withdrawals_come_even_when_the_new_version_is_refused(brand: Brand, shop: Shop) -> None:
    made = brand.recall("p-3")
    brand.publish(brand.build(2, small_pictures(20, changed=1)))
    for path in brand.channel.glob("targets/*/*.minisig"):
        path.write_bytes(b"x" * len(path.read_bytes()))
    done = shop.update()
    assert (done.state, done.recalls_new) == (UpdateState.REFUSED, (made,))
    assert shop.kit.sequence == 1


def test_a_first_installation_brings_the_withdrawals(brand: Brand, tmp_path: Path) -> None:
    brand.publish(brand.build(1))
    made = brand.recall("p-1")
    other = Shop(tmp_path / "other")
    other.join(brand.channel)
    assert other.store.recalls(other.kit.kit_id) == (made,)


def test_a_channel_that_is_away_changes_nothing(brand: Brand, shop: Shop) -> None:
    before = installed_part(shop.files())
    shutil.move(brand.channel, brand.folder / "away")
    done = shop.update()
    assert (done.state, done.changed, done.confirmed_at) == (UpdateState.OFFLINE, False, NOW)
    assert installed_part(shop.files()) == before


def test_a_kit_that_was_not_confirmed_for_its_limit_is_stale_and_stays(
    brand: Brand, shop: Shop
) -> None:
    shutil.move(brand.channel, brand.folder / "away")
    assert shop.update(NOW + timedelta(days=21)).stale_since is None
    assert shop.update(NOW + timedelta(days=22)).stale_since == NOW
    assert shop.kit.sequence == 1


def test_a_channel_that_nobody_signs_any_more_is_stale_and_work_goes_on(shop: Shop) -> None:
    done = shop.update(NOW + timedelta(days=22))
    assert (done.state, done.stale_since, done.changed) == (UpdateState.STALE, NOW, False)
    assert shop.store.load(shop.kit.kit_id).sequence == 1


def test_a_channel_that_is_signed_again_is_current_again(brand: Brand, shop: Shop) -> None:
    late = NOW + timedelta(days=30)
    assert shop.update(late).state is UpdateState.STALE
    brand.publish(brand.build(2, small_pictures(20)), late)
    done = shop.update(late)
    assert (done.state, done.stale_since, done.confirmed_at) == (UpdateState.UPDATED, None, late)


def test_a_clock_that_stands_years_behind_does_not_make_old_signatures_good(
    brand: Brand, shop: Shop
) -> None:
    old = Path(shutil.copytree(brand.channel, brand.folder / "old"))
    brand.publish(brand.build(2, small_pictures(20)), NOW + timedelta(days=30))
    long_ago = NOW - timedelta(days=3_000)
    assert shop.update(long_ago).state is UpdateState.UPDATED
    # The brand signed on day 30, so it cannot be earlier than that, whatever the clock says.
    shutil.rmtree(brand.channel)
    shutil.move(old, brand.channel)
    assert shop.update(long_ago).state is UpdateState.REFUSED


def test_an_update_that_is_cut_anywhere_leaves_the_old_or_the_new_kit_and_goes_on(
    brand: Brand, shop: Shop, tmp_path: Path
) -> None:
    brand.publish(brand.build(2, small_pictures(20, changed=4)))
    brand.recall("p-9")
    whole = _CutShop(shop, tmp_path / "whole", brand.channel, after=1_000)
    assert whole.update().state is UpdateState.UPDATED
    steps = whole.asked
    assert steps > 8
    for step in range(steps):
        cut = _CutShop(shop, tmp_path / f"cut-{step}", brand.channel, after=step)
        with pytest.raises(CutOffError):
            cut.update()
        assert cut.store.load(cut.kit.kit_id).sequence == 1
        again = _CutShop(cut, tmp_path / f"again-{step}", brand.channel, after=1_000)
        assert again.update().state is UpdateState.UPDATED
        # What came before the cut is not fetched again, but for what has to be asked anew.
        assert again.asked <= steps + 1
        assert again.store.load(again.kit.kit_id).sequence == 2


class _CutShop(Shop):
    """A copy of a shop whose power goes after some files."""

    def __init__(self, of: Shop, folder: Path, channel: Path, after: int) -> None:
        shutil.copytree(of.folder, folder)
        self.source = CuttingSource(channel, after)
        self.after = after
        super().__init__(folder, lambda _url: Reader(self.source))

    @property
    def asked(self) -> int:
        return self.after - self.source.left


def test_pictures_that_came_before_a_cut_are_not_fetched_again(
    brand: Brand, shop: Shop, tmp_path: Path
) -> None:
    brand.publish(brand.build(2, small_pictures(20, changed=10)))
    cut = _CutShop(shop, tmp_path / "cut", brand.channel, after=6 + 7)
    with pytest.raises(CutOffError):
        cut.update()
    again = _CutShop(cut, tmp_path / "again", brand.channel, after=1_000)
    again.update()
    # root, timestamp, delta, signature, and what is left of ten pictures
    assert again.asked <= 4 + 10 - 6


def test_a_picture_that_was_lost_on_this_pc_comes_back(brand: Brand, shop: Shop) -> None:
    brand.publish(brand.build(2, small_pictures(20, changed=1)))
    kit = shop.store.load(shop.kit.kit_id)
    shop.store.blobs.path(kit.pictures[5].sha256).unlink()
    assert shop.update().state is UpdateState.UPDATED
    assert shop.store.has_blob(kit.pictures[5].sha256)


def test_documents_that_were_damaged_on_this_pc_come_whole(brand: Brand, shop: Shop) -> None:
    brand.publish(brand.build(2, small_pictures(20, changed=1)))
    (shop.kit.folder / "phrases.json").write_bytes(b"{}")
    assert shop.update().state is UpdateState.UPDATED
    assert shop.store.load(shop.kit.kit_id).sequence == 2


def test_installing_again_from_the_channel_mends_a_damaged_kit(brand: Brand, shop: Shop) -> None:
    (shop.kit.folder / "phrases.json").write_bytes(b"{}")
    shop.join(brand.channel)
    assert shop.store.load(shop.kit.kit_id).sequence == 1


@pytest.mark.parametrize("name", ["timestamp.json", "snapshot.json", "targets.json", "pinned.json"])
def test_metadata_that_were_damaged_on_this_pc_are_fetched_again(
    brand: Brand, shop: Shop, name: str
) -> None:
    shop.update()
    for path in shop.store.kits.glob(f"*/tuf/*/{name}"):
        path.write_bytes(b"\0" * 100)
    brand.publish(brand.build(2, small_pictures(20, changed=1)))
    assert shop.update().state is UpdateState.UPDATED


def test_two_programs_do_not_fetch_one_kit_at_once(shop: Shop) -> None:
    from studio.channel.kept import only_here

    with only_here(shop.store.home(shop.kit.kit_id)):
        done = shop.update()
    assert (done.state, done.reason) == (UpdateState.OFFLINE, "channel-busy-here")


def test_a_kit_without_a_channel_is_left_alone(brand: Brand, tmp_path: Path) -> None:
    from studio.brand_kit.packed import open_packed

    shop = Shop(tmp_path / "shop")
    with open_packed(brand.build(1)) as packed:
        shop.store.install(packed)
    assert update_kit(shop.store, shop.kit, now=NOW) is None
    assert facts_of(shop.kit).stale_after_days == 21


def test_two_channels_of_one_kit_do_not_disturb_each_other(brand: Brand, tmp_path: Path) -> None:
    file = brand.build(1)
    for _again in range(5):
        brand.publish(file)
    second = Brand(tmp_path / "second")
    second.key = brand.key
    second.publish(file)  # its metadata begin at 1 again
    shop = Shop(tmp_path / "shop")
    shop.join(brand.channel)
    shop.store.set_channel(shop.kit.kit_id, str(second.channel))
    assert shop.update().state is UpdateState.CURRENT
    shop.store.set_channel(shop.kit.kit_id, str(brand.channel))
    assert shop.update().state is UpdateState.CURRENT


def test_a_damaged_document_is_mended_by_the_next_look(shop: Shop) -> None:
    document = shop.kit.folder / "kit.json"
    document.write_bytes(document.read_bytes() + b" ")
    assert not shop.store.is_whole(shop.kit.kit_id)
    done = shop.update()
    assert (done.state, done.from_sequence, done.to_sequence) == (UpdateState.UPDATED, 1, 1)
    assert shop.store.is_whole(shop.kit.kit_id)
    assert shop.update(NOW + timedelta(hours=8)).state is UpdateState.CURRENT


def test_a_picture_that_was_lost_is_fetched_again(shop: Shop) -> None:
    lost = next(path for path in (shop.store.kits / "blobs").rglob("*") if path.is_file())
    lost.unlink()
    assert shop.update().state is UpdateState.UPDATED
    assert shop.store.is_whole(shop.kit.kit_id)
