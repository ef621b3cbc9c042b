"""The kits of this PC: which one is in use, how fresh it is, and what else there is to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from studio.ui.widgets.overlay import Overlay
from studio.ui.widgets.parts import button, column, frame, give_icon, label, row
from studio.ui.widgets.tag import Tag
from studio.wording.i18n import _
from studio.wording.kit_news import confirmed_words

if TYPE_CHECKING:
    from studio.kit_store.model import InstalledKit
    from studio.ui.kits.kit_desk import KitDesk


class KitsDialog(Overlay):
    """One card for each kit, and four things to do."""

    def __init__(self, over: QWidget, desk: KitDesk) -> None:
        super().__init__(over, desk.studio.theme, width=600, name=_("Brand kits"))
        self._desk = desk
        theme = desk.studio.theme
        self.body.addWidget(label(_("Brand kits"), "title"))
        core = desk.studio.loaded
        kits = core.kits.installed()
        for kit in kits:
            self.body.addWidget(self._card(kit))
        if not kits:
            words = _("You use the demo kit. Open the file that your brand team gave you.")
            self.body.addWidget(label(words, "body2", wrap=True))
        line = row(gap=theme.px(8))
        for words, icon, action in (
            (_("Open a kit file"), "folder-open", self._open_file),
            (_("Look for new versions"), "refresh-cw", self._update),
            (_("Make your own kit"), "package-open", self._workshop),
        ):
            press = button(words, "second", size="small")
            give_icon(press, icon, theme.color("text"), theme.px(16))
            press.clicked.connect(action)
            line.addWidget(press)
        line.addStretch(1)
        self.body.addLayout(line)
        foot = row()
        foot.addStretch(1)
        self.close_button = button(_("Close"), "second")
        self.close_button.clicked.connect(self.close_overlay)
        foot.addWidget(self.close_button)
        self.body.addLayout(foot)

    def _card(self, kit: InstalledKit) -> QFrame:
        theme, core = self._desk.studio.theme, self._desk.studio.loaded
        box = frame("card")
        across = row(box, margins=(14, 12, 12, 12), gap=theme.px(12))
        words = column(gap=3)
        title = _("{name}, version {version}").format(name=kit.name, version=kit.version)
        words.addWidget(label(title, "heading3", wrap=True))
        words.addWidget(label(kit.publisher, "small", wrap=True))
        words.addWidget(label(" · ".join(kit.public_key().words()), "caption", wrap=True))
        stale = self._desk.is_stale(kit)
        said = confirmed_words(kit, stale=stale)
        words.addWidget(label(said, "small", wrap=True, tone="check" if stale else ""))
        for line in self._desk.news_of(kit.kit_id)[:4]:
            words.addWidget(label(f"•  {line}", "small", wrap=True))
        across.addLayout(words, 1)
        if kit.kit_id == core.kit.id and core.trusted:
            across.addWidget(Tag(theme, "fine", _("In use")), 0, Qt.AlignmentFlag.AlignTop)
        else:
            name = _("Use {name}").format(name=kit.name)
            press = button(_("Use"), "second", size="small", name=name)
            press.clicked.connect(lambda: self._choose(kit.kit_id))
            across.addWidget(press, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _choose(self, kit_id: str) -> None:
        self.close_overlay()
        self._desk.choose(kit_id)

    def _open_file(self) -> None:
        kinds = _("Brand kits") + " (*.brandkit)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Open a kit file"), "", kinds)
        if name:
            self.close_overlay()
            self._desk.open_file(str(Path(name)))

    def _update(self) -> None:
        self.close_overlay()
        self._desk.update_now()

    def _workshop(self) -> None:
        self.close_overlay()
        self._desk.workshop_wanted.emit()


def show_kits(over: QWidget, desk: KitDesk) -> KitsDialog:
    """Show the dialog."""
    made = KitsDialog(over, desk)
    made.open()
    made.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    return made
