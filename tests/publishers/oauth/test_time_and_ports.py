from __future__ import annotations

import selectors
import socket
from datetime import datetime, timedelta

import pytest

from studio.publishers.errors import RejectedError
from studio.publishers.oauth.attempt import begin
from studio.publishers.oauth.loopback import Listener
from tests.helpers.attempts import TEXTS, Waiting, now, still_works
from tests.helpers.oauth_network import CODE, FakeOauth, connect, exchange, request, status


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


def test_who_was_put_away_to_make_room_is_not_heard_any_more() -> None:
    listener = Listener("/callback/x", (), texts=TEXTS, clock=now)
    until = now() + timedelta(minutes=1)
    with selectors.DefaultSelector() as selector:
        selector.register(listener._socket, selectors.EVENT_READ, None)
        selector.register(listener._woken, selectors.EVENT_READ, None)
        slow = []
        for count in range(1, 33):
            slow.append(connect(listener.redirect_uri))
            while len(listener._guests) < count:
                listener._once(selector, lambda _: "", until)
        # One more comes, and the oldest says something: both in one look.
        slow.append(connect(listener.redirect_uri))
        slow[0].sendall(b"GET /")
        oldest = listener._guests[0]
        while oldest in listener._guests:
            listener._once(selector, lambda _: "", until)
        assert len(listener._guests) == 32
    listener.wake()
    for one in slow:
        one.close()
