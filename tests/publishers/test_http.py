from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.publishers import http
from studio.publishers.answers import retry_at
from studio.publishers.base import Secret
from studio.publishers.errors import (
    LinkExpiredError,
    OutcomeUnknownError,
    PublishError,
    RejectedError,
    UnavailableError,
)
from tests.helpers import bad_server as bad
from tests.helpers.bad_server import Reply, as_json, bad_server, nobody_there

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TOKEN = Secret("canary-3f1c")


def outcome(reply: Reply, *, public: bool) -> PublishError:
    with bad_server(lambda _: reply) as server, pytest.raises(PublishError) as caught:
        http.post_json(f"{server.url}/x", {"a": 1}, token=TOKEN, public=public).accepted()
    assert len(server.seen) == 1  # never tried again, never redirected
    return caught.value


@pytest.mark.parametrize(
    ("reply", "hidden", "public"),
    [
        (bad.PORTAL, "wifi-sign-in", "unclear-answer"),
        (bad.HTML, "wifi-sign-in", "unclear-answer"),
        (bad.NO_JSON, "unclear-answer", "unclear-answer"),
        (Reply(body=b"[1]"), "unclear-answer", "unclear-answer"),
        (bad.BROKEN, "busy", "server-trouble"),
        (bad.BAD_GATEWAY, "busy", "server-trouble"),
        (as_json({}, 408), "busy", "server-trouble"),
        (as_json({}, 409), "busy", "server-trouble"),
        (bad.DROPPED, "no-answer", "no-answer"),
        (bad.CUT_SHORT, "no-answer", "no-answer"),
        (Reply(body=b"[" * 5_100_000), "unclear-answer", "unclear-answer"),
        (Reply(body=b"[" * 100_000), "unclear-answer", "unclear-answer"),
    ],
)
def test_no_clear_answer_means_unknown_only_when_it_was_to_be_public(
    reply: Reply, hidden: str, public: str
) -> None:
    calm, unsure = outcome(reply, public=False), outcome(reply, public=True)
    assert (type(calm), calm.reason) == (UnavailableError, hidden)
    assert (type(unsure), unsure.reason) == (OutcomeUnknownError, public)


@pytest.mark.parametrize("public", [True, False])
def test_a_definite_no_is_the_same_for_both(public: bool) -> None:
    assert type(outcome(bad.NO_TOKEN, public=public)) is LinkExpiredError
    assert outcome(bad.TOO_LARGE, public=public).reason == "picture-too-large"
    busy = outcome(bad.BUSY, public=public)
    assert (type(busy), busy.reason) == (UnavailableError, "rate-limited")
    assert busy.retry_at is not None
    refused = outcome(as_json({"error": "X", "message": "why\n not"}, 400), public=public)
    assert (type(refused), refused.detail) == (RejectedError, "why not")


@pytest.mark.parametrize("public", [True, False])
def test_what_was_never_sent_is_never_unknown(public: bool) -> None:
    with nobody_there() as url, pytest.raises(UnavailableError, match="offline"):
        http.post_json(url, {"a": 1}, token=TOKEN, public=public)
    with pytest.raises(UnavailableError, match="offline"):
        http.post_json("https://no-such-host.invalid", {"a": 1}, public=public)
    # A server that speaks no TLS: the certificate could not be looked at, nothing was sent.
    with bad_server(lambda _: bad.HTML) as server:
        address = server.url.replace("http:", "https:")
        with pytest.raises(UnavailableError, match="certificate"):
            http.post_json(address, {"a": 1}, public=public)
        assert server.seen == []


def test_a_server_that_never_answers_is_given_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "TIMEOUT", (1.0, 0.1))
    assert type(outcome(bad.NEVER, public=True)) is OutcomeUnknownError
    assert type(outcome(bad.NEVER, public=False)) is UnavailableError


class _Dripping:
    """An answer that comes a byte at a time."""

    def iter_content(self, _size: int) -> Iterator[bytes]:
        yield from (b"1", b"2", b"3")


@pytest.mark.parametrize(("seconds", "body"), [((0, 1, 59, 60), b"123"), ((0, 1, 61, 61), None)])
def test_an_answer_that_drips_for_a_minute_is_given_up_on(
    monkeypatch: pytest.MonkeyPatch, seconds: tuple[float, ...], body: bytes | None
) -> None:
    clock = iter(seconds)
    monkeypatch.setattr(http, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    assert http._capped(cast("requests.Response", _Dripping())) == body


def test_the_networks_own_words_cannot_steer_a_terminal() -> None:
    message = "no\x1b[2J \u202eway\x00 at\u200b all\x9b 🐝"
    refused = outcome(as_json({"error": "X", "message": message}, 400), public=True)
    assert refused.detail == "no[2J way at all 🐝"


def test_the_token_is_in_the_header_and_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with bad_server(lambda _: as_json({"ok": 1})) as server:
        answer = http.get_json(f"{server.url}/x", {"q": "a b"}, token=TOKEN)
        assert answer.data == {"ok": 1}
        assert server.seen[0].headers["Authorization"] == "Bearer canary-3f1c"
        assert server.seen[0].path == "/x?q=a+b"
    for reply in (bad.DROPPED, bad.NO_JSON, bad.BROKEN, bad.PORTAL, bad.NO_TOKEN):
        said = "".join(traceback.format_exception(outcome(reply, public=True)))
        assert "canary" not in said
        assert "127.0.0.1" not in said
    assert not [r for r in caplog.records if "canary" in r.getMessage() or "/x" in r.getMessage()]


def test_a_password_of_the_netrc_file_does_not_replace_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setattr(http, "is_loopback", lambda _: False)
    with bad_server(lambda _: as_json({})) as server:
        http.post_json(f"{server.url}/x", {}, token=TOKEN)
        http.post_json(f"{server.url}/x", {})
    assert server.seen[0].headers["Authorization"] == "Bearer canary-3f1c"
    assert "Authorization" not in server.seen[1].headers


def test_this_computer_is_never_reached_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    with nobody_there() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy)
        monkeypatch.setenv("no_proxy", "")
        with bad_server(lambda _: as_json({"ok": 1})) as server:
            assert http.get_json(server.url, {}).data == {"ok": 1}
        with pytest.raises(UnavailableError, match="proxy"):
            http.post_json("http://elsewhere.invalid", {"a": 1}, public=True)


