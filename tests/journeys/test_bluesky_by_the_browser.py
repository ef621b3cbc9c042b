"""Bluesky's sign-in in the browser, against the network's own server."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import requests

from studio.publishers.base import Linked, Secret
from studio.publishers.bluesky import Bluesky
from studio.publishers.errors import LinkExpiredError, RejectedError
from tests.counterparts.bluesky_pds import Pds, PdsAccount, running_pds, why_not
from tests.counterparts.pds_person import Person
from tests.helpers.attempts import Waiting
from tests.helpers.keepers import ListKeeper
from tests.publishers.contract import NOW, RED, post

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "the PDS is here"),
]


@pytest.fixture(scope="module")
def pds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pds]:
    with running_pds(tmp_path_factory.mktemp("pds")) as running:
        yield running


@pytest.fixture(scope="module")
def priya(pds: Pds) -> PdsAccount:
    return pds.new_account()


def link(pds: Pds, who: PdsAccount) -> Linked:
    waiting = Waiting(Bluesky(), host=pds.url, handle=f"@{who.handle.upper()}")
    back = Person(waiting.attempt.url).agree(who)
    page = requests.get(back, timeout=10)
    assert "You can close this page now." in page.text
    return waiting.linked()


def test_a_person_links_posts_and_unlinks(pds: Pds, priya: PdsAccount) -> None:
    linked = link(pds, priya)
    assert linked.identity.user_id == priya.did
    assert linked.identity.handle == priya.handle
    assert linked.identity.host == pds.url
    keeper, door = ListKeeper(linked.secret), Bluesky()
    session = door.resume(linked.identity, linked.secret, keeper=keeper)
    key = door.new_key(NOW)
    assert session.look(key=key) is None
    posted = session.publish(post("By the browser", RED), key=key)
    assert session.publish(post("By the browser", RED), key=key) == posted
    assert session.look(key=key) == posted
    assert pds.record(priya.did, key)["text"] == "By the browser"
    door.unlink(linked.identity, keeper.kept[-1])
    again = door.resume(linked.identity, keeper.kept[-1], keeper=keeper)
    with pytest.raises(LinkExpiredError, match="sign-in-ended"):
        again.look(key=key)


def test_every_use_of_the_refresh_token_replaces_it_and_the_old_one_ends_everything(
    pds: Pds, priya: PdsAccount
) -> None:
    linked = link(pds, priya)
    keeper, door = ListKeeper(linked.secret), Bluesky()
    for _ in range(3):
        door.resume(linked.identity, linked.secret, keeper=keeper).look(key=door.new_key(NOW))
    tokens = [json.loads(secret.reveal())["refresh"] for secret in keeper.kept]
    assert len(set(tokens)) == 4
    assert all(len(secret.reveal()) <= 1_280 for secret in keeper.kept)
    stolen = ListKeeper(keeper.kept[1])
    with pytest.raises(LinkExpiredError):
        door.resume(linked.identity, stolen.kept[0], keeper=stolen).look(key=door.new_key(NOW))
    with pytest.raises(LinkExpiredError):
        door.resume(linked.identity, linked.secret, keeper=keeper).look(key=door.new_key(NOW))


def test_saying_no_is_said_as_that_and_the_next_try_works(pds: Pds, priya: PdsAccount) -> None:
    waiting = Waiting(Bluesky(), host=pds.url, handle=priya.handle)
    requests.get(Person(waiting.attempt.url).refuse(), timeout=10)
    with pytest.raises(RejectedError, match="said-no"):
        waiting.linked()
    assert link(pds, priya).identity.user_id == priya.did


def test_somebody_else_who_signs_in_is_not_linked(pds: Pds, priya: PdsAccount) -> None:
    anna = pds.new_account()
    waiting = Waiting(Bluesky(), host=pds.url, handle=priya.handle)
    requests.get(Person(waiting.attempt.url).agree(anna), timeout=10)
    with pytest.raises(RejectedError, match="wrong-person"):
        waiting.linked()


def test_a_code_that_was_used_is_refused(pds: Pds, priya: PdsAccount) -> None:
    door = Bluesky()
    waiting = Waiting(door, host=pds.url, handle=priya.handle)
    back = Person(waiting.attempt.url).agree(priya)
    requests.get(back, timeout=10)
    waiting.linked()
    code = Secret(back.partition("code=")[2].partition("&")[0])
    with pytest.raises(RejectedError, match="code-refused"):
        door.redeem(waiting.attempt._authorization, code)


def test_an_unknown_name_is_said_before_any_browser_opens(pds: Pds) -> None:
    with pytest.raises(RejectedError, match="no-such-handle"):
        Waiting(Bluesky(), host=pds.url, handle="nobody.test")
