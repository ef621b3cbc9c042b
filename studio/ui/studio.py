"""What every screen shares: the theme, the doorway to other threads, the signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.ui.tasks import Tasks
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from studio.core import Core
    from studio.ui.composer import Composer


class Studio(QObject):
    """The context that screens are made with.

    Signals:
        theme_changed: colours or sizes are new; repaint.
        ready: ``core`` and ``composer`` are there.
        accounts_changed, outbox_changed, practice_changed: stored facts are new.
        go: show the screen with this id.
        say: show a banner: (tone, bold words, other words, button or "", screen or "").
        recalls_changed: the brand took something back.
        kit_changed: another kit, or another version of it, is in use.
        look_at: look at a kit that is not installed: its path, and whether it is trusted.
        open_file: somebody opened a file with the app: its path.
        photo_given: somebody dropped a picture on the window, as ``GivenPhoto``.
        saved: the draft is safe: the time as it is shown, or "" while it is not.
        switch_wanted: somebody else wants to use the app, or whoever is here goes away.
        end_shift_wanted: whoever is here goes home.
        share_wanted: several people are to use this PC.
        new_word_wanted: whoever is here wants another PIN or passphrase.
        lock_minutes_chosen: after how many minutes the app is to lock by itself.
    """

    theme_changed = Signal()
    ready = Signal()
    accounts_changed = Signal()
    outbox_changed = Signal()
    practice_changed = Signal()
    person_changed = Signal()
    go = Signal(str)
    say = Signal(str, str, str, str, str)
    recalls_changed = Signal()
    kit_changed = Signal()
    look_at = Signal(str, bool)
    open_file = Signal(str)
    photo_given = Signal(object)
    saved = Signal(str)
    switch_wanted = Signal()
    end_shift_wanted = Signal()
    share_wanted = Signal()
    lock_minutes_chosen = Signal(int)
    new_word_wanted = Signal()

    def __init__(self, theme: Theme, tasks: Tasks, *, assets: str) -> None:
        super().__init__()
        self.theme = theme
        self.tasks = tasks
        self.assets = assets
        self.last_saved = ("", "")
        """(draft id, time) of the draft that was written to disk last."""
        self.going_out = 0
        """How many presses of Publish are past their ten seconds and not answered yet."""
        self.card_look = ""
        """``light`` or ``dark`` while previews are looked at in other colours than the app's."""
        self.cards_aloud = False
        """True while previews show what a screen reader says."""
        self.shared = False
        """True on a PC that several people share."""
        self.lock_minutes = 0
        """After how many minutes without input the app locks there."""
        self.core: Core | None = None
        self.composer: Composer | None = None

    @property
    def loaded(self) -> Core:
        """The loaded core; only to be used after ``ready``."""
        if self.core is None:
            raise RuntimeError("used before the kit was loaded")
        return self.core

    @property
    def writing(self) -> Composer:
        """The composer; only to be used after ``ready``."""
        if self.composer is None:
            raise RuntimeError("used before the kit was loaded")
        return self.composer
