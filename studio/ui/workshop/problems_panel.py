"""What is to mend in the kit, each with a button that leads to the place or mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QWidget

from studio.ui.widgets.fit_scroll import FitScroll
from studio.ui.widgets.flow import FlowLayout
from studio.ui.widgets.parts import button, clear, column, frame, icon_label, label, row, rule
from studio.ui.widgets.tag import Tag
from studio.ui.workshop.places import button_words, fix_words, name_of, page_of
from studio.wording.i18n import _, ngettext
from studio.wording.kit_problems import problem_sentence
from studio.workshop.fixes import apply_fix

if TYPE_CHECKING:
    from studio.brand_kit.errors import Problem
    from studio.ui.workshop.desk import Desk

MOST_SHOWN = 40
"""Cards are widgets: with more problems than this, the first ones are enough to go on."""


class ProblemsPanel(QWidget):
    """The list of problems, errors first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._desk = desk
        theme = desk.studio.theme
        outer = column(self, gap=theme.px(10))
        self._head = row(gap=theme.px(8))
        outer.addLayout(self._head)
        self._card = frame("card")
        inner = column(self._card, margins=(1, 1, 1, 1))
        self._list = column()
        self._scroll = FitScroll(self._list, theme.px(120))
        inner.addWidget(self._scroll)
        outer.addWidget(self._card)
        desk.looked.connect(self.refresh)

    def refresh(self) -> None:
        """Show the problems as they are now."""
        clear(self._head)
        clear(self._list)
        look, theme = self._desk.look, self._desk.studio.theme
        if look is None:
            return
        self._head.addWidget(label(_("Problems"), "strong"))
        if look.errors:
            words = ngettext("{n} to fix", "{n} to fix", look.errors).format(n=look.errors)
            self._head.addWidget(Tag(theme, "stop", words))
        if look.warnings:
            words = ngettext("{n} to decide", "{n} to decide", look.warnings)
            self._head.addWidget(Tag(theme, "decide", words.format(n=look.warnings)))
        self._head.addStretch(1)
        for number, problem in enumerate(look.problems[:MOST_SHOWN]):
            if number:
                self._list.addWidget(rule())
            self._list.addWidget(self._problem(problem))
        more = len(look.problems) - MOST_SHOWN
        if more > 0:
            words = ngettext("and {n} more", "and {n} more", more).format(n=more)
            self._list.addWidget(_padded(label(words, "small")))
        if not look.problems:
            self._list.addWidget(_padded(label(_("Nothing to mend."), "small", tone="ok")))
        self._scroll.refit()

    def _problem(self, problem: Problem) -> QFrame:
        theme, desk = self._desk.studio.theme, self._desk
        locale = desk.kit.locales[0] if desk.kit else "en-GB"
        made = frame("row")
        across = row(made, margins=(14, 12, 12, 12), gap=theme.px(12))
        stop = problem.level == "error"
        icon, tone = ("octagon-alert", "stop") if stop else ("triangle-alert", "check")
        mark = icon_label(icon, theme.color(tone), theme.px(20), 2.0)
        side = column()
        side.addWidget(mark)
        side.addStretch(1)
        across.addLayout(side)
        words = column(gap=theme.px(3))
        words.addWidget(label(problem_sentence(problem), "strong", wrap=True))
        words.addWidget(label(name_of(problem, desk.kit, locale), "small", wrap=True))
        words.addSpacing(theme.px(4))
        line = FlowLayout(gap=theme.px(8))
        for fix in problem.fixes:
            line.addWidget(self._fix(problem, fix))
        open_it = button(button_words(problem), "second" if problem.fixes else "fix", size="small")
        open_it.setAccessibleName(f"{button_words(problem)}: {problem_sentence(problem)}")
        open_it.clicked.connect(lambda: self._jump(problem))
        line.addWidget(open_it)
        words.addLayout(line)
        across.addLayout(words, 1)
        return made

    def _fix(self, problem: Problem, fix: str) -> QWidget:
        """Return the button that mends a problem in one press."""
        press = button(fix_words(problem, fix), "fix", size="small")
        press.clicked.connect(
            lambda: self._desk.change(lambda bench: apply_fix(bench, problem, fix))
        )
        return press

    def _jump(self, problem: Problem) -> None:
        _kind, name, field = problem.target
        tag = dict(problem.values).get("locale", "")
        if tag and not field.endswith(tag):
            field = f"{field}.{tag}"
        self._desk.jump.emit(page_of(problem), name, field)


def _padded(inner: QWidget) -> QFrame:
    made = frame("row")
    column(made, margins=(14, 12, 12, 12)).addWidget(inner)
    return made
