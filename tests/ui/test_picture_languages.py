"""The picture screen has room for its words in every language of the app."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from studio.post import PictureEdit, PictureWords
from studio.ui.picture.screen import PictureScreen
from studio.ui.picture.tiles import LayoutTile, PlaceTile
from studio.wording.i18n import language
from tests.helpers.any_composition import saved, scene
from tests.helpers.picture_screen import LAYOUT, WORDS, picture_screen, rest, use
from tests.helpers.window import Window

HARD = PictureEdit(template=LAYOUT, words=(PictureWords(slot="words", text="W" * 32),))


@pytest.fixture(params=["cy-GB", "pl-PL"])
def speaking(
    opened: Callable[..., Window], request: pytest.FixtureRequest
) -> Iterator[tuple[Window, PictureScreen]]:
    """A window of 1366 x 768 that speaks another language than English."""
    window = opened()
    window.app.choose_language(request.param)
    window.settle()
    assert language() == request.param
    yield window, picture_screen(window)
    window.app.choose_language("en-GB")
    window.settle()


def test_no_word_of_the_picture_screen_is_cut(
    speaking: tuple[Window, PictureScreen], tmp_path: Path
) -> None:
    window, screen = speaking
    for edit in (PictureEdit(), WORDS, HARD):
        use(window, screen, edit)
        assert cut_words(screen) == []
        assert screen.tools is not None
        assert cut_words(screen.tools) == []
    window.write.pictures.pick("workshop-poster")
    rest(window, screen)
    assert not screen.desk.may_cut()
    assert cut_words(screen) == []
    file = tmp_path / "mine.jpg"
    file.write_bytes(saved(scene(500, 400), "JPEG"))
    window.write.pictures.desk.take(file)
    window.settle()
    rest(window, screen)
    assert screen.questions.isVisibleTo(screen)
    assert cut_words(screen) == []


def cut_words(part: QWidget) -> list[str]:
    """Return the words for which there is not enough room."""
    rooms = (_room(widget) for widget in part.findChildren(QWidget))
    return [words for words, enough in rooms if not enough]


def _room(widget: QWidget) -> tuple[str, bool]:
    """Return a widget's words, and whether all of them can be seen."""
    if not widget.isVisible():
        return "", True
    if isinstance(widget, QLabel) and widget.text():
        high = widget.heightForWidth(widget.width())
        needed = high if widget.wordWrap() else widget.sizeHint().height()
        narrow = not widget.wordWrap() and widget.width() < widget.sizeHint().width()
        return widget.text(), not narrow and widget.height() >= needed - 1
    if isinstance(widget, QPushButton) and widget.text():
        return widget.text(), widget.width() >= widget.minimumSizeHint().width()
    if isinstance(widget, LayoutTile):
        wide = QFontMetrics(widget._theme.font("small", 600)).horizontalAdvance(widget.text())
        return widget.text(), widget.width() - 4 >= wide
    if isinstance(widget, PlaceTile):
        return widget.text(), widget.width() >= widget.sizeHint().width()
    return "", True
