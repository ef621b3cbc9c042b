from __future__ import annotations

import json
import traceback
from collections.abc import Iterator

import pytest

from studio.publishers.base import Ask, Authorization, Identity, Registration, Secret
from studio.publishers.bluesky import Bluesky
from studio.publishers.errors import LinkExpiredError, PublishError, UnavailableError
from tests.helpers import bad_server as bad
from tests.helpers.bad_server import BadServer, bad_server
from tests.helpers.bluesky_oauth_server import CODE, FakeBlueskyOauth
from tests.helpers.bluesky_server import APP_PASSWORD, DID, HANDLE
from tests.helpers.keepers import ListKeeper
from tests.publishers.contract import NOW, post

CLIENT = "https://brand.example/client-metadata.json"
BACK = "http://127.0.0.1:51234/callback/bluesky"
ASK = Ask(host="", handle=HANDLE, redirect_uri=BACK, state=Secret("state-1"))
WHO = Identity(user_id=DID, handle=HANDLE, name="Priya", host="")

Both = tuple[FakeBlueskyOauth, BadServer]


@pytest.fixture
def both() -> Iterator[Both]:
    network = FakeBlueskyOauth()
    with bad_server(network) as server:
        network.url = server.url
        yield network, server


def door(network: FakeBlueskyOauth) -> Bluesky:
    return Bluesky(registration=lambda: Registration(client_id=CLIENT), home=network.url)


def tried(network: FakeBlueskyOauth) -> Authorization:
    return door(network).authorize(ASK)


def test_a_dead_access_token_is_replaced_and_the_new_refresh_token_kept_first(both: Both) -> None:
    network, server = both
    linked = door(network).redeem(tried(network), Secret(CODE))
    at_keep: list[int] = []
    keeper = ListKeeper(linked.secret, lambda _: at_keep.append(len(network.writes)))
    session = door(network).resume(linked.identity, linked.secret, keeper=keeper)
    session.publish(post("one"), key=door(network).new_key(NOW))
    network.access = "expired"
    session.publish(post("two"), key=door(network).new_key(NOW))
    assert at_keep == [0, 1]
    assert keeper.held == 2
    kept = [json.loads(secret.reveal()) for secret in keeper.kept]
    assert [item["refresh"] for item in kept] == [f"canary-refresh-{n}" for n in (1, 2, 3)]
    assert len({item["key"] for item in kept}) == 1
    assert len(network.writes) == 2
    assert not [seen.path for seen in server.seen if "canary" in seen.path]


def test_a_new_word_of_the_server_costs_one_more_request_and_no_second_post(both: Both) -> None:
    network, _server = both
    linked = door(network).redeem(tried(network), Secret(CODE))
    session = door(network).resume(linked.identity, linked.secret, keeper=ListKeeper(linked.secret))
    session.publish(post("one"), key=door(network).new_key(NOW))
    network.nonce = "nonce-2"
    session.publish(post("two"), key=door(network).new_key(NOW))
    assert len(network.writes) == 2
    assert network.refreshes == 2  # the code's and the session's first


def test_a_sign_in_that_is_over_asks_to_link_again(both: Both) -> None:
    network, _server = both
    linked = door(network).redeem(tried(network), Secret(CODE))
    network.ended = True
    session = door(network).resume(linked.identity, linked.secret, keeper=ListKeeper(linked.secret))
    with pytest.raises(LinkExpiredError, match="sign-in-ended"):
        session.look(key="3kaaaaaaaaa22")


def test_unlinking_ends_the_refresh_token_and_says_when_it_could_not(both: Both) -> None:
    network, _server = both
    linked = door(network).redeem(tried(network), Secret(CODE))
    door(network).unlink(linked.identity, linked.secret)
    assert network.forms[-1]["token"] == "canary-refresh-1"
    assert network.forms[-1]["client_id"] == CLIENT
    network.faults["/oauth/revoke"] = [bad.BROKEN]
    with pytest.raises(UnavailableError):
        door(network).unlink(linked.identity, linked.secret)
    network.metadata = {"revocation_endpoint": None}
    network.code_used = False
    without = door(network).redeem(tried(network), Secret(CODE))
    with pytest.raises(UnavailableError):
        door(network).unlink(without.identity, without.secret)


def test_both_kinds_of_kept_secrets_go_on(both: Both) -> None:
    network, _server = both
    linked = door(network).link(host="", handle=HANDLE, password=Secret(APP_PASSWORD))
    keeper = ListKeeper(linked.secret)
    with pytest.raises(PublishError):  # the fake wants proofs now; what counts is what was sent
        door(network).resume(linked.identity, linked.secret, keeper=keeper).look(key="x")
    assert len(keeper.kept) > 1
    assert not [secret for secret in keeper.kept if secret.reveal().startswith("{")]


@pytest.mark.parametrize("damaged", ["{", "{}", '{"kind":"other"}', '{"kind":"bluesky-oauth"}'])
def test_a_damaged_secret_asks_to_link_again_and_unlinks_quietly(damaged: str) -> None:
    secret = Secret(damaged)
    with pytest.raises(LinkExpiredError, match="sign-in-ended") as caught:
        Bluesky().resume(WHO, secret, keeper=ListKeeper(secret))
    assert damaged not in "".join(traceback.format_exception(caught.value))
    Bluesky().unlink(WHO, secret)
