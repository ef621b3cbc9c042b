"""Sets words on pictures with Qt's text engine: every script, its direction, and emoji.

Qt finds another font where a font lacks a letter, orders what is written from right to left,
and draws emoji in colour; Pillow with libraqm does the first and the last not at all
(docs/decisions/0029-qt-sets-words-on-pictures.md). It needs a QGuiApplication, and no screen.
"""

from __future__ import annotations

import threading
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QImage,
    QPainter,
    QTextLayout,
    QTextOption,
)

from studio.composing.letters import Letters, Painted, Set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.model import Font

OWN_FAMILIES = ("Atkinson Hyperlegible Next", "Segoe UI", "Noto Sans", "sans-serif")
"""The app's own font, and what stands in for it."""

_SHRINK = 0.95
_KEPT = 64
_SLACK = 2  # pixels around the lines for what hangs over, such as the foot of a slanted f


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """Words in one size, and the box around their lines."""

    layout: QTextLayout
    size: float
    fits: bool
    left: float
    top: float
    width: float
    height: float
    count: int


_fonts: dict[tuple[str, int, bool], tuple[str, int, str]] = {}
"""(family, weight, slanted) of the kits' fonts that Qt knows: digest, Qt's number, Qt's family."""

_fonts_lock = threading.Lock()


def _registered(font: Font, data: bytes) -> str:
    """Make a font known to Qt, once, and return its family, "" for a damaged one.

    Qt finds fonts by their names alone, for the whole program. So that a newer file of the same
    name is used, the older one is taken out.
    """
    name = (font.family, font.weight, font.italic)
    with _fonts_lock:
        known = _fonts.get(name)
        if known is not None and known[0] == font.sha256:
            return known[2]
        if known is not None and known[1] >= 0:
            QFontDatabase.removeApplicationFont(known[1])
        number = QFontDatabase.addApplicationFontFromData(QByteArray(data))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        _fonts[name] = (font.sha256, number, families[0] if families else "")
        return _fonts[name][2]


class QtLetterer:
    """Implements ``studio.composing.letters.Letterer``."""

    def __init__(self) -> None:
        self._families: dict[str, str] = {}
        self._kept: OrderedDict[Letters, _Laid] = OrderedDict()
        # A layout may be drawn by one thread at a time, and they are shared.
        self._lock = threading.RLock()

    def learn(self, font: Font, data: bytes) -> None:
        """Take a kit's font over; a damaged one is left out and the app's own is used."""
        with self._lock:
            family = _registered(font, data)
            if self._families.get(font.sha256) != family:
                self._families[font.sha256] = family
                self._kept.clear()

    def set(self, letters: Letters) -> Set:
        """Lay words out, smaller where they are too many."""
        with self._lock:
            laid = self._laid(letters)
        ink = _ink(laid, letters)
        return Set(size=laid.size, fits=laid.fits, ink=ink, lines=laid.count)

    def paint(self, letters: Letters) -> Painted:
        """Return the letters as pixels, nothing outside the words' box."""
        with self._lock:
            laid = self._laid(letters)
            left, top, width, height = _ink(laid, letters)
            if not width or not height:
                return Painted(left=0, top=0, width=0, height=0, rgba=b"")
            # Qt draws in this format twice as fast as in the order of bytes that is handed on.
            image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            self._draw(painter, laid, letters, QPointF(-left, -top))
            painter.end()
        plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
        rgba = bytes(plain.constBits())
        return Painted(left=left, top=top, width=width, height=height, rgba=rgba)

    def draw_on(self, painter: QPainter, letters: Letters, corner: QPointF) -> None:
        """Draw words with a painter, in its own scale, as ``paint`` would.

        Args:
            painter: of the window's thread.
            letters: the words.
            corner: the top left of their box.
        """
        with self._lock:
            painter.save()
            painter.setClipRect(
                int(corner.x()), int(corner.y()), letters.width, letters.height,
                Qt.ClipOperation.IntersectClip,
            )  # fmt: skip
            self._draw(painter, self._laid(letters), letters, corner)
            painter.restore()

    # -- inside ------------------------------------------------------------------

    def _draw(self, painter: QPainter, laid: _Laid, letters: Letters, corner: QPointF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setPen(QColor(letters.colour))
        laid.layout.draw(painter, corner)

    def _laid(self, letters: Letters) -> _Laid:
        # Another colour changes nothing of where letters stand.
        key = replace(letters, colour="")
        found = self._kept.get(key)
        if found is None:
            found = self._fitting(letters)
            self._kept[key] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def _fitting(self, letters: Letters) -> _Laid:
        for size in _sizes(letters.size, letters.least):
            laid = self._at_size(letters, size)
            if laid.fits:
                break
        return laid

    def _at_size(self, letters: Letters, size: float) -> _Laid:
        layout = QTextLayout(letters.words, self._font(letters, size))
        layout.setCacheEnabled(True)
        backwards = _runs_left(letters.words)
        option = QTextOption()
        # Whole pixels of another size would break lines in other places there.
        option.setUseDesignMetrics(True)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        direction = Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        # Lines are put where they belong below; Qt would also push those that run left.
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        height = widest = 0.0
        room = max(1, letters.width - 2 * letters.pad)
        count = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            widest = max(widest, line.naturalTextWidth())
            height += line.height()
            count += 1
        layout.endLayout()
        fits = widest <= room and height <= letters.height - letters.pad
        top = max(0.0, (letters.height - height) / 2)
        far = letters.width - letters.pad
        left = far - widest if backwards else float(letters.pad)
        left = (letters.width - widest) / 2 if letters.middle else left
        below = top
        for number in range(count):
            line = layout.lineAt(number)
            natural = line.naturalTextWidth()
            start = far - natural if backwards else float(letters.pad)
            start = (letters.width - natural) / 2 if letters.middle else start
            line.setPosition(QPointF(start, below))
            below += line.height()
        return _Laid(
            layout=layout, size=size, fits=fits, left=left, top=top,
            width=widest, height=height, count=count,
        )  # fmt: skip

    def _font(self, letters: Letters, size: float) -> QFont:
        font = QFont()
        own = self._families.get(letters.font.sha256, "") if letters.font else ""
        font.setFamilies([own, *OWN_FAMILIES] if own else list(OWN_FAMILIES))
        font.setPixelSize(max(1, round(size)))
        weight = letters.font.weight if letters.font else letters.weight
        font.setWeight(QFont.Weight(weight))
        font.setItalic(bool(letters.font and letters.font.italic))
        # Letters of one shape at every scale, so that the preview is the picture.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def _sizes(size: float, least: float) -> Iterator[float]:
    """Yield whole sizes in pixels from the wanted one down to the least."""
    now = max(1, round(size))
    end = max(1, min(now, round(least)))
    while now > end:
        yield now
        now = max(end, min(now - 1, int(now * _SHRINK)))
    yield end


def _ink(laid: _Laid, letters: Letters) -> tuple[int, int, int, int]:
    left = max(0, int(laid.left) - _SLACK)
    top = max(0, int(laid.top) - _SLACK)
    right = min(letters.width, int(laid.left + laid.width) + 1 + _SLACK)
    bottom = min(letters.height, int(laid.top + laid.height) + 1 + _SLACK)
    return left, top, max(0, right - left), max(0, bottom - top)


def _runs_left(words: str) -> bool:
    """Tell whether words start in a script that is written from right to left."""
    for letter in words:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
