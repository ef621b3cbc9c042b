from __future__ import annotations

import traceback
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest

from studio.publishers.base import Secret
from studio.publishers.errors import (
    LinkExpiredError,
    PublishError,
    RejectedError,
    UnavailableError,
)
from studio.publishers.oauth import tokens
from studio.publishers.oauth.pkce import new_pkce, s256
from studio.publishers.oauth.tokens import Tokens
from tests.helpers.bad_server import DROPPED, HTML, PORTAL, Reply, Seen, as_json, bad_server

GIVEN = {
    "access_token": "canary-access",
    "refresh_token": "canary-refresh",
    "token_type": "Bearer",
    "expires_in": 60,
    "scope": "write",
    "sub": "did:1",
}

OLD = Secret("canary-old")


def by_code(url: str) -> Tokens:
    return tokens.by_code(
        f"{url}/token",
        client_id="studio",
        code=Secret("canary-code"),
        redirect_uri="http://127.0.0.1:1/callback/x",
        verifier=Secret("canary-verifier"),
        scope="asked",
    )


def by_refresh(url: str) -> Tokens:
    return tokens.by_refresh(f"{url}/token", client_id="studio", refresh=OLD, scope="asked")


def always(reply: Reply) -> Callable[[Seen], Reply]:
    return lambda _: reply


def revoke(url: str) -> None:
    tokens.revoke(f"{url}/revoke", client_id="studio", token=OLD)


def outcome(call: Callable[[str], object], reply: Reply) -> PublishError:
    with bad_server(lambda _: reply) as server, pytest.raises(PublishError) as caught:
        call(server.url)
    assert len(server.seen) == 1
    said = "".join(traceback.format_exception(caught.value)) + repr(vars(caught.value))
    assert "canary" not in said
    return caught.value


def test_the_challenge_is_the_one_of_the_standards_own_example() -> None:
    # RFC 7636 appendix B
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert s256(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    one, two = new_pkce(), new_pkce()
    assert one.verifier != two.verifier
    assert len(one.verifier.reveal()) == 64
    assert one.challenge == s256(one.verifier.reveal())


def test_a_code_is_sent_as_a_form_and_nothing_stands_in_the_address() -> None:
    with bad_server(lambda _: as_json(GIVEN)) as server:
        got = by_code(server.url)
    assert got.access == Secret("canary-access")
    assert got.refresh == Secret("canary-refresh")
    assert (got.kind, got.seconds, got.scope, got.more["sub"]) == ("bearer", 60, "write", "did:1")
    assert "canary" not in repr(got)
    (seen,) = server.seen
    assert seen.path == "/token"
    assert seen.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qs(seen.body.decode()) == {
        "grant_type": ["authorization_code"],
        "client_id": ["studio"],
        "code": ["canary-code"],
        "redirect_uri": ["http://127.0.0.1:1/callback/x"],
        "code_verifier": ["canary-verifier"],
    }


def test_a_server_that_keeps_the_refresh_token_says_nothing_and_it_goes_on() -> None:
    bare = {"access_token": "a", "token_type": "bearer"}
    with bad_server(lambda _: as_json(bare)) as server:
        again, first = by_refresh(server.url), by_code(server.url)
    assert again.refresh == OLD
    assert (again.scope, again.seconds) == ("asked", 0)
    assert first.refresh is None


def test_a_secret_of_this_installation_is_sent_in_the_form() -> None:
    with bad_server(lambda _: as_json(GIVEN)) as server:
        tokens.revoke(
            server.url, client_id="c", token=Secret("t"), client_secret=Secret("canary-secret")
        )
    assert parse_qs(server.seen[0].body.decode())["client_secret"] == ["canary-secret"]


@pytest.mark.parametrize(
    ("reply", "family", "reason"),
    [
        (as_json({"error": "invalid_grant"}, 400), RejectedError, "code-refused"),
        (as_json({"error": "invalid_client"}, 401), RejectedError, "client-refused"),
        (as_json({"error": "unauthorized_client"}, 400), RejectedError, "client-refused"),
        (as_json({"error": "invalid_dpop_proof"}, 400), UnavailableError, "clock-wrong"),
        (as_json({"error": "canary-code is bad"}, 400), RejectedError, "sign-in-refused"),
        (Reply(status=400, body=b"canary-code"), RejectedError, "sign-in-refused"),
        (as_json({**GIVEN, "access_token": ""}), RejectedError, "wrong-answer"),
        (as_json({**GIVEN, "access_token": 7}), RejectedError, "wrong-answer"),
        (as_json({**GIVEN, "access_token": "a\r\nX: y"}), RejectedError, "wrong-answer"),
        (as_json({**GIVEN, "access_token": "é"}), RejectedError, "wrong-answer"),
        (as_json({**GIVEN, "access_token": "a" * 20_001}), RejectedError, "wrong-answer"),
        (as_json({**GIVEN, "refresh_token": ["r"]}), RejectedError, "wrong-answer"),
        (as_json({**GIVEN, "token_type": "mac"}), RejectedError, "wrong-answer"),
        (as_json({**GIVEN, "token_type": None}), RejectedError, "wrong-answer"),
        (as_json({**GIVEN, "scope": ["write"]}), RejectedError, "wrong-answer"),
        (as_json({"error": "server_error"}, 500), UnavailableError, "busy"),
        (PORTAL, UnavailableError, "wifi-sign-in"),
        (HTML, UnavailableError, "wifi-sign-in"),
        (DROPPED, UnavailableError, "no-answer"),
    ],
)
def test_what_can_come_of_a_code(reply: Reply, family: type[PublishError], reason: str) -> None:
    problem = outcome(by_code, reply)
    assert (type(problem), problem.reason) == (family, reason)


@pytest.mark.parametrize(
    ("reply", "family", "reason"),
    [
        (as_json({"error": "invalid_grant"}, 400), LinkExpiredError, "sign-in-ended"),
        (as_json({"error": "invalid_client"}, 401), LinkExpiredError, "sign-in-ended"),
        (as_json({}, 403), LinkExpiredError, "sign-in-ended"),
        (as_json({"error": "invalid_dpop_proof"}, 400), UnavailableError, "clock-wrong"),
        (as_json({"error": "invalid_request"}, 400), UnavailableError, "unclear-answer"),
        (as_json({"error": "canary-old"}, 400), UnavailableError, "unclear-answer"),
        (as_json({**GIVEN, "token_type": "mac"}), UnavailableError, "unclear-answer"),
        (as_json({}), UnavailableError, "unclear-answer"),
        (as_json({"error": "busy"}, 429), UnavailableError, "rate-limited"),
        (DROPPED, UnavailableError, "no-answer"),
    ],
)
def test_what_can_come_of_a_refresh_token(
    reply: Reply, family: type[PublishError], reason: str
) -> None:
    problem = outcome(by_refresh, reply)
    assert (type(problem), problem.reason) == (family, reason)


def test_an_end_that_is_certain_and_one_that_is_not() -> None:
    for reply in (Reply(body=b""), as_json({}), as_json({"error": "invalid_token"}, 400)):
        with bad_server(always(reply)) as server:
            revoke(server.url)
    for reply in (as_json({"error": "canary-old"}, 400), as_json({}, 503), DROPPED, HTML):
        assert isinstance(outcome(revoke, reply), UnavailableError)


def test_a_number_of_seconds_that_is_none_is_none() -> None:
    for odd in (True, "60", None, -5, 1.5):
        assert tokens.read({**GIVEN, "expires_in": odd}).seconds == 0
