"""Loads the dictionary of the draft's language, after everything that is more pressing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from studio.post import Draft
    from studio.ui.studio import Studio

AFTER_MS = 400
"""A pause after a draft was opened: the window is there and answers first."""


class Proofreading(QObject):
    """Reads a dictionary off the window's thread; then the words are checked again.

    Args:
        studio: the context.
        parent: what it lives as long as: a screen of whoever is signed in.
    """

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._pause = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._pause.timeout.connect(self.load)
        studio.writing.loaded.connect(self._opened)

    def load(self) -> None:
        """Load the dictionary now; without one, or with a damaged one, spelling stays out."""
        if self._studio.tasks.closed or self._studio.core is None:
            return  # the pause ended after the window did, or after the person left
        core, locale = self._studio.loaded, self._studio.writing.draft.locale
        if not core.has_speller(locale):
            self._studio.tasks.run(
                self,
                lambda: core.load_speller(locale),
                done=lambda _nothing: self._studio.writing.check_now(),
                failed=self._missing,
            )

    def _opened(self, _draft: Draft) -> None:
        self._pause.start()

    def _missing(self, problem: Exception) -> None:
        title = _("Spelling is not checked.")
        self._studio.say.emit("check", title, problem_words(problem), "", "")
