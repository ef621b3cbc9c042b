"""Outbox: everything waiting, going and gone, and what only a person can decide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from studio.brand_kit.recall import Recall
from studio.outbox.model import Entry, State
from studio.ui.outbox.detail import EntryDetail
from studio.ui.screen import Screen
from studio.ui.studio import Studio
from studio.ui.widgets.empty import empty_card
from studio.ui.widgets.parts import (
    button,
    clear,
    column,
    frame,
    icon_label,
    label,
    monogram,
    restyle,
    row,
    rule,
)
from studio.wording.dates import when
from studio.wording.i18n import N_, _
from studio.wording.outcomes import state_words

GROUPS: tuple[tuple[str, tuple[State, ...]], ...] = (
    (N_("Needs you"), (State.UNKNOWN,)),
    (N_("On the way"), (State.QUEUED, State.SENDING)),
    (N_("Didn’t go"), (State.FAILED,)),
    (N_("Done"), (State.SENT, State.HANDED_OFF, State.DROPPED)),
)
LOOKS = {
    State.UNKNOWN: ("circle-question-mark", "check"),
    State.QUEUED: ("clock", "text2"),
    State.SENDING: ("loader", "ink"),
    State.FAILED: ("circle-x", "stop"),
    State.SENT: ("circle-check", "ok"),
    State.HANDED_OFF: ("smartphone", "ok"),
    State.DROPPED: ("trash-2", "text2"),
}


class EntryRow(QFrame):
    """One post for one account; a click shows its details."""

    chosen = Signal(str)

    def __init__(self, studio: Studio, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        theme, core = studio.theme, studio.loaded
        icon, tone = LOOKS[entry.state]
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        pad = (theme.px(14), theme.px(9), theme.px(14), theme.px(9))
        layout = row(self, margins=pad, gap=theme.px(12))
        layout.addWidget(icon_label(icon, theme.color(tone), theme.px(20), 2.0))
        rules = core.networks.get(entry.network)
        layout.addWidget(monogram(rules.monogram if rules else "?", theme.px(34)))
        words = column(gap=1)
        open_it = button(entry.title, "link")
        open_it.setStyleSheet(
            f"text-align: left; color: {theme.hex('text')}; text-decoration: none;"
            f"font-size: {theme.px(15)}px; min-height: {theme.px(22)}px;"
        )
        # A long title gives way, so that the state at the right is never cut off.
        open_it.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        open_it.clicked.connect(lambda: self.chosen.emit(entry.id))
        words.addWidget(open_it)
        name = rules.name if rules else entry.network
        under = f"{name} · {when(entry.updated_at)}"
        words.addWidget(label(under, "small"))
        layout.addLayout(words, 1)
        tint = tone if tone in ("ok", "check", "stop", "ink") else ""
        layout.addWidget(label(state_words(entry), "strong", tone=tint))
        open_it.setAccessibleName(f"{entry.title}, {name}, {state_words(entry)}")

    def set_chosen(self, *, chosen: bool) -> None:
        """Show the row as the one whose details are shown."""
        calm = "row-decide" if self.entry.state is State.UNKNOWN else "row"
        restyle(self, box="row-on" if chosen else calm)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the details."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.entry.id)


class OutboxScreen(Screen):
    """Groups on the left, the chosen post on the right."""

    id = "outbox"
    icon = "send"

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        theme = studio.theme
        self._chosen = ""
        self._rows: list[EntryRow] = []
        self._recalls: dict[str, Recall] = {}
        pad = (theme.px(24), theme.px(16), theme.px(20), theme.px(20))
        layout = row(self, margins=pad, gap=theme.px(20))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("box", "canvas")
        self._list = column(holder, gap=theme.px(8))
        self._scroll.setWidget(holder)
        layout.addWidget(self._scroll, 4)
        self._detail = EntryDetail(studio)
        self._detail.changed.connect(self.refresh)
        layout.addWidget(self._detail, 5)
        studio.outbox_changed.connect(self.refresh)
        self.refresh()

    @staticmethod
    def name() -> str:
        """Return the word on the rail."""
        return _("Outbox")

    def subtitle(self) -> str:
        """Say what the screen is for."""
        return _("Everything waiting, going and gone")

    def shown(self) -> None:
        """Read the journal anew, and show first what waits for a person."""
        core = self.studio.loaded
        waiting = [e for e in core.entries() if e.state is State.UNKNOWN]
        urgent = [item.entry for item in core.take_downs()] or waiting
        if urgent:
            self._chosen = urgent[0].id
        self.refresh()

    def refresh(self) -> None:
        """Show the journal as it is now."""
        clear(self._list)
        self._rows = []
        entries = self.studio.loaded.entries()
        self._detail.setVisible(bool(entries))
        if not entries:
            self._list.addWidget(self._empty())
        downs = {item.entry.id: item.recall for item in self.studio.loaded.take_downs()}
        self._recalls = downs
        if downs:
            group = [e for e in entries if e.id in downs]
            self._list.addWidget(label(f"{_('Please take down')}  {len(group)}", "strong"))
            self._list.addWidget(self._group(group))
        for title, states in GROUPS:
            group = [e for e in entries if e.state in states and e.id not in downs]
            if group:
                self._list.addWidget(label(f"{_(title)}  {len(group)}", "strong"))
                self._list.addWidget(self._group(group))
        self._list.addStretch(1)
        ids = [r.entry.id for r in self._rows]
        if ids:
            self.choose(self._chosen if self._chosen in ids else ids[0])

    def choose(self, entry_id: str) -> None:
        """Show an entry's details."""
        self._chosen = entry_id
        for made in self._rows:
            made.set_chosen(chosen=made.entry.id == entry_id)
            if made.entry.id == entry_id:
                self._detail.show_entry(made.entry, self._recalls.get(entry_id))

    def _group(self, entries: list[Entry]) -> QFrame:
        card = frame("card")
        inner = column(card, margins=(1, 1, 1, 1))
        for number, entry in enumerate(entries):
            if number:
                inner.addWidget(rule())
            made = EntryRow(self.studio, entry)
            made.chosen.connect(self.choose)
            self._rows.append(made)
            inner.addWidget(made)
        return card

    def _empty(self) -> QFrame:
        return empty_card(
            self.studio.theme,
            "coffee",
            _("Nothing waiting."),
            _("Posts show up here when you press Publish."),
        )
