"""The rail: one button for each screen, Help at the foot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton

from studio.ui import icons
from studio.ui.theme import Theme
from studio.ui.widgets.parts import column, give_icon
from studio.wording.i18n import _

MARK = 44


class NavButton(QToolButton):
    """An icon over a word, with a painted badge and a marker when chosen."""

    def __init__(self, theme: Theme, icon: str, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._words = words
        self.badge = 0
        self.setProperty("kind", "nav")
        self.setText(words)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(theme.px(22), theme.px(22)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tint)
        self._tint(on=False)

    def set_badge(self, count: int, spoken: str) -> None:
        """Show a number, or none for 0."""
        self.badge = count
        self.setAccessibleName(f"{self._words}, {spoken}" if count else self._words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, then the badge."""
        super().paintEvent(event)
        if not self.badge:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(20)
        disc = QRectF(self.width() / 2 + 4, 3, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink"))
        painter.drawEllipse(disc)
        painter.setFont(theme.font("caption", 700))
        painter.setPen(theme.color("onInk"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(min(self.badge, 99)))
        painter.end()

    def _tint(self, on: bool) -> None:
        colour = self._theme.color("ink" if on else "text2")
        ratio = self.devicePixelRatioF()
        self.setIcon(icons.icon(self._icon, colour, self._theme.px(22), ratio))


class Rail(QFrame):
    """Emits the id of the screen that was chosen."""

    chosen = Signal(str)
    help_wanted = Signal()
    kits_wanted = Signal()
    shift_ended = Signal()

    def __init__(
        self, theme: Theme, screens: tuple[tuple[str, str, str], ...], *, shift: bool = False
    ) -> None:
        """Make the rail.

        Args:
            theme: colours and sizes.
            screens: (screen id, icon, words) from the top down.
            shift: True to offer the end of a shift at the foot.
        """
        super().__init__()
        self._theme = theme
        self.setProperty("box", "rail")
        self.setFixedWidth(88)
        self.setAccessibleName(_("Screens"))
        layout = column(self, margins=(8, 12, 8, 12), gap=2)
        self.mark = self._mark_button()
        layout.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(theme.px(8))
        self.buttons: dict[str, NavButton] = {}
        group = QButtonGroup(self)
        for screen, icon, words in screens:
            made = NavButton(theme, icon, words)
            made.clicked.connect(lambda _=False, s=screen: self.chosen.emit(s))
            group.addButton(made)
            layout.addWidget(made)
            self.buttons[screen] = made
        layout.addStretch(1)
        help_button = NavButton(theme, "circle-question-mark", _("Help"))
        help_button.setCheckable(False)
        help_button.clicked.connect(self.help_wanted)
        layout.addWidget(help_button)
        self.end_shift = NavButton(theme, "log-out", _("End shift"))
        self.end_shift.setCheckable(False)
        self.end_shift.clicked.connect(self.shift_ended)
        self.end_shift.setVisible(shift)
        layout.addWidget(self.end_shift)

    def _mark_button(self) -> QToolButton:
        theme = self._theme
        made = QToolButton()
        made.setFixedSize(48, 48)
        give_icon(made, "store", theme.color("onInk"), theme.px(26))
        made.setStyleSheet(f"background: {theme.hex('ink')}; border-radius: 10px;")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(_("Brand kits"))
        made.setToolTip(_("Brand kits"))
        made.clicked.connect(self.kits_wanted)
        return made

    def offer(self, screen: str, *, offered: bool) -> None:
        """Put a screen that only some people need on the rail, or take it off."""
        self.buttons[screen].setVisible(offered)

    def choose(self, screen: str) -> None:
        """Show a screen as the current one."""
        if screen in self.buttons:
            self.buttons[screen].setChecked(True)
        self.update()

    def show_mark(self, data: bytes, brand: str) -> None:
        """Show the kit's mark, a picture file, in place of the app's; b"" changes nothing."""
        pixmap = QPixmap()
        if not pixmap.loadFromData(data):
            return
        ratio = self.devicePixelRatioF()
        side = round(MARK * ratio)
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = pixmap.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        pixmap.setDevicePixelRatio(ratio)
        self.mark.setStyleSheet("")
        self.mark.setIcon(QIcon(pixmap))
        self.mark.setIconSize(QSize(MARK, MARK))
        spoken = _("{brand}: brand kits").format(brand=brand)
        self.mark.setToolTip(spoken)
        self.mark.setAccessibleName(spoken)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and the marker of the current screen."""
        super().paintEvent(event)
        for made in self.buttons.values():
            if made.isChecked():
                painter = QPainter(self)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.color("ink"))
                middle = made.mapTo(self, QPoint(0, made.height() // 2)).y()
                painter.drawRoundedRect(QRectF(-3, middle - 14, 6, 28), 3, 3)
                painter.end()
