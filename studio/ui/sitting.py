"""One person at the window, from signing in to locking: what is made then, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.autosave import Autosave
from studio.ui.composer import Composer
from studio.ui.kits.kit_desk import KitDesk
from studio.ui.picture.equipment import equip
from studio.ui.resend import Resender

if TYPE_CHECKING:
    from studio.core import Core
    from studio.post import Draft
    from studio.ui.shell.window import StudioWindow
    from studio.ui.studio import Studio


class Sitting(QObject):
    """Made on the window's thread as soon as a person's part of the app is there.

    Args:
        studio: the context; its core and composer are set.
        window: what is filled.
        core: the person's part.
        pause_ms: how long the checks wait after the last key.
    """

    def __init__(self, studio: Studio, window: StudioWindow, core: Core, *, pause_ms: int) -> None:
        super().__init__(studio)
        self._studio = studio
        self._core = core
        equip(core)
        studio.core = core
        self._composer = Composer(core.check_tab, pause_ms=pause_ms)
        studio.composer = self._composer
        self.autosave = Autosave(studio)
        self._resender = Resender(studio)
        self.kits = KitDesk(studio, window)
        studio.outbox_changed.connect(self._remember)
        window.kits_wanted.connect(self.kits.show)
        window.banner_wish.connect(self.kits.pressed)
        self.kits.workshop_wanted.connect(lambda: window.go("workshop"))

    def draft(self) -> Draft:
        """Return the draft that is on the screen."""
        return self._composer.draft

    def stop(self) -> None:
        """Begin nothing more by itself."""
        self._resender.stop()
        self.kits.stop()

    def end(self) -> None:
        """Let go of everything of this person. The window shows none of it by now."""
        self.stop()
        studio = self._studio
        studio.outbox_changed.disconnect(self._remember)
        studio.core = None
        studio.composer = None
        studio.going_out = 0
        studio.last_saved = ("", "")
        studio.card_look, studio.cards_aloud = "", False
        for part in (self.autosave, self._resender, self.kits, self._composer, self):
            part.deleteLater()

    def _remember(self) -> None:
        self._core.remember_posted()
