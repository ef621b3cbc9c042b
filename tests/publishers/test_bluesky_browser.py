from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest

from studio.publishers import build_publishers
from studio.publishers.base import Ask, Authorization, Identity, Registration, Secret
from studio.publishers.bluesky import Bluesky
from studio.publishers.errors import (
    LinkExpiredError,
    OutcomeUnknownError,
    PublishError,
    RejectedError,
)
from tests.helpers import bad_server as bad
from tests.helpers.bad_server import BadServer, Reply, as_json, bad_server
from tests.helpers.bluesky_oauth_server import CODE, SCOPE, FakeBlueskyOauth
from tests.helpers.bluesky_server import DID, HANDLE
from tests.helpers.keepers import ListKeeper
from tests.publishers.contract import PublisherContract, Rig, Shown

CLIENT = "https://brand.example/client-metadata.json"
BACK = "http://127.0.0.1:51234/callback/bluesky"
ASK = Ask(host="", handle=f"@{HANDLE} ", redirect_uri=BACK, state=Secret("state-1"))
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


class TestBlueskyByTheBrowser(PublisherContract):
    faults: ClassVar[dict[str, type[PublishError]]] = {
        "portal": OutcomeUnknownError,
        "dropped": OutcomeUnknownError,
        "refused": RejectedError,
        "no-token": LinkExpiredError,
    }
    replies: ClassVar[dict[str, Reply]] = {
        "portal": bad.PORTAL,
        "dropped": bad.DROPPED,
        "refused": as_json({"error": "InvalidRequest", "message": "no"}, 400),
        "no-token": bad.NO_TOKEN,
    }

    @contextmanager
    def open(self, folder: Path) -> Iterator[Rig]:
        network = FakeBlueskyOauth()
        with bad_server(network) as server:
            network.url = server.url
            publisher = door(network)
            linked = publisher.redeem(tried(network), Secret(CODE))
            keeper = ListKeeper(linked.secret)
            session = publisher.resume(linked.identity, linked.secret, keeper=keeper)
            yield Rig(
                publisher=publisher,
                session=session,
                shown=lambda: [_shown(network, record) for record in network.records.values()],
                break_it=lambda name: network.faults.update(
                    {"repo.putRecord": [self.replies[name]]}
                ),
                tokens=lambda: [network.access, network.oauth_refresh, _key(keeper.kept[-1])],
            )


def _shown(network: FakeBlueskyOauth, record: dict[str, Any]) -> Shown:
    images = record.get("embed", {}).get("images", [])
    numbers = [int(image["image"]["ref"]["$link"].removeprefix("blob")) for image in images]
    pictures = [(network.blobs[n - 1], images[at]["alt"]) for at, n in enumerate(numbers)]
    return Shown(text=record["text"], pictures=tuple(pictures))


def _key(kept: Secret) -> str:
    return str(json.loads(json.loads(kept.reveal())["key"])["d"])


def test_the_try_is_announced_with_everything_and_the_browser_gets_nothing_of_it(
    both: Both,
) -> None:
    network, _server = both
    made = tried(network)
    (form,) = network.pushed
    assert form["client_id"] == CLIENT
    assert form["scope"] == SCOPE
    assert form["code_challenge_method"] == "S256"
    assert (form["state"], form["login_hint"], form["prompt"]) == ("state-1", HANDLE, "login")
    assert made.issuer == network.url
    query = parse_qs(urlsplit(made.url).query)
    assert query == {"client_id": [CLIENT], "request_uri": ["urn:request:1"]}
    assert json.loads(made.carried.reveal())["kept"]["refresh"] not in repr(made) + made.url


def test_what_is_kept_is_small_and_has_all_that_is_needed(both: Both) -> None:
    network, _server = both
    linked = door(network).redeem(tried(network), Secret(CODE))
    assert linked.identity == replace(WHO, host=network.url)
    kept = json.loads(linked.secret.reveal())
    assert kept["refresh"] == network.oauth_refresh
    assert (kept["issuer"], kept["client_id"]) == (network.url, CLIENT)
    assert network.access not in linked.secret.reveal()
    assert len(linked.secret.reveal()) < 1_280


def test_the_ways_depend_on_what_the_brand_has(tmp_path: Path) -> None:
    assert Bluesky().ways() == ("password",)
    assert Bluesky(home="http://localhost:2583").ways() == ("browser", "password")
    apps = {"bluesky": Registration(client_id=CLIENT)}
    publishers = build_publishers(tmp_path, registrations=lambda network: apps[network])
    assert publishers["bluesky"].ways() == ("browser", "password")
    apps["bluesky"] = Registration()
    assert publishers["bluesky"].ways() == ("password",)


