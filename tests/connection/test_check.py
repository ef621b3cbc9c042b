"""Each kind of trouble on the way is told apart, with real sockets, proxies and certificates."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Formatter

import pytest

from studio.accounts.model import Account
from studio.connection.certificates import _leads_to, public_roots, voucher_of
from studio.connection.model import StepName, StepState
from studio.connection.servers import server, servers_of
from studio.wording.connection import NAMES, SENTENCES, STATES, report, step_words
from tests.helpers.company_network import DAY, Authority, Page, web_server
from tests.helpers.looking import API, codes, local, looked, problem, secured

# -- names and reach ---------------------------------------------------------------------


def test_a_name_that_nobody_knows() -> None:
    steps = looked(server("https://nobody.invalid", API), "direct")
    assert codes(steps) == {"name": "name-unknown"}
    assert steps["clock"].state is StepState.NOT_REACHED


def test_a_server_that_does_not_listen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert problem(looked(local(port))).code == "no-answer"


def test_a_server_on_this_pc_needs_no_proof() -> None:
    with web_server(Page()) as port:
        steps = looked(server(f"http://127.0.0.1:{port}", API), "http://127.0.0.1:1")
    assert codes(steps) == {
        "name": "name-found", "proxy": "proxy-none", "reach": "reached",
        "certificate": "certificate-none", "answer": "answered", "clock": "clock-right",
    }  # fmt: skip


# -- certificates ------------------------------------------------------------------------


def test_a_company_that_looks_inside_is_named(believed: Authority, tmp_path: Path) -> None:
    with secured(believed, tmp_path) as port:
        steps = looked(local(port))
    assert codes(steps)["certificate"] == "certificate-company"
    assert "Big Retail Web Filter" in step_words(steps["certificate"])
    assert codes(steps)["answer"] == "answered"
    assert {step.state for step in steps.values()} == {StepState.OK}


def test_a_certificate_that_leads_to_the_public_list_is_public(
    believed: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from studio.connection import certificates

    monkeypatch.setattr(certificates, "public_roots", lambda: (believed.certificate,))
    with secured(believed, tmp_path) as port:
        assert codes(looked(local(port)))["certificate"] == "certificate-public"


def test_the_public_list_is_read_whole_and_knows_its_own() -> None:
    roots = public_roots()
    assert len(roots) > 100
    now = datetime.now(UTC)
    assert all(voucher_of([root], now).public for root in roots)
    assert not voucher_of([Authority().certificate], now).public
    assert not voucher_of([], now).public


def test_a_chain_is_followed_by_signatures_and_not_by_names() -> None:
    root, false = Authority("Same Name"), Authority("Same Name")
    made = false._made(root.name, false.key, ("a.test",), datetime.now(UTC) + DAY)
    assert not _leads_to([made, false.certificate], (root.certificate,))
    assert _leads_to([made, root.certificate, false.certificate], (false.certificate,))


def test_a_certificate_of_a_stranger_is_refused_and_nothing_is_asked(tmp_path: Path) -> None:
    page = Page()
    with secured(Authority("Coffee Shop Wi-Fi"), tmp_path, page) as port:
        steps = looked(local(port))
    assert problem(steps).code == "certificate-refused"
    assert "Coffee Shop Wi-Fi" in step_words(problem(steps))
    assert steps["answer"].state is StepState.NOT_REACHED


def test_a_certificate_of_another_name_is_refused(believed: Authority, tmp_path: Path) -> None:
    with secured(believed, tmp_path, name="other.test") as port:
        assert problem(looked(local(port))).code == "certificate-refused"


def test_a_certificate_that_ran_out_points_at_the_clock(
    believed: Authority, tmp_path: Path
) -> None:
    with secured(believed, tmp_path, until=datetime.now(UTC) - DAY) as port:
        steps = looked(local(port))
    assert problem(steps).code == "certificate-dates"
    assert steps["clock"].code == "clock-right"


def test_a_clock_that_makes_certificates_fail_is_told_as_a_clock(
    believed: Authority, tmp_path: Path
) -> None:
    page = Page(ahead=timedelta(days=-400))
    with secured(believed, tmp_path, page, until=datetime.now(UTC) - 380 * DAY) as port:
        steps = looked(local(port))
    assert (steps["certificate"].code, steps["clock"].code) == ("certificate-dates", "clock-ahead")


def test_a_firewall_that_cuts_the_line(believed: Authority) -> None:
    with web_server(Page()) as port:  # it does not speak TLS
        assert problem(looked(local(port))).code == "certificate-cut"


# -- the answer and the clock ---------------------------------------------------------------

HTML = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    ("page", "code", "place"),
    [
        (Page(body=b"<html>Welcome</html>", headers=HTML), "sign-in-page", "localhost"),
        (Page(body=b" <html>Hi</html>"), "sign-in-page", "localhost"),
        (Page(302, b"", {"Location": "https://wifi.test/in?id=priya"}), "sign-in-page",
         "wifi.test"),
        (Page(503), "server-trouble", "localhost"),
        (Page(404), "answered", "localhost"),
    ],
)  # fmt: skip
def test_a_page_instead_of_an_answer(
    believed: Authority, tmp_path: Path, page: Page, code: str, place: str
) -> None:
    with secured(believed, tmp_path, page) as port:
        steps = looked(local(port))
    assert steps["answer"].code == code
    assert ("place", place) in steps["answer"].values
    assert "priya" not in report([(local(1), tuple(steps.values()))])


def test_a_page_of_a_server_whose_answers_nobody_knows_is_an_answer(
    believed: Authority, tmp_path: Path
) -> None:
    with secured(believed, tmp_path, Page(headers=HTML, body=b"<html>")) as port:
        assert codes(looked(local(port, "")))["answer"] == "answered"


@pytest.mark.parametrize(
    ("ahead", "code", "minutes"),
    [(0, "clock-right", ""), (100, "clock-right", ""), (-100, "clock-right", ""),
     (3600, "clock-behind", "60"), (-600, "clock-ahead", "10")],
)  # fmt: skip
def test_the_clocks_are_compared(
    believed: Authority, tmp_path: Path, ahead: int, code: str, minutes: str
) -> None:
    with secured(believed, tmp_path, Page(ahead=timedelta(seconds=ahead))) as port:
        step = looked(local(port))["clock"]
    assert (step.code, dict(step.values).get("minutes", "")) == (code, minutes)


# -- words and servers -----------------------------------------------------------------------


def test_every_code_has_a_plain_sentence_and_none_is_left_over() -> None:
    folder = Path(__file__).parents[2] / "studio" / "connection"
    program = "".join(path.read_text() for path in folder.glob("*.py"))
    ways = {"proxy-policy", "proxy-environment", "proxy-system"}
    assert [c for c in SENTENCES if f'"{c}"' not in program and c not in ways] == []
    assert set(NAMES) == set(StepName)
    assert set(STATES) == set(StepState)
    for sentence in SENTENCES.values():
        fields = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert fields <= {"host", "proxy", "issuer", "place", "minutes", "status"}
        assert not [w for w in ("error", "invalid", "oops", "please") if w in sentence.lower()]


def test_the_servers_of_linked_accounts_are_looked_for_each_once() -> None:
    accounts = [
        Account(id="practice", network="practice"),
        Account(id="a", network="bluesky", host="https://pds.test"),
        Account(id="b", network="bluesky", host="https://pds.test"),
        Account(id="c", network="mastodon", host="https://social.test:8443"),
    ]
    found = servers_of(accounts)
    assert [item.address for item in found] == ["https://pds.test", "https://social.test:8443"]
    assert [item.is_api for item in found] == [True, True]
    assert [item.address for item in servers_of(accounts[:1])] == ["https://bsky.social"]
