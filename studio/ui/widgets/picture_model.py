"""Any number of pictures for a list view; thumbnails are asked for when they are first painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPixmap

Index = QModelIndex | QPersistentModelIndex
PIXMAPS_KEPT = 600
"""Thumbnails; one is about 200 kB."""


class Shown(Protocol):
    """What every item has: a picture's id and what people call it."""

    @property
    def id(self) -> str:
        """The picture's id."""

    @property
    def name(self) -> str:
        """What people call it."""


T = TypeVar("T", bound=Shown)


class PictureModel(QAbstractListModel, Generic[T]):
    """The pictures of a grid.

    Signals:
        wanted: a cell was painted that has no thumbnail yet: the picture's id, said once.

    Attributes:
        items: what is shown, in order.
        say: what a screen reader says of an item.
    """

    wanted = Signal(str)

    def __init__(self, say: Callable[[T], str]) -> None:
        super().__init__()
        self.items: Sequence[T] = ()
        self.say = say
        self._rows: dict[str, int] = {}
        self._pixmaps: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()

    def show_items(self, items: Sequence[T]) -> None:
        """Show other pictures; thumbnails that are there stay."""
        self.beginResetModel()
        self.items = items
        self._rows = {item.id: row for row, item in enumerate(items)}
        self.endResetModel()

    def row_of(self, picture_id: str) -> int:
        """Return where a picture is, or -1."""
        return self._rows.get(picture_id, -1)

    def pixmap(self, picture_id: str) -> QPixmap | None:
        """Return a thumbnail, or None and ask for it once."""
        found = self._pixmaps.get(picture_id)
        if found is not None:
            self._pixmaps.move_to_end(picture_id)
        elif picture_id not in self._asked:
            self._asked.add(picture_id)
            self.wanted.emit(picture_id)
        return found

    def set_pixmap(self, picture_id: str, pixmap: QPixmap) -> None:
        """Take a thumbnail that has arrived."""
        self._asked.discard(picture_id)
        self._pixmaps[picture_id] = pixmap
        while len(self._pixmaps) > PIXMAPS_KEPT:
            self._pixmaps.popitem(last=False)
        self.repaint(picture_id)

    def repaint(self, picture_id: str) -> None:
        """Paint one picture's cell anew; nothing happens when it is not shown."""
        row = self.row_of(picture_id)
        if row >= 0:
            index = self.index(row)
            self.dataChanged.emit(index, index)

    def forget(self) -> None:
        """Forget all thumbnails, as when another kit is opened."""
        self._pixmaps.clear()
        self._asked.clear()

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
            return self.say(item)
        return None
