"""Line icons (Lucide, ISC licence), tinted and drawn at the size that is asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_folder = ""


def use_icons(folder: str) -> None:
    """Set the folder that holds the SVG files."""
    global _folder
    _folder = folder


@lru_cache(maxsize=128)
def _source(folder: str, name: str) -> str:
    try:
        return Path(folder, f"{name}.svg").read_text(encoding="utf-8")
    except OSError:
        raise LookupError(name) from None


@lru_cache(maxsize=512)
def _pixmap(folder: str, name: str, colour: str, size: int, ratio: float, stroke: float) -> QPixmap:
    source = _source(folder, name).replace("currentColor", colour)
    source = source.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(source.encode()).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(
    name: str, colour: QColor, size: int, ratio: float = 1.0, stroke: float = 1.75
) -> QPixmap:
    """Return one icon as a pixmap.

    Args:
        name: Lucide's name.
        colour: of the lines.
        size: logical pixels.
        ratio: device pixels for each logical pixel.
        stroke: line width in the icon's own 24-unit square.
    """
    return _pixmap(_folder, name, colour.name(), size, ratio, stroke)


def icon(name: str, colour: QColor, size: int, ratio: float = 1.0, stroke: float = 1.75) -> QIcon:
    """Return one icon for a button; see ``pixmap``."""
    return QIcon(pixmap(name, colour, size, ratio, stroke))
