from __future__ import annotations

import gc
import json
import logging
import pickle
import threading
import traceback
from pathlib import Path

import pytest

from studio.publishers.base import Ask, Authorization, Linked, Secret
from studio.publishers.errors import PublishError, RejectedError, UnavailableError
from studio.publishers.oauth.attempt import Attempt, begin
from tests.helpers.attempts import TEXTS, Waiting, now
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.oauth_network import (
    CODE,
    TOKEN,
    VERIFIER,
    FakeOauth,
    connect,
    exchange,
    request,
    status,
)


def started(network: FakeOauth) -> Attempt:
    return begin(network, host="", handle="", clock=now, texts=TEXTS)


def test_each_try_has_a_state_and_a_port_of_its_own() -> None:
    network = FakeOauth()
    one, two = started(network), started(network)
    states = {ask.state.reveal() for ask in network.asked}
    assert len(states) == 2
    assert all(len(state) >= 40 for state in states)
    assert len({ask.redirect_uri for ask in network.asked}) == 2
    assert one.url != two.url
    one.cancel()
    two.cancel()


def test_a_cancelled_try_ends_at_once_and_another_one_works() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    waiting.attempt.cancel()
    waiting.attempt.cancel()
    with pytest.raises(RejectedError, match="cancelled"):
        waiting.linked()
    with pytest.raises(ConnectionError):
        connect(network.back())
    again = Waiting(network)
    exchange(network.back(), request(network.back()))
    assert again.linked().secret == Secret(TOKEN)


def test_a_try_that_nobody_waits_for_can_be_cancelled() -> None:
    network = FakeOauth()
    attempt = started(network)
    attempt.cancel()
    with pytest.raises(ConnectionError):
        connect(network.back())
    with pytest.raises(RejectedError, match="cancelled"):
        attempt.wait()


def test_who_cancels_while_the_code_is_redeemed_is_signed_out_again() -> None:
    redeeming, go_on = threading.Event(), threading.Event()

    class Slow(FakeOauth):
        def redeem(self, authorization: Authorization, code: Secret) -> Linked:
            redeeming.set()
            assert go_on.wait(10)
            return super().redeem(authorization, code)

    network = Slow()
    waiting = Waiting(network)
    exchange(network.back(), request(network.back()))
    assert redeeming.wait(10)
    waiting.attempt.cancel()
    go_on.set()
    with pytest.raises(RejectedError, match="cancelled"):
        waiting.linked()
    assert network.unlinked == [Secret(TOKEN)]


def test_a_pasted_address_is_as_good_as_the_browser() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    assert waiting.attempt.paste("priya@example.com") == "not-the-address"
    assert waiting.attempt.paste(waiting.attempt.url) == "not-the-address"
    assert waiting.attempt.paste(network.back(state="old")) == "wrong-state"
    assert waiting.attempt.paste(network.back(state=None)) == "missing-state"
    assert waiting.attempt.paste(network.back()) == ""
    assert waiting.linked().identity.handle == "priya"
    assert waiting.attempt.paste(network.back()) == "used-already"


def test_a_pasted_mix_up_ends_the_try() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    assert waiting.attempt.paste(network.back(iss="https://evil.example")) == ""
    with pytest.raises(RejectedError, match="wrong-server"):
        waiting.linked()


def test_where_the_server_shows_a_code_it_is_pasted_bare() -> None:
    network = FakeOauth(issuer="")
    network.out_of_band = True
    waiting = Waiting(network)
    assert waiting.attempt.paste(f" {CODE}\n") == ""
    assert waiting.linked().identity.handle == "priya"
    assert network.redeemed == [CODE]


def test_a_network_without_this_way_says_so_and_no_port_stays_open() -> None:
    with pytest.raises(RejectedError, match="no-browser-way"):
        begin(FakeNetwork(), host="", handle="", clock=now, texts=TEXTS)

    class Down(FakeOauth):
        def authorize(self, ask: Ask) -> Authorization:
            self.asked.append(ask)
            raise UnavailableError("offline")

    network = Down()
    with pytest.raises(UnavailableError, match="offline"):
        started(network)
    with pytest.raises(ConnectionError):
        connect(network.back())


def test_a_networks_file_that_goes_wrong_is_an_unclear_answer_without_its_words() -> None:
    class Wrong(FakeOauth):
        def authorize(self, ask: Ask) -> Authorization:
            if self.issuer:
                raise KeyError(VERIFIER)
            return super().authorize(ask)

        def redeem(self, authorization: Authorization, code: Secret) -> Linked:
            raise ValueError(code.reveal())

    with pytest.raises(UnavailableError, match="unclear-answer: KeyError") as early:
        started(Wrong())
    network = Wrong(issuer="")
    waiting = Waiting(network)
    exchange(network.back(), request(network.back()))
    with pytest.raises(UnavailableError, match="unclear-answer: ValueError") as late:
        waiting.linked()
    said = "".join(traceback.format_exception(early.value) + traceback.format_exception(late.value))
    assert VERIFIER not in said
    assert CODE not in said


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "javascript:alert(1)", "http://network.example/a", "ms-settings:", ""],
)
def test_the_browser_is_given_no_address_but_a_safe_one(url: str) -> None:
    network = FakeOauth()
    network.url = url
    with pytest.raises(RejectedError, match="not-https"):
        started(network)


def test_the_browser_is_given_no_other_try() -> None:
    class Other(FakeOauth):
        def authorize(self, ask: Ask) -> Authorization:
            made = super().authorize(ask)
            return Authorization(
                url=made.url,
                issuer=made.issuer,
                redirect_uri=made.redirect_uri,
                state=Secret("mine"),
                carried=made.carried,
            )

    with pytest.raises(RejectedError, match="wrong-metadata"):
        started(Other())


def test_nothing_secret_shows_itself_anywhere(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    said = []
    with caplog.at_level(logging.DEBUG):
        for code in (CODE, "unknown-canary"):
            network = FakeOauth()
            waiting = Waiting(network)
            page = exchange(network.back(), request(network.back(code=code)))
            assert status(page) == 200
            said.append(page.decode())
            try:
                said.append(repr(waiting.linked()))
            except PublishError as problem:
                said.append("".join(traceback.format_exception(problem)) + repr(vars(problem)))
            said += [repr(waiting.attempt), repr(waiting.attempt._authorization)]
            said += [repr(network.asked), repr(waiting.attempt.refused)]
    said += [caplog.text, *capfd.readouterr(), _own_arguments()]
    for secret in (CODE, TOKEN, VERIFIER, "unknown-canary"):
        assert not [text for text in said if secret in text]
    state = network.asked[0].state.reveal()
    assert state not in repr(network.asked)


def test_a_try_cannot_be_written_down_by_mistake() -> None:
    network = FakeOauth()
    attempt = started(network)
    for thing in (attempt, attempt._authorization, network.asked[0]):
        with pytest.raises(TypeError):
            pickle.dumps(thing)
    with pytest.raises(TypeError):
        json.dumps(attempt._authorization.carried)
    attempt.cancel()


def test_a_finished_try_leaves_no_socket() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    with connect(network.back()) as idle:
        exchange(network.back(), request(network.back()))
        waiting.linked()
        idle.close()
    del waiting
    gc.collect()  # an open socket would warn here, and warnings are failures


def _own_arguments() -> str:
    file = Path("/proc/self/cmdline")
    return file.read_bytes().decode(errors="replace") if file.exists() else ""
