from __future__ import annotations

import base64
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from studio.publishers.base import Secret
from studio.publishers.errors import (
    LinkExpiredError,
    PublishError,
    RejectedError,
    UnavailableError,
)
from studio.publishers.oauth import broker as client
from studio.publishers.oauth.pkce import new_pkce
from tests.helpers.bad_server import DROPPED, HTML, PORTAL, BadServer, Reply, as_json, bad_server
from tests.helpers.brokers import FOLDER, SECRET, broker, network, served, settings

BACK = "http://127.0.0.1:51234/callback/generic"
CODE, TOKEN = "canary-code-1", "canary-token-2"
GIVEN = {"access_token": TOKEN, "token_type": "Bearer", "refresh_token": "canary-refresh-3"}
PKCE = new_pkce()
RIGHT = {
    "grant_type": "authorization_code",
    "code": CODE,
    "redirect_uri": BACK,
    "code_verifier": PKCE.verifier.reveal(),
}


class Upstream:
    """A network's token endpoint; ``reply`` is what it says next."""

    def __init__(self, server: BadServer) -> None:
        self.server = server

    def says(self, reply: Reply) -> None:
        self.server.answer = lambda _: reply

    def forms(self) -> list[dict[str, list[str]]]:
        return [parse_qs(seen.body.decode()) for seen in self.server.seen]


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with bad_server(lambda _: as_json(GIVEN)) as server:
        yield Upstream(server)


def asking(upstream: Upstream, **changed: Any) -> Any:
    return broker.create_app({"net": network(upstream.server.url, **changed)}).test_client()


def test_a_code_is_redeemed_with_the_secret_and_the_verifier(upstream: Upstream) -> None:
    got = asking(upstream).post("/v1/net/token", data=RIGHT)
    assert (got.status_code, got.json) == (200, GIVEN)
    assert got.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in got.headers
    (form,) = upstream.forms()
    assert form == {name: [value] for name, value in RIGHT.items()}
    basic = base64.b64encode(f"studio-brand:{SECRET}".encode()).decode()
    assert upstream.server.seen[0].headers["Authorization"] == f"Basic {basic}"


def test_a_network_that_wants_the_secret_in_the_form_gets_it_there(upstream: Upstream) -> None:
    asking(upstream, secret_in="post").post("/v1/net/token", data=RIGHT)
    (form,) = upstream.forms()
    assert form["client_secret"] == [SECRET]
    assert form["client_id"] == ["studio-brand"]
    assert "Authorization" not in upstream.server.seen[0].headers


def test_only_what_the_app_needs_is_passed_on(upstream: Upstream) -> None:
    upstream.says(as_json({**GIVEN, "client_secret": SECRET, "note": "x"}))
    assert asking(upstream).post("/v1/net/token", data=RIGHT).json == GIVEN


@pytest.mark.parametrize(
    "wrong",
    [
        {"grant_type": "password"},
        {"grant_type": "client_credentials"},
        {"grant_type": "refresh_token"},
        {"redirect_uri": "http://127.0.0.1:1/callback/other"},
        {"redirect_uri": "https://evil.example/callback/generic"},
        {"redirect_uri": "http://localhost:1/callback/generic"},
        {"redirect_uri": "http://x@127.0.0.1:1/callback/generic"},
        {"redirect_uri": f"{BACK}?x=1"},
        {"redirect_uri": "http://127.0.0.1:99999/callback/generic"},
        {"code_verifier": "short"},
        {"code_verifier": "x" * 129},
        {"code_verifier": None},
        {"code": None},
        {"code": ""},
        {"code": "two words"},
        {"client_id": "another"},
        {"scope": "everything"},
    ],
)
def test_what_is_not_allowed_never_reaches_the_network(
    upstream: Upstream, wrong: dict[str, str | None]
) -> None:
    sent = {name: value for name, value in {**RIGHT, **wrong}.items() if value is not None}
    got = asking(upstream).post("/v1/net/token", data=sent)
    assert (got.status_code, got.json) == (400, {"error": "invalid_request"})
    assert upstream.server.seen == []


def test_odd_requests_never_reach_the_network(upstream: Upstream) -> None:
    door = asking(upstream)
    twice = {**RIGHT, "code": [CODE, CODE]}
    statuses = [
        door.post("/v1/net/token", data=twice).status_code,
        door.post("/v1/net/token?x=1", data=RIGHT).status_code,
        door.post("/v1/net/token", json=RIGHT).status_code,
        door.post("/v1/net/token", data=RIGHT, headers={"Origin": "https://a"}).status_code,
        door.post("/v1/other/token", data=RIGHT).status_code,
        door.get("/v1/net/token").status_code,
        door.post("/v1/net/token", data={**RIGHT, "code": "x" * 40_000}).status_code,
        door.post("/v1/net/revoke", data={"token": TOKEN}).status_code,
        door.get("/").status_code,
    ]
    assert statuses == [400, 400, 400, 400, 404, 405, 413, 400, 404]
    assert upstream.server.seen == []


