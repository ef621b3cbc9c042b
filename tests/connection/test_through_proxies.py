"""Trouble with a proxy is told apart from trouble behind it, with a real proxy on loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from studio.channel.errors import UnreachableError
from studio.channel.fetch import WebSource
from studio.connection.servers import server
from studio.proxies import Choice, chooser
from studio.publishers import http
from studio.publishers.errors import PublishError
from studio.wording.connection import report
from tests.helpers.company_network import Authority, ConnectProxy, Page, web_server
from tests.helpers.looking import API, HOST, codes, looked, problem, secured


@contextmanager
def company(
    authority: Authority, folder: Path, password: str = "", status: int = 200
) -> Iterator[ConnectProxy]:
    with ExitStack() as stack:
        port = stack.enter_context(secured(authority, folder, name=HOST))
        yield stack.enter_context(ConnectProxy(port, password, status))


def test_a_proxy_is_named_and_looks_the_name_up_itself(believed: Authority, tmp_path: Path) -> None:
    with company(believed, tmp_path) as proxy:
        steps = looked(server(f"https://{HOST}", API), f"http://127.0.0.1:{proxy.port}")
    assert codes(steps) == {
        "name": "name-by-proxy", "proxy": "proxy-policy", "reach": "reached",
        "certificate": "certificate-company", "answer": "answered", "clock": "clock-right",
    }  # fmt: skip
    assert proxy.asked == [f"CONNECT {HOST}:443 HTTP/1.1"]


def test_a_proxy_that_wants_a_password(believed: Authority, tmp_path: Path) -> None:
    with company(believed, tmp_path, "priya:canary") as proxy:
        way = f"http://127.0.0.1:{proxy.port}"
        assert problem(looked(server(f"https://{HOST}", API), way)).code == "proxy-password"


def test_a_password_of_a_proxy_is_used_and_never_shown(
    believed: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = server(f"https://{HOST}", API)
    with company(believed, tmp_path, "priya:canary pass") as proxy:
        address = f"http://priya:canary%20pass@127.0.0.1:{proxy.port}"
        monkeypatch.setenv("HTTPS_PROXY", address)
        steps = looked(at)
        wrong = looked(at, address.replace("canary", "other"))
    assert codes(steps)["proxy"] == "proxy-environment"
    assert codes(steps)["answer"] == "answered"
    assert problem(wrong).code == "proxy-password"
    for shown in (steps, wrong):
        text = report([(at, tuple(shown.values()))]) + repr(shown)
        assert "canary" not in text
        assert "priya" not in text
    assert "canary" not in repr(Choice(decided=chooser(address)("https://a/").decided, url=address))


@pytest.mark.parametrize(("status", "code"), [(403, "proxy-forbids"), (502, "proxy-cannot-reach")])
def test_a_proxy_that_does_not_go_there(
    believed: Authority, tmp_path: Path, status: int, code: str
) -> None:
    with company(believed, tmp_path, status=status) as proxy:
        way = f"http://127.0.0.1:{proxy.port}"
        assert problem(looked(server(f"https://{HOST}", API), way)).code == code


def test_a_stranger_behind_a_proxy_is_still_refused(tmp_path: Path) -> None:
    with company(Authority("Evil"), tmp_path) as proxy:
        way = f"http://127.0.0.1:{proxy.port}"
        assert problem(looked(server(f"https://{HOST}", API), way)).code == "certificate-refused"
    assert len(proxy.asked) == 2


@pytest.mark.parametrize("address", ["http://proxy:port", "http://priya:1234/x@proxy", "http://"])
def test_a_proxy_that_nobody_understands_is_told(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    at = server(f"https://{HOST}", API)
    steps = looked(at)
    assert problem(steps).code == "proxy-unreadable"
    assert "1234" not in report([(at, tuple(steps.values()))])
    with pytest.raises(PublishError):
        http.get_json(f"https://{HOST}/x", {})
    with pytest.raises(UnreachableError), WebSource(f"https://{HOST}/").open("x"):
        pass


def test_proxies_that_are_silent_unknown_or_of_another_kind(believed: Authority) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    at = server(f"https://{HOST}", API)
    assert problem(looked(at, f"http://127.0.0.1:{port}")).code == "proxy-silent"
    with web_server(Page(body=b"no proxy")) as there:  # answers 501 to CONNECT
        assert problem(looked(at, f"http://127.0.0.1:{there}")).code == "proxy-cannot-reach"
    assert problem(looked(at, "http://proxy.invalid:3128")).code == "proxy-name-unknown"
    assert problem(looked(at, "https://localhost:3128")).code == "proxy-kind"
