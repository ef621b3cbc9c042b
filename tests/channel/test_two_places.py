"""A kit with two channels, and a channel that is not its publisher's."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from studio.brand_kit.packed import open_packed
from studio.channel.kept import PINNED, Facts, tuf_folder
from studio.channel.outgoing import open_outgoing
from studio.channel.places import FolderPlace
from studio.channel.publish import publish
from studio.channel.recalls import Withdrawal
from studio.channel.update import UpdateState
from studio.channel.withdraw import recall
from tests.helpers.channels import KIT_ID, NOW, Brand, Shop


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    return Brand(tmp_path / "brand")


@pytest.fixture
def two_places(brand: Brand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Shop, Path]:
    """A shop that installed from a stick, whose kit names the brand's channel."""
    brand.publish(brand.build(1))
    stick = Path(shutil.copytree(brand.channel, tmp_path / "stick"))
    shop = Shop(tmp_path / "shop")
    shop.join(stick)
    # A kit names https only; a folder stands for the host.
    facts = Facts(url=str(brand.channel))
    monkeypatch.setattr("studio.channel.update.facts_of", lambda _kit: facts)
    return shop, stick


def test_the_kit_names_a_channel_that_is_asked_when_the_first_is_away(
    brand: Brand, two_places: tuple[Shop, Path]
) -> None:
    shop, stick = two_places
    shutil.rmtree(stick)
    done = shop.update()
    assert (done.state, done.place) == (UpdateState.CURRENT, str(brand.channel))


def test_the_kit_names_a_channel_that_is_asked_when_the_first_is_stale(
    brand: Brand, two_places: tuple[Shop, Path]
) -> None:
    shop, _stick = two_places
    late = NOW + timedelta(days=30)
    brand.publish(brand.build(2), late)
    made = brand.recall("p-1", late)
    done = shop.update(late)
    assert (done.state, done.to_sequence, done.stale_since) == (UpdateState.UPDATED, 2, None)
    assert (done.place, done.reason, done.recalls_new) == (str(brand.channel), "", (made,))


def test_the_kit_names_a_channel_that_is_asked_when_the_first_is_refused(
    brand: Brand, two_places: tuple[Shop, Path]
) -> None:
    shop, stick = two_places
    (stick / "metadata/timestamp.json").write_bytes(b"{}")
    done = shop.update()
    assert (done.state, done.place) == (UpdateState.CURRENT, str(brand.channel))


def test_what_the_worse_of_two_answers_took_back_counts(
    brand: Brand, two_places: tuple[Shop, Path]
) -> None:
    shop, stick = two_places
    there = recall(FolderPlace(stick), brand.key, Withdrawal(id="p-2", reason="x"), NOW)
    with open_outgoing(brand.build(2)) as kit:
        publish(FolderPlace(stick), kit, brand.key, NOW)
    for path in stick.glob("targets/*/*.minisig"):
        path.write_bytes(b"x" * len(path.read_bytes()))
    here = brand.recall("p-1")
    done = shop.update()
    assert (done.state, done.place) == (UpdateState.CURRENT, str(brand.channel))
    assert done.recalls_new == (there, here)


def test_an_answer_that_is_worse_does_not_hide_the_first(
    brand: Brand, two_places: tuple[Shop, Path]
) -> None:
    shop, stick = two_places
    shutil.rmtree(brand.channel)
    done = shop.update(NOW + timedelta(days=30))
    assert (done.state, done.place) == (UpdateState.STALE, str(stick))


@pytest.fixture
def foreign(brand: Brand, tmp_path: Path) -> tuple[Shop, Brand]:
    """A shop that installed from a file, and was led to a stranger's channel of that id."""
    shop = Shop(tmp_path / "shop")
    with open_packed(brand.build(1)) as packed:
        shop.store.install(packed)
    stranger = Brand(tmp_path / "stranger")
    stranger.publish(stranger.build(1))
    stranger.recall("p-1")
    shop.store.set_channel(KIT_ID, str(stranger.channel))
    return shop, stranger


def test_a_strangers_channel_takes_nothing_back(foreign: tuple[Shop, Brand]) -> None:
    shop, _stranger = foreign
    done = shop.update()
    assert (done.state, done.reason) == (UpdateState.REFUSED, "channel-other-publisher")
    assert (done.recalls_new, shop.store.recalls(KIT_ID)) == ((), ())


def test_a_strangers_root_that_lies_ready_is_not_believed(foreign: tuple[Shop, Brand]) -> None:
    shop, stranger = foreign
    folder = tuf_folder(shop.store.home(KIT_ID), str(stranger.channel))
    folder.mkdir(parents=True)
    shutil.copyfile(stranger.channel / "metadata/root.json", folder / PINNED)
    done = shop.update()
    assert (done.state, done.reason) == (UpdateState.REFUSED, "channel-other-publisher")
    assert (done.recalls_new, shop.store.recalls(KIT_ID)) == ((), ())
