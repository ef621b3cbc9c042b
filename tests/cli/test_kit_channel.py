"""The commands kit publish, recall and update, and installing from a channel."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Studio
from tests.helpers.channels import KIT_ID, Brand, small_pictures

REASON = ("--reason", "The licence ended.")


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    return Brand(tmp_path / "brand")


@pytest.fixture
def published(brand: Brand, studio: Studio) -> Brand:
    publish(studio, brand, brand.build(1))
    return brand


def publish(studio: Studio, brand: Brand, file: Path, *more: str) -> Ran:
    argv = ("kit", "publish", str(file), str(brand.channel), "--key", str(brand.folder / "key"))
    return studio(*argv, "--format", "json", *more)


def recall(studio: Studio, brand: Brand, wanted: str, *more: str) -> Ran:
    key = ("--key", str(brand.folder / "key"), "--format", "json")
    return studio("kit", "recall", str(brand.channel), wanted, *more, *key)


def test_publish_tells_what_it_did(brand: Brand, studio: Studio) -> None:
    ran = publish(studio, brand, brand.build(1))
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["id"] == KIT_ID
    assert (ran.json["sequence"], ran.json["state"]) == (1, "published")


def test_the_same_file_again_renews_the_channel(published: Brand, studio: Studio) -> None:
    file = next(published.folder.glob("*.brandkit"))
    for more in ((), ("--refresh",)):
        assert publish(studio, published, file, *more).json["state"] == "renewed"


def test_refreshing_what_is_not_there_is_wrong_usage(published: Brand, studio: Studio) -> None:
    ran = publish(studio, published, published.build(2), "--refresh")
    assert (ran.code, ran.err.count("\n")) == (2, 1)


@pytest.mark.parametrize("kind", ["older", "unsigned", "other key", "no kit"])
def test_what_cannot_be_published_is_refused_in_one_line(
    brand: Brand, studio: Studio, tmp_path: Path, kind: str
) -> None:
    publish(studio, brand, brand.build(5))
    file = brand.build(4 if kind == "older" else 6, signed=kind != "unsigned")
    if kind == "other key":
        stranger = Brand(tmp_path / "stranger")
        shutil.copyfile(stranger.folder / "key", brand.folder / "key")
    if kind == "no kit":
        file.write_bytes(b"PK\3\4")
    ran = publish(studio, brand, file)
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)
    assert ran.err.startswith("studio: ")


def test_a_key_that_was_made_here_is_found_again(
    brand: Brand, studio: Studio, tmp_path: Path
) -> None:
    studio("kit", "keygen", "-o", str(tmp_path / "mine"), "--no-passphrase")
    from studio.brand_kit.signing import load_signing_key

    brand.key = load_signing_key(tmp_path / "mine", None)
    ran = studio("kit", "publish", str(brand.build(1)), str(brand.channel))
    assert ran.code == 0
    assert studio("kit", "recall", str(brand.channel), "p-1", *REASON).code == 0


def test_a_key_that_is_not_known_is_asked_for(brand: Brand, studio: Studio) -> None:
    ran = studio("kit", "publish", str(brand.build(1)), str(brand.channel))
    assert ran.code == 2
    assert "--key" in ran.err


@pytest.mark.parametrize("place", ["https://brand.example/kits/", "ftp://x/", "s3://"])
def test_a_place_that_cannot_be_published_to_is_wrong_usage(
    brand: Brand, studio: Studio, place: str
) -> None:
    ran = studio("kit", "publish", str(brand.build(1)), place)
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_recall_tells_what_was_taken_back(published: Brand, studio: Studio) -> None:
    ran = recall(studio, published, "p-1", *REASON, "--replacement", "p-2")
    assert ran.code == 0
    assert ran.json["kind"] == "picture"
    assert ran.json["replacement"] == "p-2"


@pytest.mark.parametrize(
    ("wanted", "more"),
    [
        ("nothing", REASON),
        ("p-1", ("--reason", " ")),
        ("p-1", (*REASON, "--replacement", "nothing")),
        ("p-1", (*REASON, "--kind", "phrase")),
        ("p-1", (*REASON, "--kind", "shop")),
        ("p-1", ()),
    ],
)
def test_what_cannot_be_taken_back_is_wrong_usage(
    published: Brand, studio: Studio, wanted: str, more: tuple[str, ...]
) -> None:
    ran = recall(studio, published, wanted, *more)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_recall_from_a_folder_without_a_kit_is_refused(
    brand: Brand, studio: Studio, tmp_path: Path
) -> None:
    ran = studio("kit", "recall", str(tmp_path / "nowhere"), "p-1", *REASON)
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert not (tmp_path / "nowhere").exists()


def test_install_update_and_recall_from_end_to_end(published: Brand, studio: Studio) -> None:
    ran = studio("kit", "install", str(published.channel), "--format", "json")
    assert (ran.code, ran.json["relation"]) == (0, "new")
    assert " ".join(published.key.public.words()[:1]) in ran.err
    publish(studio, published, published.build(2, small_pictures(changed=1)))
    recall(studio, published, "p-3", *REASON)
    ran = studio("kit", "update", "--format", "json")
    assert ran.code == 0
    (kit,) = ran.json["kits"]
    assert (kit["id"], kit["from"], kit["to"], kit["state"]) == (KIT_ID, 1, 2, "updated")
    assert [item["id"] for item in kit["recalls"]] == ["p-3"]
    assert "The licence ended." in ran.err
    again = studio("kit", "update", "--format", "json")
    (kit,) = again.json["kits"]
    assert (kit["state"], kit["recalls"], kit["requests"], again.err) == ("current", [], 2, "")


def test_update_from_a_channel_that_is_away_can_be_tried_later(
    published: Brand, studio: Studio
) -> None:
    studio("kit", "install", str(published.channel))
    shutil.rmtree(published.channel)
    ran = studio("kit", "update", "--format", "json")
    assert (ran.code, ran.json["kits"][0]["state"]) == (4, "offline")
    assert ran.err.count("\n") == 1


def test_update_from_a_channel_that_was_changed_is_refused(
    published: Brand, studio: Studio
) -> None:
    studio("kit", "install", str(published.channel))
    stamp = published.channel / "metadata" / "timestamp.json"
    stamp.write_bytes(stamp.read_bytes().replace(b"1", b"2"))
    ran = studio("kit", "update", "--format", "json")
    assert (ran.code, ran.json["kits"][0]["state"]) == (3, "refused")
    assert ran.err.count("\n") == 1


def test_update_without_any_kit_says_so(studio: Studio) -> None:
    ran = studio("kit", "update", "--format", "json")
    assert (ran.code, ran.json) == (0, {"kits": []})
    assert ran.err


def test_installing_from_a_strangers_channel_is_refused(
    published: Brand, studio: Studio, tmp_path: Path
) -> None:
    stranger = Brand(tmp_path / "stranger")
    trust = str(stranger.folder / "key.pub")
    ran = studio("kit", "install", str(published.channel), "--trust", trust)
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 1)


@pytest.mark.parametrize("command", ["publish", "install", "recall"])
@pytest.mark.parametrize(
    "address", ["https://user:hidden@brand.example/", "s3://user:hidden@kits/", "https://x/?hidden"]
)
def test_a_password_in_an_address_is_never_printed(
    published: Brand, studio: Studio, command: str, address: str
) -> None:
    more = {
        "publish": (str(published.build(2)), address),
        "install": (address,),
        "recall": (address, "p-1", *REASON),
    }
    ran = studio("kit", command, *more[command])
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "hidden" not in ran.err


def test_an_update_from_an_address_with_a_password_does_not_print_it(
    published: Brand, studio: Studio, tmp_path: Path
) -> None:
    studio("kit", "install", str(published.channel))
    (pointer,) = tmp_path.rglob("current.json")
    said = pointer.read_text("utf-8")
    assert str(published.channel) in said
    kept = said.replace(str(published.channel), "https://user:hidden@brand.example/")
    pointer.write_text(kept, "utf-8")
    ran = studio("kit", "update", "--format", "json")
    assert (ran.code, ran.json["kits"][0]["state"]) == (3, "refused")
    assert "hidden" not in ran.out + ran.err
