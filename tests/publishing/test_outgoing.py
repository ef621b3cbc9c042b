from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.post import Draft, OutgoingPicture
from studio.publishing import outgoing
from tests.helpers.shop import DRAFT


def test_the_link_goes_on_a_line_of_its_own_unless_it_is_there() -> None:
    draft = replace(DRAFT, link="https://a.example", variants=(("x", "See https://a.example now"),))
    assert outgoing(draft, "bluesky").text == "Bulbs are in\nhttps://a.example"
    assert outgoing(draft, "x").text == "See https://a.example now"
    assert outgoing(draft, "instagram", clickable_links=False).text == "Bulbs are in"
    assert outgoing(replace(draft, text=""), "bluesky").text == "https://a.example"


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=30))
def test_any_words_can_be_sent(text: str) -> None:
    sent = outgoing(Draft(id="d", text=text), "bluesky").text
    sent.encode()
    if text.isascii():
        assert sent == text


def test_the_pictures_go_out_in_their_order() -> None:
    one = OutgoingPicture(data=b"1", mime="image/png", width=1, height=1, alt="One")
    two = replace(one, data=b"2", alt="Two")
    assert outgoing(DRAFT, "bluesky", (two, one)).pictures == (two, one)
    assert outgoing(DRAFT, "bluesky").pictures == ()
