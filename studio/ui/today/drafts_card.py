"""Carry on writing: the drafts on the shelf, so that no word is ever out of reach."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from studio.post import Draft
from studio.ui.studio import Studio
from studio.ui.widgets.parts import button, clear, column, label, row
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

MOST = 6
SHORT = 70
"""Code points of a draft that are shown."""


class DraftsCard(QFrame):
    """Hidden while there is no draft but the one in the editor."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setProperty("box", "card")
        self._studio = studio
        theme = studio.theme
        pad = (theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._layout = column(self, margins=pad, gap=theme.px(4))
        self.hide()

    def refresh(self) -> None:
        """Read the shelf anew, off the window's thread."""
        core = self._studio.loaded
        self._studio.tasks.run(
            self, core.drafts.all, done=self._show, failed=self._failed, in_order=True
        )

    def _show(self, drafts: tuple[Draft, ...]) -> None:
        clear(self._layout)
        here = self._studio.writing.draft.id
        others = [d for d in drafts if d.id != here and d.text.strip()][:MOST]
        self.setVisible(bool(others))
        self._layout.addWidget(label(_("Carry on writing"), "heading3"))
        for draft in others:
            self._layout.addLayout(self._line(draft))

    def _line(self, draft: Draft) -> QHBoxLayout:
        theme, core = self._studio.theme, self._studio.loaded
        line = row(gap=theme.px(10))
        brief = core.kit.campaign(draft.brief_id)
        title = brief.title.get(core.locale) if brief else _("Your own post")
        line.addWidget(label(title, "strong"))
        words = " ".join(draft.text.split())
        short = words if len(words) <= SHORT else f"{words[:SHORT].rstrip()}…"
        line.addWidget(label(short, "small", wrap=True), 1)
        start = button(_("Open"), "second", size="small")
        start.setAccessibleName(_("Open the draft {title}").format(title=title))
        start.clicked.connect(lambda: self._open(draft))
        away = button(_("Throw away"), "quiet", size="small")
        away.setAccessibleName(_("Throw the draft {title} away").format(title=title))
        away.clicked.connect(lambda: self._throw_away(draft))
        line.addWidget(start)
        line.addWidget(away)
        return line

    def _open(self, draft: Draft) -> None:
        self._studio.writing.load(draft)
        self._studio.go.emit("write")

    def _throw_away(self, draft: Draft) -> None:
        core = self._studio.loaded
        self._studio.tasks.run(
            self,
            lambda: core.drafts.delete(draft.id),
            done=self._thrown_away,
            failed=self._failed,
            in_order=True,
        )

    def _thrown_away(self, _nothing: object) -> None:
        self.refresh()

    def _failed(self, problem: Exception) -> None:
        self._studio.say.emit("stop", _("That did not work."), problem_words(problem), "", "")
