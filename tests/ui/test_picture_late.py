"""What arrives late never takes the place of what is in front now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.post import Attachment
from studio.ui.picture.screen import PictureScreen
from tests.helpers.picture_screen import WORDS, middle, picture_screen, rest, use
from tests.helpers.window import Window

CUT = replace(WORDS, crops=(("", (0.2, 0.2, 0.5, 0.49)),))


@pytest.fixture
def screen(window: Window) -> PictureScreen:
    """The screen; an exact picture is made only when a test asks for one."""
    found = picture_screen(window)
    found.desk._pause.setInterval(24 * 3600 * 1000)
    return found


def pick(window: Window, name: str) -> None:
    picture = window.core.kit.picture(name)
    assert picture is not None
    window.composer.pick_picture(Attachment(picture_id=name, sha256=picture.sha256))


def other_edit(window: Window, screen: PictureScreen) -> None:
    window.composer.edit_picture(CUT)


def other_place(window: Window, screen: PictureScreen) -> None:
    screen.desk.choose_place("instagram:story")


def other_picture(window: Window, screen: PictureScreen) -> None:
    old = window.composer.draft.attachments[0]
    pick(window, "snow-above-the-pines")
    # All else is the same: only the picture tells the two apart.
    window.composer.edit_picture(old.edit)


@pytest.mark.parametrize("change", [other_edit, other_place, other_picture])
def test_an_exact_picture_of_what_was_in_front_before_is_not_shown(
    window: Window, screen: PictureScreen, change: Callable[[Window, PictureScreen], None]
) -> None:
    use(window, screen, WORDS)
    window.pool.hold = True
    screen.desk.fetch_now()
    change(window, screen)
    assert screen.desk.exact is None
    window.pool.release()
    window.settle()
    assert screen.desk.exact is None
    rest(window, screen)
    assert screen.desk.exact is not None


def test_the_exact_picture_of_what_is_in_front_is_shown_though_it_is_late(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, WORDS)
    window.pool.hold = True
    screen.desk.choose_place("instagram:story")
    screen.desk.fetch_now()
    window.pool.release()
    window.settle()
    assert screen.desk.exact is not None


def test_a_picture_that_is_read_late_does_not_replace_the_one_chosen_after_it(
    window: Window, screen: PictureScreen
) -> None:
    desk = screen.desk
    window.pool.hold = True
    pick(window, "snow-above-the-pines")
    assert desk.picture.isNull()
    window.pool.hold = False
    pick(window, "seed-packets")
    window.qtbot.waitUntil(lambda: not desk.picture.isNull())
    size, seen = desk.size, desk.picture.toImage()
    wanted = window.core.kit.picture("seed-packets")
    assert wanted is not None
    assert size == (wanted.width, wanted.height)
    window.pool.release()
    window.settle()
    assert desk.size == size
    assert desk.picture.toImage() == seen


def test_the_picture_follows_the_hand_though_an_exact_one_is_there(
    window: Window, screen: PictureScreen
) -> None:
    use(window, screen, CUT)
    assert screen.desk.exact is not None
    canvas, at = screen.canvas, middle(screen).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    still = canvas.grab().toImage()
    seen = []
    for step in (20, 40):
        QTest.mouseMove(canvas, at + QPoint(step, step))
        QApplication.processEvents()
        seen.append(canvas.grab().toImage())
        assert screen.desk.exact is None
    assert still != seen[0] != seen[1]
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(40, 40))
    rest(window, screen)
    assert screen.desk.exact is not None
