"""Why do you keep it? One press answers, and the guideline stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.post import REASONS
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, label, row
from studio.wording.feedback import REASON_WORDS
from studio.wording.findings import finding_title
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.guidelines.finding import Finding
    from studio.ui.theme import Theme

MOST_LETTERS = 200
"""Code points of a reason in one's own words."""


class KeepDialog(Overlay):
    """Asks for the reason. Esc and Go back keep nothing and change nothing.

    Signals:
        kept: the reason (one of ``REASONS``) and one's own words for it, or "".
    """

    kept = Signal(str, str)

    def __init__(self, over: QWidget, theme: Theme, finding: Finding) -> None:
        super().__init__(over, theme, width=520, name=_("Keep mine"))
        self.body.addWidget(label(finding_title(finding), "title", wrap=True))
        if finding.why:
            quote = f"“{finding.why}”  {finding.source}".rstrip()
            self.body.addWidget(label(quote, "small", wrap=True))
        self.body.addWidget(label(_("It is your post. Why do you keep it?"), "strong", wrap=True))
        for reason in REASONS[:-1]:
            self.body.addWidget(self._choice(reason))
        self.words = QLineEdit()
        self.words.setMaxLength(MOST_LETTERS)
        self.words.setPlaceholderText(_("Something else, in your words"))
        self.words.setAccessibleName(_("Something else, in your words"))
        self.words.textChanged.connect(self._typed)
        self.words.returnPressed.connect(self._other)
        self.body.addWidget(self.words)
        note = _("Kept on this PC with your draft. Nobody is told unless you send it.")
        self.body.addWidget(label(note, "caption", wrap=True))
        line = row(gap=theme.px(10))
        self.back = button(_("Go back"), "second")
        self.back.clicked.connect(self.escape)
        self._keep = button(_("Keep mine"), "primary")
        self._keep.setEnabled(False)
        self._keep.clicked.connect(self._other)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self._keep)
        self.body.addLayout(line)

    def ask(self) -> None:
        """Show it; the keyboard is on the safe button."""
        self.open()
        self.back.setFocus(Qt.FocusReason.TabFocusReason)

    def _choice(self, reason: str) -> QWidget:
        made = button(_(REASON_WORDS[reason]), "second")
        made.clicked.connect(lambda: self._answer(reason, ""))
        return made

    def _typed(self, words: str) -> None:
        self._keep.setEnabled(bool(words.strip()))

    def _other(self) -> None:
        words = self.words.text().strip()
        if words:
            self._answer(REASONS[-1], words)

    def _answer(self, reason: str, words: str) -> None:
        self.close_overlay()
        self.kept.emit(reason, words)
