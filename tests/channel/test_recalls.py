"""Taking things back: what is meant, what is written down, and what an older app reads."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.brand_kit.recall import Recall, RecallKind, recalled_phrases
from studio.channel.errors import ChannelError, PublishRefusedError
from studio.channel.recalls import Withdrawal, joined, read_recalls, recalls_bytes
from studio.channel.withdraw import holder, publisher_of, recall
from tests.helpers.channels import KIT_ID, NOW, Brand, files_in, small_pictures

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20)
IDS = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,9}", fullmatch=True)
RECALLS = st.builds(
    Recall,
    kit_id=st.just(KIT_ID),
    kind=st.sampled_from(RecallKind),
    id=IDS,
    sha256=st.sampled_from(["", "a" * 64]),
    text=st.lists(st.tuples(st.just("en-GB"), WORDS), max_size=1).map(tuple),
    reason=WORDS,
    severity=st.sampled_from(["stop", "advice"]),
    replacement=IDS,
    since=st.integers(0, 10_000).map(lambda minutes: NOW + timedelta(minutes=minutes)),
)


@given(st.lists(RECALLS, max_size=5))
def test_what_is_written_is_what_is_read(recalls: list[Recall]) -> None:
    assert list(read_recalls(recalls_bytes(KIT_ID, recalls), KIT_ID)) == recalls


@given(st.lists(RECALLS, max_size=5), st.lists(RECALLS, max_size=5))
def test_two_lists_joined_lose_nothing(one: list[Recall], other: list[Recall]) -> None:
    assert set(joined(one, other)) == {*one, *other}


def test_a_kind_that_this_version_does_not_know_is_passed_over() -> None:
    known = Recall(kit_id=KIT_ID, kind=RecallKind.PICTURE, id="p", reason="x", since=NOW)
    data = json.loads(recalls_bytes(KIT_ID, [known]))
    data["recalls"].append({"kind": "hologram", "id": 7})
    assert read_recalls(json.dumps(data).encode(), KIT_ID) == (known,)


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    brand = Brand(tmp_path / "brand")
    brand.publish(brand.build(1))
    return brand


def test_a_picture_is_known_by_its_bytes_afterwards(brand: Brand) -> None:
    made = brand.recall("p-1", replacement="p-2")
    assert (made.kind, made.id, made.replacement) == (RecallKind.PICTURE, "p-1", "p-2")
    _state, held = holder(brand.place, brand.key.public)
    assert f"assets/blob/{made.sha256}.png" in held.newest.manifest.entries


def test_a_phrase_is_known_by_its_words_afterwards(brand: Brand) -> None:
    made = brand.recall("come")
    assert (made.kind, made.text) == (RecallKind.PHRASE, (("en-GB", "Come and see."),))
    assert recalled_phrases((made,), KIT_ID, "Hello! come AND see.")


def test_a_campaign_can_be_taken_back(brand: Brand) -> None:
    assert brand.recall("spring").kind is RecallKind.CAMPAIGN


def test_every_withdrawal_is_added_to_those_before(brand: Brand) -> None:
    made = [brand.recall(name) for name in ("p-1", "come", "spring")]
    _state, held = holder(brand.place, brand.key.public)
    assert list(held.recalls) == made


def test_the_same_withdrawal_again_is_not_written_twice(brand: Brand) -> None:
    first = brand.recall("p-1")
    assert brand.recall("p-1", NOW + timedelta(days=1)) == first
    _state, held = holder(brand.place, brand.key.public)
    assert held.recalls == (first,)


def test_publishing_a_new_version_keeps_what_was_taken_back(brand: Brand) -> None:
    made = brand.recall("p-1")
    brand.publish(brand.build(2))
    _state, held = holder(brand.place, brand.key.public)
    assert held.recalls == (made,)


def test_what_only_an_earlier_version_had_can_be_taken_back(brand: Brand) -> None:
    brand.publish(brand.build(2, {"fresh": small_pictures(9)["p-8"]}))
    made = brand.recall("p-1", replacement="fresh")
    assert (made.id, made.replacement) == ("p-1", "fresh")
    with pytest.raises(PublishRefusedError, match="recall-replacement"):
        brand.recall("p-2", replacement="p-3")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Withdrawal(id="nothing", reason="x"), "recall-unknown"),
        (Withdrawal(id="p-1", reason="x", kind=RecallKind.PHRASE), "recall-unknown"),
        (Withdrawal(id="p-1", reason="x", replacement="p-1"), "recall-replacement"),
        (Withdrawal(id="p-1", reason="x", replacement="come"), "recall-replacement"),
        (Withdrawal(id="p-1", reason=" "), "recall-reason"),
        (Withdrawal(id="p-1", reason="x" * 501), "recall-reason"),
        (Withdrawal(id="../kit", reason="x"), "recall-unknown"),
    ],
)
def test_what_cannot_be_taken_back_changes_nothing(
    brand: Brand, wanted: Withdrawal, code: str
) -> None:
    before = files_in(brand.channel)
    with pytest.raises(PublishRefusedError) as caught:
        recall(brand.place, brand.key, wanted, NOW)
    assert caught.value.code == code
    assert files_in(brand.channel) == before


def test_an_id_of_two_things_has_to_be_told_apart(tmp_path: Path) -> None:
    brand = Brand(tmp_path / "other")
    brand.publish(brand.build(1, {"come": small_pictures()["p-0"]}))
    with pytest.raises(PublishRefusedError) as caught:
        brand.recall("come")
    assert caught.value.values["known"] == "picture, phrase"
    wanted = Withdrawal(id="come", reason="x", kind=RecallKind.PHRASE)
    assert recall(brand.place, brand.key, wanted, NOW).kind is RecallKind.PHRASE


def test_the_publisher_of_a_channel_is_found_without_the_kit(brand: Brand) -> None:
    assert publisher_of(brand.place) == brand.key.public


def test_only_the_publisher_can_take_something_back(brand: Brand, tmp_path: Path) -> None:
    stranger = Brand(tmp_path / "stranger")
    with pytest.raises(ChannelError, match="channel-not-yours"):
        recall(brand.place, stranger.key, Withdrawal(id="p-1", reason="x"), NOW)


def test_nothing_is_taken_back_where_nothing_was_published(tmp_path: Path) -> None:
    brand = Brand(tmp_path / "empty")
    with pytest.raises(PublishRefusedError, match="channel-empty"):
        brand.recall("p-1")
    with pytest.raises(PublishRefusedError, match="channel-empty"):
        publisher_of(brand.place)
