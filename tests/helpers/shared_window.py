"""The window on a PC that Anna and Tom share."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.app import App, Options
from studio.core import Core
from studio.floor import Floor
from studio.people.lock import PASSPHRASE, PIN
from studio.ui.people.who_page import WhoPage
from studio.ui.tasks import Tasks
from studio.ui.widgets.overlay import Overlay
from tests.helpers.fake_keyrings import FakeKeyring
from tests.helpers.fake_network import FakeNetwork
from tests.helpers.inline import InlineExecutor
from tests.helpers.people import PHRASE, RIGHT_PIN, shared_floor


class SharedWindow:
    """One running app and short ways to what a test looks at."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        *,
        size: tuple[int, int] = (1366, 768),
        shared: bool = True,
    ) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.is_open = True
        self.keyring = FakeKeyring()
        self.network = FakeNetwork()
        self.floor: Floor = shared_floor(folder, self.keyring, self.network)
        self.floor.share(shared=shared)
        self.anna = self.tom = ""
        if shared:
            self.anna = self.floor.roster.add("Anna", "Plants", PIN, RIGHT_PIN).id
            self.tom = self.floor.roster.add("Tom", "Coffee bar", PASSPHRASE, PHRASE).id
        self.app = App(
            Options(data_dir=folder, look="light", size=size, language="en-GB"),
            tasks=Tasks(pool=InlineExecutor(), lane=InlineExecutor()),
            build_floor=lambda: self.floor,
            pause_ms=0,
        )
        self.app.window.show()
        qtbot.waitUntil(self.app.window.isActiveWindow)
        self.app.start()
        qtbot.waitUntil(lambda: self.app._presence is not None)
        self.settle()

    def close(self) -> None:
        self.is_open = False
        for overlay in self.overlays:
            overlay.hide()
        self.app.window.close()
        self.app.close()
        self.app.window.deleteLater()
        self.app.studio.deleteLater()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.app.studio.tasks.busy)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        if self.is_open and self.app.window.isVisible() and not self.app.window.isActiveWindow():
            # The sizes that the screens ask for make Qt show the window once more.
            self.app.window.activateWindow()
            self.qtbot.waitUntil(self.app.window.isActiveWindow)

    # -- what is there -----------------------------------------------------------

    @property
    def page(self) -> WhoPage:
        page = self.app.window.centralWidget()
        assert isinstance(page, WhoPage), page
        return page

    def is_locked(self) -> bool:
        """Tell whether the tiles are shown."""
        return isinstance(self.app.window.centralWidget(), WhoPage)

    @property
    def core(self) -> Core:
        return self.app.studio.loaded

    @property
    def overlays(self) -> list[Overlay]:
        return [o for o in self.app.window.findChildren(Overlay) if not o.isHidden()]

    def words(self, widget: QWidget | None = None) -> str:
        """Return every label's words that can be seen, in the window or a part of it."""
        widget = widget or self.app.window
        shown = [w for w in widget.findChildren(QLabel) if w.isVisible()]
        return "\n".join(w.text() for w in shown if w.text())

    def everything(self) -> str:
        """Return all that any widget of the window holds, seen or not, and its names."""
        found = [self.app.window, *self.app.window.findChildren(QWidget)]
        parts = []
        for widget in found:
            parts += [widget.accessibleName(), widget.toolTip(), widget.windowTitle()]
            for attribute in ("text", "toPlainText", "placeholderText"):
                held = getattr(widget, attribute, "")
                parts.append(str(held() if callable(held) else held))
        return "\n".join(parts)

    # -- a person ----------------------------------------------------------------

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Press the one visible button that says this."""
        within = within or self.app.window
        found = [
            b
            for b in within.findChildren(QAbstractButton)
            if words in (b.text().strip(), b.accessibleName()) and b.isVisible()
        ]
        assert len(found) == 1, (words, [b.text() for b in within.findChildren(QPushButton)])
        self.click(found[0])

    def pick(self, person_id: str) -> None:
        self.click(self.page.tiles[person_id])

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.app.window, text)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        modifiers = modifiers or Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget() or self.app.window, key, modifiers)
        self.settle()

    def as_anna(self) -> None:
        self.pick(self.anna)
        self.type(RIGHT_PIN)
        assert not self.is_locked()

    def as_tom(self) -> None:
        self.pick(self.tom)
        self.type(PHRASE)
        self.key(Qt.Key.Key_Return)
        assert not self.is_locked()
