"""The left column: what the kit holds, how much of it, and where something is to mend."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy

from studio.ui import icons
from studio.ui.theme import Theme
from studio.ui.widgets.parts import column, rule
from studio.wording.i18n import N_, _

PAGES: tuple[tuple[str, str, str], ...] = (
    ("pictures", "images", N_("Pictures")),
    ("briefs", "leaf", N_("Briefs")),
    ("rules", "quote", N_("Voice rules")),
    ("words", "tag", N_("Words and labels")),
    ("layouts", "layout-template", N_("Layouts")),
    ("shops", "store", N_("Shops")),
    ("drills", "lightbulb", N_("Drills")),
    ("", "", ""),
    ("news", "list-checks", N_("What’s new text")),
    ("keys", "key-round", N_("Keys and channel")),
    ("release", "signature", N_("Problems and release")),
)
"""(page, icon, words); an empty one is a line."""


class ContentsRow(QAbstractButton):
    """One line of the list: icon, words, a mark and a number."""

    def __init__(self, theme: Theme, icon: str, words: str) -> None:
        super().__init__()
        self._theme, self._icon, self._words = theme, icon, words
        self.count = ""
        self.mark = ""
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, count: str, mark: str, spoken: str) -> None:
        """Show how many there are, and a mark: ``stop``, ``check`` or ""."""
        self.count, self.mark = count, mark
        parts = [self._words, count, spoken]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that shows all of it."""
        theme = self._theme
        wide = QFontMetrics(theme.font("body", 600)).horizontalAdvance(self._words)
        return QSize(wide + theme.px(96), theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Return ``sizeHint``: no words are cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("inkTint" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        side = theme.px(20)
        top = (self.height() - side) / 2
        ratio = self.devicePixelRatioF()
        tint = theme.color("ink" if chosen else "text2")
        painter.drawPixmap(
            round(theme.px(11)), round(top), icons.pixmap(self._icon, tint, side, ratio)
        )
        painter.setPen(theme.color("ink" if chosen else "text"))
        painter.setFont(theme.font("body", 600 if chosen else 400))
        middle = Qt.AlignmentFlag.AlignVCenter
        words = QRectF(theme.px(41), 0, self.width(), self.height())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, self._words)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        number = QRectF(0, 0, self.width() - theme.px(10), self.height())
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, self.count)
        if self.mark:
            self._paint_mark(painter, side, top)
        painter.end()

    def _paint_mark(self, painter: QPainter, side: int, top: float) -> None:
        theme = self._theme
        name = "octagon-alert" if self.mark == "stop" else "triangle-alert"
        number = QFontMetrics(theme.font("small")).horizontalAdvance(self.count)
        x = self.width() - theme.px(20) - number - side
        small = theme.px(18)
        mark = icons.pixmap(name, theme.color(self.mark), small, self.devicePixelRatioF(), 2.0)
        painter.drawPixmap(round(x), round(top + 1), mark)


class Contents(QFrame):
    """Emits the id of the page that was chosen."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("box", "side")
        self.setAccessibleName(_("What is in the kit"))
        layout = column(self, margins=(12, 14, 12, 12), gap=2)
        group = QButtonGroup(self)
        self.rows: dict[str, ContentsRow] = {}
        for page, icon, words in PAGES:
            if not page:
                layout.addSpacing(theme.px(8))
                layout.addWidget(rule())
                layout.addSpacing(theme.px(8))
                continue
            made = ContentsRow(theme, icon, _(words))
            made.clicked.connect(lambda _=False, p=page: self.chosen.emit(p))
            group.addButton(made)
            layout.addWidget(made)
            self.rows[page] = made
        layout.addStretch(1)

    def choose(self, page: str) -> None:
        """Show a page as the current one."""
        self.rows[page].setChecked(True)
