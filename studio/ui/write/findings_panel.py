"""The list of findings under the editor, where the eyes are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from studio.guidelines.finding import Finding, Fix, Level
from studio.guidelines.request import Report
from studio.ui.theme import Theme
from studio.ui.widgets.fit_scroll import FitScroll
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.parts import clear, column, frame, icon_label, label, row, rule
from studio.ui.widgets.tag import Tag
from studio.ui.write.finding_card import FindingCard
from studio.wording.findings import finding_title, fix_label
from studio.wording.i18n import _, ngettext

MOST_TIPS = 5
MOST_FINE = 8
Row = tuple[FindingCard, QFrame]
"""A finding's card and the hairline below it."""

Look = tuple[Level, str, str, str, tuple[str, ...]]
"""All that is seen of a finding in the list but its title."""

TAGS = {Level.STOP: "stop", Level.CHECK: "decide", Level.TIP: "tip"}


def count_words(level: Level, count: int) -> str:
    """Return "1 to decide", "2 tips" and the like."""
    if level is Level.STOP:
        return ngettext("{n} to fix", "{n} to fix", count).format(n=count)
    if level is Level.CHECK:
        return ngettext("{n} to decide", "{n} to decide", count).format(n=count)
    return ngettext("{n} tip", "{n} tips", count).format(n=count)


def look_of(finding: Finding) -> Look:
    """Return all that is seen of a finding in the list but its title."""
    return (
        finding.level,
        finding.why,
        finding.source,
        finding.example,
        tuple(fix_label(fix) for fix in finding.fixes),
    )


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
        self._rows: list[Row] = []
        self._looks: list[Look] = []
        self._end: list[QWidget] = []
        self._end_shown: tuple[bool, tuple[str, ...]] | None = None
        self._tags_shown: list[tuple[str, str]] = []
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
        changed = self._place(shown)
        if self._end_shown != (not shown, fine):
            self._end_shown, changed = (not shown, fine), True
            self._show_end(fine, everything=not shown)
        if changed:
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
        counts = {level: sum(f.level is level for f in report.findings) for level in TAGS}
        tags = [(TAGS[level], count_words(level, n)) for level, n in counts.items() if n]
        if fine:
            tags.append(("fine", ngettext("{n} fine", "{n} fine", fine).format(n=fine)))
        if tags != self._tags_shown:
            self._tags_shown = tags
            clear(self._tags)
            for look, words in tags:
                self._tags.addWidget(Tag(self._theme, look, words))

    def _place(self, findings: tuple[Finding, ...]) -> bool:
        """Show one row for each finding; True when other words are seen than before.

        A row costs milliseconds to build, so one that would look the same is kept: while
        somebody types, most findings only move, or say another number in their title.
        """
        looks = [look_of(finding) for finding in findings]
        changed = looks != self._looks
        if changed:
            spare: dict[Look, list[Row]] = {}
            for look, old in zip(self._looks, self._rows, strict=True):
                spare.setdefault(look, []).append(old)
            self._rows = []
            for look, finding in zip(looks, findings, strict=True):
                kept = spare.get(look)
                self._rows.append(kept.pop(0) if kept else self._make_row(finding))
            self._looks = looks
            self._drop([widget for kept in spare.values() for old in kept for widget in old])
            self._put_in_order()
        self._cards = [card for card, _line in self._rows]
        for card, finding in zip(self._cards, findings, strict=True):
            changed |= _retitle(card, finding)
        return changed

    def _make_row(self, finding: Finding) -> Row:
        made = FindingCard(self._theme, finding)
        first = finding.fixes

        def fix(now: Finding, wanted: Fix) -> None:
            # The row may stand for a newer finding that looks the same, with other offsets.
            self.fix_wanted.emit(now, now.fixes[first.index(wanted)])

        made.fix_wanted.connect(fix)
        made.keep_wanted.connect(self.keep_wanted)
        return made, rule()

    def _put_in_order(self) -> None:
        inner = self._holder
        for index, widget in enumerate(widget for pair in self._rows for widget in pair):
            there = inner.itemAt(index)
            if there is None or there.widget() is not widget:
                inner.removeWidget(widget)
                inner.insertWidget(index, widget)
                # Qt shows it with the next event; the keyboard may be sent there before that.
                widget.show()

    def _drop(self, widgets: list[QWidget]) -> None:
        for widget in widgets:
            self._holder.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _show_end(self, fine: tuple[str, ...], *, everything: bool) -> None:
        self._drop(self._end)
        self._end = [self._all_fine(len(fine)), rule()] if everything else []
        self._end.append(self._fine_row(fine))
        for widget in self._end:
            self._holder.addWidget(widget)

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


def _retitle(card: FindingCard, finding: Finding) -> bool:
    """Let a row stand for a finding that looks the same; True when its height may change."""
    before, title = finding_title(card.finding), finding_title(finding)
    card.finding = finding
    return before != title and card.retitle(title)
