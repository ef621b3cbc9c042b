"""A recall stops what waits in the outbox and lists what is live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.brand_kit.recall import Recall, RecallKind
from studio.outbox.model import Entry, State
from studio.post import Attachment
from studio.publishing import outgoing
from studio.publishing.withdrawn import take_downs
from tests.helpers.fake_keyrings import FakeKeyring
from tests.helpers.shop import DRAFT, Shop, shop_in

RECALL = Recall(
    kit_id="uk.fern",
    kind=RecallKind.PICTURE,
    id="harbour",
    sha256="a" * 64,
    reason="Rights ended early",
    since=datetime(2026, 11, 21, tzinfo=UTC),
)
HARBOUR = replace(
    DRAFT,
    kit_id="uk.fern",
    attachments=(Attachment(picture_id="harbour", sha256="a" * 64),),
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    opened = shop_in(tmp_path, FakeKeyring())
    yield opened
    opened.outbox.close()


def queued(shop: Shop, **changes: object) -> Entry:
    draft = replace(HARBOUR, **changes)  # type: ignore[arg-type]
    account = shop.linked()
    (entry,) = shop.publishing.queue(draft, [(account.id, outgoing(draft, "fake"))])
    return entry


def test_a_recall_stops_the_posts_that_wait(shop: Shop) -> None:
    entry = queued(shop)
    shop.publishing.recalls = (RECALL,)
    (stopped,) = shop.publishing.stop_withdrawn()
    assert (stopped.id, stopped.state, stopped.reason) == (entry.id, State.FAILED, "recalled")
    assert stopped.detail == "Rights ended early"
    assert shop.network.taken == []


def test_sending_again_does_not_get_round_a_recall(shop: Shop) -> None:
    entry = queued(shop)
    shop.publishing.recalls = (RECALL,)
    shop.publishing.stop_withdrawn()
    shop.publishing.resolve(entry.id, "resend")
    assert shop.publishing.send(entry.id).state is State.FAILED
    assert shop.network.taken == []


def test_posts_with_other_pictures_go_on(shop: Shop) -> None:
    queued(shop, attachments=(Attachment(picture_id="harbour", sha256="b" * 64),))
    shop.publishing.recalls = (RECALL,)
    assert shop.publishing.stop_withdrawn() == ()


def test_the_same_picture_name_in_another_kit_goes_on(shop: Shop) -> None:
    queued(shop, kit_id="uk.other")
    shop.publishing.recalls = (RECALL,)
    assert shop.publishing.stop_withdrawn() == ()


def test_a_recalled_brief_and_a_recalled_phrase_stop_posts_too(shop: Shop) -> None:
    queued(shop, attachments=())
    brief = replace(RECALL, kind=RecallKind.CAMPAIGN, id="alliums", sha256="")
    shop.publishing.recalls = (brief,)
    assert len(shop.publishing.stop_withdrawn()) == 1
    queued(shop, attachments=(), text="Bulbs are in", brief_id="")
    words = (("en-GB", "bulbs ARE in"),)
    phrase = replace(RECALL, kind=RecallKind.PHRASE, id="bulbs", sha256="", text=words)
    shop.publishing.recalls = (phrase,)
    assert len(shop.publishing.stop_withdrawn()) == 1


def test_a_live_post_is_listed_until_a_person_took_it_down(shop: Shop) -> None:
    entry = shop.publishing.send(queued(shop).id)
    assert entry.state is State.SENT
    (found,) = take_downs(shop.outbox.entries(), (RECALL,), frozenset())
    assert (found.entry.id, found.recall) == (entry.id, RECALL)
    shop.outbox.note(entry.id, "taken-down")
    done = shop.outbox.with_event("taken-down")
    assert take_downs(shop.outbox.entries(), (RECALL,), done) == ()


def test_advice_and_practice_posts_need_not_be_taken_down(shop: Shop) -> None:
    shop.publishing.send(queued(shop).id)
    advice = replace(RECALL, severity="advice")
    assert take_downs(shop.outbox.entries(), (advice,), frozenset()) == ()
    (practice,) = shop.publishing.queue(HARBOUR, [("practice", outgoing(HARBOUR, "fake"))])
    sent = shop.publishing.send(practice.id)
    assert take_downs((sent,), (RECALL,), frozenset()) == ()
