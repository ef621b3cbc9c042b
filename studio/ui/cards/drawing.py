"""A card as a picture of its own, finer than on most screens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from studio.ui.cards import make_card
from studio.ui.cards.base import PreviewCard

CARD_WIDTH = 343
"""Design pixels."""

FINE = 2.0
"""Device pixels for each logical pixel."""

TALLEST = 100_000
"""Device pixels; much taller ones cannot be kept in a PNG."""

PICTURE_SIDE = 1400
"""Longest side, in device pixels, of the picture on a card that is drawn in full."""


def fit_width(card: PreviewCard) -> None:
    """Give a card that is on no screen its width, and the height that follows from it."""
    card.finest = FINE
    card.fit_width(card.theme.px(CARD_WIDTH))


def image_of(card: PreviewCard) -> QImage:
    """Draw a card.

    Raises:
        ValueError: it is too tall for a picture.
    """
    size = QSize(card.width(), card.height()) * FINE
    if size.height() > TALLEST:
        raise ValueError("too tall to draw")
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(FINE)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    # Without the window's ground, so that what is outside the round corners stays clear.
    card.render(painter, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """Return an image as a PNG file. May be called off the window's thread.

    Raises:
        ValueError: it is too large to be written.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stub asks for bytes
        raise ValueError("too large to draw")
    return bytes(data.data())


def tall_copy(card: PreviewCard) -> PreviewCard:
    """Return what a card shows in its tall form."""
    made = make_card(card.theme, card.place, card.author, tall=True)
    made.copy_from(card)
    fit_width(made)
    return made


def beneath(cards: Sequence[PreviewCard], across: int = 3) -> QImage:
    """Draw cards on one sheet, in columns.

    Args:
        cards: all of the same width, each with its height.
        across: how many columns.
    """
    ground, room = cards[0].theme.color("sunken"), cards[0].theme.px(14)
    wide = cards[0].width()
    tops = [room] * across
    places = []
    for card in cards:
        fit_width(card)
        shortest = tops.index(min(tops))
        places.append(QPoint(room + shortest * (wide + room), tops[shortest]))
        tops[shortest] += card.height() + room
    size = QSize(room + across * (wide + room), max(tops)) * FINE
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(FINE)
    image.fill(ground)
    painter = QPainter(image)
    for card, place in zip(cards, places, strict=True):
        painter.drawImage(place, image_of(card))
    painter.end()
    return image
