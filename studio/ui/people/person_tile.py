"""One tile: picture, name, department, lock state. Never drafts, handles or replies."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from studio.people.model import Person
from studio.ui import icons
from studio.ui.theme import Theme
from studio.ui.widgets.avatar import paint_avatar
from studio.wording import people as words
from studio.wording.i18n import _

HEIGHT = 128


class _Tile(QAbstractButton):
    """A card that is one button."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self.theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(theme.px(200))
        self.setFixedHeight(theme.px(height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as well as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the size of a tile."""
        return QSize(self.theme.px(280), self.height())

    def _ground(self, painter: QPainter, *, chosen: bool, dashed: bool) -> None:
        theme = self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPen(theme.color("ink" if chosen else "border" if dashed else "line"))
        outline.setWidth(2 if chosen else 1)
        if dashed:
            outline.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(outline)
        fill = "hover" if self.underMouse() else "canvas" if dashed else "surface"
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)

    def _line(self, painter: QPainter, box: QRectF, role: str, colour: str, text: str) -> None:
        weight = 600 if role in ("heading2", "heading3") else 0
        painter.setFont(self.theme.font(role, weight))
        painter.setPen(self.theme.color(colour))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class PersonTile(_Tile):
    """A person. ``chosen`` is the one whose lock is on the right."""

    def __init__(self, theme: Theme, person: Person) -> None:
        super().__init__(theme, HEIGHT)
        self.person = person
        self.chosen = False
        self.setAccessibleName(words.spoken_tile(person))

    def choose(self, *, chosen: bool) -> None:
        """Mark the tile, or not."""
        self.chosen = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        theme, person = self.theme, self.person
        painter = QPainter(self)
        self._ground(painter, chosen=self.chosen, dashed=False)
        side, left = theme.px(54), theme.px(17)
        paint_avatar(painter, theme, QRectF(left, theme.px(22), side, side), person.first_name)
        x = left + side + theme.px(13)
        wide = self.width() - x - theme.px(10)
        name = person.first_name or _("No name yet")
        self._line(painter, QRectF(x, theme.px(20), wide, theme.px(26)), "heading2", "text", name)
        under = QRectF(x, theme.px(45), wide, theme.px(20))
        self._line(painter, under, "small", "text2", person.department)
        self._tag(painter, x, wide + theme.px(6))
        painter.end()

    def _tag(self, painter: QPainter, x: float, wide: float) -> None:
        theme, person = self.theme, self.person
        icon, ink, fill = "lock", "text2", "sunken"
        text = words.tile_state(person)
        if self.chosen:
            icon, ink, fill = "key-round", "ink", "inkTint"
            if person.pin:
                text = _("Type your PIN")
            elif person.passphrase:
                text = _("Type your passphrase")
        elif person.on_shift:
            ink, fill = "check", "checkTint"
        font = theme.font("small", 600)
        painter.setFont(font)
        room = painter.fontMetrics().horizontalAdvance(text) + theme.px(36)
        box = QRectF(x, theme.px(76), min(room, wide), theme.px(28))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, 6, 6)
        size = theme.px(15)
        pixmap = icons.pixmap(icon, theme.color(ink), size, self.devicePixelRatioF(), 2.0)
        top = box.top() + (box.height() - size) / 2
        painter.drawPixmap(round(box.left() + theme.px(8)), round(top), pixmap)
        painter.setPen(theme.color(ink))
        inner = box.adjusted(theme.px(28), 0, -theme.px(4), 0)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(inner.width())
        )
        painter.drawText(inner, flags, shown)


class OtherTile(_Tile):
    """A way in that is not a person yet: dashed, in pencil."""

    def __init__(self, theme: Theme, icon: str, title: str, under: str) -> None:
        super().__init__(theme, 82)
        self._icon = icon
        self._title, self._under = title, under
        self.setAccessibleName(f"{title}. {under}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        theme = self.theme
        painter = QPainter(self)
        self._ground(painter, chosen=False, dashed=True)
        size = theme.px(24)
        pixmap = icons.pixmap(self._icon, theme.color("text2"), size, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(18), (self.height() - size) // 2, pixmap)
        x, half = theme.px(56), self.height() / 2
        wide = self.width() - x - theme.px(10)
        title = QRectF(x, half - theme.px(22), wide, theme.px(22))
        self._line(painter, title, "heading3", "text", self._title)
        under = QRectF(x, half + theme.px(1), wide, theme.px(20))
        self._line(painter, under, "small", "text2", self._under)
        painter.end()
