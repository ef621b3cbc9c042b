"""The approved pictures as a grid of thumbnails; one of them is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui import icons
from studio.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
GAP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumb:
    """One picture as the grid shows it; ``spoken`` is its accessible text."""

    id: str
    name: str
    spoken: str
    usable: bool


class ThumbModel(QAbstractListModel):
    """The thumbnails; pixmaps arrive later from a worker."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[Thumb, ...] = ()
        self.pixmaps: dict[str, QPixmap] = {}
        self.chosen = ""

    def show_items(self, items: tuple[Thumb, ...]) -> None:
        """Show other pictures."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def set_pixmap(self, picture_id: str, pixmap: QPixmap) -> None:
        """Take a thumbnail that has arrived."""
        self.pixmaps[picture_id] = pixmap
        self.layoutChanged.emit()

    def choose(self, picture_id: str) -> None:
        """Mark one picture as chosen, or none for ""."""
        self.chosen = picture_id
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many pictures there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a picture's name, or what a screen reader says."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return item.spoken
        return None


class ThumbDelegate(QStyledItemDelegate):
    """Paints one thumbnail: round corners, an ink outline and a tick when chosen."""

    def __init__(self, theme: Theme, model: ThumbModel) -> None:
        super().__init__()
        self.theme = theme
        self._model = model
        self.size = QSize(107, 84)

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
        self._paint_picture(painter, rect, item)
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
        pixmap = self._model.pixmaps.get(item.id)
        if pixmap is not None:
            painter.drawPixmap(rect, pixmap, cover(pixmap, rect))
        if not item.usable:
            painter.fillRect(rect, self.theme.color("scrim"))
            side = self.theme.px(22)
            mark = icons.pixmap("image-off", self.theme.color("surface"), side, 1.0, 2.0)
            corner = rect.center() - QPointF(side / 2, side / 2)
            painter.drawPixmap(corner, mark)
        painter.restore()

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
        width = self.width()
        columns = max(2, width // (self._delegate.size.width() + GAP + 24))
        # One pixel less: Qt begins a new line when the last cell would touch the edge.
        across = (width - 1) // columns
        wide = max(60, across - GAP)
        self._delegate.size = QSize(wide, self._delegate.size.height())
        cell = self._delegate.size.height() + GAP
        lines = -(-len(self.thumbs.items) // columns)
        self.setGridSize(QSize(across, cell))
        self.setFixedHeight(max(1, lines) * cell + 4)

    def _clicked(self, index: QModelIndex) -> None:
        self.picked.emit(self.thumbs.items[index.row()].id)
