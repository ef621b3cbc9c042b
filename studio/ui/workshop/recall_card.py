"""Taking a picture back: why, what to use instead, and what happens then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from studio.ui.widgets.combo import Combo
from studio.ui.widgets.parts import (
    button,
    column,
    give_icon,
    icon_label,
    label,
    row,
    tool,
)
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit, Picture
    from studio.ui.workshop.desk import Desk

MANY_BRIEFS = 10
"""When more briefs than this use a picture, its name has to be typed."""


class RecallCard(QFrame):
    """The form under the grid."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "decide")
        self._desk = desk
        self._picture: Picture | None = None
        theme = desk.studio.theme
        layout = column(self, margins=(16, 12, 12, 14), gap=theme.px(10))
        head = row(gap=theme.px(10))
        head.addWidget(icon_label("corner-up-left", theme.color("check"), theme.px(20), 2.0))
        self._title = label("", "heading3")
        head.addWidget(self._title, 1)
        close = tool("x", theme, _("Close"), 18)
        close.clicked.connect(self.hide)
        head.addWidget(close)
        layout.addLayout(head)
        fields = row(gap=theme.px(12))
        self.why = Combo(theme)
        self.why.setEditable(True)
        self.why.setAccessibleName(_("Why"))
        self.instead = Combo(theme)
        self.instead.setAccessibleName(_("Use this instead"))
        for words, field in ((_("Why"), self.why), (_("Use this instead"), self.instead)):
            side = column(gap=theme.px(5))
            side.addWidget(label(words, "strong"))
            side.addWidget(field)
            fields.addLayout(side, 1)
        layout.addLayout(fields)
        self._ask_name = label("", "small", wrap=True)
        self.typed = QLineEdit()
        self.typed.textChanged.connect(self._allow)
        layout.addWidget(self._ask_name)
        layout.addWidget(self.typed)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        theme = self._desk.studio.theme
        foot = row(gap=theme.px(12))
        effects = column(gap=theme.px(3))
        for words in (
            _("Drafts that use it are stopped, and the new picture is one click away."),
            _("Posts already out can’t be pulled back. Colleagues get a “please take down” list."),
            _("Shops that are offline hear about it when they next connect."),
        ):
            effects.addWidget(label(f"•  {words}", "small", wrap=True))
        foot.addLayout(effects, 1)
        self.now = button(_("Recall now"), "stop")
        give_icon(self.now, "corner-up-left", theme.color("stop"), theme.px(18))
        self.now.clicked.connect(self._recall)
        foot.addWidget(self.now, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that the card is gone."""
        super().hideEvent(event)
        self.closed.emit()

    def ask(self, picture_id: str) -> None:
        """Show the form for a picture."""
        kit = self._desk.kit
        picture = kit.picture(picture_id) if kit else None
        if kit is None or picture is None:
            return
        self._picture = picture
        locale = kit.locales[0]
        name = picture.name.get(locale) or picture.id
        self._title.setText(_("Recall “{picture}”").format(picture=name))
        self.why.clear()
        self.why.addItems(
            [_("Rights ended early"), _("Someone in it asked us to"), _("It shows a mistake")]
        )
        self.instead.clear()
        self.instead.addItem(_("Nothing instead"), "")
        for other in kit.pictures:
            if other.id != picture.id and not other.replaced_by:
                self.instead.addItem(other.name.get(locale) or other.id, other.id)
        if picture.replaced_by:
            self.instead.setCurrentIndex(max(0, self.instead.findData(picture.replaced_by)))
        self._ask_for_name(kit, picture, name)
        self.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_name(self, kit: BrandKit, picture: Picture, name: str) -> None:
        using = sum(picture.id in brief.pictures for brief in kit.campaigns)
        many = using > MANY_BRIEFS
        words = _("{n} briefs use this picture. Type its name to go on: {name}")
        self._ask_name.setText(words.format(n=using, name=name))
        self.typed.clear()
        self.typed.setAccessibleName(_("The picture’s name"))
        self._ask_name.setVisible(many)
        self.typed.setVisible(many)
        self._allow()

    def _allow(self) -> None:
        kit, picture = self._desk.kit, self._picture
        if kit is None or picture is None:
            return
        name = picture.name.get(kit.locales[0]) or picture.id
        typed = self.typed.text().strip().casefold() == name.casefold()
        self.now.setEnabled(self.typed.isHidden() or typed)

    def _recall(self) -> None:
        picture = self._picture
        if picture is None:
            return
        reason = self.why.currentText().strip()
        if not reason:
            words = _("Colleagues read it. One short line is enough.")
            self._desk.studio.say.emit("check", _("Say why first."), words, "", "")
            return
        self._desk.release.recall(picture.id, reason, str(self.instead.currentData() or ""))
        self.hide()
