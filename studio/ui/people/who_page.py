"""Who's here: the tiles on the left, the lock of the chosen one on the right.

Nothing of anybody is loaded while this page is shown.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)

from studio.people.model import Person
from studio.ui.people.lock_panel import WIDE, LockPanel
from studio.ui.people.person_tile import OtherTile, PersonTile
from studio.ui.theme import Theme
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.page_scroll import page_scroll
from studio.ui.widgets.parts import button, column, frame, give_icon, icon_label, label, row
from studio.wording.i18n import _

NARROW, SLIM = 860, 520
"""Widths of the window under which the lock takes the place of the tiles, and under which
what stands side by side goes below each other."""


class WhoPage(QWidget):
    """Shows people and passes on what they want.

    Signals:
        picked: a person's id: their tile was pressed.
        new_wanted, looking_wanted: the other two tiles.
        back_wanted: the tiles are wanted in the place of the lock, in a narrow window.
        end_wanted: a person's id; "" for everybody.
        look_wanted: the button under which look settings are to open.
        help_wanted: Help was pressed.
    """

    picked = Signal(str)
    new_wanted = Signal()
    looking_wanted = Signal()
    back_wanted = Signal()
    end_wanted = Signal(str)
    look_wanted = Signal(object)
    help_wanted = Signal()

    def __init__(self, theme: Theme, brand: str, shop: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("box", "canvas")
        self.tiles: dict[str, PersonTile] = {}
        self._cells: list[QWidget] = []
        self._narrow = False
        self._loose: bool | None = None
        self._columns = 0
        self._tools: list[tuple[QPushButton, str]] = []
        self._outer = column(self)
        across = row()
        self._outer.addLayout(across, 1)
        self._left = QWidget()
        self._left_column = column(self._left, margins=(0, 0, 0, theme.px(16)), gap=theme.px(12))
        self._top = self._head(brand, shop)
        self.banner = Banner()
        self._said = QWidget()
        column(self._said).addWidget(self.banner)
        self.end_all = self._closing()
        self.end_all.hide()
        self._left_column.addWidget(self._scroll(), 1)
        across.addWidget(self._left, 1)
        self.panel = LockPanel(theme)
        self.panel.turned.connect(self._fit)
        self.panel.back.connect(self.back_wanted)
        across.addWidget(self.panel)
        self._stand(loose=False)
        self._fit()

    # -- what is shown -----------------------------------------------------------

    def show_mark(self, data: bytes) -> None:
        """Show the kit's mark, a picture file; b"" shows none."""
        pixmap = QPixmap()
        if pixmap.loadFromData(data):
            ratio, side = self.devicePixelRatioF(), self.mark_label.width()
            smooth = Qt.TransformationMode.SmoothTransformation
            size = round(side * ratio)
            pixmap = pixmap.scaled(size, size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            pixmap.setDevicePixelRatio(ratio)
            self.mark_label.setPixmap(pixmap)

    def show_people(self, people: tuple[Person, ...], chosen: str) -> None:
        """Show the tiles, one of them chosen."""
        for cell in self._cells:
            cell.hide()
            cell.deleteLater()
        self.tiles = {}
        self._cells = [self._cell(person, chosen=person.id == chosen) for person in people]
        self._anybody = any(person.on_shift for person in people)
        new = OtherTile(
            self._theme, "user-round-plus", _("I’m new here"), _("Add yourself. Takes a minute.")
        )
        new.clicked.connect(self.new_wanted)
        looking = OtherTile(self._theme, "eye", _("Just looking"), _("Practise. Nothing is sent."))
        looking.clicked.connect(self.looking_wanted)
        self._cells += [new, looking]
        self.end_all.setVisible(self._anybody)
        self._columns = 0
        self._arrange()

    def mark(self, chosen: str) -> None:
        """Mark one tile as the chosen one, "" for none."""
        for person_id, tile in self.tiles.items():
            tile.choose(chosen=person_id == chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that there is."""
        super().resizeEvent(event)
        self._fit()

    # -- room --------------------------------------------------------------------

    def _fit(self) -> None:
        """In narrow windows, either the tiles are shown or the lock."""
        theme = self._theme
        self._narrow = self.width() < theme.px(NARROW)
        self._left.setVisible(not (self._narrow and self.panel.asking))
        self.panel.setVisible(self.panel.asking or not self._narrow)
        self.panel.fit(alone=self._narrow, height=self.height())
        self._stand(loose=self._narrow)
        ways = QBoxLayout.Direction
        slim = self.width() < theme.px(SLIM)
        self._closing_line.setDirection(ways.TopToBottom if slim else ways.LeftToRight)
        for tool, words in self._tools:
            tool.setText("" if self._narrow else f"  {words}")
        self._arrange()

    def _stand(self, *, loose: bool) -> None:
        """Let everything scroll, or the tiles alone."""
        if loose is self._loose:
            return
        self._loose = loose
        if loose:
            self._outer.insertWidget(0, self._said)
            self._inner.insertWidget(0, self._top)
            self._inner.addWidget(self.end_all)
        else:
            self._left_column.insertWidget(0, self._top)
            self._left_column.insertWidget(1, self._said)
            self._left_column.addWidget(self.end_all)
        side = 24 if loose else 48
        self._side(self._said, 0 if loose else 28, 0 if loose else 20)
        self._side(self._top, side, 20 if loose else 40)
        for part in (self.end_all, self._holder):
            self._side(part, side, 20 if loose else 40)

    def _side(self, part: QWidget, left: int, right: int) -> None:
        layout = part.layout()
        if layout is not None:
            before, px = layout.contentsMargins(), self._theme.px
            layout.setContentsMargins(px(left), before.top(), px(right), before.bottom())

    # -- parts -------------------------------------------------------------------

    def _head(self, brand: str, shop: str) -> QWidget:
        theme = self._theme
        part = QWidget()
        made = QGridLayout(part)
        side = theme.px(48)
        made.setContentsMargins(side, theme.px(24), theme.px(40), 0)
        made.setHorizontalSpacing(theme.px(14))
        made.setVerticalSpacing(theme.px(2))
        self.mark_label = label("")
        self.mark_label.setFixedSize(side, side)
        made.addWidget(self.mark_label, 0, 0, 2, 1)
        title = f"{brand}, {shop}" if shop else brand
        made.addWidget(label(title, "heading3", wrap=True), 0, 1, Qt.AlignmentFlag.AlignBottom)
        under = label(_("Shared shop PC"), "small")
        made.addWidget(under, 1, 1, Qt.AlignmentFlag.AlignTop)
        made.setColumnStretch(1, 1)
        tools = row(gap=theme.px(12))
        for words, icon, wanted in (
            (_("Text size and language"), "a-large-small", self.look_wanted),
            (_("Help"), "circle-question-mark", self.help_wanted),
        ):
            tools.addWidget(self._tool(words, icon, wanted))
        made.addLayout(tools, 0, 2, 2, 1)
        who = label(_("Who’s here?"), "display")
        sub = label(_("Pick your name, so every post goes out as you."), "lead", wrap=True)
        made.setRowMinimumHeight(2, theme.px(20))
        made.addWidget(who, 3, 0, 1, 3)
        made.addWidget(sub, 4, 0, 1, 3)
        return part

    def _tool(self, words: str, icon: str, wanted: object) -> QWidget:
        made = button(words, "quiet")
        give_icon(made, icon, self._theme.color("text2"), self._theme.px(20))
        made.setToolTip(words)
        self._tools.append((made, words))
        if wanted is self.help_wanted:
            made.clicked.connect(self.help_wanted)
        else:
            made.clicked.connect(lambda: self.look_wanted.emit(made))
        return made

    def _scroll(self) -> QScrollArea:
        theme = self._theme
        content = QWidget()
        content.setProperty("box", "canvas")
        self._inner = column(content, gap=theme.px(12))
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        self._grid.setHorizontalSpacing(theme.px(14))
        self._grid.setVerticalSpacing(theme.px(14))
        self._inner.addWidget(self._holder)
        self._inner.addStretch(1)
        return page_scroll(content)

    def _closing(self) -> QFrame:
        theme = self._theme
        outer = frame("closing")
        pad = (theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        self._closing_line = line = row(outer, margins=pad, gap=theme.px(10))
        line.addWidget(icon_label("moon", theme.color("text2"), theme.px(20)))
        line.addWidget(label(_("Closing the shop?"), "strong"))
        words = _("This stops unsent posts, signs everyone out and clears copied words.")
        line.addWidget(label(words, "small", wrap=True), 1)
        end = button(_("End all shifts"), "second")
        give_icon(end, "log-out", theme.color("text"), theme.px(18))
        end.clicked.connect(lambda: self.end_wanted.emit(""))
        line.addWidget(end)
        made = QFrame()
        made.setProperty("box", "plain")
        column(made).addWidget(outer)
        return made

    def _cell(self, person: Person, *, chosen: bool) -> QWidget:
        theme = self._theme
        tile = PersonTile(theme, person)
        tile.choose(chosen=chosen)
        tile.clicked.connect(lambda: self.picked.emit(person.id))
        self.tiles[person.id] = tile
        if not person.on_shift:
            return tile
        holder = QWidget()
        tile.setFixedHeight(theme.px(158))
        inner = QGridLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(tile, 0, 0)
        # A sibling, not a child: one button never lies in another.
        words = _("End {name}’s shift").format(name=person.first_name)
        end = button(words, "second", size="small")
        give_icon(end, "log-out", theme.color("text"), theme.px(16))
        end.clicked.connect(lambda: self.end_wanted.emit(person.id))
        lower = row(margins=(theme.px(84), 0, theme.px(12), theme.px(14)))
        lower.addWidget(end)
        lower.addStretch(1)
        inner.addLayout(lower, 0, 0, Qt.AlignmentFlag.AlignBottom)
        return holder

    def _arrange(self) -> None:
        px = self._theme.px
        room = self.width() - px(56 if self._narrow else 88 + WIDE)
        columns = max(1, min(3, room // px(214)))
        if columns == self._columns:
            return
        self._columns = columns
        for cell in self._cells:
            # Not takeAt: what it returns dies with its Python object, and Qt crashes.
            self._grid.removeWidget(cell)
        for at, cell in enumerate(self._cells):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(cell, at // columns, at % columns, top)
            cell.show()
        for at in range(3):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def focus_first(self) -> None:
        """Give the keyboard to the first tile."""
        first: QAbstractButton | QWidget = next(iter(self.tiles.values()), self._cells[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)
