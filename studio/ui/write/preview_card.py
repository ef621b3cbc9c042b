"""How a post will look on one network: drawn by the app, changed at every keystroke."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.networks.model import Length, NetworkRules
from studio.preview import PreviewText
from studio.ui import icons
from studio.ui.theme import Theme
from studio.ui.widgets.avatar import paint_avatar
from studio.ui.write.preview_paint import PreviewWords, paint_withdrawn
from studio.ui.write.preview_words import Author, Status, length_status
from studio.wording.i18n import _

TALLEST = 210
"""A picture in a card is never taller than this, in design pixels."""


class PreviewCard(QWidget):
    """One card. Its height follows from its words and its picture."""

    def __init__(
        self, theme: Theme, rules: NetworkRules, author: Author, *, ground: str = ""
    ) -> None:
        """Make a card.

        Args:
            theme: colours and sizes.
            rules: the network's rules.
            author: who the card says has posted.
            ground: colour token of what the card lies on; "" leaves the corners open.
        """
        super().__init__()
        self._ground = ground
        if ground:
            # Spares Qt from painting what lies behind the card at every keystroke.
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = theme
        self._rules = rules
        self._author = author
        self._status = Status(words="", icon="check", tone="ok")
        self._text = PreviewText(text="", visible_end=0, more="", runs=())
        self._words = PreviewWords()
        self._picture: QPixmap | None = None
        self._withdrawn = False
        self._scaled_key: tuple[float, ...] = ()
        self._scaled = QPixmap()
        self._alt = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("{network} preview").format(network=rules.name))

    @property
    def network(self) -> str:
        """The id of the network that it shows."""
        return self._rules.id

    @property
    def beside(self) -> bool:
        """True where the words stand beside a square picture."""
        return self._rules.card == "caption-beside" and self._picture is not None

    def set_words(self, text: PreviewText, length: Length, status: Status | None = None) -> None:
        """Show other words.

        Args:
            text: as the network shows them.
            length: for the status "Fits" or "12 too long".
            status: said instead of the length, or None.
        """
        self._status = status or length_status(length)
        if text != self._text:
            self._text = text
            self._relay()
        self._say_aloud()
        self.update()

    def set_picture(self, picture: QPixmap | None, alt: str) -> None:
        """Show the picture that is uploaded, decoded from its own bytes."""
        self._picture = picture
        self._alt = alt
        self._relay()
        self._say_aloud()
        self.update()

    def set_withdrawn(self, *, withdrawn: bool) -> None:
        """Cross the picture out, because the brand took it back, or do not."""
        if withdrawn != self._withdrawn:
            self._withdrawn = withdrawn
            self._say_aloud()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height that the content needs at the current width."""
        return QSize(self._theme.px(342), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew when the width changes."""
        if event.size().width() != event.oldSize().width():
            self._relay()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme = self._theme
        if self._ground:
            painter.fillRect(self.rect(), theme.color(self._ground))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        self._paint_head(painter)
        if self.beside:
            self._paint_beside(painter)
        else:
            self._paint_feed(painter)
        painter.end()

    # -- measuring ---------------------------------------------------------------

    def _pad(self) -> int:
        return self._theme.px(13)

    def _relay(self) -> None:
        theme, pad = self._theme, self._pad()
        inner = self.width() - 2 * pad
        if inner < 60:
            return
        head = theme.px(39)
        if self.beside:
            side = theme.px(136)
            font = theme.font("small")
            self._words.lay_out(
                theme, font, self._text, self._author.handle, inner - side - theme.px(12), 0
            )
            height = head + theme.px(10) + max(side, self._words.height) + theme.px(12)
        else:
            self._words.lay_out(theme, theme.font("small"), self._text, "", inner, 0)
            height = head + theme.px(50) + self._words.height + theme.px(12)
            size = self._picture_size(inner)
            height += size.height() + theme.px(8) if size.height() else 0
        if self._folded():
            height += theme.px(22)
        self.setFixedHeight(round(height))

    def _folded(self) -> bool:
        return self._text.visible_end < len(self._text.text)

    def _picture_size(self, inner: int) -> QSize:
        if self._picture is None or self._picture.isNull():
            return QSize(0, 0)
        size = self._picture.deviceIndependentSize().toSize()
        return size.scaled(inner, self._theme.px(TALLEST), Qt.AspectRatioMode.KeepAspectRatio)

    # -- painting ----------------------------------------------------------------

    def _paint_head(self, painter: QPainter) -> None:
        theme, pad = self._theme, self._pad()
        height = theme.px(38)
        square = QRectF(pad, (height - theme.px(22)) / 2, theme.px(22), theme.px(22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(square, 5, 5)
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("caption", 700))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self._rules.monogram)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font("small", 600))
        middle = Qt.AlignmentFlag.AlignVCenter
        name = QRectF(square.right() + theme.px(8), 0, self.width(), height)
        painter.drawText(name, middle | Qt.AlignmentFlag.AlignLeft, self._rules.name)
        painter.setPen(theme.color(self._status.tone))
        words = QRectF(0, 0, self.width() - pad, height)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, self._status.words)
        wide = painter.fontMetrics().horizontalAdvance(self._status.words)
        mark = icons.pixmap(
            self._status.icon, theme.color(self._status.tone), theme.px(16),
            self.devicePixelRatioF(), 2.0,
        )  # fmt: skip
        x = self.width() - pad - wide - theme.px(22)
        painter.drawPixmap(QPointF(x, (height - theme.px(16)) / 2), mark)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(0, height, self.width(), height)

    def _paint_feed(self, painter: QPainter) -> None:
        theme, pad = self._theme, self._pad()
        y = theme.px(39) + theme.px(10)
        side = theme.px(32)
        paint_avatar(painter, theme, QRectF(pad, y, side, side), self._author.name)
        x = pad + side + theme.px(7)
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.color("text"))
        painter.drawText(QRectF(x, y - 1, self.width() - x - pad, side / 2), self._author.name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        under = _("@{handle} · now").format(handle=self._author.handle)
        painter.drawText(QRectF(x, y + side / 2, self.width() - x - pad, side / 2 + 2), under)
        y += side + theme.px(7)
        self._words.paint(painter, pad, y)
        y += round(self._words.height)
        if self._folded():
            self._paint_fold(painter, y + theme.px(10))
            y += theme.px(22)
        size = self._picture_size(self.width() - 2 * pad)
        if size.height():
            self._paint_stage(painter, QPointF(pad, y + theme.px(8)), size)

    def _paint_stage(self, painter: QPainter, corner: QPointF, size: QSize) -> None:
        # The whole picture is shown, uncropped: the rest of the width is left quiet.
        stage = QRectF(corner.x(), corner.y(), self.width() - 2 * self._pad(), size.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(stage, 8, 8)
        left = corner.x() + (stage.width() - size.width()) / 2
        self._paint_picture(painter, QRectF(QPointF(left, corner.y()), size), fill=False)

    def _paint_beside(self, painter: QPainter) -> None:
        theme, pad = self._theme, self._pad()
        y, side = theme.px(39) + theme.px(10), theme.px(136)
        self._paint_picture(painter, QRectF(pad, y, side, side), fill=True)
        self._words.paint(painter, pad + side + theme.px(12), y)
        if self._folded():
            self._paint_fold(painter, y + max(side, round(self._words.height)) + theme.px(12))

    def _paint_picture(self, painter: QPainter, rect: QRectF, *, fill: bool) -> None:
        picture = self._picture
        if picture is None:
            return
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(rect, 8, 8)
        painter.setClipPath(path)
        source = QRectF(picture.rect())
        if fill:
            side = min(source.width(), source.height())
            source = QRectF((source.width() - side) / 2, (source.height() - side) / 2, side, side)
        painter.drawPixmap(rect.topLeft(), self._at_size(picture, source, rect))
        painter.restore()
        if self._withdrawn:
            paint_withdrawn(painter, self._theme, rect)
        elif self._alt:
            self._paint_badge(painter, rect)

    def _at_size(self, picture: QPixmap, source: QRectF, rect: QRectF) -> QPixmap:
        # Scaled once for a place, not at every keystroke.
        ratio = self.devicePixelRatioF()
        key = (picture.cacheKey(), rect.width(), rect.height(), ratio)
        if key != self._scaled_key:
            size = (rect.size() * ratio).toSize()
            self._scaled = picture.copy(source.toRect()).scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled.setDevicePixelRatio(ratio)
            self._scaled_key = key
        return self._scaled

    def _paint_badge(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._theme
        badge = QRectF(rect.left() + 7, rect.bottom() - theme.px(24), theme.px(29), theme.px(17))
        painter.setPen(Qt.PenStyle.NoPen)
        # Dark on every theme, as the networks draw it over pictures.
        painter.setBrush(Qt.GlobalColor.black)
        painter.setOpacity(0.78)
        painter.drawRoundedRect(badge, 4, 4)
        painter.setOpacity(1.0)
        painter.setFont(theme.font("caption", 700))
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, _("ALT"))

    def _paint_fold(self, painter: QPainter, y: float) -> None:
        theme, pad = self._theme, self._pad()
        words = _("people see this much first")
        painter.setFont(theme.font("caption"))
        wide = painter.fontMetrics().horizontalAdvance(words) + theme.px(14)
        middle = self.width() / 2
        pen = QPen(theme.color("border"), 1)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(QPointF(pad, y), QPointF(middle - wide / 2, y))
        painter.drawLine(QPointF(middle + wide / 2, y), QPointF(self.width() - pad, y))
        painter.setPen(theme.color("text2"))
        rect = QRectF(0, y - theme.px(10), self.width(), theme.px(20))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _say_aloud(self) -> None:
        spoken = f"{self._author.name}. {self._text.text}"
        if self._folded():
            first = self._text.text[: self._text.visible_end]
            spoken += " " + _("People first see: {text}").format(text=first)
        if self._withdrawn:
            spoken += " " + _("Its picture was taken back.")
        elif self._alt:
            spoken += " " + _("Picture: {alt}").format(alt=self._alt)
        self.setAccessibleDescription(spoken)
