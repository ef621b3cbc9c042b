"""Everybody: names for screen readers, targets to hit, and a quiet Qt on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QTabBar,
    QToolButton,
    QWidget,
)

from studio.outbox.model import State
from studio.ui.outbox.screen import EntryRow
from studio.ui.today.screen import BriefCard
from studio.ui.widgets.overlay import Overlay
from tests.helpers.window import Window

Opener = Callable[..., Window]
ROLES = {
    QAccessible.Role.PushButton,
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.List,
    QAccessible.Role.ListItem,
    QAccessible.Role.PageTabList,
    QAccessible.Role.PageTab,
}
LEAST = 32
STATES = ("today", "write", "gaps", "outbox", "practice", "accounts", "help", "who", "sending")


def show(window: Window, state: str) -> QWidget:
    """Bring a screen or dialog up and return it."""
    shell = window.app.window
    if state == "gaps":
        window.composer.load(window.core.start(window.core.kit.campaigns[0].id))
    elif state == "outbox":
        draft = window.core.example()
        (entry,) = window.core.queue(draft, window.core.outgoing_posts(draft))
        window.core.outbox.begin(entry.id)
        window.core.outbox.finish(entry.id, State.UNKNOWN, reason="no-answer")
        window.app.studio.outbox_changed.emit()
    elif state == "practice":
        window.without_findings()
        draft = window.composer.draft
        (entry,) = window.core.queue(draft, window.core.outgoing_posts(draft))
        window.core.send(entry.id)
    if state in shell.screens:
        shell.go(state)
    elif state == "help":
        shell.show_help()
    elif state == "who":
        shell.ask_who()
    elif state == "sending":
        window.without_findings()
        window.write.publish()
    window.settle()
    return window.overlays[-1] if window.overlays else shell


def walk(spoken: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield spoken
    for number in range(spoken.childCount()):
        child = spoken.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from walk(child)


def unnamed(widget: QWidget) -> list[str]:
    return [
        f"{spoken.role().name} {type(spoken.object()).__name__} in {parents(spoken.object())}"
        for spoken in walk(QAccessible.queryAccessibleInterface(widget))
        if spoken.role() in ROLES and not spoken.text(QAccessible.Text.Name).strip()
    ]


def parents(thing: object) -> str:
    found = []
    while isinstance(thing, QWidget):
        found.append(type(thing).__name__)
        thing = thing.parentWidget()
    return " < ".join(found)


def small(widget: QWidget) -> list[str]:
    kinds = (QAbstractButton, QLineEdit, QComboBox)
    found = [w for kind in kinds for w in widget.findChildren(kind)]
    return [
        f"{w.accessibleName() or getattr(w, 'text', str)()} {w.width()}x{w.height()}"
        for w in found
        if w.isVisible() and w.isEnabled() and not excused(w) and min(w.width(), w.height()) < LEAST
    ]


def excused(widget: QWidget) -> bool:
    """A title inside a row or card that is a target as a whole, and Qt's tab arrows."""
    parent = widget.parentWidget()
    if isinstance(parent, QTabBar | QLineEdit | QComboBox):
        return True
    while parent is not None:
        if isinstance(parent, EntryRow | BriefCard):
            return parent.height() >= LEAST
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("state", STATES)
def test_everything_that_can_be_used_has_a_name(window: Window, state: str) -> None:
    assert unnamed(show(window, state)) == []


@pytest.mark.parametrize("state", STATES)
def test_every_target_is_large_enough(window: Window, state: str) -> None:
    assert small(show(window, state)) == []


@pytest.mark.parametrize("size", [(1366, 768), (1024, 720), (680, 560)])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_qt_has_nothing_to_complain_about_on_any_screen(
    opened: Opener, size: tuple[int, int], look: str
) -> None:
    # pytest-qt fails the test for every line that Qt writes.
    window = opened(size=size, look=look)
    for state in STATES:
        show(window, state).grab()
        for overlay in window.app.window.findChildren(Overlay):
            if not overlay.isHidden():
                overlay.close_overlay()
        window.settle()


def test_the_publish_button_says_where_and_as_whom(window: Window) -> None:
    window.without_findings()
    name = window.write.bar.button.accessibleName()
    assert name == "Publish to Practice as Priya"
    assert window.write.bar.button.accessibleDescription() == "Ready"


def test_the_editor_and_its_tabs_say_what_they_are(window: Window) -> None:
    assert window.editor.accessibleName() == "Your post"
    bar = window.write.words.card.bar
    spoken = QAccessible.queryAccessibleInterface(bar)
    tabs = [s for s in walk(spoken) if s.role() is QAccessible.Role.PageTab]
    assert bar.accessibleName() == "Networks"
    assert any("Bluesky" in s.text(QAccessible.Text.Name) for s in tabs)


def test_icons_alone_have_a_tip_that_says_the_same(window: Window) -> None:
    for press in window.app.window.findChildren(QToolButton):
        if press.isVisible() and not press.text() and not isinstance(press.parent(), QTabBar):
            assert press.toolTip()
            assert press.accessibleName() == press.toolTip()


def test_the_focus_ring_follows_the_keyboard_and_not_the_mouse(window: Window) -> None:
    ring = window.app.window.ring
    assert ring is not None
    window.write.bar.button.setFocus(Qt.FocusReason.TabFocusReason)
    window.settle()
    assert ring.isVisible()
    assert ring.geometry().contains(
        window.write.bar.button.mapTo(window.app.window, window.write.bar.button.rect().center())
    )
    window.write.bar.button.clearFocus()
    assert not ring.isVisible()
    grid = window.write.pictures.grid
    place = grid.visualRect(grid.thumbs.index(0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert grid.hasFocus()
    assert not ring.isVisible()
