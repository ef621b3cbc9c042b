"""A colleague at the window: does what a person does, by keys and clicks, and sees what is seen."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from studio.app import App, Options
from studio.core import Core
from studio.outbox.model import Entry
from studio.ui.accounts.asking import PasswordStep
from studio.ui.accounts.screen import AccountsScreen
from studio.ui.accounts.steps import ChooseStep, ConfirmStep
from studio.ui.cards import PreviewCard
from studio.ui.composer import Composer
from studio.ui.kits.kit_desk import KitDesk
from studio.ui.sending.sending_dialog import SendingDialog
from studio.ui.widgets.chip import Chip
from studio.ui.widgets.overlay import open_overlays
from studio.ui.write.finding_card import FindingCard
from studio.ui.write.screen import WriteScreen

PATIENCE = 30.0  # seconds
W = TypeVar("W", bound=QWidget)


class Colleague:
    """Drives one real window."""

    def __init__(self, data_dir: Path, file: Path | None = None) -> None:
        """Open a window.

        Args:
            data_dir: what the app writes to.
            file: a brand kit that was opened with a double click, or None.
        """
        options = Options(data_dir=data_dir, look="light", size=(1366, 768), language="en-GB")
        self.app = App(replace(options, open_file=file))
        self._closed = False
        self.app.window.show()
        self.app.window.activateWindow()
        self.app.start()
        self.waits_until(lambda: self.app.studio.composer is not None)
        self.settles()

    # -- what is there -----------------------------------------------------------

    @property
    def core(self) -> Core:
        return self.app.studio.loaded

    @property
    def composer(self) -> Composer:
        return self.app.studio.writing

    @property
    def write(self) -> WriteScreen:
        return cast("WriteScreen", self.app.window.screens["write"])

    @property
    def kits(self) -> KitDesk:
        presence = self.app._presence
        assert presence is not None
        assert presence.sitting is not None
        return presence.sitting.kits

    @property
    def accounts(self) -> AccountsScreen:
        return cast("AccountsScreen", self.app.window.screens["accounts"])

    def sees_text(self) -> str:
        return self.write.words.card.editor.text()

    def sees_findings(self) -> list[str]:
        return [card.accessibleName() for card in self._shown(FindingCard)]

    def sees_card(self, network: str) -> PreviewCard:
        return next(card for card in self.write.look.cards() if card.network == network)

    def sees_banner(self) -> str:
        banner = self.app.window.banner
        return banner.accessibleName() if banner.isVisible() else ""

    def sees_dialog(self) -> str:
        """Return every word of the dialog that is open, "" without one."""
        found = [o for o in open_overlays(self.app.window) if o.isVisible()]
        return " ".join(w.text() for o in found for w in o.findChildren(QLabel) if w.isVisible())

    # -- what a person does ------------------------------------------------------

    def presses(self, words: str) -> None:
        """Press the visible button that says this."""
        self.settles()
        self.clicks(self._button(words))
        self.settles()

    def opens(self, brief: str) -> None:
        self.app.window.go("today")
        self.settles()
        title = self.core.kit.campaign(brief)
        assert title is not None
        words = title.title.get(self.core.locale)
        found = [b for b in self._shown(QPushButton) if words in b.accessibleName()]
        press = found[0] if found else self._button("Write this post")
        self.clicks(press)
        self.settles()

    def picks_picture(self, picture_id: str) -> None:
        grid = self.write.pictures.grid
        row = [item.id for item in grid.thumbs.items].index(picture_id)
        place = grid.visualRect(grid.thumbs.index(row)).center()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settles()

    def writes(self, text: str) -> None:
        editor = self.write.words.card.editor
        editor.setFocus()
        for character in text:
            if character.isascii():
                QTest.keyClicks(editor, character)
            else:
                # An input method delivers what no key types.
                editor.insert(character)
        self.settles()

    def empties_the_editor(self) -> None:
        editor = self.write.words.card.editor
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(editor, Qt.Key.Key_Delete)

    def chooses(self, network: str) -> None:
        chip = next(c for c in self._shown(Chip) if c.accessibleName().startswith(network))
        self.clicks(chip)
        self.settles()

    def links_bluesky(self, host: str, handle: str, password: str) -> None:
        self.app.window.go("accounts")
        card = self.accounts.link
        card.start()
        if isinstance(card.step, ChooseStep):
            self.clicks(dict(card.step.choices)["bluesky"])
        step = card.step
        assert isinstance(step, PasswordStep)
        for field, words in ((step.handle, handle), (step.password, password), (step.host, host)):
            field.clear()
            QTest.keyClicks(field, words)
        self.clicks(step.go)
        self.settles()

    def says_yes_this_is_me(self) -> None:
        step = self.accounts.link.step
        assert isinstance(step, ConfirmStep)
        self.clicks(step.yes)
        self.settles()

    def presses_publish(self) -> SendingDialog | None:
        self.app.window.go("write")
        self.clicks(self.write.bar.button)
        self.settles()
        shown = self._shown(SendingDialog)
        return shown[0] if shown else None

    def sends_now(self, dialog: SendingDialog) -> list[Entry]:
        self.clicks(self._button("Send now", dialog))
        wanted = len(dialog.rows)
        self.waits_until(lambda: len(dialog.entries) == wanted)
        self.settles()
        return list(dialog.entries.values())

    def clicks(self, target: QWidget) -> None:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.rect().center())

    def closes(self) -> None:
        if self._closed:
            return
        self._closed = True
        for overlay in self._shown(SendingDialog):
            overlay.close_overlay()
        self.app.window.close()
        self.app.close()
        self.app.window.deleteLater()
        self._spin()

    # -- time --------------------------------------------------------------------

    def settles(self) -> None:
        """Wait until nothing is under way any more."""
        self.composer.check_now()
        for _round in range(3):
            self._spin()
            self.waits_until(lambda: not self.app.studio.tasks.busy)
        self._spin()

    def waits_until(self, done: Callable[[], bool]) -> None:
        """Run the window until something is so; fail after ``PATIENCE``."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, "waited in vain"
            self._spin()

    def _spin(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        loop = QEventLoop()
        QTimer.singleShot(15, loop.quit)
        loop.exec()

    def _shown(self, kind: type[W]) -> list[W]:
        return [w for w in self.app.window.findChildren(kind) if w.isVisible()]

    def _button(self, words: str, inside: QWidget | None = None) -> QPushButton:
        found = (inside or self.app.window).findChildren(QPushButton)
        return next(b for b in found if b.isVisible() and b.text().strip() == words)
