"""A text field that takes words, and hands pictures on."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QTextEdit

from studio.ui.shell.drops import dropped_kits, given_photo


class PastingEdit(QTextEdit):
    """Takes plain text only.

    Signals:
        photo_given: a picture was pasted or dropped, as ``GivenPhoto``.
    """

    photo_given = Signal(object)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave brand kits to the window, and take pictures beside words."""
        if dropped_kits(source):
            return False
        return given_photo(source) is not None or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text; other line ends become line feeds. A picture is handed on."""
        photo = given_photo(source)
        if photo is not None:
            self.photo_given.emit(photo)
        else:
            self.textCursor().insertText(source.text().replace("\r\n", "\n").replace("\r", "\n"))
