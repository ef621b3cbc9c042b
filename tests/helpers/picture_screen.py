"""Short ways to the picture screen, for tests of the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from studio.post import Area, PictureEdit, PictureWords
from studio.ui.picture.screen import PictureScreen
from tests.helpers.window import Window

LAYOUT = "words-and-logo"
WORDS = PictureEdit(template=LAYOUT, words=(PictureWords(slot="words", text="Plant me"),))
PLACES = ("instagram", "instagram:story", "bluesky")


def picture_screen(window: Window) -> PictureScreen:
    """Open the screen with three places to look at."""
    window.composer.set_previews(PLACES)
    window.app.window.go("picture")
    window.settle()
    found = window.app.window.screens["picture"]
    assert isinstance(found, PictureScreen)
    return found


def edit_of(window: Window) -> PictureEdit:
    return window.composer.draft.attachments[0].edit


def use(window: Window, screen: PictureScreen, edit: PictureEdit) -> None:
    window.composer.edit_picture(edit)
    rest(window, screen)


def rest(window: Window, screen: PictureScreen) -> None:
    """Let the hand come to rest: the exact picture is made and measured."""
    screen.desk.fetch_now()
    window.settle()


def drag(screen: PictureScreen, start: QPointF, way: QPoint) -> None:
    canvas, at = screen.canvas, start.toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    for step in range(1, 5):
        QTest.mouseMove(canvas, at + way * step / 4)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + way)


def middle(screen: PictureScreen) -> QPointF:
    return screen.canvas._frame(screen.desk.plan()).center()


def shown(screen: PictureScreen) -> Area:
    return screen.desk.area()
