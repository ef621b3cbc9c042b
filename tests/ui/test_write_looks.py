"""The Write screen in every colour, size and width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from studio.guidelines.finding import Level
from studio.post import Attachment
from studio.ui.widgets.overlay import Overlay
from tests.helpers.window import Window

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
Opener = Callable[..., Window]


def test_larger_text_keeps_the_draft_and_the_tab(window: Window) -> None:
    window.write.words.card.tab_wanted.emit("bluesky")
    window.settle()
    window.editor.insert("Only on Bluesky. ")
    draft = window.composer.draft
    window.press(Qt.Key.Key_Plus, CONTROL)
    assert window.app.studio.theme.factor == 1.25
    assert window.composer.draft == draft
    assert window.composer.tab == "bluesky"
    assert window.editor.text() == draft.text_for("bluesky")
    tabs = window.write.words.card
    assert tabs._tabs[tabs.bar.currentIndex()] == "bluesky"
    window.editor.insert("Still here. ")
    assert dict(window.composer.draft.variants).keys() == {"bluesky"}
    window.press(Qt.Key.Key_0, CONTROL)
    assert window.app.studio.theme.factor == 1.0


def test_dark_colours_keep_draft_picture_findings_and_cards(window: Window) -> None:
    window.editor.insert("Mine. ")
    draft = window.composer.draft
    networks = [c.network for c in window.write.look.cards()]
    window.app.choose_look("dark", 0)
    window.settle()
    assert window.app.studio.theme.dark
    assert window.composer.draft == draft
    assert window.editor.text() == draft.text
    assert [c.network for c in window.write.look.cards()] == networks
    assert all(c.picture is not None for c in window.write.look.cards())
    assert window.write.words.findings._cards
    assert window.core.preferences.theme == "dark"
    window.editor.insert("And mine. ")
    assert window.composer.text == window.editor.text()


def test_the_chosen_look_comes_back_after_a_restart(opened: Opener) -> None:
    first = opened(look="")
    first.app.choose_look("dark", 1.5)
    first.close()
    again = opened(folder=first.folder, look="")
    assert again.app.studio.theme.dark
    assert again.app.studio.theme.factor == 1.5


def parts_of(window: Window) -> dict[str, QWidget]:
    write = window.write
    return {
        "words": write.words,
        "look": write.look,
        "brief": write.brief,
        "pictures": write.pictures,
    }


@pytest.mark.parametrize(("width", "size"), [(680, "narrow"), (1000, "medium"), (1366, "wide")])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_part_can_be_reached_at_every_width(
    opened: Opener, width: int, size: str, look: str
) -> None:
    window = opened(size=(width, 720), look=look)
    assert window.write._class == size
    assert window.app.window.width() == width
    for name, part in parts_of(window).items():
        window.write.show_page(name)
        window.settle()
        assert part.isVisible(), name
        assert part.width() > 150
        corner = part.mapTo(window.app.window, part.rect().topLeft())
        assert corner.x() >= 0
        assert corner.x() + part.width() <= width, name
    assert window.write.bar.button.isVisible()
    window.app.window.grab()


def test_going_through_all_widths_keeps_words_and_cards(window: Window) -> None:
    window.editor.insert("Mine. ")
    words = window.editor.text()
    for width in (680, 1366, 1000, 680, 1000, 1366):
        window.app.window.resize(width, 720)
        window.settle()
        assert window.editor.text() == words
        assert window.write.words.isVisibleTo(window.app.window) or width == 680
        assert len(window.write.look.cards()) == 4


@pytest.mark.parametrize("factor", [1.25, 1.5, 2.0])
def test_at_large_text_nothing_is_wider_than_the_window(opened: Opener, factor: float) -> None:
    window = opened(size=(1024, 720))
    window.app.choose_look("", factor)
    window.settle()
    assert window.app.window.width() == 1024
    for name, part in parts_of(window).items():
        window.write.show_page(name)
        window.settle()
        assert part.isVisible()
        for area in part.findChildren(QScrollArea):
            assert area.width() <= 1024


def test_a_picture_that_ended_stops_the_post_and_can_be_swapped(window: Window) -> None:
    ended = next((p for p in window.core.kit.pictures if not window.core.usable(p)), None)
    assert ended is not None, "the demo kit has a picture whose rights ended"
    window.without_findings()
    window.composer.pick_picture(Attachment(picture_id=ended.id, sha256=ended.sha256))
    window.settle()
    assert window.composer.count(Level.STOP) == 1
    window.write.publish()
    assert not [o for o in window.app.window.findChildren(Overlay) if o.isVisible()]


def test_nothing_but_the_one_window_ever_shows(opened: Opener, qapp: QApplication) -> None:
    class Watcher(QObject):
        shown: list[str]

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            shows = event.type() == QEvent.Type.Show
            if shows and isinstance(watched, QWidget) and watched.isWindow():
                self.shown.append(type(watched).__name__)
            return False

    watcher = Watcher()
    watcher.shown = []
    qapp.installEventFilter(watcher)
    window = opened()
    for name in window.app.window.screens:
        window.app.window.go(name)
    window.app.choose_look("dark", 1.25)
    window.app.window.resize(700, 700)
    window.composer.load(window.core.start(window.core.kit.campaigns[1].id))
    window.settle()
    qapp.removeEventFilter(watcher)
    assert set(watcher.shown) == {"StudioWindow"}
