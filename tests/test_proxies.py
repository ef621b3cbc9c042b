"""Each request goes the way that the policy, the variables or the system say for its address."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.channel.errors import UnreachableError
from studio.channel.fetch import WebSource
from studio.proxies import Choice, From, bare_address, chooser, proxy_for, use_proxies
from studio.publishers import http
from studio.publishers.errors import UnavailableError
from tests.helpers.company_network import Authority, ConnectProxy, Page, web_server

HOST = "pds.shop.test"
URL = f"https://{HOST}/x?token=canary"


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


def test_the_policy_comes_before_the_variables_and_those_before_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def system(_url: str) -> str:
        return "http://system:1"

    assert chooser()(URL) == Choice(decided=From.NOBODY)
    assert chooser(system=system)(URL) == Choice(decided=From.SYSTEM, url="http://system:1")
    monkeypatch.setenv("HTTPS_PROXY", "variable:2")
    assert chooser(system=system)(URL) == Choice(decided=From.ENVIRONMENT, url="http://variable:2")
    locked = chooser("http://policy:3", system)
    assert locked(URL) == Choice(decided=From.POLICY, url="http://policy:3")
    assert chooser("direct", system)(URL) == Choice(decided=From.POLICY)


def test_no_proxy_forbids_a_proxy_and_does_not_ask_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://variable:2")
    monkeypatch.setenv("NO_PROXY", "shop.test")
    chosen = chooser(system=lambda _url: "http://system:1")(URL)
    assert chosen == Choice(decided=From.ENVIRONMENT)


@pytest.mark.parametrize(
    ("platform", "url"), [("win32", "http://system:1"), ("linux", "http://v:2")]
)
def test_system_means_what_it_says_where_the_system_has_settings(
    monkeypatch: pytest.MonkeyPatch, platform: str, url: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://v:2")
    monkeypatch.setattr(sys, "platform", platform)
    assert chooser("system", lambda _url: "http://system:1")(URL).url == url


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1:8080", "[::1]:443", "127.9.9.9"])
def test_this_computer_is_never_asked_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://variable:2")
    choose = chooser("http://policy:3", lambda _url: "http://system:1")
    assert choose(f"https://{name}/") == Choice(decided=From.LOOPBACK)


def test_a_script_of_the_system_learns_the_server_and_nothing_else() -> None:
    asked: list[str] = []

    def system(url: str) -> None:
        asked.append(url)

    chooser(system=system)(URL)
    assert asked == [f"https://{HOST}/"]


@pytest.mark.parametrize(
    ("url", "shown"),
    [("http://u:canary@proxy.test:8080", "proxy.test:8080"), ("proxy.test", "proxy.test"),
     ("http://proxy:no-port", "?"), ("", "")],
)  # fmt: skip
def test_what_is_shown_of_these(url: str, shown: str) -> None:
    assert bare_address(url) == shown


@given(st.text(max_size=40))
def test_any_text_can_be_shown_as_an_address(text: str) -> None:
    assert isinstance(bare_address(text), str)


@given(st.text(min_size=6, max_size=12).filter(lambda t: t not in "proxy.test:8080"))
def test_no_password_is_shown_whatever_is_in_it(password: str) -> None:
    shown = bare_address(f"http://priya:{password}@proxy.test:8080")
    assert shown in ("?", "proxy.test:8080") or password not in shown


def test_a_choice_shows_no_password() -> None:
    assert "canary" not in repr(Choice(decided=From.SYSTEM, url="http://u:canary@proxy.test"))
    assert bare_address("http://priya:1234/canary@proxy.test") == "?"


# -- real requests ------------------------------------------------------------------------


@contextmanager
def shop(
    folder: Path, monkeypatch: pytest.MonkeyPatch, password: str = ""
) -> Iterator[ConnectProxy]:
    authority = Authority()
    (folder / "ca.pem").write_bytes(authority.pem())
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    with (
        web_server(Page(), authority.context(folder, HOST)) as port,
        ConnectProxy(port, password) as proxy,
    ):
        yield proxy


def test_networks_are_reached_through_the_policys_proxy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shop(tmp_path, monkeypatch) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")  # nobody is there
        use_proxies(chooser(f"http://127.0.0.1:{proxy.port}"))
        assert http.get_json(f"https://{HOST}/x", {}).data == {"ok": True}
        assert http.answers(f"https://{HOST}/x")
        assert http.server_date(f"https://{HOST}") is not None
    assert len(proxy.asked) == 3
    assert all(line.startswith(f"CONNECT {HOST}:443 ") for line in proxy.asked)


def test_networks_are_reached_through_the_systems_proxy_asked_for_each_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    with shop(tmp_path, monkeypatch) as proxy:

        def system(url: str) -> str:
            asked.append(url)
            return f"http://127.0.0.1:{proxy.port}"

        use_proxies(chooser(system=system))
        for _again in range(2):
            http.get_json(f"https://{HOST}/x", {})
        with web_server(Page()) as local:
            http.get_json(f"http://127.0.0.1:{local}/x", {})
    assert asked == [f"https://{HOST}/"] * 2
    assert len(proxy.asked) == 2


def test_a_variable_still_counts_and_its_password_is_in_no_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with shop(tmp_path, monkeypatch, "priya:canary") as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://priya:canary@127.0.0.1:{proxy.port}")
        assert http.get_json(f"https://{HOST}/x", {}).data == {"ok": True}
        with WebSource(f"https://{HOST}/").open("file") as arrival:
            assert b"".join(arrival.pieces) == b'{"ok": true}'
        monkeypatch.setenv("HTTPS_PROXY", f"http://priya:wrong-canary@127.0.0.1:{proxy.port}")
        with pytest.raises(UnavailableError) as caught:
            http.get_json(f"https://{HOST}/x", {})
        with (
            pytest.raises(UnreachableError) as also,
            WebSource(f"https://{HOST}/").open("file"),
        ):
            pass
    assert caught.value.reason == "proxy"
    assert also.value.code == "channel-proxy"
    for text in (str(caught.value), str(also.value), caplog.text):
        assert "canary" not in text


def test_direct_goes_past_every_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    use_proxies(chooser("direct"))
    with pytest.raises(UnavailableError) as caught:
        http.get_json("https://nobody.invalid/x", {})
    assert caught.value.reason == "offline"
    assert proxy_for("https://nobody.invalid/").decided is From.POLICY


def test_a_channel_is_fetched_through_the_policys_proxy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shop(tmp_path, monkeypatch) as proxy:
        use_proxies(chooser(f"http://127.0.0.1:{proxy.port}"))
        with WebSource(f"https://{HOST}/").open("file") as arrival:
            assert b"".join(arrival.pieces) == b'{"ok": true}'
    (asked,) = proxy.asked
    assert asked.startswith(f"CONNECT {HOST}:443 ")
