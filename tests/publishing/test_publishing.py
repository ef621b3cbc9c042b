from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.outbox.errors import WrongStateError
from studio.outbox.model import Entry, State
from studio.post import Attachment
from studio.publishers.errors import LinkExpiredError, OutcomeUnknownError, UnavailableError
from studio.publishing import outgoing
from studio.storage.errors import StorageError
from tests.helpers.fake_keyrings import FakeKeyring
from tests.helpers.shop import DRAFT, NOW, Shop, shop_in


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    opened = shop_in(tmp_path, FakeKeyring())
    yield opened
    opened.outbox.close()


def test_a_post_to_the_practice_network_needs_no_account(shop: Shop) -> None:
    entry = shop.queued("practice")
    sent = shop.publishing.send(entry.id)
    assert (sent.state, sent.url) == (State.SENT, f"practice:{entry.key}")
    (post,) = shop.practice.posts()
    assert (post.text, post.created_at) == ("Bulbs are in", "2026-11-21T09:30:00.000Z")
    assert shop.keyring.reads == []


def test_pressing_publish_is_kept_with_all_that_is_known(shop: Shop) -> None:
    account = shop.linked()
    draft = replace(DRAFT, attachments=(Attachment(picture_id="red"), Attachment(file="own.jpg")))
    posts = [(account.id, outgoing(draft, "fake")), ("practice", outgoing(draft, "practice"))]
    first, second = shop.publishing.queue(draft, posts)
    assert first.press == second.press
    assert first.id != second.id
    assert (first.handle, first.network, first.title) == ("priya.example", "fake", "Bulbs are in")
    assert first.picture_ids == ("red",)
    assert shop.outbox.entries() == (second, first)


def test_nothing_is_queued_when_one_account_is_not_linked(shop: Shop) -> None:
    post = outgoing(DRAFT, "fake")
    with pytest.raises(LinkExpiredError, match="not-linked"):
        shop.publishing.queue(DRAFT, [("practice", post), ("fake-gone", post)])
    assert shop.outbox.entries() == ()


@pytest.mark.parametrize(
    ("outcome", "state", "reason"),
    [
        ("fine", State.SENT, ""),
        ("refused", State.FAILED, "refused"),
        ("expired", State.FAILED, "sign-in-ended"),
        ("offline", State.QUEUED, "offline"),
        ("lost", State.UNKNOWN, "no-answer"),
    ],
)
def test_each_outcome_is_written_down(shop: Shop, outcome: str, state: State, reason: str) -> None:
    entry = shop.queued(shop.linked().id)
    shop.network.outcomes = [outcome]
    after = shop.publishing.send(entry.id)
    assert (after.state, after.reason) == (state, reason)
    assert shop.outbox.entry(entry.id) == after


def test_one_failure_does_not_stop_the_next(shop: Shop) -> None:
    account = shop.linked().id
    entries = [shop.queued(account) for _ in range(4)]
    shop.network.outcomes = ["refused", "lost", "offline", "fine"]
    after = shop.publishing.send_all([entry.id for entry in entries])
    assert [e.state for e in after] == [State.FAILED, State.UNKNOWN, State.QUEUED, State.SENT]


def test_a_waiting_entry_remembers_when_to_try_again(shop: Shop) -> None:
    entry = shop.queued(shop.linked().id)
    shop.network.outcomes = ["offline"]
    assert shop.publishing.send(entry.id).state is State.QUEUED
    sent = shop.publishing.send(entry.id)
    assert (sent.state, sent.reason, sent.key) == (State.SENT, "", entry.key)


def test_an_unknown_entry_is_only_sent_again_when_a_person_says_so(shop: Shop) -> None:
    entry = shop.queued(shop.linked().id)
    shop.network.outcomes = ["nothing"]
    shop.publishing.send(entry.id)
    assert shop.publishing.send(entry.id).state is State.UNKNOWN
    assert shop.network.taken == []
    looked = shop.publishing.look(entry.id)
    assert (looked.state, looked.reason) == (State.UNKNOWN, "not-there")
    shop.publishing.resolve(entry.id, "resend")
    assert shop.publishing.send(entry.id).state is State.SENT
    assert shop.network.taken == [entry.key]
    codes = [event.code for event in shop.outbox.events(entry.id)]
    assert codes == [
        "queued", "sending", "unknown", "looked", "resolved-resend", "sending", "sent"
    ]  # fmt: skip


def test_looking_finds_a_post_whose_answer_was_lost(shop: Shop) -> None:
    entry = shop.queued(shop.linked().id)
    shop.network.outcomes = ["lost"]
    shop.publishing.send(entry.id)
    found = shop.publishing.look(entry.id)
    assert (found.state, found.url) == (State.SENT, f"https://fake/{entry.key}")
    assert len(shop.network.taken) == 1


def test_looking_says_what_was_sent_and_which_posts_are_others(shop: Shop) -> None:
    account = shop.linked().id
    other = shop.publishing.send(shop.queued(account).id)
    entry = shop.queued(account)
    shop.network.outcomes = ["lost"]
    shop.publishing.send(entry.id)
    shop.publishing.look(entry.id)
    assert shop.network.looked == [(entry.key, entry.post, frozenset({other.remote_id}))]


def test_looking_says_why_it_could_not_look(shop: Shop) -> None:
    entry = shop.queued(shop.linked().id)
    shop.network.outcomes = ["lost"]
    shop.publishing.send(entry.id)
    shop.network.answer_to_look = UnavailableError("wifi-sign-in")
    looked = shop.publishing.look(entry.id)
    assert (looked.state, looked.reason) == (State.UNKNOWN, "wifi-sign-in")


def test_a_post_that_is_live_and_could_not_be_written_down_is_not_sent_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = shop.queued(shop.linked().id)

    def full(*_: object, **__: object) -> Entry:
        raise StorageError("disk-full")

    with monkeypatch.context() as patched:
        patched.setattr(shop.outbox, "finish", full)
        assert shop.publishing.send(entry.id).state is State.SENT
        assert shop.publishing.send(entry.id).state is State.SENT
    assert shop.outbox.entry(entry.id).state is State.SENDING
    shop.publishing.send(entry.id)  # there is room again: it is written down now
    assert shop.outbox.entry(entry.id).state is State.SENT
    assert shop.network.taken == [entry.key]


def test_nothing_is_sent_that_could_not_be_written_down_before(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = shop.queued(shop.linked().id)

    def full(_: str) -> Entry:
        raise StorageError("disk-full")

    monkeypatch.setattr(shop.outbox, "begin", full)
    after = shop.publishing.send(entry.id)
    assert (after.state, after.reason) == (State.QUEUED, "storage-disk-full")
    assert shop.network.taken == []


def test_an_entry_that_is_not_there_is_said_to_be_missing(shop: Shop) -> None:
    with pytest.raises(WrongStateError):
        shop.publishing.send("nobody")


def test_the_unknown_family_is_unknown_whatever_its_reason() -> None:
    from studio.publishing.outcome import outcome_of

    assert outcome_of(OutcomeUnknownError("x"))["state"] is State.UNKNOWN
    told = outcome_of(UnavailableError("x", retry_at=NOW))
    assert told["retry_at"] == "2026-11-21T09:30:00.000Z"
