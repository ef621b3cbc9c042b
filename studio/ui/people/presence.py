"""From signing in to locking: fills the window for one person, and empties it for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.ui.people.desk import PeopleDesk
from studio.ui.people.dialogs import ask_share
from studio.ui.people.idle import IdleWatch
from studio.ui.people.signals import LockSignals
from studio.ui.sitting import Sitting
from studio.ui.widgets.overlay import open_overlays
from studio.wording.i18n import _, ngettext

if TYPE_CHECKING:
    from studio.core import Core
    from studio.floor import Floor
    from studio.post import Draft
    from studio.ui.shell.window import StudioWindow
    from studio.ui.studio import Studio


class Presence(QObject):
    """Knows whether somebody is here, and makes the window show just that.

    Signals:
        came: somebody is here and the window shows their part.
        went: nobody is; nothing of the last person is on the screen any more.

    Args:
        studio: the context.
        window: what is filled and emptied.
        floor: the people of this PC.
        pause_ms: how long the checks wait after the last key.
    """

    came = Signal()
    went = Signal()

    def __init__(
        self, studio: Studio, window: StudioWindow, floor: Floor, *, pause_ms: int
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._floor = floor
        self._pause_ms = pause_ms
        self.sitting: Sitting | None = None
        self._unsaved: dict[str, Draft] = {}
        self.desk = PeopleDesk(studio, window, floor)
        self.desk.let_in.connect(self._let_in)
        self.desk.locking.connect(self._stand_up)
        self.idle = IdleWatch(self)
        self.idle.warned.connect(self._warn)
        self.idle.idle.connect(self.desk.lock)
        self._signals = LockSignals(self)
        self._signals.locked.connect(self._lock_if_shared)
        studio.switch_wanted.connect(self.desk.lock)
        studio.end_shift_wanted.connect(self.desk.ask_end_shift)
        studio.share_wanted.connect(self._ask_to_share)

    def begin(self, own: Core | None) -> None:
        """Show the tiles; on a computer of one's own, fill the window at once."""
        self._studio.shared = self._floor.shared
        if own is None:
            self.desk.show()
            self.went.emit()
        else:
            self._sit(own, "write")

    def save_and_wait(self) -> bool:
        """Save the draft; False when it could not be saved."""
        return self.sitting is None or self.sitting.autosave.save_and_wait()

    def save_now(self) -> None:
        """Begin to save the draft."""
        if self.sitting is not None:
            self.sitting.autosave.save_now()

    def stop(self) -> None:
        """Begin nothing more by itself: the window closes."""
        self.idle.stop()
        self._signals.stop()
        if self.sitting is not None:
            self.sitting.stop()

    # -- inside ------------------------------------------------------------------

    def _let_in(self, core: Core) -> None:
        self._sit(core, "today")

    def _sit(self, core: Core, first: str) -> None:
        studio = self._studio
        self.sitting = Sitting(studio, self._window, core, pause_ms=self._pause_ms)
        self.came.emit()
        if self._window.gate is not None:
            # Only now: the shell is built in this person's colours and text size.
            self._window.open_gate()
        self._window.fill(first)
        who = core.who.id if core.who else ""
        kept = self._unsaved.pop(who) if who in self._unsaved else None
        studio.writing.load(kept or core.opening_draft())
        self._window.go(first)
        if studio.shared:
            self.idle.start(self._window.windowHandle(), self._floor.lock_minutes)
        studio.ready.emit()

    def _stand_up(self) -> None:
        """Take everything of who was here off the screen. Their words are saved first."""
        sitting, core = self.sitting, self._studio.core
        if sitting is None:
            return
        self.idle.stop()
        if not sitting.autosave.save_and_wait() and core is not None and core.who is not None:
            # The disk took nothing. The words stay in memory, for the same person only.
            self._unsaved[core.who.id] = sitting.draft()
        for overlay in open_overlays(self._window):
            overlay.hide()
            overlay.deleteLater()
        self._window.empty()
        self._studio.tasks.forget()
        self.sitting = None
        sitting.end()
        self.went.emit()

    def _warn(self, seconds: int) -> None:
        if not seconds:
            self._window.banner.hide()
            return
        words = ngettext("Locking in {n} second.", "Locking in {n} seconds.", seconds).format(
            n=seconds
        )
        self._studio.say.emit("check", words, _("Move the mouse to stay."), "", "")

    def _lock_if_shared(self) -> None:
        if self._studio.shared:
            self.desk.lock()

    def _ask_to_share(self) -> None:
        if not self._floor.may_share:
            return
        ask_share(self._window, self._studio.theme, self._share)

    def _share(self) -> None:
        self._floor.share(shared=True)
        self._studio.shared = True
        self.desk.lock()
