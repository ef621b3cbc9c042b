"""Code points and UTF-16 units: the one place where the core's offsets meet Qt's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from studio.ui.offsets import to_code_points, to_utf16, utf16_length

PIECES = (
    "a",
    "é",
    "e\u0301",
    "🐝",
    "👩‍🌾",
    "🏳️‍🌈",
    "🇬🇧",
    "שלום",
    "مرحبا",
    "\u200f",
    "𝕏",
    " ",
    "\n",
    "‘",
    "\uffff",
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES), st.characters(exclude_categories=["Cs"], max_codepoint=0x2FFFF)
    ),
    max_size=24,
).map("".join)


def encoded(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
@settings(max_examples=150)
def test_every_offset_goes_to_qt_and_back(text: str) -> None:
    assert utf16_length(text) == encoded(text)
    for offset in range(len(text) + 1):
        position = to_utf16(text, offset)
        assert position == encoded(text[:offset])
        assert to_code_points(text, position) == offset


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=16).map("".join))
@settings(max_examples=100)
def test_a_real_document_selects_the_same_words(text: str) -> None:
    document = QTextDocument()
    document.setPlainText(text)
    cursor = QTextCursor(document)
    for start, end in ((0, 1), (0, len(text)), (len(text) // 2, len(text))):
        cursor.setPosition(to_utf16(text, start))
        cursor.setPosition(to_utf16(text, end), QTextCursor.MoveMode.KeepAnchor)
        # Qt may widen a selection by whole characters, never split a surrogate pair.
        assert cursor.selectionEnd() - cursor.selectionStart() == encoded(text[start:end])
        chosen = cursor.selectedText().replace("\u2029", "\n")
        assert chosen == text[start:end]


@pytest.mark.parametrize(("position", "offset"), [(0, 0), (1, 0), (2, 1), (3, 2), (99, 2)])
def test_inside_a_surrogate_pair_is_the_start_of_its_character(position: int, offset: int) -> None:
    assert to_code_points("🎉a", position) == offset


def test_past_the_end_of_plain_text_is_its_end() -> None:
    assert to_code_points("abc", 9) == 3
