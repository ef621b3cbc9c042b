"""The pages that are lists: briefs, voice rules, layouts, drills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.widgets.parts import button, column, give_icon, label, row
from studio.ui.workshop.brief_form import open_brief
from studio.ui.workshop.line_list import Line, LineList
from studio.ui.workshop.rule_wizard import open_wizard
from studio.wording.dates import short_day
from studio.wording.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.ui.workshop.desk import Desk


class ListPage(QWidget):
    """A heading with a button, and one line for each thing."""

    def __init__(self, desk: Desk, *, empty: str) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self.desk = desk
        self._empty = empty
        theme = desk.studio.theme
        layout = column(self, gap=theme.px(12))
        self.head: QHBoxLayout = row(gap=theme.px(10))
        self._title = label("", "heading2")
        self.head.addWidget(self._title, 1)
        layout.addLayout(self.head)
        self.list = LineList(theme)
        self.list.opened.connect(self.open)
        layout.addWidget(self.list, 1)
        desk.looked.connect(self.refresh)

    def refresh(self) -> None:
        """Show the lines as they are now."""
        self._title.setText(self.title())
        self.list.show_lines(self.lines(), self._empty)

    def title(self) -> str:
        """Return the heading."""
        raise NotImplementedError

    def lines(self) -> tuple[Line, ...]:
        """Return the lines."""
        raise NotImplementedError

    def open(self, name: str) -> None:
        """Open one of the lines: in the computer's own editor, unless a page knows better."""
        bench = self.desk.bench
        if bench is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(bench.root / name)))

    def show_place(self, name: str, field: str) -> None:
        """Show the place of a problem."""
        if name:
            self.open(name)

    def mark(self, kind: str, name: str) -> str:
        """Return the mark of a line: the worst problem of this thing."""
        look = self.desk.look
        found = [p.level for p in look.problems if p.target[:2] == (kind, name)] if look else []
        return "stop" if "error" in found else "check" if found else ""

    def add_button(self, words: str, icon: str) -> QWidget:
        """Put a button into the heading."""
        theme = self.desk.studio.theme
        made = button(words, "second")
        give_icon(made, icon, theme.color("text"), theme.px(18))
        self.head.addWidget(made)
        made.clicked.connect(self.add)
        return made

    def add(self) -> None:
        """Make a new one."""


class BriefsPage(ListPage):
    """All campaign briefs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, empty=_("No briefs yet. Press New brief."))
        self.add_button(_("New brief"), "plus")

    def title(self) -> str:
        """Return the heading."""
        return _("Briefs")

    def lines(self) -> tuple[Line, ...]:
        """Return one line for each brief."""
        kit = self.desk.kit
        if kit is None:
            return ()
        return tuple(
            Line(
                id=brief.id,
                icon="messages-square" if brief.story.value == "community" else "tag",
                title=brief.title.get(kit.locales[0]) or brief.id,
                under=_("{start} to {end}").format(
                    start=short_day(brief.valid_from), end=short_day(brief.valid_until)
                ),
                mark=self.mark("campaign", brief.id),
            )
            for brief in kit.campaigns
        )

    def open(self, name: str) -> None:
        """Open the form of a brief."""
        self.show_place(name, "")

    def show_place(self, name: str, field: str) -> None:
        """Open the form with the cursor in the field that is to mend."""
        brief = self.desk.kit.campaign(name) if self.desk.kit else None
        if brief is not None:
            open_brief(self.desk, brief, field)

    def add(self) -> None:
        """Open an empty form."""
        open_brief(self.desk, None)


class RulesPage(ListPage):
    """All rules of the voice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, empty=_("No rules yet. Press New rule."))
        self.add_button(_("New rule"), "plus")

    def title(self) -> str:
        """Return the heading."""
        return _("Voice rules")

    def lines(self) -> tuple[Line, ...]:
        """Return one line for each rule."""
        kit = self.desk.kit
        if kit is None:
            return ()
        locale = kit.locales[0]
        return tuple(
            Line(
                id=f"tone/styles/{rule.name.replace('.', '/')}.yml",
                icon="quote",
                title=rule.title.get(locale) or rule.name,
                under=rule.why.get(locale),
                mark=self.mark("rule", rule.name),
            )
            for rule in kit.rules
        )

    def show_place(self, name: str, field: str) -> None:
        """Open the rule's file."""
        kit = self.desk.kit
        if kit is not None and any(rule.name == name for rule in kit.rules):
            self.open(f"tone/styles/{name.replace('.', '/')}.yml")

    def add(self) -> None:
        """Open the wizard."""
        open_wizard(self.desk)


class LayoutsPage(ListPage):
    """Templates: made in files, listed and checked here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, empty=_("No layouts yet. They are files in the folder templates."))

    def title(self) -> str:
        """Return the heading."""
        return _("Layouts")

    def lines(self) -> tuple[Line, ...]:
        """Return one line for each template."""
        kit = self.desk.kit
        return tuple(
            Line(
                id=f"templates/{item.id}.yml",
                icon="layout-template",
                title=item.title.get(kit.locales[0]) or item.id if kit else item.id,
                under=ngettext("{n} layer", "{n} layers", len(item.layers)).format(
                    n=len(item.layers)
                ),
                mark=self.mark("template", item.id),
            )
            for item in (kit.templates if kit else ())
        )

    def show_place(self, name: str, field: str) -> None:
        """Open the template's file."""
        if name:
            self.open(f"templates/{name}.yml")


class DrillsPage(ListPage):
    """Training cards: made in a file, listed here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, empty=_("No drills yet. They are in the file training.yml."))

    def title(self) -> str:
        """Return the heading."""
        return _("Drills")

    def lines(self) -> tuple[Line, ...]:
        """Return one line for each card."""
        kit = self.desk.kit
        return tuple(
            Line(
                id="training.yml",
                icon="lightbulb",
                title=card.title.get(kit.locales[0]) or card.id if kit else card.id,
                under="",
                mark=self.mark("card", card.id),
            )
            for card in (kit.cards if kit else ())
        )

    def show_place(self, name: str, field: str) -> None:
        """Open the file of the cards."""
        self.open("training.yml")


LIST_PAGES: tuple[tuple[str, Callable[[Desk], ListPage]], ...] = (
    ("briefs", BriefsPage),
    ("rules", RulesPage),
    ("layouts", LayoutsPage),
    ("drills", DrillsPage),
)
