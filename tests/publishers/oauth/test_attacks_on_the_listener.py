from __future__ import annotations

import selectors
import socket
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from studio.publishers.errors import RejectedError, UnavailableError
from studio.publishers.oauth.attempt import begin
from studio.publishers.oauth.incoming import MOST_BYTES
from tests.helpers.attempts import TEXTS, Waiting, now
from tests.helpers.oauth_network import CODE, FakeOauth, connect, exchange, request, status


def still_works(network: FakeOauth, waiting: Waiting) -> None:
    """The real answer is taken, so nothing that came before used the try up."""
    assert status(exchange(network.back(), request(network.back()))) == 200
    assert waiting.linked().identity.handle == "priya"


@pytest.mark.parametrize(
    ("sent", "told", "code"),
    [
        (lambda n: request(n.back().replace("/fake?", "/other?")), 404, "wrong-path"),
        (lambda n: request(n.back().replace("/fake?", "/fake/?")), 404, "wrong-path"),
        (lambda n: request(n.back().replace("/fake?", "/FAKE?")), 404, "wrong-path"),
        (
            lambda n: request(n.back().replace("/callback/fake", "//callback/fake")),
            404,
            "wrong-path",
        ),
        (lambda n: request(n.back(state="guess")), 400, "wrong-state"),
        (lambda n: request(n.back(state=None)), 400, "missing-state"),
        (lambda n: request(n.back(state="")), 400, "missing-state"),
        (lambda n: request(n.back() + "&state=guess"), 400, "wrong-answer"),
        (lambda n: request(n.back(state="guess", error="access_denied")), 400, "wrong-state"),
        (lambda n: request(n.back(), method="HEAD"), 405, "wrong-method"),
        (lambda n: request(n.back(), method="POST"), 405, "wrong-method"),
        (lambda n: request(n.back(), method="OPTIONS"), 405, "wrong-method"),
        (lambda n: request(n.back(), method="get"), 405, "wrong-method"),
        (lambda n: request(n.back(), host="evil.example"), 400, "wrong-host"),
        (lambda n: request(n.back(), host="localhost"), 400, "wrong-host"),
        (lambda n: request(n.back(), host="127.0.0.1"), 400, "wrong-host"),
        (lambda n: request(n.back(), host="127.0.0.1:1"), 400, "wrong-host"),
        (lambda n: request(n.back(), host=""), 400, "wrong-host"),
        (lambda n: request(n.back(), more="Host: evil.example\r\n"), 400, "wrong-host"),
        (
            lambda n: request(n.back()).replace(b"GET /", b"GET http://evil.example/"),
            404,
            "wrong-path",
        ),
        (lambda n: request(n.back()).replace(b"HTTP/1.1", b"HTTP/2.0"), 400, "wrong-request"),
        (lambda n: b"\x16\x03\x01 hello over TLS\r\n\r\n", 400, "wrong-request"),
        (lambda n: b"\xff\xfe\r\n\r\n", 400, "wrong-request"),
        (lambda n: request(n.back(), more=f"X: {'a' * MOST_BYTES}\r\n"), 431, "too-large"),
        (lambda n: request(n.back() + "&x=" + "a" * MOST_BYTES), 431, "too-large"),
        (lambda n: request(n.back() + "&x=" + "a" * 9_000), 400, "wrong-answer"),
        (lambda n: request(n.back() + "&x=1" * 60), 400, "wrong-answer"),
    ],
)
def test_what_somebody_else_sends_is_refused_and_changes_nothing(
    sent: Callable[[FakeOauth], bytes], told: int, code: str
) -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    answer = exchange(network.back(), sent(network))
    assert status(answer) == told
    assert TEXTS.refused.encode() in answer
    assert CODE.encode() not in answer
    still_works(network, waiting)
    assert waiting.attempt.refused == (code,)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"iss": "https://other.example"}, "wrong-server"),
        ({"iss": None}, "wrong-server"),
        ({"iss": ""}, "wrong-server"),
        ({"iss": "https://network.example/"}, "wrong-server"),
        ({"code": None, "error": "access_denied"}, "said-no"),
        ({"error": "access_denied"}, "said-no"),
        ({"code": None, "error": "invalid_scope"}, "sign-in-refused: invalid_scope"),
        ({"code": None, "error": f"you sent {CODE}"}, "sign-in-refused$"),
        ({"code": None}, "wrong-answer"),
        ({"code": ""}, "wrong-answer"),
        ({"code": "two words"}, "wrong-answer"),
        ({"code": "x" * 4_001}, "wrong-answer"),
    ],
)
def test_an_answer_to_this_very_try_that_is_not_right_ends_it(
    changed: dict[str, str | None], code: str
) -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    assert status(exchange(network.back(), request(network.back(**changed)))) == 200
    with pytest.raises(RejectedError, match=code):
        waiting.linked()
    assert network.redeemed == []
    still_works(network, Waiting(network))


