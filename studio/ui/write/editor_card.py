"""The editor with its tabs, tools, own-words meter and label state."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar, QToolButton, QVBoxLayout, QWidget

from studio.ui.composer import SHARED
from studio.ui.theme import Theme
from studio.ui.widgets.meter import OwnWordsMeter
from studio.ui.widgets.parts import (
    button,
    column,
    frame,
    icon_label,
    label,
    paint_icon,
    restyle,
    row,
    rule,
    tool,
)
from studio.ui.widgets.strip import Strip
from studio.ui.write.editor import PostEditor
from studio.wording.i18n import _

EMOJI = "🐝 🌱 🌷 🌿 🌼 🍂 ☕ 🏡 🐈 🐕 🐦 🌧️ ☀️ ❄️ 🎁 💚 👋 🙂 😄 🤔 🙌 ✨ 👀 📷"


class EditorCard(QFrame):
    """Everything inside the card's outline. It shows; the words pane decides."""

    tab_wanted = Signal(str)
    share_wanted = Signal(str)
    room_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("box", "editor")
        self._theme = theme
        self._tabs: list[str] = []
        self._label_shown: tuple[str, bool] | None = None
        outer = column(self, margins=(1, 1, 1, 1))
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(_("Networks"))
        self.bar.currentChanged.connect(self._tab_changed)
        top = row(margins=(theme.px(6), 0, theme.px(6), 0))
        top.addWidget(Strip(self.bar, theme.px(44)), 1)
        outer.addLayout(top)
        outer.addWidget(rule())
        self.editor = PostEditor(theme)
        self.editor.setAccessibleName(_("Your post"))
        self.editor.focused.connect(self._focus_shown)
        holder = row(margins=(theme.px(10), theme.px(4), theme.px(10), 0))
        holder.addWidget(self.editor)
        outer.addLayout(holder, 1)
        outer.addLayout(self._make_tools())
        outer.addWidget(rule())
        outer.addLayout(self._make_foot())

    def room_for(self, words: tuple[str, ...]) -> bool:
        """Tell whether tabs with these words stand side by side without scrolling."""
        metrics, pad = QFontMetrics(self._theme.font("small")), self._theme.px(16)
        return sum(metrics.horizontalAdvance(w) + pad for w in words) <= self.bar.width()

    def show_tabs(self, tabs: tuple[tuple[str, str], ...], current: str) -> None:
        """Show one tab for each network.

        Args:
            tabs: (network id, words on the tab); the shared words are ``SHARED``.
            current: id of the open tab.
        """
        self.bar.blockSignals(True)
        while self.bar.count() > len(tabs):
            self.bar.removeTab(self.bar.count() - 1)
        for index, (_network, words) in enumerate(tabs):
            shown = words.replace("&", "&&")
            if index < self.bar.count():
                if self.bar.tabText(index) != shown:
                    self.bar.setTabText(index, shown)
            else:
                self.bar.addTab(shown)
        self._tabs = [network for network, _words in tabs]
        if current in self._tabs:
            self.bar.setCurrentIndex(self._tabs.index(current))
        self.bar.blockSignals(False)

    def show_own(self, *, own: bool) -> None:
        """Offer the shared words where the open tab has words of its own."""
        self._share.setVisible(own)

    def _open_tab(self) -> str:
        index = self.bar.currentIndex()
        return self._tabs[index] if 0 <= index < len(self._tabs) else SHARED

    def step_tab(self, by: int) -> None:
        """Open the next or previous tab."""
        if self._tabs:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self._tabs))

    def show_share(self, share: float) -> None:
        """Show how much of the text is the colleague's own, 0.0 to 1.0."""
        percent = round(share * 100)
        self.meter.set_share(share)
        self._percent.setText(_("{n} %").format(n=percent))
        note = _("· more yours than ours") if percent >= 50 else _("· add your story")
        self._percent_note.setText(note)
        self.meter.setAccessibleName(_("Your own words, {n} per cent").format(n=percent))

    def show_label(self, words: str, *, fine: bool) -> None:
        """Show whether the label is seen first."""
        if self._label_shown == (words, fine):
            return  # a new style costs more than a check
        self._label_shown = (words, fine)
        theme = self._theme
        icon, tone = ("circle-check", "ok") if fine else ("circle-alert", "stop")
        paint_icon(self._label_icon, icon, theme.color(tone), theme.px(17), 2.0)
        self._label_words.setText(words)
        restyle(self._label_words, tone="" if fine else "stop")

    def fill_menus(
        self,
        hashtags: tuple[str, ...],
        links: tuple[tuple[str, str], ...],
        phrases: tuple[tuple[str, str], ...],
    ) -> None:
        """Fill the menus with what the kit offers: (words on the menu, words put in)."""
        tags = tuple((t, f"{t} ") for t in hashtags)
        for press, items in ((self._hash, tags), (self._link, links), (self._phrase, phrases)):
            self._fill(press, items)
            press.setVisible(bool(items))

    def set_minimum_words_height(self, height: int) -> None:
        """Give the editor at least this much room."""
        self.editor.setMinimumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the tabs say more or less when the width changes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self.room_changed.emit)

    def sizeHint(self) -> QSize:
        """Return the height of the mock-up's card at this text size."""
        return QSize(self._theme.px(600), self._theme.px(296))

    def _make_tools(self) -> QHBoxLayout:
        theme = self._theme
        made = row(margins=(theme.px(9), 0, theme.px(9), theme.px(4)), gap=theme.px(2))
        emoji = tool("smile-plus", theme, _("Put in an emoji"))
        self._fill(emoji, tuple((e, e) for e in EMOJI.split()), across=True)
        self._hash = tool("hash", theme, _("Put in a hashtag"))
        self._link = tool("link", theme, _("Put in a link"))
        self._phrase = tool("quote", theme, _("Put in a phrase from the kit"))
        for press in (emoji, self._hash, self._link, self._phrase):
            made.addWidget(press)
        self._share = button(_("Use the shared words"), "link")
        self._share.clicked.connect(lambda: self.share_wanted.emit(self._open_tab()))
        self._share.hide()
        made.addWidget(self._share)
        made.addStretch(1)
        undo = tool("undo-2", theme, _("Undo"))
        undo.clicked.connect(self.editor.undo)
        redo = tool("redo-2", theme, _("Redo"))
        redo.clicked.connect(self.editor.redo)
        for press in (undo, redo):
            made.addWidget(press)
        return made

    def _make_foot(self) -> QHBoxLayout:
        theme = self._theme
        foot = row()
        pad = (theme.px(15), theme.px(10), theme.px(14), theme.px(11))
        left = column(margins=pad, gap=theme.px(6))
        head = row(gap=4)
        head.addWidget(label(_("Your own words"), "small"), 1)
        self._percent = label("", "strong")
        self._percent_note = label("", "small")
        head.addWidget(self._percent)
        head.addWidget(self._percent_note)
        left.addLayout(head)
        self.meter = OwnWordsMeter(theme)
        left.addWidget(self.meter)
        foot.addLayout(left, 1)
        foot.addWidget(frame("rule-v"))
        foot.addLayout(self._make_label_state(pad), 1)
        return foot

    def _make_label_state(self, pad: tuple[int, int, int, int]) -> QVBoxLayout:
        theme = self._theme
        made = column(margins=pad, gap=theme.px(3))
        made.addWidget(label(_("Label"), "small"))
        line = row(gap=6)
        self._label_icon = icon_label("circle-check", theme.color("ok"), theme.px(17), 2.0)
        self._label_words = label("", "strong")
        line.addWidget(self._label_icon)
        line.addWidget(self._label_words, 1)
        made.addLayout(line)
        return made

    def _fill(
        self, press: QToolButton, items: tuple[tuple[str, str], ...], *, across: bool = False
    ) -> None:
        before = press.menu()
        if before is not None:
            before.deleteLater()
        menu = QMenu(press)
        if across:
            menu.setProperty("grid", "true")
        for words, put_in in items:
            action = QAction(words.replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, w=put_in: self.editor.insert(w))
            menu.addAction(action)
        press.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        press.setMenu(menu)
        press.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")

    def _tab_changed(self, index: int) -> None:
        if 0 <= index < len(self._tabs):
            self.tab_wanted.emit(self._tabs[index])

    def _focus_shown(self, focused: bool) -> None:
        restyle(self, active="true" if focused else "false")


def shared_tab() -> tuple[str, str]:
    """Return the tab of the words that all networks share."""
    return SHARED, _("All networks")


def tab_words(name: str, left: int, *, own: bool, short: bool = False) -> str:
    """Return what a network's tab says: "Bluesky 55 left", a pencil for words of its own.

    Args:
        name: the network.
        left: units left; negative when the words are too long.
        own: True when the network has words of its own.
        short: the count alone, where there are many tabs: "Bluesky 55", "X −63".
    """
    if short:
        count = str(left) if left >= 0 else f"−{-left}"
    else:
        count = _("{n} left").format(n=left) if left >= 0 else _("{n} too long").format(n=-left)
    return f"✎ {name}  {count}" if own else f"{name}  {count}"


def as_widget(layout: QVBoxLayout) -> QWidget:
    """Wrap a layout for a place that takes a widget."""
    made = QWidget()
    made.setProperty("box", "plain")
    made.setLayout(layout)
    return made
