"""Planted faults are found, good posts are left alone, and the README says how well."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from studio.guidelines.sameness import TOO_CLOSE, alike
from tests.corpus.figures import Post, figures, findings, is_found, posts

README = Path(__file__).resolve().parents[2] / "README.md"
MOST_ALERTS = 12
CLOSEST = 63.0


@pytest.mark.parametrize("post", [post for post in posts() if post.rules], ids=lambda p: p.id)
def test_each_planted_fault_is_found(post: Post) -> None:
    said = [(item.rule, item.code, item.text) for item in findings(post)]
    assert is_found(post), (post.rule, post.words, said)


def test_good_posts_are_nearly_always_left_alone() -> None:
    said = [
        f"{post.id}: {item.rule} “{item.text}”"
        for post in posts()
        if not post.rules
        for item in findings(post)
    ]
    assert len(said) <= MOST_ALERTS, said


def test_the_corpus_is_as_large_and_as_mixed_as_it_says() -> None:
    assert (figures().planted, figures().good) == (80, 120)
    assert len({post.id for post in posts()}) == len({post.text for post in posts()}) == 200
    assert len({post.shop for post in posts()}) == 12
    assert len({rule for post in posts() for rule in post.rules}) >= 30
    assert all(post.words.lower() in post.text.lower() for post in posts())


def test_pitch_or_conversation_is_hardly_ever_mistaken() -> None:
    assert figures().right >= 0.95 * figures().decided
    assert figures().decided >= 60


def test_no_two_posts_of_different_people_are_taken_for_the_same() -> None:
    texts = [post.text for post in posts()]
    closest = max(alike(one, (other,)) for one, other in combinations(texts, 2))
    assert closest <= CLOSEST


def test_a_copy_with_every_tenth_word_swapped_is_still_taken_for_the_same() -> None:
    for post in posts():
        words = post.text.removeprefix("Ad · ").split()
        if len(words) >= 10:
            words[9::10] = ["lovely"] * len(words[9::10])
            assert alike(" ".join(words), (post.text,)) >= TOO_CLOSE, post.id
            assert alike(f"Morning all! {post.text}", (post.text,)) >= TOO_CLOSE, post.id


def test_the_readme_has_the_figures_that_are_measured() -> None:
    now = figures()
    text = README.read_text(encoding="utf-8")
    assert f"| Planted faults that were found | {now.found} of {now.planted} |" in text
    assert f"| Alerts on the good posts | {now.alerts} on {now.good} posts |" in text
    assert f"| Pitch or conversation, when it was told | {now.right} of {now.decided} right" in text
