"""Small pieces that every screen is made of."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.ui import icons
from studio.ui.theme import Theme

PLAIN = Qt.TextFormat.PlainText
L = TypeVar("L", bound=QBoxLayout)


def label(text: str = "", role: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """Return a plain-text label.

    Args:
        text: shown as it is, never as HTML.
        role: type role from the style sheet, e.g. ``title``; "" for body text.
        wrap: break lines at word ends.
        tone: ``ok``, ``check``, ``stop``, ``ink`` or "".
    """
    made = QLabel(text)
    made.setTextFormat(PLAIN)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def restyle(widget: QWidget, **properties: str) -> None:
    """Change dynamic properties and let the style sheet notice."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def icon_label(name: str, colour: QColor, size: int, stroke: float = 1.75) -> QLabel:
    """Return an icon that is only looked at; screen readers skip it."""
    made = QLabel()
    paint_icon(made, name, colour, size, stroke)
    made.setFixedSize(size, size)
    return made


def paint_icon(target: QLabel, name: str, colour: QColor, size: int, stroke: float = 1.75) -> None:
    """Put another icon into an ``icon_label``."""
    pixmap = icons.pixmap(name, colour, size, target.devicePixelRatioF(), stroke)
    if target.pixmap().cacheKey() != pixmap.cacheKey():
        target.setPixmap(pixmap)


def button(text: str, kind: str = "second", *, size: str = "", name: str = "") -> QPushButton:
    """Return a push button.

    Args:
        text: what it does, as a verb.
        kind: ``primary``, ``second``, ``fix``, ``quiet``, ``stop`` or ``link``.
        size: ``small``, ``large`` or "".
        name: accessible name when the text alone does not say enough.
    """
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("kind", kind)
    made.setProperty("scale", size)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if name:
        made.setAccessibleName(name)
    return made


def give_icon(target: QPushButton | QToolButton, name: str, colour: QColor, size: int) -> None:
    """Put an icon on a button."""
    if isinstance(target, QPushButton) and target.text() and not target.text().startswith(" "):
        if not target.accessibleName():
            target.setAccessibleName(target.text().replace("&&", "&"))
        # Qt leaves no room between icon and words; a style sheet cannot change that.
        target.setText(f"  {target.text()}")
    target.setIcon(icons.icon(name, colour, size, target.devicePixelRatioF()))
    target.setIconSize(QSize(size, size))


def tool(name: str, theme: Theme, tip: str, size: int = 20) -> QToolButton:
    """Return a button that shows an icon alone; its name is the tip."""
    made = QToolButton()
    give_icon(made, name, theme.color("text2"), theme.px(size))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setFixedSize(theme.px(36), theme.px(36))
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def frame(box: str) -> QFrame:
    """Return a frame that the style sheet draws."""
    made = QFrame()
    made.setProperty("box", box)
    return made


def rule() -> QFrame:
    """Return a hairline."""
    return frame("rule")


def monogram(letter: str, side: int, *, chosen: bool = False) -> QLabel:
    """Return a network's letter in a small square: no logos, no trademark questions."""
    made = label(letter, "monogram-on" if chosen else "monogram")
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setFixedSize(side, side)
    return made


def column(
    parent: QWidget | None = None,
    *,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    gap: int = 0,
) -> QVBoxLayout:
    """Return a vertical layout."""
    return _box(QVBoxLayout(parent) if parent else QVBoxLayout(), margins, gap)


def row(
    parent: QWidget | None = None,
    *,
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    gap: int = 0,
) -> QHBoxLayout:
    """Return a horizontal layout."""
    return _box(QHBoxLayout(parent) if parent else QHBoxLayout(), margins, gap)


def _box(made: L, margins: tuple[int, int, int, int], gap: int) -> L:
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
