"""The editor: plain text, one undo step for a fix, gaps, tabs, and exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.early import tokens
from studio.guidelines.finding import Edit, Finding, Level
from studio.ui.offsets import to_utf16
from studio.ui.theme import Theme
from studio.ui.write.editor import PostEditor
from studio.ui.write.pencil import shifted

PIECES = ("a", "bc ", "é", "e\u0301", "🐝", "👩‍🌾", "🇬🇧", "שלום ", "\n", "{x}", "‘hi’", "\u00a0")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@pytest.fixture
def editor(qtbot: QtBot, light: Theme) -> PostEditor:
    made = PostEditor(light)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def put_cursor(editor: PostEditor, offset: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(to_utf16(editor.text(), offset))
    editor.setTextCursor(cursor)


def marks_of(editor: PostEditor) -> list[tuple[str, str]]:
    units = editor.text().encode("utf-16-le")
    return sorted((m.look, units[m.start * 2 : m.end * 2].decode("utf-16")) for m in editor._marks)


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    text = draw(TEXTS)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pairs = zip(places[::2], places[1::2], strict=False)
    edits = tuple(Edit(start=a, end=b, text=draw(TEXTS)) for a, b in pairs)
    return text, edits


@given(edited_texts())
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_edits_do_the_same_as_on_a_python_text(
    editor: PostEditor, case: tuple[str, tuple[Edit, ...]]
) -> None:
    text, edits = case
    expected = text
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    editor.load(text)
    assert editor.text() == text
    editor.apply(edits)
    assert editor.text() == expected
    editor.step_to(text)
    assert editor.text() == text


def test_a_fix_is_one_edit_that_nobody_typed(editor: PostEditor) -> None:
    told: list[tuple[str, int]] = []
    editor.edited.connect(lambda text, at: told.append((text, at)))
    editor.load("🐝 We have the best, the very best bulbs\nin the UK 🌱")
    editor.apply((Edit(start=10, end=18, text="lovely"), Edit(start=20, end=33, text="my 🌷")))
    assert told == [("🐝 We have lovely, my 🌷 bulbs\nin the UK 🌱", -1)]


@pytest.mark.parametrize(
    ("key", "modifiers", "step"),
    [
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, -1),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, 1),
        (
            Qt.Key.Key_Z,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            1,
        ),
    ],
)
def test_the_keys_ask_for_a_step_and_change_nothing_by_themselves(
    editor: PostEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier, step: int
) -> None:
    asked: list[int] = []
    editor.step_asked.connect(asked.append)
    editor.load("words")
    QTest.keyClicks(editor, "!")
    QTest.keyClick(editor, key, modifiers)
    assert asked == [step]
    assert editor.text() == "words!"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(before=TEXTS, after=TEXTS)
def test_a_step_shows_the_other_words_and_the_place_where_they_changed(
    editor: PostEditor, before: str, after: str
) -> None:
    editor.load(before)
    told: list[str] = []
    editor.edited.connect(lambda text, _at: told.append(text))
    editor.step_to(after)
    assert editor.text() == after
    assert told == []
    assert 0 <= editor.code_point_cursor() <= len(after)


def test_a_letter_typed_inside_a_gap_replaces_the_whole_gap(editor: PostEditor) -> None:
    editor.load("On {which days?} we 🐝 plant")
    put_cursor(editor, 7)
    QTest.keyClicks(editor, "Mon")
    assert editor.text() == "On Mon we 🐝 plant"


@pytest.mark.parametrize("offset", [3, 16])
def test_a_letter_typed_beside_a_gap_leaves_it_alone(editor: PostEditor, offset: int) -> None:
    editor.load("On {which days?} we plant")
    put_cursor(editor, offset)
    QTest.keyClicks(editor, "x")
    assert "{which days?}" in editor.text()


def test_keys_that_write_nothing_leave_a_gap_alone(editor: PostEditor) -> None:
    editor.load("On {which days?} we plant")
    put_cursor(editor, 7)
    QTest.keyClick(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert editor.text() == "On {which days?} we plant"
    assert editor.code_point_cursor() == 8


def test_the_next_gap_is_selected_and_after_the_last_one_the_first(editor: PostEditor) -> None:
    editor.load("🐝 {one} and {two}")
    put_cursor(editor, 0)
    assert editor.select_gap()
    assert editor.textCursor().selectedText() == "{one}"
    assert editor.select_gap()
    assert editor.textCursor().selectedText() == "{two}"
    assert editor.select_gap()
    assert editor.textCursor().selectedText() == "{one}"
    editor.load("none")
    assert not editor.select_gap()


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_pasted_line_ends_become_line_feeds(editor: PostEditor, ends: str) -> None:
    editor.load("")
    data = QMimeData()
    data.setText(f"one{ends}two{ends}{ends}three")
    editor.insertFromMimeData(data)
    assert editor.text() == "one\ntwo\n\nthree"


def test_pasted_pages_come_as_plain_words(editor: PostEditor) -> None:
    editor.load("")
    data = QMimeData()
    data.setHtml("<b>bold</b> <img src='https://example.org/x.png'>")
    data.setText("bold")
    assert editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert editor.text() == "bold"
    assert not editor.textCursor().charFormat().fontWeight() > 400


@pytest.mark.parametrize("text", ["a\u00a0b", "price:\u00a05\u00a0€", "🐝\u00a0"])
def test_a_space_that_does_not_break_stays_one(editor: PostEditor, text: str) -> None:
    editor.load(text)
    assert editor.text() == text


def test_marks_move_with_what_is_typed_before_them(editor: PostEditor) -> None:
    editor.load("Ad 🐝 flying out {when}")
    finding = Finding(code="tone", rule="T", level=Level.CHECK, start=5, end=15)
    editor.set_findings((finding,))
    editor.set_pencil((), (0, 2))
    expected = [("decide", "flying out"), ("gap", "{when}"), ("label", "Ad")]
    assert marks_of(editor) == expected
    put_cursor(editor, 3)
    QTest.keyClicks(editor, "so ")
    assert editor.text() == "Ad so 🐝 flying out {when}"
    assert marks_of(editor) == expected
    editor.apply((Edit(start=0, end=6, text="🌱🌱"),))
    assert marks_of(editor) == [("decide", "flying out"), ("gap", "{when}")]


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 8), st.integers(0, 8))
@settings(max_examples=200)
def test_a_range_outside_an_edit_keeps_its_words(
    start: int, length: int, removed: int, added: int
) -> None:
    end = start + length
    before = shifted(start + removed, end + removed, 0, removed, added)
    assert before == (start + added, end + added)
    assert shifted(start, end, end + 1, removed, added) == (start, end)


def test_tab_leaves_the_editor(qtbot: QtBot, light: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    editor, after = PostEditor(light), QLineEdit()
    layout.addWidget(editor)
    layout.addWidget(after)
    page.show()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert editor.text() == ""


def test_a_tab_without_own_words_follows_the_shared_ones(editor: PostEditor) -> None:
    editor.load("one")
    editor.open_tab("bluesky", "one")
    editor.open_tab("", "one")
    QTest.keyClicks(editor, " two")
    editor.open_tab("bluesky", editor.text())
    assert editor.text() == "one two"


def test_the_cursor_of_a_tab_is_where_it_was_left(editor: PostEditor) -> None:
    editor.load("one three")
    put_cursor(editor, 3)
    editor.open_tab("bluesky", "blue")
    QTest.keyClicks(editor, "!")
    editor.open_tab("", "one three")
    QTest.keyClicks(editor, " two")
    assert editor.text() == "one two three"
    editor.open_tab("bluesky", "blue!")
    assert editor.text() == "blue!"
    assert editor.code_point_cursor() == 5


def test_opening_another_draft_forgets_the_tabs(editor: PostEditor) -> None:
    editor.open_tab("bluesky", "blue")
    editor.forget_tabs()
    editor.load("new")
    assert editor.text() == "new"
    assert set(editor._documents) == {""}


def test_only_a_person_is_told_about(editor: PostEditor) -> None:
    told: list[tuple[str, int]] = []
    editor.edited.connect(lambda text, at: told.append((text, at)))
    editor.load("🐝")
    editor.open_tab("bluesky", "blue")
    editor.open_tab("", "🐝")
    assert told == []
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "a")
    assert told == [("🐝a", 2)]


def test_another_theme_keeps_the_words(editor: PostEditor) -> None:
    editor.load("words")
    QTest.keyClicks(editor, "!")
    editor.set_theme(Theme(tokens=tokens(), dark=True, factor=1.5))
    assert editor.text() == "words!"


def test_every_mark_is_painted_without_complaint(editor: PostEditor, qtbot: QtBot) -> None:
    editor.load("Ad · שלום 🐝 " + "long words that wrap around the line " * 6 + "{gap}")
    findings = tuple(
        Finding(code="tone", rule="T", level=level, start=place, end=place + 60)
        for level, place in zip(Level, (3, 70, 140), strict=True)
    )
    editor.set_findings(findings)
    editor.set_pencil(((20, 60),), (0, 2))
    plain = PostEditor(editor._theme)
    qtbot.addWidget(plain)
    plain.resize(editor.size())
    plain.load(editor.text())
    assert editor.grab().toImage() != plain.grab().toImage()
