from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.publishers.base import Ask, Secret
from studio.publishers.errors import PublishError, RejectedError, UnavailableError
from studio.publishers.mastodon import Mastodon
from studio.publishers.mastodon_server import limits_of, read_instance, server_of
from studio.publishers.mastodon_sign_in import keys_in
from studio.server_limits import ServerLimits
from tests.helpers import bad_server as bad
from tests.helpers.bad_server import Seen, as_json, bad_server
from tests.helpers.mastodon_server import CODE, SECRET, TOKEN, FakeMastodon
from tests.publishers.test_mastodon import BACK, sign_in, signed_in


@pytest.mark.parametrize(
    "typed",
    [
        "garden.example",
        " @priya@garden.example ",
        "priya@Garden.Example",
        "\u2068@priya@garden.example\u2069",
        "garden.example/",
        "garden.example/@priya",
        "https://garden.example/@priya/1000",
        "https://garden.example",
    ],
)
def test_a_server_is_found_in_what_people_type(typed: str) -> None:
    assert server_of(typed) == "https://garden.example"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "no-server"),
        ("@priya", "no-server"),
        ("mastodon", "no-such-address"),
        ("http://garden.example", "not-https"),
        ("ftp://garden.example", "not-https"),
        ("https://priya@garden.example", "no-such-address"),
        ("https://", "no-such-address"),
        ("a b@c d", "no-such-address"),
    ],
)
def test_what_is_no_server_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(RejectedError, match=reason):
        server_of(typed)


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_safe_address_or_a_refusal(typed: str) -> None:
    try:
        server = server_of(typed)
    except RejectedError:
        return
    parts = urlsplit(server)
    assert parts.scheme == "https" or parts.hostname in {"localhost", "127.0.0.1", "::1"}
    assert not parts.path
    assert "@" not in server


def test_a_sign_in_asks_for_little_and_for_a_fresh_one() -> None:
    with signed_in() as signed:
        network = signed.network
        app, asked = network.apps[0], network.asked
    assert app["redirect_uris"] == BACK
    assert app["scopes"] == ("profile read:statuses read:notifications write:statuses write:media")
    assert asked["force_login"] == "true"
    assert asked["code_challenge_method"] == "S256"
    assert asked["state"] == "st"
    who = signed.linked.identity
    assert (who.user_id, who.handle, who.name) == ("110", "priya@garden.example", "Priya Nair")
    assert signed.linked.limits is not None
    assert signed.linked.limits.characters == 600


def test_a_server_of_before_4_3_is_asked_for_the_older_scope() -> None:
    network = FakeMastodon()
    network.metadata = None
    with signed_in(network) as signed:
        assert signed.network.apps[0]["scopes"].split()[0] == "read:accounts"


def test_a_server_that_says_who_it_is_has_to_keep_to_it() -> None:
    network = FakeMastodon()
    network.metadata = {"authorization_response_iss_parameter_supported": True}
    with bad_server(network) as server:
        network.url = server.url
        ask = Ask(host=server.url, handle="", redirect_uri=BACK, state=Secret("st"))
        assert Mastodon().authorize(ask).issuer == f"{server.url}/"
        network.metadata = {"issuer": "https://other.example"}
        with pytest.raises(RejectedError, match="wrong-metadata"):
            Mastodon().authorize(ask)


def test_a_handle_is_enough_when_it_names_its_server() -> None:
    ask = Ask(host="", handle="@priya", redirect_uri=BACK, state=Secret("st"))
    with pytest.raises(RejectedError, match="no-server"):
        Mastodon().authorize(ask)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (as_json({}, 404), "no-such-address"),
        (bad.Reply(status=404, headers={"Content-Type": "text/html"}), "no-such-address"),
        (as_json({"error": "Redirect URI must be absolute"}, 422), "Redirect URI"),
        (bad.HTML, "wifi-sign-in"),
        (bad.BROKEN, "busy"),
        (as_json({"client_id": "a"}), "client_secret"),
        (as_json({"client_id": "", "client_secret": "b"}), "client_id"),
    ],
)
def test_a_server_that_registers_no_app_is_told_apart(fault: bad.Reply, reason: str) -> None:
    network = FakeMastodon()
    network.faults["POST /api/v1/apps"] = [fault]
    with bad_server(network) as server:
        network.url = server.url
        with pytest.raises(PublishError, match=reason):
            sign_in(network, Mastodon(), server.url)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (as_json({"error": "invalid_grant"}, 400), "code-refused"),
        (as_json({"error": "invalid_client"}, 401), "client-refused"),
    ],
)
def test_a_code_that_is_not_taken_is_a_refusal(fault: bad.Reply, reason: str) -> None:
    network = FakeMastodon()
    network.faults["POST /oauth/token"] = [fault]
    with bad_server(network) as server:
        network.url = server.url
        with pytest.raises(RejectedError, match=reason):
            sign_in(network, Mastodon(), server.url)


