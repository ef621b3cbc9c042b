"""How the picture is described for people who cannot see it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.composing.alt import described
from studio.ui.picture.desk import PictureDesk
from studio.ui.picture.fields import AltField
from studio.ui.studio import Studio
from studio.ui.widgets.parts import button, column, frame, icon_label, label, row
from studio.wording.i18n import _

MOST = 250
"""Characters that people like to hear (docs/checks.md, described-for-all)."""


class AltPanel(QWidget):
    """The description, and below it the words that stand on the picture."""

    def __init__(self, studio: Studio, desk: PictureDesk) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio, self._desk = studio, desk
        theme = studio.theme
        layout = column(self, gap=theme.px(6))
        title = _("Alt text, for people who can’t see it")
        layout.addWidget(label(title, "strong", wrap=True))
        self.field = AltField()
        self.field.step_asked.connect(studio.writing.step)
        self.field.setAccessibleName(title)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.px(86))
        self.field.textChanged.connect(self._edited)
        layout.addWidget(self.field)
        self._added = frame("pencil")
        inner = row(self._added, margins=(theme.px(8), theme.px(4), theme.px(8), theme.px(4)))
        self._words = label("", "small", wrap=True)
        inner.addWidget(self._words, 1)
        layout.addWidget(self._added)
        foot = row(gap=theme.px(6))
        self._tick = icon_label("check", theme.color("ok"), theme.px(15), 2.2)
        foot.addWidget(self._tick)
        self._state = label("", "small", wrap=True)
        foot.addWidget(self._state, 1)
        self._count = label("", "caption")
        foot.addWidget(self._count)
        layout.addLayout(foot)
        self._back = button(_("Use the kit’s description"), "link")
        self._back.clicked.connect(lambda: studio.writing.set_alt(""))
        line = row()
        line.addWidget(self._back)
        line.addStretch(1)
        layout.addLayout(line)
        desk.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the description as it would go out."""
        core, draft = self._studio.loaded, self._studio.writing.draft
        if not draft.attachments:
            return
        item = draft.attachments[0]
        plain = core.plain_alt(item, draft.locale)
        if self.field.toPlainText().strip() != plain.strip():
            self.field.blockSignals(True)
            self.field.setPlainText(plain)
            self.field.blockSignals(False)
        words = tuple(w for _slot, w in core.written_words(item, draft.locale))
        whole = described(plain, words, core.words_lead(draft.locale))
        added = whole.removeprefix(plain.strip()).lstrip(". ")
        self._words.setText(added)
        self._added.setVisible(bool(added))
        self._count.setText(_("{n} of {most}").format(n=len(whole), most=MOST))
        own = bool(item.alt)
        self._back.setVisible(own and bool(item.picture_id))
        self._tick.setVisible(bool(plain))
        self._state.setText(self._words_for(plain, added, own=own))

    def _words_for(self, plain: str, added: str, *, own: bool) -> str:
        if not plain:
            return _("Describe the picture for people who can’t see it.")
        if own:
            return _("Your own words")
        return _("Approved, and your words added") if added else _("Approved")

    def _edited(self) -> None:
        self._studio.writing.set_alt(self.field.toPlainText().strip())