def test_a_server_in_trouble_means_later() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    exchange(network.back(), request(network.back(code=None, error="temporarily_unavailable")))
    with pytest.raises(UnavailableError, match="busy"):
        waiting.linked()


def test_two_of_a_field_are_refused_even_with_the_right_state() -> None:
    for field in ("code", "iss", "error"):
        network = FakeOauth()
        waiting = Waiting(network)
        exchange(network.back(), request(network.back(error="x") + f"&{field}=two"))
        with pytest.raises(RejectedError, match="wrong-answer"):
            waiting.linked()


def test_an_answer_of_another_server_is_a_mix_up_and_its_code_is_redeemed_nowhere() -> None:
    honest, evil = FakeOauth("https://honest.example"), FakeOauth("https://evil.example")
    first, second = Waiting(honest), Waiting(evil)
    assert first.attempt.url != second.attempt.url
    # The evil server sends the person on to the honest one, with the evil try's state.
    mixed = evil.back(iss=honest.issuer)
    exchange(mixed, request(mixed))
    with pytest.raises(RejectedError, match="wrong-server"):
        second.linked()
    assert evil.redeemed == []
    # And the other way round: the honest try does not know the evil one's state.
    crossed = honest.back(state=evil.asked[-1].state.reveal())
    assert status(exchange(crossed, request(crossed))) == 400
    still_works(honest, first)


def test_a_server_that_never_says_who_it_is_may_not_begin_to() -> None:
    network = FakeOauth(issuer="")
    waiting = Waiting(network)
    exchange(network.back(), request(network.back(iss="https://other.example")))
    with pytest.raises(RejectedError, match="wrong-server"):
        waiting.linked()
    still_works(network, Waiting(network))


def test_of_two_answers_only_the_first_counts() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    with connect(network.back()) as early, connect(network.back()) as late:
        early.sendall(request(network.back()))
        while early.recv(65_536):
            pass
        waiting.linked()
        assert exchange(network.back(), request(network.back(code="second"))) == b""
        late.close()
    assert network.redeemed == [CODE]


def test_a_code_that_was_used_before_is_refused_and_a_new_try_works() -> None:
    network = FakeOauth()
    first = Waiting(network)
    exchange(network.back(), request(network.back()))
    first.linked()
    second = Waiting(network)
    exchange(network.back(), request(network.back()))
    with pytest.raises(RejectedError, match="code-refused"):
        second.linked()
    network.codes.add("fresh")
    third = Waiting(network)
    exchange(network.back(), request(network.back(code="fresh")))
    assert third.linked().identity.handle == "priya"


def test_a_late_answer_is_turned_away_with_a_page() -> None:
    times = [now()]
    network = FakeOauth()
    attempt = begin(network, host="", handle="", clock=lambda: times[0], texts=TEXTS)
    assert attempt.until - times[0] == timedelta(minutes=5)
    with connect(network.back()) as late:
        late.sendall(request(network.back()))
        times[0] += timedelta(minutes=5)
        with pytest.raises(RejectedError, match="signed-in-too-late"):
            attempt.wait()
        answer = late.recv(65_536)
    assert status(answer) == 410
    assert TEXTS.refused.encode() in answer
    assert attempt.refused == ("too-late",)
    assert attempt.paste(network.back()) == "too-late"
    assert network.redeemed == []
    still_works(network, Waiting(network))


