from __future__ import annotations

from typing import Any

import pytest

from studio.publishers.addresses import may_follow
from studio.publishers.errors import RejectedError, UnavailableError
from studio.publishers.oauth import metadata
from tests.helpers.bad_server import HTML, Reply, as_json, bad_server

ISSUER = "https://network.example"
RIGHT: dict[str, Any] = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": "https://tokens.network.example/token",
    "authorization_response_iss_parameter_supported": True,
    "code_challenge_methods_supported": ["S256"],
    "scopes_supported": ["a", 7, "b"],
}


def test_what_a_server_says_is_read() -> None:
    server = metadata.read(RIGHT, issuer=ISSUER)
    assert server.authorize == f"{ISSUER}/authorize"
    assert server.answers_as == ISSUER
    assert server.scopes == ("a", "b")
    assert (server.revoke, server.push, server.register) == ("", "", "")
    quiet = {**RIGHT, "authorization_response_iss_parameter_supported": "true"}
    assert metadata.read(quiet, issuer=ISSUER).answers_as == ""


def test_a_slash_at_the_end_is_the_same_server_and_is_kept_as_it_writes_it() -> None:
    server = metadata.read({**RIGHT, "issuer": f"{ISSUER}/"}, issuer=ISSUER)
    assert server.issuer == f"{ISSUER}/"
    assert server.answers_as == f"{ISSUER}/"


@pytest.mark.parametrize(
    "changed",
    [
        {"issuer": "https://evil.example"},
        {"issuer": "https://network.example.evil.example"},
        {"issuer": "http://network.example"},
        {"issuer": f"{ISSUER}/path"},
        {"issuer": None},
        {"issuer": [ISSUER]},
        {"authorization_endpoint": None},
        {"token_endpoint": ""},
        {"token_endpoint": "http://network.example/token"},
        {"token_endpoint": "http://127.0.0.1:631/token"},
        {"token_endpoint": "https://localhost/token"},
        {"token_endpoint": "https://[::1]/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "https://me@network.example/"},
        {"authorization_endpoint": "https://network.example/a#b"},
        {"revocation_endpoint": "ftp://network.example/"},
        {"revocation_endpoint": 7},
        {"pushed_authorization_request_endpoint": "https://"},
        {"code_challenge_methods_supported": ["plain"]},
        {"code_challenge_methods_supported": "S256"},
    ],
)
def test_a_server_whose_words_do_not_fit_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(RejectedError, match="wrong-metadata"):
        metadata.read({**RIGHT, **changed}, issuer=ISSUER)


def test_the_page_is_where_the_standard_says() -> None:
    with bad_server(lambda _: as_json({})) as server:
        for path, asked in (("", ""), ("/", ""), ("/a/b", "/a/b"), ("/a/", "/a")):
            with pytest.raises(RejectedError, match="wrong-metadata"):
                metadata.find(f"{server.url}{path}")
            assert server.seen[-1].path == f"/.well-known/oauth-authorization-server{asked}"


def test_a_server_without_such_a_page_has_no_such_way() -> None:
    with bad_server(lambda _: as_json({}, 404)) as server:
        assert metadata.find(server.url) is None
        with pytest.raises(RejectedError, match="no-browser-way"):
            metadata.discover(server.url)


@pytest.mark.parametrize("reply", [HTML, Reply(body=b"[]"), as_json({}, 500)])
def test_an_unclear_page_means_later(reply: Reply) -> None:
    with bad_server(lambda _: reply) as server, pytest.raises(UnavailableError):
        metadata.discover(server.url)


@pytest.mark.parametrize("address", ["http://network.example", "file:///", "network.example", ""])
def test_only_a_safe_address_is_asked(address: str) -> None:
    with pytest.raises(RejectedError, match="not-https"):
        metadata.find(address)


def test_who_is_on_this_computer_may_name_this_computer() -> None:
    assert may_follow("http://127.0.0.1:3/x", named_by="http://localhost:2")
    assert may_follow("https://a.example", named_by="http://localhost:2")
    assert not may_follow("http://127.0.0.1:3/x", named_by="https://a.example")
    assert not may_follow("https://a.example/" + "x" * 2_000, named_by="https://a.example")
    assert not may_follow("https://exämple.example", named_by="https://a.example")
    assert not may_follow(None, named_by="https://a.example")
