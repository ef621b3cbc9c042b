"""The panes of Write, laid out for a size class: three columns, two, or one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.ui.theme import Theme
from studio.ui.widgets.parts import column, frame, row, rule
from studio.ui.widgets.segmented import Segmented
from studio.wording.i18n import _

WIDE, MEDIUM, NARROW = "wide", "medium", "narrow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panes:
    """The four panes; they are moved between layouts, never made anew."""

    words: QWidget
    look: QWidget
    brief: QWidget
    pictures: QWidget

    def each(self) -> tuple[QWidget, ...]:
        """Return all of them."""
        return (self.words, self.look, self.brief, self.pictures)


def size_class(effective_width: float) -> str:
    """Return the class of an effective width (window width divided by text-size factor)."""
    return WIDE if effective_width >= 1200 else MEDIUM if effective_width >= 900 else NARROW


class Columns(QWidget):
    """The panes in the layout of one size class."""

    def __init__(self, theme: Theme, panes: Panes, size: str) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._theme = theme
        self._panes = panes
        self._switch: Segmented | None = None
        self._stack: QStackedWidget | None = None
        self._pages: dict[str, QWidget] = {}
        {WIDE: self._wide, MEDIUM: self._medium, NARROW: self._narrow}[size](row(self))

    def reveal(self) -> None:
        """Show every pane that is not behind another one."""
        for pane in self._panes.each():
            pane.show()
        if self._stack is not None:
            # Showing a page by hand would lay it over the one in front.
            for page in self._pages.values():
                page.setVisible(page is self._stack.currentWidget())

    def show_page(self, part: str) -> None:
        """Bring a part to the front where parts share a place; else do nothing."""
        if self._stack is not None and part in self._pages:
            self._stack.setCurrentWidget(self._pages[part])
            if self._switch is not None:
                self._switch.choose(part)

    def _wide(self, layout: QHBoxLayout) -> None:
        theme = self._theme
        side = frame("side")
        side.setFixedWidth(theme.px(260))
        inner = column(side)
        inner.addWidget(
            scrolling(_stacked(theme.px(16), theme.px(14), self._panes.brief, self._panes.pictures))
        )
        layout.addWidget(side)
        layout.addWidget(self._centre(), 1)
        layout.addWidget(self._look_column(theme.px(376)))

    def _medium(self, layout: QHBoxLayout) -> None:
        theme = self._theme
        layout.addWidget(self._centre(), 1)
        right = frame("look")
        right.setFixedWidth(theme.px(336))
        inner = column(right, margins=(theme.px(14), theme.px(12), 0, 0), gap=theme.px(10))
        parts = (
            ("look", "eye", _("Look")),
            ("brief", "leaf", _("Brief")),
            ("pictures", "image", _("Pictures")),
        )
        self._paged(inner, parts, {"look": self._panes.look})
        layout.addWidget(right)

    def _narrow(self, layout: QHBoxLayout) -> None:
        theme = self._theme
        holder = frame("canvas")
        inner = column(
            holder, margins=(theme.px(14), theme.px(10), theme.px(6), 0), gap=theme.px(8)
        )
        parts = (
            ("words", "square-pen", _("Words")),
            ("pictures", "image", _("Picture")),
            ("look", "eye", _("Look")),
            ("brief", "leaf", _("Brief")),
        )
        self._paged(inner, parts, {"words": scrolling(self._panes.words), "look": self._panes.look})
        layout.addWidget(holder, 1)

    def _paged(
        self,
        inner: QVBoxLayout,
        parts: tuple[tuple[str, str, str], ...],
        pages: dict[str, QWidget],
    ) -> None:
        theme = self._theme
        self._switch = Segmented(theme, parts)
        self._stack = QStackedWidget()
        self._stack.setStyleSheet("QStackedWidget { background: transparent; }")
        side = {"brief": self._panes.brief, "pictures": self._panes.pictures}
        self._pages = {}
        for part, _icon, _words in parts:
            page = pages.get(part) or scrolling(_stacked(0, theme.px(8), side[part]))
            self._pages[part] = page
            self._stack.addWidget(page)
        self._switch.chosen.connect(self.show_page)
        head = row(margins=(0, 0, theme.px(14), 0))
        head.addWidget(self._switch)
        inner.addLayout(head)
        inner.addWidget(self._stack, 1)

    def _centre(self) -> QFrame:
        theme = self._theme
        made = frame("canvas")
        inner = row(made, margins=(theme.px(20), theme.px(14), theme.px(20), theme.px(12)))
        self._panes.words.setMaximumWidth(theme.px(760))
        inner.addWidget(self._panes.words, 1)
        return made

    def _look_column(self, width: int) -> QFrame:
        theme = self._theme
        made = frame("look")
        made.setFixedWidth(width)
        inner = column(made, margins=(theme.px(16), theme.px(12), theme.px(2), 0))
        inner.addWidget(self._panes.look)
        return made


def _stacked(margin: int, gap: int, *panes: QWidget) -> QWidget:
    made = QWidget()
    made.setProperty("box", "plain")
    # Beside a margin of its own the content still keeps clear of the scroll bar.
    sides = (margin + 4, margin, margin, margin) if margin else (0, 0, 14, 14)
    inner = column(made, margins=sides, gap=gap)
    for number, pane in enumerate(panes):
        if number:
            inner.addWidget(rule())
        inner.addWidget(pane)
    inner.addStretch(1)
    return made


def scrolling(content: QWidget) -> QScrollArea:
    """Return an area that scrolls up and down only."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setStyleSheet("QScrollArea { background: transparent; }")
    made.setWidget(content)
    return made
