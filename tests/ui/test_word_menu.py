"""The context menu of the words: fixes, spelling, and what every editor has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from studio.storage.settings import Settings
from studio.ui.write.spelling_row import SpellingRow
from tests.helpers.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def named(menu: QMenu, words: str) -> QAction:
    (found,) = [action for action in menu.actions() if action.text() == words]
    return found


def with_spelling(window: Window, text: str) -> None:
    window.write.words.proofreading.load()
    window.settle()
    window.editor.selectAll()
    window.editor.insert(text)
    window.composer._typing_stopped()
    window.settle()


def test_a_finding_under_the_pointer_offers_its_fix_and_keep(window: Window) -> None:
    before = window.editor.text()
    menu = window.write.words.menu.menu_at(before.index("best bulbs"))
    assert "Keep mine…" in labels(menu)
    named(menu, "Use “my favourite bulbs”").trigger()
    assert window.editor.text() == before.replace("the best bulbs in the UK", "my favourite bulbs")
    window.editor.undo()
    assert window.editor.text() == before


def test_where_nothing_was_found_there_is_what_every_editor_has(window: Window) -> None:
    menu = window.write.words.menu.menu_at(0)
    assert any("Paste" in words for words in labels(menu))
    assert not any("Keep" in words for words in labels(menu))


def test_a_misspelt_word_has_suggestions_and_the_right_one_goes_in(window: Window) -> None:
    with_spelling(window, "Ad · 🎉 We recieve alliums today.")
    menu = window.write.words.menu.menu_at(window.editor.text().index("recieve") + 2)
    window.settle()
    named(menu, "receive").trigger()
    assert window.editor.text() == "Ad · 🎉 We receive alliums today."
    window.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.editor.text() == "Ad · 🎉 We recieve alliums today."


def test_a_word_can_be_accepted_for_good(window: Window) -> None:
    with_spelling(window, "Ad · Our boss grows zantedeschias.")
    report = window.composer.report
    assert report is not None
    assert [f.text for f in report.findings if f.code == "spelling"] == ["zantedeschias"]
    menu = window.write.words.menu.menu_at(window.editor.text().index("zante") + 1)
    named(menu, "Always accept “zantedeschias”").trigger()
    window.settle()
    report = window.composer.report
    assert report is not None
    assert not [f for f in report.findings if f.code == "spelling"]
    assert Settings(window.folder).get().own_words == ("zantedeschias",)


def test_all_misspelt_words_share_one_row(window: Window) -> None:
    with_spelling(window, "Ad · The blubbs we recieve are lovly.")
    (row,) = window.write.words.findings.findChildren(SpellingRow)
    presses = row.findChildren(QPushButton)
    assert [press.text() for press in presses] == ["“blubbs”…", "“recieve”…", "“lovly”…"]
    window.editor.selectAll()
    window.editor.insert("Ad · The bulbs we recieve are lovely.")
    window.composer._typing_stopped()
    window.settle()
    (row,) = window.write.words.findings.findChildren(SpellingRow)
    assert [press.text() for press in row.findChildren(QPushButton)] == ["“recieve”…"]
    menu = window.write.words.menu.menu_for(row._findings[0])
    window.settle()
    assert "receive" in labels(menu)


def test_without_a_dictionary_no_word_is_flagged(window: Window) -> None:
    window.editor.selectAll()
    window.editor.insert("Ad · Teh bulbs we recieve")
    window.composer._typing_stopped()
    report = window.composer.report
    assert report is not None
    assert not [f for f in report.findings if f.code == "spelling"]


def test_a_pause_that_ends_after_the_window_closed_loads_nothing(window: Window) -> None:
    proofreading = window.write.words.proofreading
    window.close()
    proofreading.load()
    assert not window.core.has_speller("en-GB")
