"""A real window on a folder of its own: the demo kit, memory for sign-ins, no waiting."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio import paths
from studio.accounts.vault import MemoryVault, Vault
from studio.app import App, Options
from studio.brand_kit.model import BrandKit, Picture
from studio.composing.making import Made
from studio.core import Core
from studio.darkroom import Darkroom
from studio.door import Equipment
from studio.floor import Floor
from studio.ground import Ground
from studio.networks.load import load_networks
from studio.pictures import RawImage
from studio.publishers.base import Publisher
from studio.ui.composer import Composer
from studio.ui.outbox.screen import OutboxScreen
from studio.ui.sending.sending_dialog import SendingDialog
from studio.ui.sitting import Sitting
from studio.ui.tasks import Tasks
from studio.ui.widgets.overlay import Overlay
from studio.ui.write.editor import PostEditor
from studio.ui.write.screen import WriteScreen
from tests.helpers.inline import InlineExecutor
from tests.helpers.kits import demo_kit
from tests.helpers.people import CHEAP

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
W = TypeVar("W", bound=QWidget)


_MADE: OrderedDict[tuple[object, ...], Made] = OrderedDict()
_THUMBNAILS: dict[tuple[str, int], RawImage] = {}


class QuickCore(Core):
    """The real core; pictures that another test's window has drawn are drawn only once."""

    def thumbnail(self, picture: Picture, side: int, kit: BrandKit | None = None) -> RawImage:
        if (picture.sha256, side) not in _THUMBNAILS:
            _THUMBNAILS[picture.sha256, side] = super().thumbnail(picture, side, kit)
        return _THUMBNAILS[picture.sha256, side]

    @property
    def darkroom(self) -> Darkroom:
        room = super().darkroom
        room._made = _MADE
        return room


class Window:
    """One running app and short ways to what a test looks at."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        *,
        size: tuple[int, int] = (1366, 768),
        look: str = "light",
        publishers: Callable[[Path], dict[str, Publisher]] | None = None,
        vault: Vault | None = None,
        show: bool = True,
        clock: Callable[[], datetime] = lambda: NOW,
        alone: Executor | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.is_open = True
        self.pool, self.lane, self.alone = (InlineExecutor() for _ in range(3))
        self.alone.hold = True  # a person who never answers by themselves
        self._publishers = publishers
        self._clock = clock
        self._vault = vault or MemoryVault()
        self.app = App(
            Options(data_dir=folder, look=look, size=size, language="en-GB"),
            tasks=Tasks(pool=self.pool, lane=self.lane, alone=alone or self.alone),
            build_floor=self._build_floor,
            pause_ms=0,
        )
        if show:
            self.app.window.show()
            qtbot.waitUntil(self.app.window.isActiveWindow)
        self.app.start()
        qtbot.waitUntil(lambda: self.app.studio.composer is not None)
        self.settle()
        if show:
            # The sizes that the screens ask for make Qt show the window once more.
            self.app.window.activateWindow()
            qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def _build_floor(self) -> Floor:
        ground = Ground(kit=demo_kit(), networks=load_networks(paths.assets() / "networks"))
        equipment = Equipment(
            vault=self._vault,
            clock=self._clock,
            publishers=self._publishers,
            make_core=QuickCore,
            cost=CHEAP,
        )
        return Floor(self.folder, ground, equipment)

    def close(self) -> None:
        """Close the window and take it apart."""
        self.is_open = False
        for overlay in self.app.window.findChildren(Overlay):
            overlay.hide()
        self.app.window.close()
        self.app.close()
        self.app.window.deleteLater()
        self.app.studio.deleteLater()
        self.settle()

    def settle(self) -> None:
        """Deliver every outcome that has arrived, and delete what is to be deleted."""
        self.qtbot.waitUntil(lambda: not self.app.studio.tasks.busy)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()

    # -- parts -------------------------------------------------------------------

    @property
    def sitting(self) -> Sitting:
        presence = self.app._presence
        assert presence is not None
        assert presence.sitting is not None
        return presence.sitting

    @property
    def core(self) -> Core:
        return self.app.studio.loaded

    @property
    def composer(self) -> Composer:
        return self.app.studio.writing

    @property
    def write(self) -> WriteScreen:
        screen = self.app.window.screens["write"]
        assert isinstance(screen, WriteScreen)
        return screen

    @property
    def outbox(self) -> OutboxScreen:
        screen = self.app.window.screens["outbox"]
        assert isinstance(screen, OutboxScreen)
        return screen

    @property
    def editor(self) -> PostEditor:
        return self.write.words.card.editor

    @property
    def overlays(self) -> list[Overlay]:
        """The overlays on the screen, first opened first."""
        return [o for o in self.app.window.findChildren(Overlay) if not o.isHidden()]

    @property
    def sending(self) -> SendingDialog:
        (found,) = [o for o in self.overlays if isinstance(o, SendingDialog)]
        return found

    @property
    def banner(self) -> str:
        """What the banner says, "" when it is hidden."""
        banner = self.app.window.banner
        return "" if banner.isHidden() else banner.accessibleName()

    def words(self, widget: QWidget) -> str:
        """Return every label's words that can be seen in a widget."""
        shown = [w for w in widget.findChildren(QLabel) if w.isVisibleTo(widget)]
        return "\n".join(w.text() for w in shown if w.text())

    def button(self, widget: QWidget, words: str) -> QPushButton:
        """Return the one visible button that says ``words``."""
        found = [
            b
            for b in widget.findChildren(QPushButton)
            if words in (b.text().strip(), b.accessibleName()) and b.isVisibleTo(widget)
        ]
        assert len(found) == 1, (words, [b.text() for b in widget.findChildren(QPushButton)])
        return found[0]

    # -- a person ----------------------------------------------------------------

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.app.window, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Type letters where the focus is."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.app.window, letter)
        self.settle()

    def without_findings(self) -> None:
        """Show words that every check is content with."""
        self.composer.load(self.core.example())
        self.settle()
        while True:
            report = self.composer.report
            assert report is not None
            fixes = [(f, x) for f in report.findings for x in f.fixes[:1] if x.edits]
            if not fixes:
                break
            self.write.words.findings.fix_wanted.emit(*fixes[0])
            self.settle()
