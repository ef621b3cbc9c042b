"""One finding: what, the guideline that says so, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from studio.guidelines.finding import Finding, Fix, Level
from studio.ui.theme import Theme
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.parts import button, column, frame, icon_label, label, restyle, row
from studio.wording.findings import finding_title, fix_label
from studio.wording.i18n import _

WIDEST = 16_777_215
"""Qt's QWIDGETSIZE_MAX: no limit."""

LOOKS = {
    Level.STOP: ("row-stop", "octagon-alert", "stop"),
    Level.CHECK: ("row-decide", "triangle-alert", "check"),
    Level.TIP: ("row", "pencil", "text2"),
}


def level_word(level: Level) -> str:
    """Return the word for a level, as screen readers say it before the title."""
    return {Level.STOP: _("Stop"), Level.CHECK: _("Decide"), Level.TIP: _("Tip")}[level]


class FindingCard(QFrame):
    """A row of the findings list with real buttons, so that the keyboard reaches them."""

    fix_wanted = Signal(object, object)
    keep_wanted = Signal(object)

    def __init__(self, theme: Theme, finding: Finding, where: str = "") -> None:
        """Make the row.

        Args:
            theme: colours and sizes.
            finding: what it says.
            where: the networks concerned, as people call them; "" for all.
        """
        super().__init__()
        self.finding = finding
        box, icon, colour = LOOKS[finding.level]
        self.setProperty("box", box)
        layout = row(self, margins=(theme.px(15), theme.px(10), theme.px(14), theme.px(12)), gap=9)
        layout.addWidget(self._top(icon_label(icon, theme.color(colour), theme.px(20), 2.0)))
        right = column(gap=theme.px(8))
        layout.addLayout(right, 1)
        title = finding_title(finding)
        self._title = label(title, "heading3", wrap=True)
        right.addWidget(self._title)
        if where:
            words = _("Only on {networks}").format(networks=where)
            right.addWidget(label(words, "caption", wrap=True))
        quote = self._quote(theme)
        if quote is not None:
            right.addWidget(quote)
        right.addLayout(self._buttons())
        self._say(title)
        self.setAccessibleDescription(finding.why)

    def set_current(self, *, current: bool) -> bool:
        """Show that the cursor stands in the words of this finding; True when that is new."""
        if current == (self.property("current") == "true"):
            return False
        restyle(self, current="true" if current else "false")
        return True

    def retitle(self, title: str) -> bool:
        """Show another title; True when the row may need another height for it.

        "12 characters too long" says another number at every key. A label of fixed size
        does not ask the whole window for a new layout when its words change.
        """
        self._say(title)
        width = self._title.width()
        before = self._title.heightForWidth(width)
        # While the rows move, a title may be lower than its words: that must not stay.
        settled = self._title.height() >= before
        if settled and self._title.maximumHeight() != self._title.minimumHeight():
            self._title.setFixedSize(self._title.size())
        self._title.setText(title)
        if settled and self._title.heightForWidth(width) == before:
            return False
        self._release()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the title take the width that there is now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._release()

    def _release(self) -> None:
        self._title.setMinimumSize(0, 0)
        self._title.setMaximumSize(WIDEST, WIDEST)

    def _say(self, title: str) -> None:
        self.setAccessibleName(f"{level_word(self.finding.level)}: {title}")

    def _top(self, child: QWidget) -> QWidget:
        holder = QWidget()
        holder.setProperty("box", "plain")
        inner = column(holder)
        inner.addWidget(child)
        inner.addStretch(1)
        return holder

    def _quote(self, theme: Theme) -> QFrame | None:
        finding = self.finding
        if not finding.why:
            return None
        made = frame("quote")
        inner = column(made, margins=(theme.px(10), 0, 0, 0), gap=2)
        words = f"“{finding.why}”  {finding.source}" if finding.source else f"“{finding.why}”"
        inner.addWidget(label(words, "small", wrap=True))
        if finding.example:
            good = _("For example: {text}").format(text=finding.example)
            inner.addWidget(label(good, "caption", wrap=True))
        return made

    def _read_source(self) -> None:
        QDesktopServices.openUrl(QUrl(self.finding.source_url))

    def _buttons(self) -> FlowLayout:
        flow = FlowLayout(gap=6)
        for number, fix in enumerate(self.finding.fixes):
            press = button(fix_label(fix), "second" if number else "fix", size="small")
            press.clicked.connect(lambda _=False, f=fix: self._fix(f))
            flow.addWidget(press)
        if self.finding.level is not Level.STOP:
            # Something to decide asks for a reason first, which the dots announce.
            asks = self.finding.level is Level.CHECK
            words = _("Keep mine…") if asks else _("Keep mine")
            keep = button(words, "second", size="small")
            keep.clicked.connect(lambda: self.keep_wanted.emit(self.finding))
            flow.addWidget(keep)
        if self.finding.source_url.startswith("https://"):
            read = button(_("Read the rule"), "link", size="small")
            read.setAccessibleName(_("Read the rule in the browser"))
            read.clicked.connect(self._read_source)
            flow.addWidget(read)
        return flow

    def _fix(self, fix: Fix) -> None:
        self.fix_wanted.emit(self.finding, fix)
