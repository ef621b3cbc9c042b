from __future__ import annotations

import base64
import copy
import hashlib
import json
import pickle
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from studio.publishers import http
from studio.publishers.base import Secret
from studio.publishers.errors import LinkExpiredError
from studio.publishers.oauth.dpop import Key, Prover
from tests.helpers.bad_server import BadServer, Reply, Seen, as_json, bad_server

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
TOKEN = Secret("canary-access")


def part(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def opened(proof: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return header and claims of a proof; its signature is checked by another library."""
    head, body, signature = proof.split(".")
    header: dict[str, Any] = json.loads(part(head))
    jwk, raw = header["jwk"], part(signature)
    x, y = (int.from_bytes(part(jwk[name])) for name in ("x", "y"))
    public = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    der = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
    public.verify(der, f"{head}.{body}".encode(), ec.ECDSA(hashes.SHA256()))
    return header, json.loads(part(body))


class Picky:
    """A server that wants its own word in every proof."""

    def __init__(self, nonce: str = "n1", status: int = 401) -> None:
        self.nonce = nonce
        self.status = status
        self.proofs: list[dict[str, Any]] = []

    def __call__(self, seen: Seen) -> Reply:
        _header, claims = opened(seen.headers["DPoP"])
        self.proofs.append(claims)
        if claims.get("nonce") != self.nonce:
            return as_json({"error": "use_dpop_nonce"}, self.status, DPoP_Nonce=self.nonce)
        return as_json({"fine": True}, DPoP_Nonce=self.nonce)


def prover() -> Prover:
    return Prover(Key.new(), clock=lambda: NOW)


def get(maker: Prover, server: BadServer, token: Secret | None = TOKEN) -> int:
    url = f"{server.url}/x"
    return maker.call("GET", url, lambda b: http.get_json(url, {"q": "1"}, token=b), token).status


def test_a_proof_is_for_one_request_and_one_token() -> None:
    header, claims = opened(prover().proof("POST", "https://a.example/b?c=d#e", TOKEN).reveal())
    assert header["typ"] == "dpop+jwt"
    assert header["alg"] == "ES256"
    assert set(header["jwk"]) == {"kty", "crv", "x", "y"}
    assert (claims["htm"], claims["htu"]) == ("POST", "https://a.example/b")
    assert claims["iat"] == int(NOW.timestamp())
    digest = hashlib.sha256(TOKEN.reveal().encode()).digest()
    assert part(claims["ath"]) == digest
    assert "ath" not in opened(prover().proof("GET", "https://a.example").reveal())[1]


def test_no_two_proofs_are_the_same() -> None:
    maker = prover()
    ids = {opened(maker.proof("GET", "https://a.example").reveal())[1]["jti"] for _ in range(50)}
    assert len(ids) == 50


@pytest.mark.parametrize("status", [400, 401])
def test_a_server_that_wants_its_word_gets_it_at_the_second_try_and_from_then_on(
    status: int,
) -> None:
    picky = Picky(status=status)
    maker = prover()
    with bad_server(picky) as server:
        assert get(maker, server) == 200
        assert get(maker, server) == 200
        picky.nonce = "n2"
        assert get(maker, server) == 200
    assert [claims.get("nonce") for claims in picky.proofs] == [None, "n1", "n1", "n1", "n2"]
    assert server.seen[0].headers["Authorization"] == "DPoP canary-access"
    assert "canary" not in server.seen[0].path


def test_each_server_has_a_word_of_its_own() -> None:
    one, two, maker = Picky("one"), Picky("two"), prover()
    with bad_server(one) as first, bad_server(two) as second:
        for server in (first, second, first, second):
            assert get(maker, server) == 200
    assert [claims.get("nonce") for claims in one.proofs] == [None, "one", "one"]
    assert [claims.get("nonce") for claims in two.proofs] == [None, "two", "two"]


def test_a_server_that_is_never_content_is_asked_twice_and_no_more() -> None:
    always = as_json({"error": "use_dpop_nonce"}, 401, DPoP_Nonce="n")
    with bad_server(lambda _: always) as server:
        assert get(prover(), server) == 401
    assert len(server.seen) == 2


@pytest.mark.parametrize(
    "reply",
    [
        as_json({"error": "use_dpop_nonce"}, 401),
        as_json({"error": "use_dpop_nonce"}, 401, DPoP_Nonce="n" * 1_001),
        as_json({"error": "use_dpop_nonce"}, 403, DPoP_Nonce="n"),
        as_json({"error": "invalid_token"}, 401, DPoP_Nonce="n"),
        as_json({"error": "use_dpop_nonce"}, 200, DPoP_Nonce="n"),
    ],
)
def test_anything_else_is_not_tried_again(reply: Reply) -> None:
    with bad_server(lambda _: reply) as server:
        get(prover(), server)
    assert len(server.seen) == 1


def test_the_word_may_be_asked_for_in_a_header_alone() -> None:
    def answer(seen: Seen) -> Reply:
        if "nonce" in opened(seen.headers["DPoP"])[1]:
            return as_json({})
        asked = {"WWW-Authenticate": 'DPoP error="use_dpop_nonce"', "DPoP-Nonce": "n"}
        return Reply(status=401, body=b"", headers=asked)

    with bad_server(answer) as server:
        assert get(prover(), server) == 200


def test_a_form_is_sent_whole_the_second_time_too() -> None:
    with bad_server(Picky(status=400)) as server:
        assert prover().post_form(f"{server.url}/t", {"code": Secret("c")}).status == 200
    assert [seen.body for seen in server.seen] == [b"code=c", b"code=c"]
    assert "Authorization" not in server.seen[0].headers


def test_a_kept_key_makes_proofs_of_the_same_key() -> None:
    key = Key.new()
    kept = key.as_secret()
    again = Key.from_secret(kept)
    assert again.public() == key.public()
    assert len(kept.reveal()) < 250
    opened(Prover(again).proof("GET", "https://a.example").reveal())


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{}",
        "[]",
        "7",
        "not json",
        '{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"c"}',
        '{"kty":"oct","k":"AAAA"}',
        json.dumps(Key.new().public()),
    ],
)
def test_a_key_that_cannot_be_read_asks_to_link_again(damaged: str) -> None:
    with pytest.raises(LinkExpiredError, match="sign-in-ended"):
        Key.from_secret(Secret(damaged))


def test_a_key_never_shows_itself() -> None:
    key = Key.new()
    private = json.loads(key.as_secret().reveal())["d"]
    assert private not in f"{key!r} {key} {key.public()}"
    assert "d" not in opened(Prover(key).proof("GET", "https://a").reveal())[0]["jwk"]
    with pytest.raises(TypeError):
        pickle.dumps(key)
    with pytest.raises(TypeError):
        copy.deepcopy(key)
