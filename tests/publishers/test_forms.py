from __future__ import annotations

import logging
import traceback
from urllib.parse import parse_qs

import pytest

from studio.publishers import http
from studio.publishers.base import Secret
from studio.publishers.carried import Bound
from studio.publishers.errors import OutcomeUnknownError, PublishError, UnavailableError
from tests.helpers import bad_server as bad
from tests.helpers.bad_server import Reply, as_json, bad_server, nobody_there

TOKEN, PROOF, CODE = Secret("canary-token"), Secret("canary-proof"), Secret("canary code&x=é")


def test_a_form_is_sent_once_with_its_secrets_in_the_body_only() -> None:
    with bad_server(lambda _: as_json({"ok": 1})) as server:
        http.post_form(f"{server.url}/t", {"code": CODE, "a": "b c"}, headers={"X-One": "1"})
    (seen,) = server.seen
    assert (seen.method, seen.path) == ("POST", "/t")
    assert parse_qs(seen.body.decode()) == {"code": ["canary code&x=é"], "a": ["b c"]}
    assert seen.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert seen.headers["X-One"] == "1"
    assert "Authorization" not in seen.headers


def test_a_bound_token_goes_with_its_proof() -> None:
    with bad_server(lambda _: as_json({})) as server:
        http.get_json(f"{server.url}/x", {}, token=Bound(token=TOKEN, proof=PROOF))
        http.post_form(f"{server.url}/x", {}, token=Bound(token=None, proof=PROOF))
        http.post_json(f"{server.url}/x", {}, token=TOKEN, headers={"Idempotency-Key": "k"})
    bound, bare, plain = (seen.headers for seen in server.seen)
    assert (bound["Authorization"], bound["DPoP"]) == ("DPoP canary-token", "canary-proof")
    assert bare["DPoP"] == "canary-proof"
    assert "Authorization" not in bare
    assert (plain["Authorization"], plain["Idempotency-Key"]) == ("Bearer canary-token", "k")
    assert "DPoP" not in plain


def test_the_answers_headers_can_be_read_and_show_nothing() -> None:
    reply = as_json({"access_token": "canary"}, 400, DPoP_Nonce="canary-nonce")
    with bad_server(lambda _: reply) as server:
        answer = http.post_form(f"{server.url}/t", {})
    assert answer.headers["dpop-nonce"] == "canary-nonce"
    assert "canary" not in repr(answer)


@pytest.mark.parametrize(
    "reply", [bad.PORTAL, bad.HTML, bad.BROKEN, bad.DROPPED, bad.CUT_SHORT, bad.NO_JSON]
)
def test_a_form_is_never_sent_twice_or_on_to_somewhere_else(
    reply: Reply, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    bound = Bound(token=TOKEN, proof=PROOF)
    for public, family in ((False, UnavailableError), (True, OutcomeUnknownError)):
        with bad_server(lambda _: reply) as server, pytest.raises(PublishError) as caught:
            http.post_form(f"{server.url}/t", {"code": CODE}, token=bound, public=public)
        assert len(server.seen) == 1
        assert type(caught.value) is family
        said = "".join(traceback.format_exception(caught.value)) + repr(bound) + caplog.text
        assert "canary" not in said


def test_a_form_that_never_left_is_certainly_not_public() -> None:
    with nobody_there() as url, pytest.raises(UnavailableError, match="offline"):
        http.post_form(f"{url}/t", {"a": "b"}, public=True)
