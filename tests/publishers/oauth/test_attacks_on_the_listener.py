from __future__ import annotations

from collections.abc import Callable

import pytest

from studio.publishers.errors import RejectedError, UnavailableError
from studio.publishers.oauth.incoming import MOST_BYTES
from tests.helpers.attempts import TEXTS, Waiting, still_works
from tests.helpers.oauth_network import CODE, FakeOauth, connect, exchange, request, status


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
