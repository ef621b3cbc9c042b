"""Publishing: what a channel takes, what it refuses, and what an interruption leaves."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from studio.channel.errors import ChannelError, PublishRefusedError
from studio.channel.outgoing import open_outgoing
from studio.channel.places import FolderPlace
from studio.channel.publish import publish
from studio.channel.update import UpdateState
from tests.helpers.channels import (
    KIT_ID,
    NOW,
    Brand,
    CutOffError,
    CuttingPlace,
    Shop,
    files_in,
    small_pictures,
)


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    return Brand(tmp_path / "brand")


def test_a_published_kit_can_be_installed(brand: Brand, tmp_path: Path) -> None:
    done = brand.publish(brand.build())
    assert (done.kit_id, done.sequence, done.renewed) == (KIT_ID, 1, False)
    kit = Shop(tmp_path / "shop").join(brand.channel)
    assert (kit.kit_id, kit.sequence, kit.channel) == (KIT_ID, 1, str(brand.channel))


def test_only_what_is_new_is_copied(brand: Brand) -> None:
    brand.publish(brand.build(1))
    done = brand.publish(brand.build(2, small_pictures(changed=1)))
    # one picture, kit.json, the index and the brief that names the same pictures
    assert done.files == 3


def test_the_same_kit_again_renews_the_signatures_and_nothing_else(brand: Brand) -> None:
    file = brand.build()
    brand.publish(file)
    before = files_in(brand.channel)
    done = brand.publish(file, NOW + timedelta(days=20))
    assert (done.renewed, done.files) == (True, 0)
    changed = {name for name, data in files_in(brand.channel).items() if before.get(name) != data}
    assert changed == {
        "metadata/timestamp.json",
        "metadata/2.snapshot.json",
        "metadata/2.targets.json",
    }


def test_renewing_lets_shops_trust_the_channel_for_longer(brand: Brand, tmp_path: Path) -> None:
    file = brand.build()
    brand.publish(file)
    shop = Shop(tmp_path / "shop")
    shop.join(brand.channel)
    brand.publish(file, NOW + timedelta(days=20), only_renew=True)
    assert shop.update(NOW + timedelta(days=40)).state is UpdateState.CURRENT
    assert shop.update(NOW + timedelta(days=42)).state is UpdateState.STALE


def refusal(brand: Brand, file: Path, *, only_renew: bool = False) -> str:
    before = files_in(brand.channel)
    with pytest.raises(PublishRefusedError) as caught:
        brand.publish(file, only_renew=only_renew)
    assert files_in(brand.channel) == before, "a refused kit changed the channel"
    in_channel = caught.value.code != "publish-unsigned"
    assert caught.value.values.get("place") == (str(brand.channel) if in_channel else None)
    return caught.value.code


def test_an_older_kit_is_refused(brand: Brand) -> None:
    brand.publish(brand.build(5))
    assert refusal(brand, brand.build(4)) == "channel-older-kit"


def test_another_kit_with_the_same_number_is_refused(brand: Brand) -> None:
    brand.publish(brand.build(5))
    assert refusal(brand, brand.build(5, phrase="Other words.")) == "channel-same-number"


def test_another_kit_is_refused(brand: Brand) -> None:
    brand.publish(brand.build(1))
    brand.kit_id = "uk.example.other"
    assert refusal(brand, brand.build(2)) == "channel-other-kit"


def test_another_key_is_refused(brand: Brand, tmp_path: Path) -> None:
    brand.publish(brand.build(1))
    other = Brand(tmp_path / "other")
    before = files_in(brand.channel)
    with pytest.raises(PublishRefusedError, match="channel-not-yours"):
        other.publish(other.build(2), place=brand.place)
    assert files_in(brand.channel) == before


def test_an_unsigned_kit_is_refused(brand: Brand) -> None:
    assert refusal(brand, brand.build(signed=False)) == "publish-unsigned"


def test_renewing_only_is_refused_when_the_channel_holds_something_else(brand: Brand) -> None:
    brand.publish(brand.build(1))
    assert refusal(brand, brand.build(2), only_renew=True) == "channel-not-this-kit"


@pytest.mark.parametrize("damaged", ["targets/*/*.manifest.json", "metadata/1.targets.json"])
def test_a_channel_with_a_damaged_file_is_not_written_over(brand: Brand, damaged: str) -> None:
    brand.publish(brand.build(1))
    (path,) = brand.channel.glob(damaged)
    path.write_bytes(path.read_bytes()[:-1])
    assert refusal(brand, brand.build(2)) == "channel-broken"


def test_what_somebody_else_published_meanwhile_is_not_written_over(brand: Brand) -> None:
    brand.publish(brand.build(1))
    theirs, ours = brand.build(2), brand.build(3)

    class Overtaken(FolderPlace):
        done = False

        def write(self, name: str, data: bytes) -> None:
            super().write(name, data)
            if name.endswith("snapshot.json") and not self.done:
                self.done = True
                stamp = (brand.channel / "metadata/timestamp.json").read_bytes()
                other = Brand.publish(brand, theirs, place=_Unlocked(brand.channel))
                assert other.sequence == 2
                assert (brand.channel / "metadata/timestamp.json").read_bytes() != stamp

    with pytest.raises(PublishRefusedError, match="channel-moved"):
        brand.publish(ours, place=Overtaken(brand.channel))


class _Unlocked(FolderPlace):
    """A share on which locks do not work."""

    @contextmanager
    def only_me(self) -> Iterator[None]:
        yield


def test_two_people_cannot_publish_to_one_folder_at_once(
    brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.channel.places._WAIT", 0)
    brand.publish(brand.build(1))
    with brand.place.only_me(), pytest.raises(ChannelError, match="channel-busy"):
        brand.publish(brand.build(2))


def test_no_lock_stays_in_the_folder_that_shops_see(brand: Brand) -> None:
    brand.publish(brand.build(1))
    brand.recall("p-1")
    with pytest.raises(PublishRefusedError):
        brand.publish(brand.build(1, phrase="Other words."))
    assert [path.name for path in brand.channel.rglob("*") if "lock" in path.name] == []


def test_who_waits_for_the_lock_does_not_hold_the_one_that_was_taken_away(brand: Brand) -> None:
    """Three at once on one folder: never are two of them inside."""
    inside, most = 0, 0
    counting = threading.Lock()

    def work() -> None:
        nonlocal inside, most
        for _again in range(20):
            with FolderPlace(brand.channel).only_me():
                with counting:
                    inside += 1
                    most = max(most, inside)
                with counting:
                    inside -= 1

    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(work) for _each in range(3)]:
            done.result()
    assert most == 1


def writes_of(brand: Brand, file: Path, copy: Path) -> int:
    """Count the writes and deletions of a publish."""
    place = CuttingPlace(copy, 10_000)
    brand.publish(file, place=place)
    return 10_000 - place.left


def test_a_publish_that_is_cut_anywhere_leaves_the_old_or_the_new_kit(
    brand: Brand, tmp_path: Path
) -> None:
    brand.publish(brand.build(1))
    brand.publish(brand.build(2, small_pictures(changed=1)))
    file = brand.build(3, small_pictures(changed=2))
    steps = writes_of(brand, file, Path(shutil.copytree(brand.channel, tmp_path / "counted")))
    assert steps > 10
    seen = []
    for step in range(steps):
        copy = Path(shutil.copytree(brand.channel, tmp_path / f"cut-{step}"))
        with pytest.raises(CutOffError):
            brand.publish(file, place=CuttingPlace(copy, step))
        seen.append(Shop(tmp_path / f"shop-{step}").join(copy).sequence)
        brand.publish(file, place=FolderPlace(copy))  # the next one mends it
        mended = Shop(tmp_path / f"mended-{step}").join(copy)
        assert mended.sequence == 3
    assert seen == sorted(seen)
    assert set(seen) == {2, 3}


def test_the_first_publish_that_is_cut_anywhere_is_gone_on_with(
    brand: Brand, tmp_path: Path
) -> None:
    file = brand.build(1)
    steps = writes_of(brand, file, tmp_path / "counted")
    for step in range(steps):
        copy = tmp_path / f"cut-{step}"
        with pytest.raises(CutOffError):
            brand.publish(file, place=CuttingPlace(copy, step))
        with pytest.raises(ChannelError):
            Shop(tmp_path / f"shop-{step}").join(copy)
        brand.publish(file, place=FolderPlace(copy))
        assert Shop(tmp_path / f"mended-{step}").join(copy).sequence == 1


def test_the_root_is_signed_anew_before_it_ends(brand: Brand, tmp_path: Path) -> None:
    file = brand.build()
    brand.publish(file)
    shop = Shop(tmp_path / "shop")
    shop.join(brand.channel)
    for months in (14, 27, 40):
        now = NOW + timedelta(days=30 * months)
        brand.publish(file, now)
        assert shop.update(now).state is UpdateState.CURRENT
    assert (brand.channel / "metadata" / "4.root.json").is_file()


def test_what_no_version_needs_any_more_is_taken_away(brand: Brand) -> None:
    for number in range(1, 13):
        brand.publish(brand.build(number, {"p": small_pictures(13)[f"p-{number}"]}))
    names = files_in(brand.channel)
    full = [name for name in names if name.endswith(".brandkit")]
    # the newest two, and the one that a reader of the state before may be fetching
    assert len(full) == 3
    manifests = [name for name in names if name.endswith(".manifest.json")]
    assert len(manifests) == 9  # the newest and the eight before it


def test_a_kit_says_how_long_its_channel_is_good_for(brand: Brand) -> None:
    with open_outgoing(brand.build()) as kit:
        assert kit.life_days == 21
        publish(brand.place, kit, brand.key, NOW)


def test_the_full_file_in_the_channel_is_the_file_that_was_published(brand: Brand) -> None:
    file = brand.build()
    brand.publish(file)
    (full,) = brand.channel.glob("targets/*/*.brandkit")
    assert full.read_bytes() == file.read_bytes()
