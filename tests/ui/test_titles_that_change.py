"""A finding's title can change while its row stands, and is never cut."""

from __future__ import annotations

import pytest

from studio.ui.write.finding_card import FindingCard
from tests.helpers.window import Window


def heights(window: Window) -> list[tuple[int, int]]:
    """Return how high each title is, and how high its words are."""
    titles = [card._title for card in window.write.findChildren(FindingCard)]
    return [(title.height(), title.heightForWidth(title.width())) for title in titles]


@pytest.mark.parametrize("brief", ["bench-cafe", "pet-safe", "customer-story"])
def test_the_titles_of_another_draft_have_room(window: Window, brief: str) -> None:
    window.composer.load(window.core.start(brief))
    window.settle()
    assert heights(window)
    assert all(height >= words for height, words in heights(window))


def test_a_title_that_was_squeezed_while_rows_moved_gets_its_room_back(window: Window) -> None:
    card = next(iter(window.write.findChildren(FindingCard)))
    title = card._title
    title.resize(title.width(), title.height() // 2)
    assert card.retitle("Other words")
    assert title.minimumHeight() == 0
    window.settle()
    assert title.height() >= title.heightForWidth(title.width())
