"""The list of findings under the editor, where the eyes are."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from studio.guidelines.finding import Finding, Fix, Level
from studio.guidelines.request import Report
from studio.ui.theme import Theme
from studio.ui.widgets.fit_scroll import FitScroll
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.parts import button, clear, column, frame, icon_label, label, row, rule
from studio.ui.widgets.tag import Tag
from studio.ui.write.finding_card import FindingCard
from studio.ui.write.spelling_row import SpellingRow
from studio.wording.findings import finding_title, fix_label
from studio.wording.i18n import _, ngettext

MOST_TIPS = 5
MOST_FINE = 8
Row = tuple[FindingCard, QFrame]
"""A finding's card and the hairline below it."""

Look = tuple[Level, str, str, str, tuple[str, ...], tuple[str, ...]]
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
        finding.networks,
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
    kept_wanted = Signal()
    word_wanted = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._theme = theme
        self.names: Mapping[str, str] = {}
        """Networks as people call them, by id."""
        self._networks = 0
        self._spelling: SpellingRow | None = None
        self._misspelt: tuple[Finding, ...] = ()
        self._cards: list[FindingCard] = []
        self._rows: list[Row] = []
        self._looks: list[Look] = []
        self._end: list[QWidget] = []
        self._end_shown: tuple[bool, tuple[str, ...], int] | None = None
        self._tags_shown: list[tuple[str, str]] = []
        self._shown: tuple[tuple[Finding, ...], tuple[str, ...], tuple[str, ...]] | None = None
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
        self._kept = button("", "link")
        self._kept.clicked.connect(self.kept_wanted)
        self._kept.hide()
        head.addWidget(self._kept)
        head.addStretch(1)
        head.addWidget(label(_("Tone never blocks a post"), "caption"))
        return head

    def show_report(self, report: Report, fine: tuple[str, ...]) -> None:
        """Show what the checks say.

        Args:
            report: of the words on the screen.
            fine: labels of the checks that are fine, in order.
        """
        words = tuple(f for f in report.findings if f.code == "spelling")
        tips = [f for f in report.findings if f.level is Level.TIP and f.code != "spelling"]
        shown = tuple(f for f in report.findings if f.level is not Level.TIP)
        shown += tuple(tips[: MOST_TIPS - bool(words)])
        if self._shown == (shown, fine, report.not_run) and self._misspelt == words:
            return
        self._shown, self._networks = (shown, fine, report.not_run), len(report.lengths)
        self._show_tags(report, len(fine))
        changed = self._place(shown) | self._show_words(words)
        end = (not shown and not words, fine, len(report.not_run))
        if self._end_shown != end:
            self._end_shown, changed = end, True
            self._show_end(*end)
        if changed:
            self._scroll.refit()

    def show_kept(self, count: int) -> None:
        """Say how many findings this draft keeps; a press shows them."""
        self._kept.setVisible(count > 0)
        self._kept.setText(ngettext("{n} kept", "{n} kept", count).format(n=count))

    def mark_at(self, offset: int) -> None:
        """Bring the row of the words at the cursor into sight; the keyboard stays put.

        Args:
            offset: of the cursor, in code points.
        """
        for card in self._cards:
            found = card.finding
            here = found.start < found.end and found.start <= offset <= found.end
            if card.set_current(current=here) and here:
                self._scroll.ensureWidgetVisible(card)

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
        made = FindingCard(self._theme, finding, self._where(finding))
        first = finding.fixes

        def fix(now: Finding, wanted: Fix) -> None:
            # The row may stand for a newer finding that looks the same, with other offsets.
            self.fix_wanted.emit(now, now.fixes[first.index(wanted)])

        made.fix_wanted.connect(fix)
        made.keep_wanted.connect(self.keep_wanted)
        return made, rule()

    def _where(self, finding: Finding) -> str:
        """Name the networks of a finding that does not concern all of them."""
        if not finding.networks or len(finding.networks) >= self._networks:
            return ""
        return ", ".join(self.names.get(network, network) for network in finding.networks)

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

    def _show_words(self, words: tuple[Finding, ...]) -> bool:
        """Show one row for all misspelt words; True when other ones are seen than before."""
        if words == self._misspelt:
            return False
        same = [f.text for f in words] == [f.text for f in self._misspelt]
        self._misspelt = words
        if same and self._spelling is not None:
            self._spelling.move_to(words)
            return False
        if self._spelling is not None:
            self._drop([self._spelling])
        self._spelling = SpellingRow(self._theme, words) if words else None
        if self._spelling is not None:
            self._spelling.wanted.connect(self.word_wanted)
            self._holder.insertWidget(2 * len(self._rows), self._spelling)
            self._spelling.show()
        return True

    def _show_end(self, everything: bool, fine: tuple[str, ...], not_run: int) -> None:
        self._drop(self._end)
        self._end = [self._all_fine(len(fine)), rule()] if everything else []
        self._end.append(self._fine_row(fine))
        if not_run:
            words = ngettext(
                "{n} check of this kit did not run. Update the app, or tell your brand team.",
                "{n} checks of this kit did not run. Update the app, or tell your brand team.",
                not_run,
            )
            note = label(words.format(n=not_run), "caption", wrap=True)
            note.setContentsMargins(self._theme.px(15), 0, self._theme.px(15), self._theme.px(8))
            self._end.append(note)
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
