"""The list of findings under the editor, where the eyes are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from studio.guidelines.finding import Finding, Level
from studio.guidelines.request import Report
from studio.ui.theme import Theme
from studio.ui.widgets.fit_scroll import FitScroll
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.parts import clear, column, frame, icon_label, label, row, rule
from studio.ui.widgets.tag import Tag
from studio.ui.write.finding_card import FindingCard
from studio.wording.i18n import _, ngettext

MOST_TIPS = 5
MOST_FINE = 8
TAGS = {Level.STOP: "stop", Level.CHECK: "decide", Level.TIP: "tip"}


def count_words(level: Level, count: int) -> str:
    """Return "1 to decide", "2 tips" and the like."""
    if level is Level.STOP:
        return ngettext("{n} to fix", "{n} to fix", count).format(n=count)
    if level is Level.CHECK:
        return ngettext("{n} to decide", "{n} to decide", count).format(n=count)
    return ngettext("{n} tip", "{n} tips", count).format(n=count)


def shown_fine(fine: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first few checks that are fine, and how many more there are."""
    more = len(fine) - MOST_FINE
    if more <= 1:
        return fine
    words = ngettext("and {n} more", "and {n} more", more).format(n=more)
    return (*fine[:MOST_FINE], words)


class FindingsPanel(QWidget):
    """Tags with counts, then a card with one row for each finding, then what is fine."""

    fix_wanted = Signal(object, object)
    keep_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._theme = theme
        self._cards: list[FindingCard] = []
        self._shown: tuple[tuple[Finding, ...], tuple[str, ...]] | None = None
        outer = column(self, gap=theme.px(8))
        outer.addLayout(self._make_head())
        self._card = frame("card")
        inside = column(self._card, margins=(1, 1, 1, 1))
        self._holder = column()
        self._scroll = FitScroll(self._holder, theme.px(110))
        inside.addWidget(self._scroll)
        outer.addWidget(self._card)
        outer.addStretch(1)

    def _make_head(self) -> QHBoxLayout:
        head = row(gap=self._theme.px(6))
        head.addWidget(label(_("Checks"), "heading3"))
        self._tags = row(gap=self._theme.px(4))
        head.addLayout(self._tags)
        head.addStretch(1)
        head.addWidget(label(_("Tone never blocks a post"), "caption"))
        return head

    def show_report(self, report: Report, fine: tuple[str, ...]) -> None:
        """Show what the checks say.

        Args:
            report: of the words on the screen.
            fine: labels of the checks that are fine, in order.
        """
        tips = [f for f in report.findings if f.level is Level.TIP][:MOST_TIPS]
        shown = tuple(f for f in report.findings if f.level is not Level.TIP) + tuple(tips)
        if self._shown == (shown, fine):
            return
        self._shown = (shown, fine)
        self._show_tags(report, len(fine))
        clear(self._holder)
        self._cards = []
        self._fill(shown, fine)
        self._scroll.refit()

    def focus_first(self, level: Level) -> bool:
        """Move the keyboard to the first finding's first button; False when it has none."""
        card = next((c for c in self._cards if c.finding.level is level), None)
        press = card.findChild(QPushButton) if card is not None else None
        if card is None or press is None:
            return False
        self._scroll.ensureWidgetVisible(card)
        press.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _show_tags(self, report: Report, fine: int) -> None:
        clear(self._tags)
        for level, look in TAGS.items():
            count = sum(f.level is level for f in report.findings)
            if count:
                self._tags.addWidget(Tag(self._theme, look, count_words(level, count)))
        if fine:
            words = ngettext("{n} fine", "{n} fine", fine).format(n=fine)
            self._tags.addWidget(Tag(self._theme, "fine", words))

    def _fill(self, findings: tuple[Finding, ...], fine: tuple[str, ...]) -> None:
        theme, inner = self._theme, self._holder
        if not findings:
            inner.addWidget(self._all_fine(len(fine)))
            inner.addWidget(rule())
        for finding in findings:
            made = FindingCard(theme, finding)
            made.fix_wanted.connect(self.fix_wanted)
            made.keep_wanted.connect(self.keep_wanted)
            inner.addWidget(made)
            # Qt shows it with the next event; the keyboard may be sent there before that.
            made.show()
            self._cards.append(made)
            inner.addWidget(rule())
        inner.addWidget(self._fine_row(fine))

    def _all_fine(self, count: int) -> QFrame:
        theme = self._theme
        made = frame("row")
        inner = row(made, margins=(theme.px(15), theme.px(14), theme.px(15), theme.px(14)), gap=10)
        inner.addWidget(icon_label("circle-check", theme.color("ok"), theme.px(22), 2.0))
        words = ngettext("The {n} check is fine", "All {n} checks are fine", count)
        inner.addWidget(label(words.format(n=count), "heading3"), 1)
        return made

    def _fine_row(self, fine: tuple[str, ...]) -> QFrame:
        theme = self._theme
        made = frame("row")
        flow = FlowLayout(made, gap=theme.px(10))
        flow.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        for words in shown_fine(fine):
            item = QWidget()
            item.setProperty("box", "plain")
            inner = row(item, gap=5)
            inner.addWidget(icon_label("check", theme.color("ok"), theme.px(15), 2.2))
            inner.addWidget(label(words, "small"))
            flow.addWidget(item)
        return made
