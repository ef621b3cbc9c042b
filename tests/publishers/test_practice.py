from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pytest

from studio.publishers import build_publishers
from studio.publishers.base import Secret
from studio.publishers.errors import PublishError, UnavailableError
from studio.publishers.practice import Practice
from tests.helpers.keepers import ListKeeper
from tests.publishers.contract import AT, BLUE, NOW, RED, PublisherContract, Rig, Shown, post


class TestPractice(PublisherContract):
    faults: ClassVar[dict[str, type[PublishError]]] = {"no-folder": UnavailableError}

    @contextmanager
    def open(self, folder: Path) -> Iterator[Rig]:
        practice = Practice(folder / "practice")
        linked = practice.link(host="", handle="", password=Secret(""))
        session = practice.resume(linked.identity, linked.secret, keeper=ListKeeper())

        def shown() -> list[Shown]:
            return [
                Shown(
                    text=item.text,
                    pictures=tuple((p.file.read_bytes(), p.alt) for p in item.pictures),
                )
                for item in practice.posts()
            ]

        def break_it(_: str) -> None:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "practice").write_text("a file where the folder should be")

        yield Rig(publisher=practice, session=session, shown=shown, break_it=break_it)


def test_posts_are_listed_newest_first_with_everything(tmp_path: Path) -> None:
    practice = Practice(tmp_path)
    linked = practice.link(host="", handle="", password=Secret(""))
    session = practice.resume(linked.identity, linked.secret, keeper=ListKeeper())
    session.publish(post("First", RED, BLUE), key="20260101T000000-aa")
    session.publish(post("Second 🌷\nline"), key="20260101T000001-aa")
    newest, oldest = practice.posts()
    assert (newest.text, oldest.text) == ("Second 🌷\nline", "First")
    assert oldest.url == "practice:20260101T000000-aa"
    assert oldest.created_at == AT
    assert [p.file.suffix for p in oldest.pictures] == [".jpg", ".png"]


def test_a_post_whose_pictures_cannot_be_kept_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = Practice(tmp_path)
    linked = practice.link(host="", handle="", password=Secret(""))
    session = practice.resume(linked.identity, linked.secret, keeper=ListKeeper())

    def full(path: Path, data: bytes) -> None:
        if data == BLUE.data:
            raise OSError(28, "No space left on device")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)

    monkeypatch.setattr("studio.atomic.write_bytes", full)
    with pytest.raises(UnavailableError, match="practice-not-kept"):
        session.publish(post("Pots", RED, BLUE), key="k1")
    assert practice.posts() == ()
    assert session.look(key="k1") is None


def test_a_repeat_writes_nothing_and_so_cannot_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = Practice(tmp_path)
    linked = practice.link(host="", handle="", password=Secret(""))
    session = practice.resume(linked.identity, linked.secret, keeper=ListKeeper())
    first = session.publish(post("Pots", RED), key="k1")

    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("studio.atomic.write_bytes", full)
    assert session.publish(post("Pots", RED), key="k1") == first


def test_a_file_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    practice = Practice(tmp_path)
    linked = practice.link(host="", handle="", password=Secret(""))
    practice.resume(linked.identity, linked.secret, keeper=ListKeeper()).publish(
        post("Fine"), key="k1"
    )
    (tmp_path / "k2.json").write_text('{"text": ')
    assert [item.text for item in practice.posts()] == ["Fine"]


def test_a_key_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    practice = Practice(tmp_path / "practice")
    linked = practice.link(host="", handle="", password=Secret(""))
    session = practice.resume(linked.identity, linked.secret, keeper=ListKeeper())
    with pytest.raises(PublishError):
        session.publish(post("Out"), key="../out")
    assert not list(tmp_path.rglob("*.json"))


def test_keys_of_one_moment_differ(tmp_path: Path) -> None:
    practice = Practice(tmp_path)
    assert len({practice.new_key(NOW) for _ in range(50)}) == 50


def test_every_network_is_built_under_its_own_id(tmp_path: Path) -> None:
    publishers = build_publishers(tmp_path)
    assert set(publishers) == {"practice", "bluesky", "mastodon"}
    assert all(publishers[name].id == name for name in publishers)