@pytest.mark.parametrize(
    ("reply", "status", "error"),
    [
        (as_json({"error": "invalid_grant", "error_description": CODE}, 400), 400, "invalid_grant"),
        (as_json({"error": "invalid_client"}, 401), 400, "invalid_client"),
        (as_json({"error": f"we got {CODE}"}, 400), 400, "invalid_request"),
        (as_json({"error": "slow"}, 429), 429, "invalid_request"),
        (as_json({"error": SECRET}, 500), 502, "temporarily_unavailable"),
        (PORTAL, 502, "temporarily_unavailable"),
        (HTML, 502, "temporarily_unavailable"),
        (DROPPED, 502, "temporarily_unavailable"),
        (Reply(body=b"x" * 300_000), 502, "temporarily_unavailable"),
    ],
)
def test_what_the_network_refuses_is_passed_on_without_its_words(
    upstream: Upstream, reply: Reply, status: int, error: str
) -> None:
    upstream.says(reply)
    got = asking(upstream).post("/v1/net/token", data=RIGHT)
    assert (got.status_code, got.json) == (status, {"error": error})
    assert len(upstream.server.seen) == 1


def test_nothing_secret_is_logged_or_shown(
    upstream: Upstream, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        door = asking(upstream)
        door.post("/v1/net/token", data=RIGHT)
        upstream.says(DROPPED)
        door.post("/v1/net/token", data=RIGHT)
    said = caplog.text + "".join(capfd.readouterr()) + repr(network("https://a"))
    assert "canary" not in said


def test_the_apps_client_redeems_refreshes_and_revokes(upstream: Upstream) -> None:
    with served({"net": network(upstream.server.url)}) as url:
        got = client.by_code(
            url, "net", code=Secret(CODE), redirect_uri=BACK, verifier=PKCE.verifier
        )
        assert got.access == Secret(TOKEN)
        again = client.by_refresh(f"{url}/", "net", refresh=Secret("canary-refresh-3"))
        assert again.refresh == Secret("canary-refresh-3")
        upstream.says(Reply(body=b""))
        client.revoke(url, "net", token=Secret("canary-refresh-3"))
        assert upstream.server.paths() == ["/token", "/token", "/token/revocation"]
        assert upstream.forms()[1]["grant_type"] == ["refresh_token"]


def test_the_apps_client_knows_what_a_refusal_means(upstream: Upstream) -> None:
    def redeem(url: str, name: str = "net") -> None:
        client.by_code(url, name, code=Secret(CODE), redirect_uri=BACK, verifier=PKCE.verifier)

    def refresh(url: str, name: str = "net") -> None:
        client.by_refresh(url, name, refresh=Secret("r"))

    with served({"net": network(upstream.server.url, revocation_endpoint="")}) as url:
        for reply, redeeming, refreshing in (
            (as_json({"error": "invalid_grant"}, 400), "code-refused", LinkExpiredError),
            (as_json({"error": "invalid_client"}, 401), "client-refused", LinkExpiredError),
            (DROPPED, "busy", UnavailableError),
        ):
            upstream.says(reply)
            with pytest.raises(PublishError, match=redeeming):
                redeem(url)
            with pytest.raises(refreshing):
                refresh(url)
        with pytest.raises(RejectedError, match="no-broker"):
            redeem(url, "other")
        with pytest.raises(UnavailableError, match="no-broker"):
            refresh(url, "other")
        with pytest.raises(UnavailableError):
            client.revoke(url, "net", token=Secret("r"))
    with pytest.raises(RejectedError, match="not-https"):
        redeem("http://tokens.example")


def test_the_example_settings_can_be_read() -> None:
    file = FOLDER / "broker.example.toml"
    found = settings.read(file, {"PINTEREST_SECRET": SECRET})
    assert found["pinterest"].client_id == "1234567"
    assert found["pinterest"].secret == SECRET


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"https://api', '"http://api', "does not start with https"),
        ("client_id = ", "client = ", "client is not used"),
        ("secret_env = ", "secret = ", "secret is not used"),
        ('client_id = "1234567"', 'client_id = ""', "client_id is missing"),
        ("PINTEREST_SECRET", "NOT_THERE", "NOT_THERE is empty"),
        ('"basic"', '"url"', "basic or post"),
        ("http://127.0.0.1/", "http://evil.example/", "is not like"),
        ("http://127.0.0.1/", "http://127.0.0.1:80/", "is not like"),
        ("[networks.pinterest]", "[pinterest]", "networks.NAME"),
        ("[networks.pinterest]", "[networks", "cannot be read"),
    ],
)
def test_settings_that_are_not_safe_are_refused(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = (FOLDER / "broker.example.toml").read_text("utf-8")
    file = tmp_path / "broker.toml"
    file.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(settings.SettingsError, match=said) as caught:
        settings.read(file, {"PINTEREST_SECRET": SECRET})
    assert SECRET not in str(caught.value)
