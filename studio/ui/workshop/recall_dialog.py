"""Taking a brief back: why, and which one to use instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from studio.ui.widgets.combo import Combo
from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, label, row
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.brand_kit.model import Campaign
    from studio.ui.workshop.desk import Desk


def recall_brief(desk: Desk, brief: Campaign) -> Overlay:
    """Ask why a brief is taken back, and take it back."""
    kit = desk.kit
    locale = kit.locales[0] if kit else "en-GB"
    title = _("Recall “{brief}”").format(brief=brief.title.get(locale) or brief.id)
    made = Overlay(desk.over, desk.studio.theme, width=520, name=title)
    made.body.addWidget(label(title, "title", wrap=True))
    words = _(
        "Drafts for it are stopped, and so are posts that wait. Posts already out are listed "
        "as “please take down”."
    )
    made.body.addWidget(label(words, "body2", wrap=True))
    why = QLineEdit()
    why.setAccessibleName(_("Why"))
    instead = _other_briefs(desk, brief)
    for field in (why, instead):
        made.body.addWidget(label(field.accessibleName(), "strong"))
        made.body.addWidget(field)
    line = row(gap=made.theme.px(10))
    back = button(_("Go back"), "second")
    back.clicked.connect(made.close_overlay)
    now = button(_("Recall now"), "stop")
    now.setEnabled(False)
    why.textChanged.connect(lambda text: now.setEnabled(bool(text.strip())))

    def take_back() -> None:
        reason, other = why.text().strip(), str(instead.currentData() or "")
        made.close_overlay()
        desk.release.recall(brief.id, reason, other, kind="campaign")

    now.clicked.connect(take_back)
    line.addWidget(back)
    line.addStretch(1)
    line.addWidget(now)
    made.body.addLayout(line)
    made.open()
    why.setFocus(Qt.FocusReason.OtherFocusReason)
    return made


def _other_briefs(desk: Desk, brief: Campaign) -> QComboBox:
    made = Combo(desk.studio.theme)
    made.setAccessibleName(_("Use this instead"))
    made.addItem(_("Nothing instead"), "")
    kit = desk.kit
    for other in kit.campaigns if kit else ():
        if kit is not None and other.id != brief.id:
            made.addItem(other.title.get(kit.locales[0]) or other.id, other.id)
    return made