def test_an_answer_that_comes_as_time_runs_out_is_late() -> None:
    start = now()
    network = FakeOauth()
    until = start + timedelta(minutes=5)

    def clock() -> datetime:
        # In time when the loop looks, and too late when the request has been read.
        clock.calls += 1  # type: ignore[attr-defined]
        return start if clock.calls < 6 else until  # type: ignore[attr-defined]

    clock.calls = 0  # type: ignore[attr-defined]
    attempt = begin(network, host="", handle="", clock=clock, texts=TEXTS)
    with connect(network.back()) as one:
        one.sendall(request(network.back()))
        with pytest.raises(RejectedError, match="signed-in-too-late"):
            attempt.wait()
        assert status(one.recv(65_536)) == 410


def test_a_taken_port_gives_way_to_the_next_and_all_taken_is_said() -> None:
    with socket.socket() as one, socket.socket() as two:
        for taken in (one, two):
            taken.bind(("127.0.0.1", 0))
            taken.listen()
        free = socket.socket()
        free.bind(("127.0.0.1", 0))
        ports = [taken.getsockname()[1] for taken in (one, two, free)]
        free.close()

        class Fixed(FakeOauth):
            callback_ports = tuple(ports)

        network = Fixed()
        waiting = Waiting(network)
        assert network.asked[0].redirect_uri == f"http://127.0.0.1:{ports[2]}/callback/fake"
        with pytest.raises(RejectedError, match="ports-taken"):
            begin(network, host="", handle="", clock=now, texts=TEXTS)
        still_works(network, waiting)
        network.codes.add(CODE)
        still_works(network, Waiting(network))  # the port is free again at once


def test_it_hears_on_this_computer_only() -> None:
    network = FakeOauth()
    attempt = begin(network, host="", handle="", clock=now, texts=TEXTS)
    assert attempt._listener._socket.getsockname()[0] == "127.0.0.1"
    assert network.asked[0].redirect_uri.startswith("http://127.0.0.1:")
    attempt.cancel()
    with pytest.raises(ConnectionError):
        connect(network.back())


def test_a_slow_client_holds_nobody_up() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    with connect(network.back()) as slow, connect(network.back()) as silent:
        slow.sendall(request(network.back())[:20])
        still_works(network, waiting)
        silent.close()
    assert network.redeemed == [CODE]


def test_more_slow_clients_than_are_let_wait_put_the_oldest_away() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    slow = [connect(network.back()) for _ in range(40)]
    for one in slow:
        one.sendall(b"GET /")
    still_works(network, waiting)
    assert waiting.attempt.refused.count("no-request") >= 40 - 32
    for one in slow:
        one.close()


def test_a_slow_client_is_put_away_after_ten_seconds() -> None:
    times = [now()]
    network = FakeOauth()
    waiting = Waiting(network, clock=lambda: times[0])
    with connect(network.back()) as slow:
        slow.sendall(b"GET /")
        exchange(network.back(), request(network.back(), method="HEAD"))  # so slow is let in
        times[0] += timedelta(seconds=11)
        exchange(network.back(), request(network.back(), method="HEAD"))
        with selectors.DefaultSelector() as ready:
            ready.register(slow, selectors.EVENT_READ)
            assert ready.select(10)
        assert slow.recv(1) == b""
    assert "no-request" in waiting.attempt.refused
    still_works(network, waiting)


def test_what_came_in_pieces_is_put_together() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    whole = request(network.back(), more="User-Agent: slow\r\n")
    with connect(network.back()) as one:
        for at in range(0, len(whole), 7):
            one.sendall(whole[at : at + 7])
        answer = one.recv(65_536)
    assert status(answer) == 200
    waiting.linked()


def test_the_page_is_small_has_no_script_and_is_not_kept() -> None:
    network = FakeOauth()
    waiting = Waiting(network)
    answer = exchange(network.back(), request(network.back())).decode()
    waiting.linked()
    head, _, page = answer.partition("\r\n\r\n")
    assert "Connection: close" in head
    assert "Cache-Control: no-store" in head
    assert "default-src 'none'" in head
    assert "Referrer-Policy: no-referrer" in head
    assert 'lang="en-GB"' in page
    assert TEXTS.done in page
    assert "<script" not in page
    assert "http" not in page
    assert len(page) < 1_500
