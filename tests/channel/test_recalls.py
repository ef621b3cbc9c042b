"""Taking things back: what is meant, what is written down, and what an older app reads."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.json_strict import HIDDEN
from studio.brand_kit.recall import Recall, RecallKind, recall_of_picture, recalled_phrases
from studio.channel.errors import ChannelError, PublishRefusedError, RefusedError
from studio.channel.recalls import Withdrawal, joined, read_recalls, recalls_bytes
from studio.channel.withdraw import holder, publisher_of, recall
from studio.wording.channel import channel_sentence
from tests.helpers.channels import KIT_ID, NOW, Brand, files_in, small_pictures

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20)
IDS = st.from_regex(r"[a-z0-9][a-z0-9_.-]{0,9}", fullmatch=True)
RECALLS = st.builds(
    Recall,
    kit_id=st.just(KIT_ID),
    kind=st.sampled_from(RecallKind),
    id=IDS,
    sha256=st.sampled_from(["", "a" * 64]),
    earlier=st.sampled_from([(), ("b" * 64,), ("b" * 64, "c" * 64)]),
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


@pytest.fixture(scope="module")
def brand_once(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    """A brand whose channel many examples add to."""
    brand = Brand(tmp_path_factory.mktemp("once") / "brand")
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
        (Withdrawal(id="p-1", reason="\x1b[31mred"), "recall-reason"),
        (Withdrawal(id="p-1", reason="turned \u202e round"), "recall-reason"),
        (Withdrawal(id="p-1", reason="line\u2028line"), "recall-reason"),
        (Withdrawal(id="p-1", reason="half \udc80"), "recall-reason"),
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
    for ask in (lambda: brand.recall("p-1"), lambda: publisher_of(brand.place)):
        with pytest.raises(PublishRefusedError, match="channel-empty") as caught:
            ask()
        said = channel_sentence(caught.value.code, **caught.value.values)
        assert str(brand.channel) in said


@settings(max_examples=30, deadline=None)
@given(reason=st.text(st.characters(exclude_categories=[]), min_size=1, max_size=20))
def test_a_reason_is_refused_or_shops_can_read_it(brand_once: Brand, reason: str) -> None:
    try:
        made = brand_once.recall("p-1", reason=reason)
    except PublishRefusedError:
        assert HIDDEN.search(reason) or not reason.strip()
        return
    _state, held = holder(brand_once.place, brand_once.key.public)
    assert made in held.recalls


def test_a_list_that_shops_could_not_read_is_not_written(
    brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.channel.withdraw.recalls_bytes", lambda *_all: b'{"kit":"\x1b"}')
    before = files_in(brand.channel)
    with pytest.raises(PublishRefusedError, match="recall-unreadable"):
        brand.recall("p-1")
    assert files_in(brand.channel) == before


def first_bytes_of(brand: Brand, count: int) -> list[str]:
    """Publish some versions with other bytes under one id, and return their digests."""
    pictures = small_pictures(count + 1)
    for number in range(count):
        brand.publish(brand.build(number + 2, {"hero": pictures[f"p-{number}"]}))
    return [hashlib.sha256(pictures[f"p-{number}"]).hexdigest() for number in range(count)]


def test_the_bytes_that_a_picture_had_before_are_taken_back_too(brand: Brand) -> None:
    one, two, three = first_bytes_of(brand, 3)
    brand.recall("hero")
    _state, held = holder(brand.place, brand.key.public)
    (read,) = held.recalls
    assert (read.sha256, set(read.earlier)) == (three, {one, two})
    for sha256 in (one, two, three):
        assert recall_of_picture((read,), KIT_ID, "hero", sha256) == read


def test_new_bytes_under_the_id_are_not_taken_back(brand: Brand) -> None:
    first_bytes_of(brand, 2)
    made = brand.recall("hero")
    fresh = small_pictures(9)["p-8"]
    brand.publish(brand.build(9, {"hero": fresh}))
    assert recall_of_picture((made,), KIT_ID, "hero", hashlib.sha256(fresh).hexdigest()) is None


def test_taking_the_new_bytes_back_as_well_is_another_withdrawal(brand: Brand) -> None:
    first_bytes_of(brand, 2)
    first = brand.recall("hero")
    brand.publish(brand.build(9, {"hero": small_pictures(9)["p-8"]}))
    second = brand.recall("hero", NOW + timedelta(days=1))
    _state, held = holder(brand.place, brand.key.public)
    assert held.recalls == (first, second)
    assert first.sha256 in second.earlier


def test_a_list_from_before_there_were_earlier_bytes_is_read() -> None:
    old = Recall(kit_id=KIT_ID, kind=RecallKind.PICTURE, id="p", reason="x", since=NOW)
    data = recalls_bytes(KIT_ID, [old])
    assert b"earlier" not in data
    assert read_recalls(data, KIT_ID) == (old,)


@pytest.mark.parametrize("earlier", [["x"], [""], "a" * 64, [7], {}, None, ["a" * 64] * 101])
def test_earlier_bytes_that_are_no_digests_are_refused(earlier: object) -> None:
    one = Recall(kit_id=KIT_ID, kind=RecallKind.PICTURE, id="p", reason="x", since=NOW)
    data = json.loads(recalls_bytes(KIT_ID, [one]))
    data["recalls"][0]["earlier"] = earlier
    with pytest.raises(RefusedError, match="channel-damaged"):
        read_recalls(json.dumps(data).encode(), KIT_ID)


def test_what_was_taken_back_stands_in_for_nothing(brand: Brand) -> None:
    brand.recall("p-1")
    with pytest.raises(PublishRefusedError, match="recall-replacement"):
        brand.recall("p-2", replacement="p-1")
    brand.recall("p-2", replacement="p-3")


def test_two_pictures_never_stand_in_for_each_other(brand: Brand) -> None:
    brand.recall("p-1", replacement="p-2")
    with pytest.raises(PublishRefusedError, match="recall-replacement"):
        brand.recall("p-2", replacement="p-1")


def test_the_same_bytes_under_another_name_stand_in_for_nothing(tmp_path: Path) -> None:
    brand = Brand(tmp_path / "twins")
    same = small_pictures()["p-0"]
    brand.publish(brand.build(1, {"one": same, "two": same}))
    with pytest.raises(PublishRefusedError, match="recall-replacement"):
        brand.recall("one", replacement="two")


def test_a_picture_that_got_new_bytes_can_stand_in_again(brand: Brand) -> None:
    brand.recall("p-1")
    brand.publish(brand.build(2, small_pictures(4, changed=2)))
    assert brand.recall("p-3", replacement="p-1").replacement == "p-1"
