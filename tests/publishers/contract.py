"""What every network's publisher has to do. Subclass it in a few lines per network."""

from __future__ import annotations

import traceback
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest

from studio.post import OutgoingPicture, OutgoingPost
from studio.publishers.base import Publisher, Session
from studio.publishers.errors import PublishError

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
AT = "2026-11-21T09:30:00.000Z"

RED = OutgoingPicture(data=b"\xff\xd8red", mime="image/jpeg", width=4, height=3, alt="A red pot")
BLUE = OutgoingPicture(data=b"\x89PNGblue", mime="image/png", width=3, height=4, alt="A blue pot")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A post as the network shows it: the words, and (bytes, alt) of each picture."""

    text: str
    pictures: tuple[tuple[bytes, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rig:
    """A network in a test.

    Attributes:
        publisher: under test.
        session: signed in.
        shown: everything that is live.
        break_it: makes the next public call fail in the named way.
        tokens: everything secret that is in use.
    """

    publisher: Publisher
    session: Session
    shown: Callable[[], list[Shown]]
    break_it: Callable[[str], None]
    tokens: Callable[[], list[str]] = field(default=list)


class PublisherContract(ABC):
    """Inherit, say how to open the network and what each fault means."""

    faults: ClassVar[dict[str, type[PublishError]]]

    @abstractmethod
    def open(self, folder: Path) -> AbstractContextManager[Rig]:
        """Give a fresh network with nothing on it."""

    def test_a_post_gives_a_url(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as rig:
            posted = rig.session.publish(post("Hello"), key=rig.publisher.new_key(NOW))
            assert ":" in posted.url
            assert posted.remote_id
            assert [shown.text for shown in rig.shown()] == ["Hello"]

    def test_two_pictures_are_kept_in_order_with_their_alt_text(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as rig:
            both = post("Pots", RED, BLUE)
            rig.session.publish(both, key=rig.publisher.new_key(NOW))
            assert rig.shown()[0].pictures == ((RED.data, RED.alt), (BLUE.data, BLUE.alt))

    def test_the_same_key_twice_is_one_post(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as rig:
            key = rig.publisher.new_key(NOW)
            first = rig.session.publish(post("Once", RED), key=key)
            assert rig.session.publish(post("Once", RED), key=key) == first
            assert len(rig.shown()) == 1

    def test_two_presses_are_two_posts(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as rig:
            for _ in range(2):
                rig.session.publish(post("Again"), key=rig.publisher.new_key(NOW))
            assert len(rig.shown()) == 2

    def test_look_finds_a_post_by_its_key(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as rig:
            key = rig.publisher.new_key(NOW)
            posted = rig.session.publish(post("Here"), key=key)
            assert rig.session.look(key=key, post=post("Here")) == posted

    def test_look_says_when_there_is_no_such_post(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as rig:
            posted = rig.session.publish(post("Here"), key=rig.publisher.new_key(NOW))
            taken, key = frozenset({posted.remote_id}), rig.publisher.new_key(NOW)
            assert rig.session.look(key=key, post=post("There"), taken=taken) is None
            assert rig.session.look(key=key, post=post("Here"), taken=taken) is None

    def test_a_sign_in_that_works_is_said_to_work(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as rig:
            rig.session.check(key=rig.publisher.new_key(NOW))
            assert rig.shown() == []

    def test_each_fault_is_of_the_right_family(self, tmp_path: Path) -> None:
        for name, family in self.faults.items():
            with self.open(tmp_path / name) as rig:
                rig.break_it(name)
                with pytest.raises(PublishError) as caught:
                    rig.session.publish(post("Hello"), key=rig.publisher.new_key(NOW))
                assert type(caught.value) is family, name

    def test_no_token_is_in_an_error(self, tmp_path: Path) -> None:
        for name in self.faults:
            with self.open(tmp_path / name) as rig:
                rig.break_it(name)
                with pytest.raises(PublishError) as caught:
                    rig.session.publish(post("Hello"), key=rig.publisher.new_key(NOW))
                said = "".join(traceback.format_exception(caught.value))
                said += repr(vars(caught.value)) + repr(rig.session)
                assert not [token for token in rig.tokens() if token in said], name

    def test_half_a_character_is_refused_and_not_sent(self, tmp_path: Path) -> None:
        with self.open(tmp_path) as rig:
            with pytest.raises(PublishError, match="unreadable-text"):
                rig.session.publish(post("bad \ud83c end"), key=rig.publisher.new_key(NOW))
            assert rig.shown() == []


def post(text: str, *pictures: OutgoingPicture) -> OutgoingPost:
    """Return a post as the outbox would have it."""
    return OutgoingPost(text=text, pictures=pictures, locale="en-GB", created_at=AT)
