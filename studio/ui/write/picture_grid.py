"""The approved pictures as a grid of thumbnails; one of them is chosen."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui import icons
from studio.ui.theme import Theme
from studio.ui.widgets.picture_model import PIXMAPS_KEPT, Index, PictureModel

GAP = 8
MOST_LINES = 6
"""With more lines than this the grid scrolls by itself, and only what is seen is painted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumb:
    """One picture as the grid shows it; ``spoken`` is its accessible text.

    With an ``icon`` it is no picture but a place for one, which does something when picked.
    """

    id: str
    name: str
    spoken: str
    usable: bool
    icon: str = ""


class ThumbModel(PictureModel[Thumb]):
    """The approved pictures, one of them chosen."""

    def __init__(self) -> None:
        super().__init__(lambda item: item.spoken)
        self.chosen = ""

    def choose(self, picture_id: str) -> None:
        """Mark one picture as chosen, or none for ""."""
        before, self.chosen = self.chosen, picture_id
        self.repaint(before)
        self.repaint(picture_id)


class ThumbDelegate(QStyledItemDelegate):
    """Paints one thumbnail: round corners, an ink outline and a tick when chosen."""

    def __init__(self, theme: Theme, model: ThumbModel) -> None:
        super().__init__()
        self.theme = theme
        self._model = model
        self.size = QSize(107, 84)
        self._at_size: OrderedDict[tuple[int, int, int], QPixmap] = OrderedDict()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell."""
        return QSize(self.size.width() + GAP, self.size.height() + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        item = self._model.items[index.row()]
        rect = QRectF(QPointF(option.rect.topLeft()) + QPointF(4, 4), self.size.toSizeF())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        (self._paint_tile if item.icon else self._paint_picture)(painter, rect, item)
        chosen = item.id == self._model.chosen
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen or focused:
            pen = QPen(self.theme.color("ink"), 2.5)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), 10, 10)
        if chosen:
            self._paint_tick(painter, rect)
        painter.restore()

    def _paint_picture(self, painter: QPainter, rect: QRectF, item: Thumb) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect, 8, 8)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(rect, self.theme.color("sunken"))
        pixmap = self._model.pixmap(item.id)
        if pixmap is not None:
            painter.drawPixmap(rect.topLeft(), self._scaled(pixmap, rect))
        if not item.usable:
            painter.fillRect(rect, self.theme.color("scrim"))
            side = self.theme.px(22)
            mark = icons.pixmap("image-off", self.theme.color("surface"), side, 1.0, 2.0)
            corner = rect.center() - QPointF(side / 2, side / 2)
            painter.drawPixmap(corner, mark)
        painter.restore()

    def _paint_tile(self, painter: QPainter, rect: QRectF, item: Thumb) -> None:
        theme, side = self.theme, self.theme.px(22)
        painter.setPen(QPen(theme.color("border"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        font = theme.font("small")
        painter.setFont(font)
        words = QFontMetrics(font)
        top = rect.center().y() - (side + words.height()) / 2
        mark = icons.pixmap(item.icon, theme.color("text2"), side, 1.0, 1.75)
        painter.drawPixmap(QPointF(rect.center().x() - side / 2, top), mark)
        painter.setPen(theme.color("text2"))
        shown = words.elidedText(item.name, Qt.TextElideMode.ElideRight, int(rect.width()) - 8)
        line = QRectF(rect.left(), top + side, rect.width(), words.height() + 4)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)

    def _scaled(self, pixmap: QPixmap, rect: QRectF) -> QPixmap:
        """Return a thumbnail at the cell's size, scaled once and not at every painting."""
        size = rect.size().toSize()
        key = (pixmap.cacheKey(), size.width(), size.height())
        found = self._at_size.get(key)
        if found is None:
            smooth = Qt.TransformationMode.SmoothTransformation
            ignore = Qt.AspectRatioMode.IgnoreAspectRatio
            part = pixmap.copy(cover(pixmap, rect).toAlignedRect())
            found = part.scaled(size, ignore, smooth)
            self._at_size[key] = found
            while len(self._at_size) > PIXMAPS_KEPT:
                self._at_size.popitem(last=False)
        return found

    def _paint_tick(self, painter: QPainter, rect: QRectF) -> None:
        side = self.theme.px(22)
        disc = QRectF(rect.right() - side - 5, rect.top() + 5, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("ink"))
        painter.drawEllipse(disc)
        inner = self.theme.px(14)
        mark = icons.pixmap("check", self.theme.color("onInk"), inner, 1.0, 2.6)
        painter.drawPixmap(disc.center() - QPointF(inner / 2, inner / 2), mark)


def cover(pixmap: QPixmap, rect: QRectF) -> QRectF:
    """Return the middle part of a pixmap that fills ``rect`` without distortion."""
    width, height = float(pixmap.width()), float(pixmap.height())
    scale = max(rect.width() / width, rect.height() / height)
    wide, high = rect.width() / scale, rect.height() / scale
    return QRectF((width - wide) / 2, (height - high) / 2, wide, high)


class PictureGrid(QListView):
    """Two or more thumbnails side by side; as tall as its content."""

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thumbs = ThumbModel()
        self._delegate = ThumbDelegate(theme, self.thumbs)
        self.setModel(self.thumbs)
        self.setItemDelegate(self._delegate)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameStyle(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.clicked.connect(self._clicked)
        self.activated.connect(self._clicked)

    def set_thumb_height(self, height: int) -> None:
        """Make thumbnails lower or taller, as on short windows."""
        self._delegate.size = QSize(self._delegate.size.width(), height)
        self._grow()

    def show_items(self, items: tuple[Thumb, ...], chosen: str) -> None:
        """Show these pictures, one of them chosen."""
        if items != self.thumbs.items:
            self.thumbs.show_items(items)
        self.thumbs.choose(chosen)
        self.viewport().update()
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick with the space bar, as with Enter."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        lines = len(self.thumbs.items) // 2
        width = self.width() - (14 if lines > MOST_LINES else 0)
        columns = max(2, width // (self._delegate.size.width() + GAP + 24))
        # One pixel less: Qt begins a new line when the last cell would touch the edge.
        across = (width - 1) // columns
        wide = max(60, across - GAP)
        self._delegate.size = QSize(wide, self._delegate.size.height())
        cell = self._delegate.size.height() + GAP
        lines = -(-len(self.thumbs.items) // columns)
        self.setGridSize(QSize(across, cell))
        always, never = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        )
        self.setVerticalScrollBarPolicy(always if lines > MOST_LINES else never)
        self.setFixedHeight(max(1, min(lines, MOST_LINES)) * cell + 4)

    def _clicked(self, index: QModelIndex) -> None:
        self.picked.emit(self.thumbs.items[index.row()].id)
