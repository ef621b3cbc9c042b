"""One linked account in the list: where, as whom, how it stands, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from studio.accounts.model import Account
from studio.networks.model import NetworkRules
from studio.post import PRACTICE
from studio.signing_in import SignInState
from studio.ui.accounts.link_card import Pending
from studio.ui.theme import Theme
from studio.ui.widgets.parts import button, column, give_icon, icon_label, label, monogram
from studio.ui.widgets.parts import row as across
from studio.wording import publishing
from studio.wording.dates import moment_of, short_day
from studio.wording.i18n import _


class AccountRow(QFrame):
    """A linked account.

    Attributes:
        remove: unlinks it; None for practice.
        again: links it again; None while its sign-in works.
    """

    def __init__(
        self,
        theme: Theme,
        rules: NetworkRules,
        account: Account,
        state: SignInState,
        lasts: str,
    ) -> None:
        """Make the row.

        Args:
            theme: colours and sizes.
            rules: of its network.
            account: what is shown.
            state: how its sign-in stands.
            lasts: how long the sign-in is kept, in a few words, or "".
        """
        super().__init__()
        self.setProperty("box", "row")
        self.remove: QPushButton | None = None
        self.again: QPushButton | None = None
        practice = account.id == PRACTICE
        handle = "" if practice else f"@{account.handle}"
        outer, line, words = _frame(self, theme, rules, handle)
        icon, tone, strong, more = _standing(state, lasts, practice=practice)
        under = across(gap=6)
        under.addWidget(icon_label(icon, theme.color(tone), theme.px(16), 2.0))
        under.addWidget(label(strong, "strong", tone=tone))
        words.addLayout(under)
        if not practice:
            self.remove = button(_("Unlink"), "second", size="small")
            self.remove.setAccessibleName(_named(_("Unlink {network} @{handle}"), rules, account))
            line.addWidget(self.remove)
        if not state.code:
            under.addWidget(label(more, "small", wrap=True), 1)
            return
        under.addStretch(1)
        outer.addLayout(self._what_to_do(theme, rules, account, more, again=state.again))

    def _what_to_do(
        self, theme: Theme, rules: NetworkRules, account: Account, more: str, *, again: bool
    ) -> QHBoxLayout:
        below = across(gap=theme.px(12))
        below.addWidget(label(more, "small", wrap=True), 1)
        if again:
            self.again = button(_("Link again"), "fix")
            give_icon(self.again, "refresh-cw", theme.color("ink"), theme.px(18))
            named = _("Link {network} @{handle} again")
            self.again.setAccessibleName(_named(named, rules, account))
            below.addWidget(self.again)
        return below


class PendingRow(QFrame):
    """A sign-in that waits for the person."""

    def __init__(self, theme: Theme, rules: NetworkRules, pending: Pending) -> None:
        super().__init__()
        self.setProperty("box", "row-on")
        handle = f"@{pending.handle}" if pending.handle else ""
        _outer, _line, words = _frame(self, theme, rules, handle)
        under = across(gap=6)
        under.addWidget(icon_label("loader", theme.color("ink"), theme.px(16), 2.0))
        under.addWidget(label(_("Waiting for your answer"), "strong", tone="ink"))
        since = _("since {time}").format(time=pending.since)
        under.addWidget(label(since, "small"), 1)
        words.addLayout(under)


def _frame(
    made: QFrame, theme: Theme, rules: NetworkRules, handle: str
) -> tuple[QVBoxLayout, QHBoxLayout, QVBoxLayout]:
    pad = (theme.px(16), theme.px(12), theme.px(16), theme.px(12))
    outer = column(made, margins=pad, gap=theme.px(8))
    line = across(gap=theme.px(14))
    outer.addLayout(line)
    line.addWidget(monogram(rules.monogram, theme.px(40)))
    words = column(gap=3)
    head = across(gap=8)
    head.addWidget(label(rules.name, "heading3"))
    head.addWidget(label(handle, "body2", wrap=True), 1)
    words.addLayout(head)
    line.addLayout(words, 1)
    return outer, line, words


def _standing(state: SignInState, lasts: str, *, practice: bool) -> tuple[str, str, str, str]:
    """Return icon, tone, the word in bold and what follows it."""
    if practice:
        return "flask-conical", "check", _("Practice"), _("nothing leaves this PC")
    if state.code == "sign-in-ended":
        day = short_day(moment_of(state.since).astimezone().date())
        more = _("your sign-in ran out; we saw it on {day}").format(day=day)
        return "triangle-alert", "check", _("Link again"), more
    if state.again:
        more = _("your sign-in is not in the password store any more")
        return "triangle-alert", "check", _("Link again"), more
    if state.code:
        words = publishing.vault(state.code.removeprefix("vault-"))
        return "triangle-alert", "check", _("We can’t tell"), words
    return "circle-check", "ok", _("Linked"), lasts


def _named(words: str, rules: NetworkRules, account: Account) -> str:
    return words.format(network=rules.name, handle=account.handle)
