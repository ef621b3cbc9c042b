"""What Qt says about the system's proxies becomes an address that we can use, or nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory

from studio.system_proxy import system_proxy

Kind = QNetworkProxy.ProxyType
URL = "https://pds.test/"


def say(monkeypatch: pytest.MonkeyPatch, *proxies: QNetworkProxy) -> None:
    monkeypatch.setattr(
        QNetworkProxyFactory, "systemProxyForQuery", staticmethod(lambda _query: list(proxies))
    )


def test_a_proxy_becomes_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, QNetworkProxy(Kind.HttpProxy, "proxy.test", 3128))
    assert system_proxy(URL) == "http://proxy.test:3128"


def test_a_name_and_a_password_go_along_in_a_form_that_is_safe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    say(monkeypatch, QNetworkProxy(Kind.HttpProxy, "proxy.test", 3128, "pri ya", "a@b/c"))
    assert system_proxy(URL) == "http://pri%20ya:a%40b%2Fc@proxy.test:3128"


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ([Kind.NoProxy], ""),
        ([Kind.NoProxy, Kind.HttpProxy], ""),
        ([Kind.Socks5Proxy, Kind.HttpProxy], "http://proxy.test:80"),
        ([Kind.Socks5Proxy], None),
        ([], None),
    ],
)
def test_the_first_that_we_can_use_counts(
    monkeypatch: pytest.MonkeyPatch, kinds: list[Kind], found: str | None
) -> None:
    say(monkeypatch, *(QNetworkProxy(kind, "proxy.test", 80) for kind in kinds))
    assert system_proxy(URL) == found


def test_the_real_system_is_asked_from_a_worker_without_an_application(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:3128")
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(system_proxy, URL).result() in ("http://127.0.0.1:3128", "", None)
