"""From signing in to locking: fills the window for one person, and empties it for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studio.storage.errors import StorageError
from studio.ui.people.desk import PeopleDesk
from studio.ui.people.dialogs import ask_share
from studio.ui.people.idle import IdleWatch
from studio.ui.people.signals import LockSignals
from studio.ui.people.word_dialog import ask_new_word
from studio.ui.sitting import Sitting
from studio.ui.trouble import say_managed, say_problem
from studio.ui.widgets.overlay import open_overlays
from studio.wording.i18n import _, ngettext

if TYPE_CHECKING:
    from studio.core import Core
    from studio.floor import Floor
    from studio.post import Draft
    from studio.ui.shell.window import StudioWindow
    from studio.ui.studio import Studio


FILL_MS = 60
"""Pause between the making of two screens that nobody has asked for yet."""


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
        self._file = ""
        self.desk = PeopleDesk(studio, window, floor)
        self.desk.let_in.connect(self._let_in)
        self.desk.locking.connect(self._stand_up)
        self.desk.started_again.connect(lambda who: self._unsaved.pop(who, None))
        self.idle = IdleWatch(self)
        self.idle.warned.connect(self._warn)
        self.idle.idle.connect(self.desk.lock)
        # One screen at a time, so that keys and mouse are answered between two of them.
        self._filling = QTimer(self, interval=FILL_MS)
        self._filling.timeout.connect(self._fill_up)
        self._signals = LockSignals(self)
        self._signals.locked.connect(self._lock_if_shared)
        studio.switch_wanted.connect(self.desk.lock)
        studio.end_shift_wanted.connect(self.desk.ask_end_shift)
        studio.share_wanted.connect(self._ask_to_share)
        studio.open_file.connect(self._keep_file)
        studio.lock_minutes_chosen.connect(self._choose_minutes)
        studio.new_word_wanted.connect(self._ask_new_word)

    def begin(self, own: Core | None) -> None:
        """Show the tiles; on a computer of one's own, fill the window at once."""
        self._studio.shared = self._floor.shared
        self._studio.lock_minutes = self._floor.lock_minutes
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
        # On a PC of one's own all screens are made at once, behind the first paint. Somebody who
        # typed a PIN is waiting: they get the first one now, and the others right after it.
        self._window.fill(first, at_once=not studio.shared)
        who = core.who.id if core.who else ""
        kept = self._unsaved.pop(who) if who in self._unsaved else None
        studio.writing.load(kept or core.opening_draft())
        self._window.go(first)
        if studio.shared:
            self._window.screens[first].focus_first()
            self.idle.start(self._window.windowHandle(), self._floor.lock_minutes)
        studio.ready.emit()
        if self._file:
            studio.open_file.emit(self._file)
            self._file = ""
        if studio.shared:
            self._filling.start()

    def _keep_file(self, name: str) -> None:
        """Keep a kit file that was opened while nobody was here, for whoever comes next."""
        if self.sitting is None:
            self._file = name

    def _fill_up(self) -> None:
        if self.sitting is None or not self._window.fill_up():
            self._filling.stop()

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
            say_managed(self._studio)
            return
        ask_share(self._window, self._studio.theme, self._share)

    def _share(self) -> None:
        try:
            self._floor.share(shared=True)
        except StorageError as problem:
            say_problem(self._studio, problem)
            return
        self._studio.shared = True
        self._studio.lock_minutes = self._floor.lock_minutes
        self.desk.lock()

    def _ask_new_word(self) -> None:
        ask_new_word(self._window, self._studio, self._floor)

    def _choose_minutes(self, minutes: int) -> None:
        try:
            self._floor.choose_lock_minutes(minutes)
        except StorageError as problem:
            say_problem(self._studio, problem)
        self._studio.lock_minutes = self._floor.lock_minutes