def test_without_a_client_only_a_server_on_this_computer_is_asked(both: Both) -> None:
    network, _server = both
    made = Bluesky(home=network.url).authorize(ASK)
    (form,) = network.pushed
    assert form["client_id"].startswith("http://localhost?")
    assert parse_qs(urlsplit(form["client_id"]).query) == {
        "redirect_uri": [BACK],
        "scope": [SCOPE],
    }
    assert "localhost" in made.url
    network.document = {"service": [{"id": "#atproto_pds", "serviceEndpoint": "https://a.example"}]}
    with pytest.raises(RejectedError, match="no-browser-way"):
        Bluesky(home=network.url).authorize(ASK)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"sub": "did:plc:zzzzzzzzzzzzzzzzzzzzzzzz"}, "wrong-person"),
        ({"sub": None}, "wrong-person"),
        ({"scope": "repo:app.bsky.feed.post"}, "wrong-answer"),
        ({"scope": "atprotos"}, "wrong-answer"),
        ({"token_type": "Bearer"}, "wrong-answer"),
        ({"refresh_token": None}, "wrong-answer"),
    ],
)
def test_tokens_of_another_kind_or_person_are_not_taken(
    both: Both, given: dict[str, Any], code: str
) -> None:
    network, _server = both
    network.given = given
    with pytest.raises(RejectedError, match=code):
        door(network).redeem(tried(network), Secret(CODE))
    assert network.ended == (code == "wrong-person")  # and it is ended at the network


@pytest.mark.parametrize(
    ("part", "changed", "code"),
    [
        ("document", {"alsoKnownAs": ["at://somebody.example"]}, "no-such-handle"),
        ("document", {"alsoKnownAs": []}, "no-such-handle"),
        ("document", {"id": "did:plc:zzzzzzzzzzzzzzzzzzzzzzzz"}, "wrong-metadata"),
        ("document", {"service": []}, "wrong-metadata"),
        ("document", {"service": [{"id": "#atproto_pds", "serviceEndpoint": 7}]}, "wrong-metadata"),
        ("resource", {"resource": "https://other.example"}, "wrong-metadata"),
        ("resource", {"authorization_servers": []}, "wrong-metadata"),
        ("resource", {"authorization_servers": ["http://a.example"]}, "wrong-metadata"),
        ("resource", {"authorization_servers": ["https://a", "https://b"]}, "wrong-metadata"),
        ("metadata", {"issuer": "https://other.example"}, "wrong-metadata"),
        ("metadata", {"pushed_authorization_request_endpoint": ""}, "wrong-metadata"),
        ("metadata", {"authorization_response_iss_parameter_supported": False}, "wrong-metadata"),
    ],
)
def test_a_server_whose_words_do_not_fit_together_is_refused(
    both: Both, part: str, changed: dict[str, Any], code: str
) -> None:
    network, _server = both
    setattr(network, part, changed)
    with pytest.raises(RejectedError, match=code):
        tried(network)
    assert network.pushed == []


def test_a_name_that_nobody_has_and_a_server_of_another_kind(both: Both) -> None:
    network, _server = both
    with pytest.raises(RejectedError, match="no-such-handle"):
        door(network).authorize(replace(ASK, handle="nobody.example"))
    with pytest.raises(RejectedError, match="no-handle"):
        door(network).authorize(replace(ASK, handle=" @ "))
    with pytest.raises(RejectedError, match="no-such-handle"):
        door(network).authorize(replace(ASK, handle="did:web:a/../b"))
    with pytest.raises(RejectedError, match="not-https"):
        door(network).authorize(replace(ASK, host="http://pds.example"))
    network.faults["identity.resolveHandle"] = [Reply(status=404, body=b"<html>")]
    with pytest.raises(RejectedError, match="no-such-address"):
        tried(network)
    network.faults["/.well-known/oauth-protected-resource"] = [as_json({}, 404)]
    with pytest.raises(RejectedError, match="no-browser-way"):
        tried(network)


def test_a_did_is_as_good_as_a_name(both: Both) -> None:
    network, _server = both
    door(network).authorize(replace(ASK, handle=DID))
    assert network.pushed[0]["login_hint"] == HANDLE


def test_a_try_that_the_server_refuses_says_why(both: Both) -> None:
    network, _server = both
    for error, code in (("invalid_client", "client-refused"), ("x", "sign-in-refused")):
        network.faults["/oauth/par"] = [as_json({"error": error}, 400)]
        with pytest.raises(RejectedError, match=code):
            tried(network)
    network.faults["/oauth/par"] = [as_json({"request_uri": ""}, 201)]
    with pytest.raises(RejectedError, match="wrong-answer"):
        tried(network)
