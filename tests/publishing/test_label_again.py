"""A waiting post is looked at once more on the way out: is its label there, and seen?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studio.brand_kit.model import Policy
from studio.networks.model import Fold
from studio.outbox.model import State
from studio.post import OutgoingPost
from studio.publishing import outgoing
from studio.publishing.label_again import label_problem
from studio.wording.publishing import REASONS
from tests.helpers.fake_keyrings import FakeKeyring
from tests.helpers.journal import entry
from tests.helpers.shop import DRAFT, Shop, shop_in
from tests.helpers.small_kit import LABEL, NETWORKS, NOW, kit


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    opened = shop_in(tmp_path, FakeKeyring())
    yield opened
    opened.outbox.close()


def problem(text: str, *, kit_id: str = "uk.example.kit", fold: Fold | None = None) -> str:
    post = OutgoingPost(text=text, locale="en-GB")
    waiting = replace(entry(), post=post, kit_id=kit_id)
    rules = replace(NETWORKS["linkedin"], fold=fold)
    return label_problem(waiting, kit(), rules, market="GB", now=NOW)


def test_a_label_that_is_seen_lets_a_post_go() -> None:
    assert problem("Ad · My gran tucked alliums between her roses.") == ""


def test_a_label_that_the_kit_no_longer_takes_keeps_a_post_here() -> None:
    assert problem("#sp My gran tucked alliums between her roses.") == "label-missing"


def test_a_label_behind_a_fold_that_moved_keeps_a_post_here() -> None:
    text = "My gran's roses. Ad · Alliums too, and many of them."
    assert problem(text) == ""
    assert problem(text, fold=Fold(characters=10, lines=0, more="…")) == "label-late"


def test_a_post_of_another_kit_is_not_judged_by_this_one() -> None:
    assert problem("Bees", kit_id="uk.other") == ""


def test_a_kit_that_only_advises_a_label_stops_nothing() -> None:
    waiting = replace(entry(), post=OutgoingPost(text="Bees", locale="en-GB"), kit_id="")
    advised = kit(policy=Policy(disclosure="advised"), labels=(LABEL,))
    assert label_problem(waiting, advised, None, market="GB", now=NOW) == ""


@pytest.mark.parametrize("reason", ["label-missing", "label-late"])
def test_a_post_that_is_kept_here_says_why_and_is_not_sent(shop: Shop, reason: str) -> None:
    account = shop.linked()
    (waiting,) = shop.publishing.queue(DRAFT, [(account.id, outgoing(DRAFT, "fake"))])
    shop.publishing.recheck = lambda _entry: reason
    kept = shop.publishing.send(waiting.id)
    assert (kept.state, kept.reason) == (State.FAILED, reason)
    assert shop.network.taken == []
    assert reason in REASONS
