"""Keys and channel: who signs, where shops get the kit from, what is in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QVBoxLayout, QWidget

from studio.ui.widgets.parts import button, column, frame, label, row
from studio.ui.workshop.key_dialog import make_key
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.workshop.desk import Desk


class KeysPage(QWidget):
    """Three cards: the key, the channel, the folder."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._desk = desk
        layout = column(self, gap=desk.studio.theme.px(12))
        self._key = label("", "small", wrap=True)
        self._words = label("", "heading3", wrap=True)
        layout.addWidget(self._key_card())
        self.address = QLineEdit()
        layout.addWidget(self._channel_card())
        self._folder = label("", "small", wrap=True)
        layout.addWidget(self._folder_card())
        layout.addStretch(1)
        desk.looked.connect(self.refresh)
        desk.release.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show key, channel and folder as they are now."""
        release, bench = self._desk.release, self._desk.bench
        if release.key is None:
            self._words.setText(_("No key yet"))
            self._key.setText(
                _("A key signs your kits, so that shops know that they come from you.")
            )
        else:
            self._words.setText(" · ".join(release.key.words))
            words = _("Key {key_id}. Read these words to a shop on the phone to be sure.")
            self._key.setText(words.format(key_id=release.key.key_id))
        if not self.address.hasFocus():
            self.address.setText(release.address)
        self._folder.setText(str(bench.root) if bench else "")

    def show_place(self, name: str, field: str) -> None:
        """Show the place of a problem: the kit's own file is in the folder."""
        if field and self._desk.bench is not None:
            self._open("kit.yml")

    # -- inside ------------------------------------------------------------------

    def _key_card(self) -> QFrame:
        made, inner = self._card(_("Signing key"))
        inner.addWidget(self._words)
        inner.addWidget(self._key)
        line = row(gap=8)
        new = button(_("Make a new key"), "second", size="small")
        new.clicked.connect(self._make_key)
        use = button(_("Use a key file"), "second", size="small")
        use.clicked.connect(self._choose_key)
        line.addWidget(new)
        line.addWidget(use)
        line.addStretch(1)
        inner.addLayout(line)
        return made

    def _channel_card(self) -> QFrame:
        made, inner = self._card(_("Channel"))
        words = _("A shared folder, a web server’s folder, or s3://bucket/folder.")
        inner.addWidget(label(words, "small", wrap=True))
        self.address.setAccessibleName(_("Channel"))
        self.address.setPlaceholderText("s3://fern-and-finch/kits")
        self.address.returnPressed.connect(self._use_address)
        line = row(gap=8)
        line.addWidget(self.address, 1)
        folder = button(_("Choose a folder"), "second", size="small")
        folder.clicked.connect(self._choose_folder)
        keep = button(_("Use this"), "fix", size="small")
        keep.clicked.connect(self._use_address)
        line.addWidget(folder)
        line.addWidget(keep)
        inner.addLayout(line)
        return made

    def _folder_card(self) -> QFrame:
        made, inner = self._card(_("The kit’s folder"))
        inner.addWidget(self._folder)
        line = row(gap=8)
        show = button(_("Show the files"), "second", size="small")
        show.clicked.connect(lambda: self._open(""))
        other = button(_("Open another kit"), "second", size="small")
        other.clicked.connect(self._desk.close)
        line.addWidget(show)
        line.addWidget(other)
        line.addStretch(1)
        inner.addLayout(line)
        return made

    def _card(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        made = frame("card")
        inner = column(made, margins=(16, 14, 16, 14), gap=self._desk.studio.theme.px(8))
        inner.addWidget(label(title, "heading2"))
        return made, inner

    def _make_key(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Make a new key"), "brand.key")
        if name:
            path = Path(name)
            make_key(self._desk, path, lambda: self._desk.release.use_key(path))

    def _choose_key(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Use a key file"))
        if name:
            # People pick either half; the secret one is beside the public one.
            self._desk.release.use_key(Path(name.removesuffix(".pub")))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Choose a folder"))
        if name:
            self._desk.release.use_channel(name)

    def _use_address(self) -> None:
        self._desk.release.use_channel(self.address.text().strip())

    def _open(self, name: str) -> None:
        bench = self._desk.bench
        if bench is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(bench.root / name)))