def test_a_file_is_uploaded_as_it_is() -> None:
    with bad_server(lambda _: as_json({"blob": {}})) as server:
        data = bytes(range(256)) * 1000
        http.post_bytes(f"{server.url}/up", data, "image/png", token=TOKEN)
    assert server.seen[0].body == data
    assert server.seen[0].headers["Content-Type"] == "image/png"
    assert server.seen[0].headers["Content-Length"] == "256000"


def test_an_empty_body_is_sent_as_one() -> None:
    with bad_server(lambda _: Reply(body=b"")) as server:
        assert http.post_json(f"{server.url}/x", None, token=TOKEN).data == {}
    assert server.seen[0].body == b""
    assert "Content-Type" not in server.seen[0].headers


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("bsky.social", "https://bsky.social"),
        (" https://pds.example:8443/ ", "https://pds.example:8443"),
        ("HTTPS://PDS.Example/xrpc", "https://pds.example"),
        ("http://localhost:2583", "http://localhost:2583"),
        ("http://127.0.0.1:2583", "http://127.0.0.1:2583"),
        ("http://[::1]:2583", "http://[::1]:2583"),
    ],
)
def test_an_address_is_read_however_it_was_typed(typed: str, address: str) -> None:
    assert http.origin(typed) == address


@pytest.mark.parametrize("typed", ["http://127.0.0.1.example", "http://10.0.0.1", "http://a"])
def test_only_this_computer_is_reached_without_https(typed: str) -> None:
    with pytest.raises(RejectedError, match="not-https"):
        http.origin(typed)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_any_address_is_read_or_refused(typed: str) -> None:
    try:
        address = http.origin(typed)
    except RejectedError:
        return
    assert address.startswith(("https://", "http://"))


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry-After": "290"}, timedelta(seconds=290)),
        ({"Retry-After": "Sat, 21 Nov 2026 09:40:00 GMT"}, timedelta(minutes=10)),
        ({"RateLimit-Reset": str(int(NOW.timestamp()) + 60)}, timedelta(minutes=1)),
        ({"RateLimit-Reset": "60"}, timedelta(minutes=1)),
        ({"RateLimit-Reset": "60", "Retry-After": "90"}, timedelta(seconds=90)),
        ({"Retry-After": "99999999999"}, timedelta(days=1)),
        ({"Retry-After": "Sun, 21 Dec 2036 09:40:00 GMT"}, timedelta(days=1)),
        ({"RateLimit-Reset": str(int(NOW.timestamp()) + 864_000)}, timedelta(days=1)),
        ({"RateLimit-Reset": "999999"}, timedelta(days=1)),
        ({"Retry-After": "Sat, 21 Nov 2020 09:40:00 GMT"}, timedelta(0)),
    ],
)
def test_the_network_says_when_to_come_back(headers: dict[str, str], wait: timedelta) -> None:
    assert retry_at(headers, NOW) == NOW + wait


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_header_gives_a_time_within_a_day_or_none(after: str, reset: str) -> None:
    when = retry_at({"Retry-After": after, "RateLimit-Reset": reset}, NOW)
    assert when is None or NOW <= when <= NOW + timedelta(days=1)


def test_a_servers_clock_is_read_from_any_answer() -> None:
    with bad_server(lambda _seen: bad.BROKEN) as server:
        told = http.server_date(server.url)
    assert told is not None
    assert abs(datetime.now(UTC) - told) < timedelta(minutes=1)
    with nobody_there() as url:
        assert http.server_date(url) is None
    assert http.server_date("ftp://x") is None


@pytest.mark.parametrize(
    ("status", "there"), [(200, True), (301, True), (403, False), (404, False), (500, False)]
)
def test_an_address_answers_with_a_page_or_with_the_way_to_one(status: int, there: bool) -> None:
    moved = Reply(status=status, headers={"Location": "http://127.0.0.1:9/elsewhere"})
    with bad_server(lambda _: moved) as server:
        assert http.answers(f"{server.url}/guides") is there
        (seen,) = server.seen  # asked once, and not led anywhere else
    assert (seen.method, seen.path) == ("GET", "/guides")
    assert "Authorization" not in seen.headers


def test_an_address_where_nobody_is_does_not_answer() -> None:
    with nobody_there() as url:
        assert http.answers(url) is False
    assert http.answers("ftp://x") is False
    assert http.answers("not an address") is False
