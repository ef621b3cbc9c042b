from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studio.publishers.base import Authorization, Secret
from studio.publishers.errors import PublishError
from studio.publishers.oauth.answer import LONGEST, OUT_OF_BAND, Judged, judge, pasted

STATE, ISSUER = "st4te-_~", "https://network.example"
BACK = "http://127.0.0.1:51234/callback/fake"

codes = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=60)
names = st.sampled_from(("state", "code", "iss", "error", "error_description", "x", "")) | st.text()
pairs = st.lists(
    st.tuples(names, st.sampled_from((STATE, ISSUER, "access_denied", "")) | st.text())
)


def waiting(issuer: str = ISSUER, back: str = BACK) -> Authorization:
    return Authorization(
        url="https://network.example/authorize",
        issuer=issuer,
        redirect_uri=back,
        state=Secret(STATE),
        carried=Secret("canary"),
    )


def query(**fields: str) -> str:
    return urlencode({"state": STATE, "iss": ISSUER, "code": "c0de", **fields})


def reason(judged: Judged) -> str:
    return judged.problem.reason if judged.problem else ""


def is_sound(judged: Judged) -> None:
    """A code or a reason, never both and never neither; a code always ends the try."""
    assert (judged.problem is None) == (judged.code is not None)
    assert judged.final or judged.code is None
    assert judged.problem is None or isinstance(judged.problem, PublishError)


@given(st.text() | pairs.map(lambda found: urlencode(found, errors="replace")))
@example("%FF=%FF&state=st4te-_~")
@example("&&&===&;;")
@example("state=\ud800")
@example(f"state={STATE}&state={STATE}&code=c")
def test_nothing_that_comes_is_ever_more_than_a_code_or_a_reason(text: str) -> None:
    for back in (BACK, OUT_OF_BAND):
        is_sound(judge(text, waiting(back=back)))
        is_sound(pasted(text, waiting(back=back)))
        is_sound(pasted(f"{BACK}?{text}", waiting(back=back)))


@given(codes)
def test_the_right_answer_gives_its_very_code(code: str) -> None:
    for judged in (
        judge(query(code=code), waiting()),
        pasted(f"{BACK}?{query(code=code)}", waiting()),
        pasted(f" \n{BACK}?{query(code=code)}#x\n", waiting()),
        pasted(f"{BACK}?{query(code=code)}".removeprefix("http://"), waiting()),
    ):
        assert judged.code is not None
        assert judged.code.reveal() == code
        assert judged.final


@given(st.text().filter(lambda text: text != STATE), codes)
def test_without_the_right_state_nothing_ends_the_try(state: str, code: str) -> None:
    judged = judge(
        urlencode({"state": state, "iss": ISSUER, "code": code}, errors="replace"), waiting()
    )
    assert not judged.final
    assert reason(judged) in {"wrong-state", "missing-state", "wrong-answer"}


@given(st.text().filter(lambda text: text != ISSUER))
def test_only_the_server_that_was_asked_may_answer(issuer: str) -> None:
    text = urlencode({"state": STATE, "iss": issuer, "code": "c"}, errors="replace")
    if len(text) <= LONGEST:
        assert reason(judge(text, waiting())) == "wrong-server"


@given(st.text(), st.text())
def test_an_address_of_somewhere_else_is_never_taken(start: str, code: str) -> None:
    if f"{start}?".startswith((BACK, BACK.removeprefix("http://"))):
        return
    text = f"{start}?{query(code=code or 'c')}" if code.isascii() else start
    judged = pasted(text, waiting())
    if BACK.removeprefix("http://") not in "".join(text.split()):
        assert reason(judged) == "not-the-address"
        assert not judged.final


def test_a_server_without_a_name_gives_none() -> None:
    text = urlencode({"state": STATE, "code": "c"})
    assert reason(judge(text, waiting(issuer=""))) == ""
    assert reason(judge(f"{text}&iss=", waiting(issuer=""))) == ""
    assert reason(judge(f"{text}&iss=x", waiting(issuer=""))) == "wrong-server"


def test_a_refusal_is_not_read_before_the_server_is_known() -> None:
    wrong = urlencode({"state": STATE, "iss": "https://evil.example", "error": "access_denied"})
    assert reason(judge(wrong, waiting())) == "wrong-server"
    assert reason(judge(query(error="access_denied"), waiting())) == "said-no"


@pytest.mark.parametrize(
    ("error", "told", "detail"),
    [
        ("server_error", "busy", ""),
        ("temporarily_unavailable", "busy", ""),
        ("invalid_scope", "sign-in-refused", "invalid_scope"),
        ("<b>call 0800</b>", "sign-in-refused", ""),
    ],
)
def test_a_servers_own_words_are_not_passed_on(error: str, told: str, detail: str) -> None:
    problem = judge(query(error=error, error_description="canary"), waiting()).problem
    assert problem is not None
    assert (problem.reason, problem.detail) == (told, detail)


def test_a_bare_code_is_taken_only_where_the_server_shows_codes() -> None:
    shown = waiting(back=OUT_OF_BAND)
    assert reason(pasted("c0de", waiting())) == "not-the-address"
    taken = pasted("  c0\nde ", shown)
    assert taken.code == Secret("c0de")
    assert reason(pasted("https://network.example/?code=c0de", shown)) == "not-the-address"
    assert reason(pasted("", shown)) == "not-the-address"
    assert reason(pasted("c0dé", shown)) == "not-the-address"
    assert reason(pasted("c" * (LONGEST + 1), shown)) == "not-the-address"


def test_more_than_a_browser_sends_is_not_read() -> None:
    assert reason(judge(query() + "&x=" + "y" * LONGEST, waiting())) == "wrong-answer"
    assert reason(judge(query() + "&x=1" * 50, waiting())) == "wrong-answer"
