"""Keeps the draft safe: within a second of a change, and whenever the focus leaves."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from studio.post import Draft
from studio.storage.errors import StorageError
from studio.ui.studio import Studio
from studio.wording.dates import clock
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

WITHIN_MS = 700
"""A change is on its way to the disk after this long, however fast somebody types."""


class Autosave(QObject):
    """Writes each changed draft in the storage lane; the words stay if that fails."""

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self._studio = studio
        self._unsaved: Draft | None = None
        self._timer = QTimer(self, singleShot=True, interval=WITHIN_MS)
        self._timer.timeout.connect(self._save)
        studio.writing.draft_changed.connect(self._changed)
        studio.writing.loaded.connect(lambda _draft: self._flush())

    def save_now(self) -> None:
        """Begin to save at once, as when the window loses the focus."""
        self._flush()

    def save_and_wait(self) -> bool:
        """Save and wait for it, as when the window closes; False when that failed."""
        self._timer.stop()
        draft, self._unsaved = self._unsaved, None
        if draft is None:
            return True
        try:
            # After what is in the lane, so that older words never overwrite these.
            self._studio.tasks.run_and_wait(lambda: self._studio.loaded.drafts.save(draft))
        except StorageError as problem:
            self._failed(draft, problem)
            return False
        self._saved(draft)
        return True

    def _saved(self, draft: Draft) -> None:
        core = self._studio.loaded
        self._studio.last_saved = (draft.id, clock(core.clock()))
        self._studio.saved.emit(self._studio.last_saved[1])

    def _changed(self, draft: Draft) -> None:
        # The timer is not restarted: steady typing is saved while it goes on.
        self._unsaved = draft
        if not self._timer.isActive():
            self._timer.start()

    def _flush(self) -> None:
        if self._unsaved is not None:
            self._save()

    def _save(self) -> None:
        self._timer.stop()
        draft, self._unsaved = self._unsaved, None
        if draft is None:
            return
        core = self._studio.loaded
        self._studio.tasks.run(
            self,
            lambda: core.drafts.save(draft),
            done=lambda _nothing: self._saved(draft),
            failed=lambda problem: self._failed(draft, problem),
            in_order=True,
        )

    def _failed(self, draft: Draft, problem: Exception) -> None:
        if self._unsaved is None:
            self._unsaved = draft
        self._studio.say.emit("stop", _("Not saved."), problem_words(problem), _("Save"), "save")
