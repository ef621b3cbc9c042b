from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.publishers.mastodon_html import Likeness, likeness, plain, squeezed, too_early
from tests.helpers.mastodon_server import as_html
from tests.publishers.contract import AT, BLUE, RED, post

words = st.text(
    st.characters(exclude_categories=["Cs", "Co", "Cn"]) | st.sampled_from("<>&\"' \n#@:/"),
    max_size=120,
)


def status(content: str, *alts: str | None, created_at: str = AT) -> dict[str, Any]:
    media = [{"id": "1", "description": alt} for alt in alts]
    return {"id": "1", "content": content, "created_at": created_at, "media_attachments": media}


@given(words)
def test_a_text_is_the_same_after_it_went_through_html(text: str) -> None:
    assert likeness(status(as_html(text)), post(text)) is Likeness.SAME


@given(words, words)
def test_texts_with_other_letters_are_never_the_same(one: str, other: str) -> None:
    letters = ["".join(c for c in squeezed(t) if c.isalnum()).casefold() for t in (one, other)]
    if letters[0] != letters[1]:
        assert likeness(status(as_html(one)), post(other)) is Likeness.OTHER


@given(words)
def test_any_html_is_read_without_harm(content: str) -> None:
    plain(content)


def test_links_mentions_tags_and_lines_are_read_as_the_network_writes_them() -> None:
    content = (
        '<p>Look: <a href="https://a.example/allium?x=1"><span class="invisible">https://</span>'
        '<span class="ellipsis">a.example/al</span><span class="invisible">lium?x=1</span></a><br>'
        '<span class="h-card"><a href="https://b.example/@anna">@<span>anna</span></a></span> '
        '&amp; <a href="https://a/tags/Ad" class="mention hashtag">#<span>Ad</span></a></p>'
        "<p>Bye 🌷</p>"
    )
    text = "Look: https://a.example/allium?x=1\n@anna@b.example & #Ad\n\nBye 🌷"
    assert plain(content) == text.replace("@b.example", "")
    assert likeness(status(content), post(text)) is Likeness.SAME


@pytest.mark.parametrize(
    ("alts", "expected"),
    [
        (("A red pot", "A blue pot"), Likeness.SAME),
        (("A red pot",), Likeness.OTHER),
        ((), Likeness.OTHER),
        (("A blue pot", "A red pot"), Likeness.MAYBE),
        ((None, None), Likeness.MAYBE),
    ],
)
def test_pictures_and_their_descriptions_count(
    alts: tuple[str | None, ...], expected: Likeness
) -> None:
    assert likeness(status("<p>Pots</p>", *alts), post("Pots", RED, BLUE)) is expected


def test_only_signs_that_differ_leave_a_doubt() -> None:
    assert likeness(status("<p><em>Lovely</em> day</p>"), post("*Lovely* day!")) is Likeness.MAYBE
    assert likeness(status("<p>Lovely night</p>"), post("Lovely day")) is Likeness.OTHER


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ("2026-11-20T09:29:59.999Z", True),
        ("2026-11-20T09:30:00Z", False),
        ("2026-11-21T10:30:01+01:00", False),
        ("", False),
        ("yesterday", False),
    ],
)
def test_what_was_there_a_day_before_the_press_is_too_early(made: str, expected: bool) -> None:
    assert too_early(status("", created_at=made), post("")) is expected
    assert too_early(status("", created_at=made), replace(post(""), created_at="")) is False
