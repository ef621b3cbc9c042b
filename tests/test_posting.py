"""What went out is remembered, so that the next post can differ from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio import paths
from studio.accounts.model import Account
from studio.accounts.vault import MemoryVault
from studio.core import Core
from studio.networks.load import load_networks
from studio.outbox.model import State
from studio.post import PRACTICE, Draft
from tests.helpers.kits import demo_kit

PRIYA = Account(
    id="b1", network="bluesky", host="https://bsky.social", handle="priya.grows", name="Priya"
)


@pytest.fixture
def core(tmp_path: Path) -> Iterator[Core]:
    networks = load_networks(paths.assets() / "networks")
    made = Core(tmp_path / "data", demo_kit(), networks, vault=MemoryVault())
    made.book.add(PRIYA)
    made.reload_accounts()
    yield made
    made.close()


def went(core: Core, draft: Draft, state: State) -> None:
    (entry,) = core.queue(draft, core.outgoing_posts(draft))
    core.outbox.begin(entry.id)
    core.outbox.finish(entry.id, state=state, reason="")
    core.remember_posted()


def draft_of(core: Core, words: str, account: str = PRIYA.id) -> Draft:
    return replace(core.start("alliums"), text=words, accounts=(account,))


def test_the_newest_post_comes_first(core: Core) -> None:
    for words in ("Ad · First", "Ad · Second"):
        went(core, draft_of(core, words), State.SENT)
    assert [post.text for _draft, post in core.posted] == ["Ad · Second", "Ad · First"]
    newest = core.posted[0][1]
    assert newest.when.utcoffset() is not None
    assert (newest.network, newest.by_me) == ("bluesky", True)


def test_what_never_went_out_does_not_count(core: Core) -> None:
    went(core, draft_of(core, "Ad · Failed"), State.FAILED)
    went(core, draft_of(core, "Ad · Dropped"), State.UNKNOWN)
    (entry,) = [item for item in core.entries() if item.state is State.UNKNOWN]
    core.publishing.resolve(entry.id, "drop")
    core.remember_posted()
    assert core.posted == ()


def test_what_may_be_live_counts(core: Core) -> None:
    went(core, draft_of(core, "Ad · Perhaps"), State.UNKNOWN)
    assert [post.text for _draft, post in core.posted] == ["Ad · Perhaps"]


def test_practice_does_not_count(core: Core) -> None:
    went(core, draft_of(core, "Ad · Only practice", PRACTICE), State.SENT)
    assert core.posted == ()


def test_a_draft_that_is_still_open_need_not_differ_from_itself(core: Core) -> None:
    mine, other = draft_of(core, "Ad · Mine"), draft_of(core, "Ad · Other")
    went(core, mine, State.SENT)
    went(core, other, State.SENT)
    asked = core.request(mine, mine.text, ("bluesky",))
    assert [post.text for post in asked.posted] == ["Ad · Other"]


def test_it_is_remembered_after_the_app_was_closed(core: Core, tmp_path: Path) -> None:
    went(core, draft_of(core, "Ad · Yesterday"), State.SENT)
    networks = load_networks(paths.assets() / "networks")
    again = Core(tmp_path / "data", demo_kit(), networks, vault=MemoryVault())
    assert [post.text for _draft, post in again.posted] == ["Ad · Yesterday"]
    again.close()
