"""A PIN in boxes, with a keypad for fingers and mice, and one real field for everybody else."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.parts import button, column, give_icon, restyle
from studio.wording.i18n import _


class PinField(QLineEdit):
    """A password field that looks like boxes. Screen readers find an ordinary field.

    Args:
        theme: colours and sizes.
        boxes: how many digits are awaited.
    """

    full = Signal()

    def __init__(self, theme: Theme, boxes: int) -> None:
        super().__init__()
        self._theme = theme
        self._boxes = boxes
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(boxes)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())
        self.textChanged.connect(self._changed)

    def sizeHint(self) -> QSize:
        """Return the size of all boxes."""
        wide, gap = self._box()
        return QSize(self._boxes * (wide + gap) - gap + 2, self._theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a box for each digit, a dot in those that are typed."""
        theme, (wide, gap) = self._theme, self._box()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        typed = len(self.text())
        for at in range(self._boxes):
            box = QRectF(at * (wide + gap) + 1, 1, wide, self.height() - 2)
            here = at == typed and self.hasFocus()
            filled = at < typed
            painter.setPen(
                QPen(theme.color("ink" if here or filled else "border"), 2 if here else 1)
            )
            painter.setBrush(theme.color("inkTint" if filled else "surface"))
            painter.drawRoundedRect(box, 8, 8)
            if filled:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("ink"))
                painter.drawEllipse(box.center(), theme.px(5), theme.px(5))
        painter.end()

    def _box(self) -> tuple[int, int]:
        # Up to twelve boxes have the room of six.
        theme = self._theme
        return (theme.px(42), theme.px(8)) if self._boxes <= 6 else (theme.px(24), theme.px(4))

    def _changed(self, text: str) -> None:
        self.update()
        if len(text) == self._boxes:
            self.full.emit()


class PinPad(QWidget):
    """The boxes and the keypad under them.

    Args:
        theme: colours and sizes.
        boxes: how many digits are awaited.
        name: what the field is called.
    """

    full = Signal(str)

    def __init__(self, theme: Theme, boxes: int, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.field = PinField(theme, boxes)
        self.field.setAccessibleName(name)
        self.field.full.connect(lambda: self.full.emit(self.field.text()))
        self.keys: dict[str, QPushButton] = {}
        layout = column(self, gap=theme.px(14))
        layout.addWidget(self.field, 0, Qt.AlignmentFlag.AlignHCenter)
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        for at, key in enumerate("123456789"):
            grid.addWidget(self._key(key), at // 3, at % 3)
        grid.addWidget(self._clear_key(), 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        grid.addWidget(self._back_key(), 3, 2)
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(holder, 0, Qt.AlignmentFlag.AlignHCenter)

    def clear(self) -> None:
        """Empty the boxes, with the cursor in the first one."""
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def make_low(self, *, low: bool) -> None:
        """Make the keys less high where the window is; still larger than a finger needs."""
        for key in self.keys.values():
            restyle(key, scale="low" if low else "")
            key.setFixedHeight(self._theme.px(40 if low else 50))

    def set_busy(self, *, busy: bool) -> None:
        """Take no digit while the PIN is looked at."""
        self.setEnabled(not busy)

    def _key(self, digit: str) -> QPushButton:
        made = self._plain(digit)
        made.clicked.connect(lambda: self.field.insert(digit))
        return made

    def _clear_key(self) -> QPushButton:
        made = self._plain(_("Clear"))
        made.clicked.connect(self.field.clear)
        return made

    def _back_key(self) -> QPushButton:
        made = self._plain("")
        made.setAccessibleName(_("Take the last number away"))
        made.setToolTip(_("Take the last number away"))
        give_icon(made, "delete", self._theme.color("text"), self._theme.px(18))
        made.clicked.connect(self.field.backspace)
        return made

    def _plain(self, words: str) -> QPushButton:
        made = button(words, "key")
        made.setFixedSize(self._theme.px(84), self._theme.px(50))
        # The field keeps the cursor, so that fingers and keys can take turns.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keys[words] = made
        return made
