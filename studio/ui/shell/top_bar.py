"""The top bar: where one is, what can be done here, and who is posting."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QSizePolicy, QToolButton, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.avatar import paint_avatar
from studio.ui.widgets.parts import PLAIN, column, row, tool
from studio.wording.i18n import _


class WhoChip(QAbstractButton):
    """Name, shop and "Not you? Change": the whole chip is the target."""

    def __init__(self, theme: Theme, *, shared: bool = False) -> None:
        super().__init__()
        self._shared = shared
        self._theme = theme
        self._name = ""
        self._where = ""
        self._small = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_person(self, name: str, where: str) -> None:
        """Show who posts."""
        self._name, self._where = name, where
        spoken = _("Posting as {name}, {shop}.").format(name=name, shop=where)
        spoken = f"{spoken} {self._question()}"
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def set_small(self, *, small: bool) -> None:
        """Show the letter alone on narrow windows."""
        self._small = small
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size that shows both lines."""
        theme = self._theme
        if self._small:
            return QSize(theme.px(46), theme.px(46))
        wide = max(
            QFontMetrics(theme.font("small", 600)).horizontalAdvance(self._line()),
            QFontMetrics(theme.font("small")).horizontalAdvance(self._question()),
        )
        return QSize(theme.px(51) + wide + theme.px(14), theme.px(46))

    def minimumSizeHint(self) -> QSize:
        """Return ``sizeHint``: who posts is never cut."""
        return self.sizeHint()

    def _question(self) -> str:
        return _("Not you? Switch") if self._shared else _("Not you? Change")

    def _line(self) -> str:
        return f"{self._name}, {self._where}" if self._where else self._name

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        side = theme.px(36)
        top = (self.height() - side) / 2
        paint_avatar(painter, theme, QRectF(top, top, side, side), self._name or "?")
        if not self._small:
            x, half = theme.px(51), self.height() / 2
            painter.setFont(theme.font("small", 600))
            painter.setPen(theme.color("text"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x, 4, self.width(), half - 3), flags, self._line())
            underlined = QFont(theme.font("small"))
            underlined.setUnderline(True)
            painter.setFont(underlined)
            painter.setPen(theme.color("ink"))
            under = QRectF(x, half - 1, self.width(), half - 4)
            painter.drawText(under, flags, self._question())
        painter.end()


class Elided(QLabel):
    """One line that ends in "…" where there is no room; the tip has all of it."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setTextFormat(PLAIN)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class TopBar(QFrame):
    """Back arrow, title, the screen's own actions, look settings, who posts."""

    back = Signal()
    who = Signal()
    menu_wanted = Signal()
    look_wanted = Signal(object)

    def __init__(self, theme: Theme, *, shared: bool = False) -> None:
        super().__init__()
        self.setProperty("box", "topbar")
        self.setFixedHeight(theme.px(64))
        layout = row(self, margins=(theme.px(24), 0, theme.px(20), 0), gap=theme.px(12))
        self.menu = tool("menu", theme, _("Menu"))
        self.menu.clicked.connect(self.menu_wanted)
        self.menu.hide()
        layout.addWidget(self.menu)
        self._arrow: QToolButton = tool("arrow-left", theme, _("Back"))
        self._arrow.clicked.connect(self.back)
        self._arrow.hide()
        layout.addWidget(self._arrow)
        words = column(gap=0)
        words.addStretch(1)
        self._title = Elided("title")
        self._under = Elided("small")
        for made in (self._title, self._under):
            made.setMinimumWidth(40)
            words.addWidget(made)
        words.addStretch(1)
        layout.addLayout(words, 1)
        self._actions = row(gap=theme.px(12))
        layout.addLayout(self._actions)
        self.look = tool("a-large-small", theme, _("Text size and colours"), 22)
        self.look.clicked.connect(lambda: self.look_wanted.emit(self.look))
        layout.addWidget(self.look)
        self.person = WhoChip(theme, shared=shared)
        self.person.clicked.connect(self.who)
        layout.addWidget(self.person)
        self._shown: QWidget | None = None

    def show_head(self, title: str, under: str, *, back: bool) -> None:
        """Show a screen's title."""
        self._title.setText(title)
        self._under.setText(under)
        self._under.setVisible(bool(under))
        self._arrow.setVisible(back)

    def show_actions(self, actions: QWidget | None) -> None:
        """Show a screen's own actions in place of the last screen's."""
        if self._shown is not None:
            self._actions.removeWidget(self._shown)
            self._shown.hide()
        self._shown = actions
        if actions is not None:
            self._actions.addWidget(actions)
            actions.show()
