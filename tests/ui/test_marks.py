"""Where underlines stand, also where left-to-right and right-to-left words mix."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from studio.ui.offsets import to_utf16
from studio.ui.theme import Theme
from studio.ui.write.marks import pieces

MIXED = "Ad · 👩🏽‍🌾 cafés in مدينة ليدز الجميلة 2026 today! é́ the best"


def document_of(text: str, theme: Theme) -> QTextDocument:
    document = QTextDocument()
    document.setDefaultFont(theme.font("editor"))
    document.setPlainText(text)
    document.setTextWidth(900)
    document.documentLayout().documentSize()
    return document


def x_of(document: QTextDocument, position: int) -> float:
    line = document.firstBlock().layout().lineForTextPosition(position)
    # cursorToX gives (x, position) in PySide6.
    return float(line.cursorToX(position)[0]) + document.documentMargin()  # type: ignore[index]


def middle_of(document: QTextDocument, text: str, word: str) -> float:
    """Return the x of the middle of a word; its ends may be seen at two places."""
    start = to_utf16(text, text.index(word))
    inside = [x_of(document, start + place) for place in range(1, len(word))]
    return sum(inside) / len(inside)


def boxes(document: QTextDocument, text: str, words: str) -> list[tuple[float, float]]:
    start = text.index(words)
    found = pieces(document, to_utf16(text, start), to_utf16(text, start + len(words)))
    return [(piece.rect.left(), piece.rect.right()) for piece in found]


@pytest.mark.parametrize("word", ["cafés", "ليدز", "today", "the best"])
def test_one_word_has_one_box_around_it(light: Theme, word: str) -> None:
    document = document_of(MIXED, light)
    (box,) = boxes(document, MIXED, word)
    assert box[0] <= middle_of(document, MIXED, word) <= box[1]


def test_words_of_two_directions_are_marked_where_they_are_seen(light: Theme) -> None:
    document = document_of(MIXED, light)
    found = boxes(document, MIXED, "ليدز الجميلة 2026 today")
    for word, inside in (("ليدز", True), ("2026", True), ("today", True), ("مدينة", False)):
        middle = middle_of(document, MIXED, word)
        assert any(left <= middle <= right for left, right in found) is inside, word


def test_plain_words_are_marked_from_the_first_to_the_last_letter(light: Theme) -> None:
    text = "🎉 Sale! We have the best bulbs"
    document = document_of(text, light)
    (box,) = boxes(document, text, "the best")
    start = to_utf16(text, text.index("the best"))
    assert box[0] == pytest.approx(x_of(document, start))
    assert box[1] == pytest.approx(x_of(document, start + 8))
