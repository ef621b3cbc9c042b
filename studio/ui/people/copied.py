"""Remembers what the app put on the clipboard, so that it can be taken off again."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

_OURS = "application/x-shopfloor-studio"


def copy_words(words: str) -> None:
    """Put words on the clipboard, marked as ours."""
    data = QMimeData()
    data.setText(words)
    data.setData(_OURS, b"1")
    QGuiApplication.clipboard().setMimeData(data)


def copy_picture(image: QImage) -> None:
    """Put a picture on the clipboard, marked as ours."""
    data = QMimeData()
    data.setImageData(image)
    data.setData(_OURS, b"1")
    QGuiApplication.clipboard().setMimeData(data)


def clear_copied() -> bool:
    """Empty the clipboard when what lies there came from this app; True when it did.

    What somebody copied in another program meanwhile is not ours, and stays.
    """
    clipboard = QGuiApplication.clipboard()
    found = clipboard.mimeData()
    if found is None or not (found.hasFormat(_OURS) or clipboard.ownsClipboard()):
        return False
    clipboard.clear()
    return True
