"""The pages of linking an account, one at a time; what happens on them is the card's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.networks.model import NetworkRules
from studio.publishers.base import Identity
from studio.ui.theme import Theme
from studio.ui.widgets.avatar import Avatar
from studio.ui.widgets.check_box import CheckBox
from studio.ui.widgets.parts import (
    button,
    column,
    frame,
    give_icon,
    icon_label,
    label,
    monogram,
    row,
)
from studio.wording.i18n import _


class Step(QFrame):
    """A page: a line that says where one is, a title, and a place for what went wrong.

    Attributes:
        problem: hidden until something went wrong.
    """

    def __init__(self, theme: Theme, rules: NetworkRules | None, where: str, title: str) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self.theme = theme
        self.body = column(self, gap=theme.px(10))
        if rules is not None:
            line = row(gap=8)
            line.addWidget(monogram(rules.monogram, theme.px(24)))
            line.addWidget(label(where, "small"), 1)
            self.body.addLayout(line)
        self.title = label(title, "title", wrap=True)
        self.body.addWidget(self.title)
        self.problem = label("", "small", wrap=True, tone="stop")
        self.problem.hide()

    @property
    def first(self) -> QWidget:
        """What gets the focus."""
        return self.title

    def complain(self, words: str) -> None:
        """Say what went wrong, beside its cause."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def field(self, words: str, hint: str, *, into: QVBoxLayout | None = None) -> QLineEdit:
        """Add a field with its name above it."""
        name = label(words, "strong")
        made = QLineEdit()
        made.setPlaceholderText(hint)
        made.setAccessibleName(words)
        name.setBuddy(made)
        layout = into or self.body
        layout.addWidget(name)
        layout.addWidget(made)
        return made

    def note(self, icon: str, words: str) -> QFrame:
        """Add a box with something to know."""
        theme = self.theme
        made = frame("sunken")
        pad = (theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        inner = row(made, margins=pad, gap=theme.px(10))
        inner.addWidget(icon_label(icon, theme.color("text2"), theme.px(18)))
        inner.addWidget(label(words, "small", wrap=True), 1)
        self.body.addWidget(made)
        return made

    def link(self, words: str) -> QPushButton:
        """Add a button that looks like a link."""
        made = button(words, "link")
        line = row()
        line.addWidget(made)
        line.addStretch(1)
        self.body.addLayout(line)
        return made

    def wide(self, words: str, kind: str, icon: str = "") -> QPushButton:
        """Add a button as wide as the page."""
        made = button(words, kind, size="large")
        if icon:
            colour = self.theme.color("onInk" if kind == "primary" else "text")
            give_icon(made, icon, colour, self.theme.px(18))
        self.body.addWidget(made)
        return made


class ChooseStep(Step):
    """Which network? ``choices`` has (network, button)."""

    def __init__(self, theme: Theme, networks: tuple[NetworkRules, ...]) -> None:
        super().__init__(theme, None, "", _("Where do you want to post?"))
        words = _("You sign in at the network itself. It belongs to you, not to the shop.")
        self.body.addWidget(label(words, "body2", wrap=True))
        self.choices: list[tuple[str, QPushButton]] = []
        for rules in networks:
            self.choices.append((rules.id, self.wide(rules.name, "second")))
        if not networks:
            words = _("No network can be linked here. Pick your name first, or ask your IT team.")
            self.body.addWidget(label(words, "body2", wrap=True))
        self.body.addWidget(self.problem)

    @property
    def first(self) -> QWidget:
        """What gets the focus."""
        return self.choices[0][1] if self.choices else self.title


class WaitStep(Step):
    """The browser is open; the person may also paste what it shows."""

    def __init__(self, theme: Theme, rules: NetworkRules, since: str, *, by_hand: bool) -> None:
        where = _("Linking {network}").format(network=rules.name)
        super().__init__(theme, rules, where, _("Waiting for your answer"))
        line = row(gap=theme.px(8))
        line.addWidget(icon_label("loader", theme.color("ink"), theme.px(18), 2.0))
        line.addWidget(label(_("since {time}").format(time=since), "body2"), 1)
        self.body.addLayout(line)
        words = _("Say yes in the browser. Then come back here. We stop waiting after 5 minutes.")
        if by_hand:
            words = _(
                "Say yes in the browser. It shows you a code. Copy the code and paste it here. "
                "We stop waiting after 5 minutes."
            )
        self.body.addWidget(label(words, "", wrap=True))
        self.body.addWidget(self.problem)
        self.again = self.wide(_("Open the browser again"), "second", "external-link")
        self.copy = self.link(_("Copy the address for another browser"))
        self.show_paste = self.link(_("It did not come back: paste a code"))
        self.box = QFrame()
        self.box.setProperty("box", "plain")
        inside = column(self.box, gap=theme.px(8))
        name = _("Code, or the address that the browser shows")
        self.code = self.field(name, "", into=inside)
        self.use = button(_("Use this"), "primary")
        inside.addWidget(self.use)
        self.instead = button(_("Show me a code instead"), "link")
        inside.addWidget(self.instead, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.box)
        self.box.setVisible(by_hand)
        self.show_paste.setVisible(not by_hand)
        self.cancel = self.wide(_("Cancel"), "second", "x")
        self.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open_paste(self) -> None:
        """Show where a code goes, with the cursor in it."""
        self.box.show()
        self.show_paste.hide()
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)


class ConfirmStep(Step):
    """Is this you? No button is the default."""

    def __init__(
        self, theme: Theme, rules: NetworkRules, who: Identity, *, in_browser: bool
    ) -> None:
        where = _("Linking {network}, last step").format(network=rules.name)
        asked = _("Linked as @{handle}. Is this you?").format(handle=who.handle)
        super().__init__(theme, rules, where, asked)
        self._person(who)
        self.yes = self.wide(_("Yes, this is me"), "primary", "check")
        self.no = self.wide(_("No, that’s not me"), "second", "x")
        self.remind = CheckBox(theme, _("Remind me to sign out of the browser too"))
        self.remind.setChecked(in_browser)
        if in_browser:
            self.note(
                "globe",
                _(
                    "The shop’s browser may remember the last person. If it’s not you, we "
                    "unlink at once and ask the network to sign in again."
                ),
            )
            self.body.addWidget(self.remind)
        self.body.addWidget(self.problem)
        # The question has the focus, no button: it is read aloud, Enter alone never links an
        # account, and Tab goes on to the two answers.
        self.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _person(self, who: Identity) -> None:
        theme = self.theme
        box = frame("sunken")
        inner = row(box, margins=(theme.px(14), theme.px(12), theme.px(14), theme.px(12)), gap=14)
        inner.addWidget(Avatar(theme, who.name, theme.px(54)))
        words = column(gap=2)
        words.addWidget(label(who.name, "heading2", wrap=True))
        words.addWidget(label(f"@{who.handle}", "body2", wrap=True))
        words.addWidget(label(who.host.removeprefix("https://"), "caption"))
        inner.addLayout(words, 1)
        self.body.addWidget(box)

    def answers(self, *, on: bool) -> None:
        """Let the person answer, or wait for what the answer does."""
        self.yes.setEnabled(on)
        self.no.setEnabled(on)
