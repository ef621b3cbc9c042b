"""Decoded pixels as Qt's pictures."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPixmap

from studio.pictures import RawImage


def to_pixmap(raw: RawImage) -> QPixmap:
    """Return raw RGBX bytes as a pixmap; the bytes are copied."""
    image = QImage(raw.rgbx, raw.width, raw.height, raw.width * 4, QImage.Format.Format_RGBX8888)
    return QPixmap.fromImage(image)
