"""The workshop's columns for a size class: three, two, or one with a list of pages on top."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.combo import Combo
from studio.ui.widgets.parts import column, frame, row
from studio.ui.workshop.contents import PAGES, Contents
from studio.wording.i18n import _

WIDE, NARROW = 1200, 900
RELEASE = "release"
"""The page that problems and release are on where there is no room for a third column."""


class Columns(QWidget):
    """Contents on the left, one page in the middle, problems and release on the right.

    Emits the id of the page that a person chose.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, side: QWidget) -> None:
        """Lay the columns out as in a wide window.

        Args:
            theme: colours and sizes.
            side: problems and release.
        """
        super().__init__()
        self._theme = theme
        self._side = side
        self._across = row(self)
        self.contents = Contents(theme)
        self.contents.setFixedWidth(theme.px(222))
        self.contents.chosen.connect(self.chosen)
        self._across.addWidget(self.contents)
        centre = frame("canvas")
        inner = column(centre, margins=(16, 14, 16, 14), gap=theme.px(10))
        self.picker = Combo(theme)
        self.picker.setAccessibleName(_("What is in the kit"))
        for page, _icon, words in PAGES:
            if page:
                self.picker.addItem(_(words), page)
        self.picker.activated.connect(self._picked)
        self.picker.hide()
        inner.addWidget(self.picker)
        self._stack = QStackedWidget()
        inner.addWidget(self._stack, 1)
        self._across.addWidget(centre, 1)
        self._holder = QWidget()
        column(self._holder)
        self._stack.addWidget(self._holder)
        self._pages: dict[str, QWidget] = {RELEASE: self._holder}
        self._wide: bool | None = None
        self.fit(WIDE)

    def add(self, page: str, widget: QWidget) -> None:
        """Add a page."""
        self._pages[page] = widget
        self._stack.addWidget(widget)

    def show_page(self, page: str) -> None:
        """Bring a page to the front."""
        self._stack.setCurrentWidget(self._pages[page])
        self.contents.choose(page)
        self.picker.setCurrentIndex(self.picker.findData(page))

    def regions(self) -> tuple[QWidget, ...]:
        """Return what F6 moves between."""
        return (self.contents, self._stack, self._side)

    def fit(self, effective_width: float) -> None:
        """Take over the layout of a width: window width divided by the text-size factor."""
        narrow = effective_width < NARROW
        self.contents.setVisible(not narrow)
        self.picker.setVisible(narrow)
        wide = effective_width >= WIDE
        if wide == self._wide:
            return
        self._wide = wide
        self.contents.rows[RELEASE].setVisible(not wide)
        if wide:
            self._side.setFixedWidth(self._theme.px(326))
            self._across.addWidget(self._side)
            if self._stack.currentWidget() is self._holder and "pictures" in self._pages:
                self.show_page("pictures")
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(self._theme.px(1200))
            layout = self._holder.layout()
            if layout is not None:
                layout.addWidget(self._side)
        self._side.show()

    def _picked(self, place: int) -> None:
        self.chosen.emit(str(self.picker.itemData(place)))
