"""From "Keep mine" to the draft, and to the file of what was kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.guidelines.finding import Finding, Level
from studio.storage.feedback import Feedback
from studio.ui.write.keep_dialog import KeepDialog
from studio.ui.write.kept_dialog import KeptDialog
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.post import Kept
    from studio.ui.studio import Studio


class Keeping(QObject):
    """Asks why something that matters is kept; a tip is kept at once.

    Args:
        over: what the dialogs lie over.
        studio: the shared context.
    """

    def __init__(self, over: QWidget, studio: Studio) -> None:
        super().__init__(over)
        self._over = over
        self._studio = studio
        studio.writing.kept.connect(self._remember)
        studio.writing.unkept.connect(self._forget)

    def ask(self, finding: Finding, then: Callable[[], None] | None = None) -> KeepDialog | None:
        """Keep a finding; for more than a tip, ask for the reason first.

        Args:
            finding: what to keep.
            then: called when it is kept.
        """
        if finding.level is Level.TIP:
            self._keep(finding, then, "", "")
            return None
        dialog = KeepDialog(self._over, self._studio.theme, finding)
        dialog.kept.connect(partial(self._keep, finding, then))
        dialog.ask()
        return dialog

    def show_kept(self) -> KeptDialog:
        """Show what this draft keeps."""
        dialog = KeptDialog(self._over, self._studio)
        dialog.ask()
        return dialog

    def _keep(
        self, finding: Finding, then: Callable[[], None] | None, reason: str, words: str
    ) -> None:
        self._studio.writing.keep(finding, reason, words)
        if then is not None:
            then()

    def _remember(self, finding: Finding, item: Kept) -> None:
        core = self._studio.loaded
        made = Feedback(
            rule=item.rule,
            text=item.text,
            reason=item.reason,
            words=item.words,
            guideline=finding.why,
            kit_id=core.kit.id,
            kit_version=core.kit.version,
            locale=self._studio.writing.draft.locale,
            day=core.clock().date().isoformat(),
        )
        self._store(lambda: core.feedback.add(made))

    def _forget(self, item: Kept) -> None:
        core = self._studio.loaded
        made = Feedback(rule=item.rule, text=item.text, kit_id=core.kit.id)
        self._store(lambda: core.feedback.remove(made))

    def _store(self, work: Callable[[], None]) -> None:
        self._studio.tasks.run(self, work, failed=self._failed, in_order=True)

    def _failed(self, problem: Exception) -> None:
        title = _("Your reason is not saved.")
        self._studio.say.emit("check", title, problem_words(problem), "", "")
