"""The workshop without a kit: make one, or open a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.ui.widgets.empty import empty_card
from studio.ui.widgets.parts import button, column, label, row
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.workshop.desk import Desk


class StartPage(QWidget):
    """Three ways to begin."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "canvas")
        self._desk = desk
        theme = desk.studio.theme
        outer = row(self, margins=(24, 24, 24, 24))
        middle = QWidget()
        middle.setProperty("box", "plain")
        middle.setMaximumWidth(theme.px(620))
        outer.addStretch(1)
        outer.addWidget(middle, 4)
        outer.addStretch(1)
        layout = column(middle, gap=theme.px(14))
        new = button(_("Make a new kit"), "primary")
        new.clicked.connect(self._make)
        words = _("A kit is a folder with pictures, briefs and rules. Shops get it as one file.")
        layout.addWidget(
            empty_card(theme, "package-open", _("Make your brand’s kit here."), words, new)
        )
        line = row(gap=theme.px(10))
        photos = button(_("Make one from a folder of photos"), "second")
        photos.clicked.connect(self._make_from_photos)
        there = button(_("Open a kit’s folder"), "second")
        there.clicked.connect(self._open)
        for press in (photos, there):
            line.addWidget(press)
        line.addStretch(1)
        layout.addLayout(line)
        hint = _("Rights and alt text that photographers wrote into their photos are kept.")
        layout.addWidget(label(hint, "small", wrap=True))
        layout.addStretch(1)

    def make_in(self, folder: Path, photos: Path | None) -> None:
        """Make a new kit in an empty folder, and open it."""
        from studio.workshop.bench import make_kit

        self._desk.ask(lambda: make_kit(folder, photos), lambda _made: self._desk.open(folder))

    def _make(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Choose an empty folder"))
        if name:
            self.make_in(Path(name), None)

    def _make_from_photos(self) -> None:
        photos = QFileDialog.getExistingDirectory(self, _("Choose the folder of photos"))
        name = QFileDialog.getExistingDirectory(self, _("Choose an empty folder")) if photos else ""
        if name:
            self.make_in(Path(name), Path(photos))

    def _open(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Open a kit’s folder"))
        if name:
            self._desk.open(Path(name))
