"""What is escaped for LinkedIn, and that people read the same words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.networks.linkedin_text import RESERVED, escape, unescape


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Open late (till 8)", "Open late \\(till 8\\)"),
        ("we *love* it_all ~ <3 | {x} [y]", "we \\*love\\* it\\_all \\~ \\<3 \\| \\{x\\} \\[y\\]"),
        ("mail me @ 5, hi @priya", "mail me \\@ 5, hi \\@priya"),
        ("C:\\shop", "C:\\\\shop"),
        ("we are #1", "we are \\#1"),
        ("#bees and #bee_hotel!", "#bees and #bee_hotel!"),
        ("see https://example.org/a?utm_source=b_c", "see https://example.org/a?utm_source=b_c"),
        ("see https://example.org/a_(b)", "see https://example.org/a_\\(b\\)"),
        ("plain words", "plain words"),
        ("", ""),
    ],
)
def test_reserved_characters_are_escaped_beside_hashtags_and_addresses(
    text: str, sent: str
) -> None:
    assert escape(text) == sent


def test_every_reserved_character_is_escaped_in_plain_words() -> None:
    assert escape(" ".join(RESERVED)) == " ".join(f"\\{letter}" for letter in RESERVED)


PIECES = st.lists(
    st.sampled_from([*RESERVED, "\\\\", "#tag_a", "https://a.com/x_(y)", "b.com", " ", "é", "🐝"]),
    max_size=25,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(PIECES | st.text(max_size=60))
def test_people_read_what_was_written(text: str) -> None:
    assert unescape(escape(text)) == text
