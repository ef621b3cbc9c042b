from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from studio.publishers.base import Identity, Secret
from studio.publishers.bluesky import Bluesky, Tids
from studio.publishers.errors import (
    RejectedError,
)
from tests.helpers import bad_server as bad
from tests.helpers.bad_server import BadServer, bad_server
from tests.helpers.bluesky_server import APP_PASSWORD, DID, HANDLE, FakeBluesky
from tests.publishers.contract import NOW


def link(server: BadServer, password: str = APP_PASSWORD, handle: str = HANDLE) -> Identity:
    linked = Bluesky().link(host=server.url, handle=handle, password=Secret(password))
    return linked.identity


def test_linking_says_whose_account_it_is() -> None:
    with bad_server(FakeBluesky()) as server:
        assert link(server, handle=" @PRIYA.example\u202c") == Identity(
            user_id=DID, handle=HANDLE, name="Priya", host=server.url
        )


@pytest.mark.parametrize("password", ["hunter2", "", "abcd-efgh-ijkl", "abcd-efgh-ijkl-mnop-qrst"])
def test_anything_but_an_app_password_never_leaves_the_computer(password: str) -> None:
    with bad_server(FakeBluesky()) as server:
        with pytest.raises(RejectedError, match="not-an-app-password"):
            link(server, password)
        assert server.seen == []


def test_a_main_password_that_looks_like_an_app_password_is_signed_out_again() -> None:
    network = FakeBluesky()
    network.scope = "com.atproto.access"
    with bad_server(network) as server:
        with pytest.raises(RejectedError, match="main-password"):
            link(server)
        assert server.paths()[-1] == "/xrpc/com.atproto.server.deleteSession"
        assert server.seen[-1].headers["Authorization"] == f"Bearer {network.refresh}"


def test_a_wrong_password_is_said_to_be_wrong() -> None:
    wrong = pytest.raises(RejectedError, match="wrong-password")
    with bad_server(FakeBluesky()) as server, wrong:
        link(server, "aaaa-bbbb-cccc-dddd")


def test_a_web_server_that_is_no_bluesky_is_said_to_be_none() -> None:
    page = replace(bad.HTML, status=404)
    none = pytest.raises(RejectedError, match="no-such-address")
    with bad_server(lambda _: page) as server, none:
        link(server)


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("http://bsky.example", "not-https"),
        ("ftp://bsky.example", "not-https"),
        ("https://", "no-such-address"),
        ("https://me:pw@bsky.example", "no-such-address"),
        ("https://bsky.example:99999", "no-such-address"),
    ],
)
def test_an_unsafe_address_is_refused_before_any_request(host: str, reason: str) -> None:
    with pytest.raises(RejectedError, match=reason):
        Bluesky().link(host=host, handle=HANDLE, password=Secret(APP_PASSWORD))


def test_record_names_sort_by_time_and_never_repeat() -> None:
    tids = Tids(clock_id=5)
    names = [tids.new(NOW), tids.new(NOW), tids.new(NOW - timedelta(hours=1))]
    names += [tids.new(NOW + timedelta(seconds=1))]
    assert sorted(names) == names
    assert len(set(names)) == 4
    assert {len(name) for name in names} == {13}


def test_a_record_name_is_the_one_of_the_specification() -> None:
    # 1 microsecond after 1970 with clock id 1: (1 << 10) | 1 = 1025 = 32² + 1
    moment = NOW.replace(year=1970, month=1, day=1, hour=0, minute=0, microsecond=1)
    assert Tids(clock_id=1).new(moment) == "2222222222323"
