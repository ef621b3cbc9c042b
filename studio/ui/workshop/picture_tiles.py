"""The kit's pictures as cards: thumbnail with its focal point, name, last day, alt text."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import (
    QModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui import icons
from studio.ui.theme import Theme
from studio.ui.widgets.picture_model import Index, PictureModel
from studio.ui.workshop.tile import Tile
from studio.ui.write.picture_grid import cover

GAP = 10
CARDS_KEPT = 200
"""Finished cells; one is about 100 kB at usual sizes."""

_TONES = {
    "fine": ("okTint", "ok", "check"),
    "decide": ("checkTint", "check", "corner-up-left"),
    "stop": ("stopTint", "stop", "octagon-alert"),
}


class TileModel(PictureModel[Tile]):
    """The workshop's pictures."""

    def __init__(self) -> None:
        super().__init__(lambda item: item.spoken)


class TileDelegate(QStyledItemDelegate):
    """Paints one card."""

    def __init__(self, theme: Theme, model: TileModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.cell = QSize(theme.px(229), theme.px(114))
        self._cards: OrderedDict[tuple[Tile, int, int, float], QPixmap] = OrderedDict()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell with the gap after it."""
        return self.cell + QSize(GAP, GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell: from its finished picture, unless it is the chosen one."""
        item = self._model.items[index.row()]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen or focused:
            card = QRectF(QPointF(option.rect.topLeft()) + QPointF(1, 1), self.cell.toSizeF())
            self._paint_card(painter, card, item, chosen=chosen, focused=focused)
        else:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(option.rect.topLeft(), self._finished(item, float(ratio)))

    def _finished(self, item: Tile, ratio: float) -> QPixmap:
        """Return a cell as one picture, so that scrolling only moves pictures."""
        thumb = self._model.pixmap(item.id)
        key = (item, thumb.cacheKey() if thumb else 0, self.cell.width(), ratio)
        found = self._cards.get(key)
        if found is None:
            size = (self.cell + QSize(2, 2)) * ratio
            found = QPixmap(size)
            found.setDevicePixelRatio(ratio)
            # Opaque: moving pixels costs a fraction of blending them.
            found.fill(self._theme.color("canvas"))
            inner = QPainter(found)
            card = QRectF(QPointF(1, 1), self.cell.toSizeF())
            self._paint_card(inner, card, item, chosen=False, focused=False)
            inner.end()
            self._cards[key] = found
            while len(self._cards) > CARDS_KEPT:
                self._cards.popitem(last=False)
        else:
            self._cards.move_to_end(key)
        return found

    def _paint_card(
        self, painter: QPainter, card: QRectF, item: Tile, *, chosen: bool, focused: bool
    ) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(card, 8, 8)
        painter.fillPath(shape, theme.color("surface"))
        left = QRectF(card.left(), card.top(), theme.px(76), card.height())
        painter.setClipPath(shape)
        self._paint_picture(painter, left, item, ring=chosen)
        painter.setClipping(False)
        pen = QPen(theme.color("ink" if chosen or focused else "line"), 2 if chosen else 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        pad = theme.px(10)
        self._paint_words(painter, card.adjusted(left.width() + pad, pad, -theme.px(8), -pad), item)
        painter.restore()

    def _paint_picture(self, painter: QPainter, rect: QRectF, item: Tile, *, ring: bool) -> None:
        painter.fillRect(rect, self._theme.color("sunken"))
        pixmap = self._model.pixmap(item.id)
        if pixmap is None:
            return
        source = cover(pixmap, rect)
        painter.drawPixmap(rect, pixmap, source)
        if not ring:
            return
        x = (item.focal[0] * pixmap.width() - source.left()) / source.width()
        y = (item.focal[1] * pixmap.height() - source.top()) / source.height()
        if 0 <= x <= 1 and 0 <= y <= 1:
            centre = QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())
            paint_focal(painter, centre, self._theme.px(8))

    def _paint_words(self, painter: QPainter, rect: QRectF, item: Tile) -> None:
        theme = self._theme
        wrap = Qt.TextFlag.TextWordWrap
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.color("text"))
        two = QRectF(rect.left(), rect.top(), rect.width(), painter.fontMetrics().height() * 2)
        used = painter.boundingRect(two, wrap, item.name)
        painter.drawText(two, wrap, item.name)
        y = min(used.bottom(), two.bottom())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        high = painter.fontMetrics().height()
        painter.drawText(QRectF(rect.left(), y, rect.width(), high), 0, item.under)
        self._paint_tag(painter, QPointF(rect.left(), y + high + theme.px(5)), item)

    def _paint_tag(self, painter: QPainter, at: QPointF, item: Tile) -> None:
        theme = self._theme
        fill, ink, icon = _TONES[item.state]
        painter.setFont(theme.font("small", 600))
        side, pad = theme.px(14), theme.px(6)
        wide = painter.fontMetrics().horizontalAdvance(item.words)
        box = QRectF(at.x(), at.y(), wide + side + pad * 3, theme.px(24))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, 6, 6)
        mark = icons.pixmap(icon, theme.color(ink), side, 1.0, 2.2)
        painter.drawPixmap(QPointF(at.x() + pad, at.y() + (box.height() - side) / 2), mark)
        painter.setPen(theme.color(ink))
        inner = box.adjusted(side + pad * 1.7, 0, 0, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, item.words)


def paint_focal(painter: QPainter, centre: QPointF, radius: float) -> None:
    """Paint the ring that shows a focal point: white with a dark line on either side."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour in ((4.5, Qt.GlobalColor.black), (2.5, Qt.GlobalColor.white)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(centre, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawEllipse(centre, 1.5, 1.5)


class TileGrid(QListView):
    """Cards side by side; only those that are seen are painted."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tiles = TileModel()
        self._theme = theme
        self._delegate = TileDelegate(theme, self.tiles)
        self.setModel(self.tiles)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setFrameStyle(0)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme.px(40))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.selectionModel().currentChanged.connect(self._moved)

    def choose(self, picture_id: str) -> None:
        """Show one picture as chosen, and bring it into view."""
        row = self.tiles.row_of(picture_id)
        if row >= 0 and self.currentIndex().row() != row:
            self.setCurrentIndex(self.tiles.index(row))
            self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width."""
        across = self.viewport().width()
        columns = max(1, across // (self._theme.px(215) + GAP))
        # One pixel less: Qt begins a new line when the last cell would touch the edge.
        wide = (across - 1) // columns
        self._delegate.cell = QSize(wide - GAP, self._theme.px(114))
        self.setGridSize(QSize(wide, self._theme.px(114) + GAP))
        super().resizeEvent(event)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.picked.emit(self.tiles.items[now.row()].id)