def _scope(network: FakeMastodon) -> None:
    network.scope = "profile read:statuses"


def _nobody(network: FakeMastodon) -> None:
    network.faults["GET /api/v1/accounts/verify_credentials"] = [bad.BROKEN]


def _odd_id(network: FakeMastodon) -> None:
    odd = as_json({"id": "../../oauth", "username": "priya"})
    network.faults["GET /api/v1/accounts/verify_credentials"] = [odd]


@pytest.mark.parametrize(
    ("spoil", "reason"), [(_scope, "may-not-post"), (_nobody, "busy"), (_odd_id, "unclear-answer")]
)
def test_a_token_that_is_of_no_use_is_given_back(
    spoil: Callable[[FakeMastodon], None], reason: str
) -> None:
    network = FakeMastodon()
    spoil(network)
    with bad_server(network) as server:
        network.url = server.url
        with pytest.raises(PublishError, match=reason):
            sign_in(network, Mastodon(), server.url)
    assert [given["token"] for given in network.revoked] == [TOKEN]


def test_nothing_secret_is_in_an_address_that_is_asked_or_in_a_repr() -> None:
    with signed_in() as signed:
        signed.publisher.unlink(signed.linked.identity, signed.linked.secret)
        asked = [seen.path for seen in signed.server.seen]
    shown = "".join(asked) + repr(signed.linked) + repr(keys_in(signed.linked.secret))
    assert not [word for word in (SECRET, TOKEN, CODE) if word in shown]


def test_unlinking_takes_the_token_back_and_twice_is_fine() -> None:
    with signed_in() as signed:
        who, secret = signed.linked.identity, signed.linked.secret
        signed.publisher.unlink(who, secret)
        assert signed.network.revoked == [
            {"client_id": "app0", "client_secret": SECRET, "token": TOKEN}
        ]
        signed.publisher.unlink(who, secret)
        gone = as_json({"error": "invalid_client"}, 401)
        signed.network.faults["POST /oauth/revoke"] = [gone, bad.BROKEN, as_json({}, 404)]
        signed.publisher.unlink(who, secret)
        for _ in range(2):
            with pytest.raises(UnavailableError):
                signed.publisher.unlink(who, secret)


def test_figures_are_read_from_the_older_page_too() -> None:
    network = FakeMastodon()
    network.instance, network.old = None, {"uri": "old.example", "max_toot_chars": 5000}
    with bad_server(network) as server:
        found = read_instance(server.url)
    assert found.domain == "old.example"
    assert found.limits == ServerLimits(characters=5000)


def test_figures_that_make_no_sense_are_left_out() -> None:
    odd = {
        "statuses": {"max_characters": -1, "max_media_attachments": True},
        "media_attachments": 3,
    }
    assert limits_of({"configuration": odd}) is None
    assert limits_of({"configuration": {"statuses": {"max_characters": "500"}}}) is None
    huge = {"statuses": {"max_characters": 10**12, "characters_reserved_per_url": 23}}
    assert limits_of({"configuration": huge}) == ServerLimits(url_length=23)


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(["statuses", "media_attachments", "x"]), json_like))
def test_any_page_is_read_without_harm(configuration: dict[str, object]) -> None:
    limits_of({"configuration": configuration})


def test_a_dropped_registration_says_that_nothing_happened() -> None:
    def drop(seen: Seen) -> bad.Reply:
        return bad.DROPPED

    with bad_server(drop) as server, pytest.raises(UnavailableError, match="no-answer"):
        sign_in(FakeMastodon(), Mastodon(), server.url)
