"""Accounts: where one can post, linking Bluesky, and where the sign-ins are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from studio.accounts.model import Account
from studio.accounts.stores import VaultHealth
from studio.post import PRACTICE
from studio.ui.accounts.link_card import LinkCard
from studio.ui.screen import Screen
from studio.ui.studio import Studio
from studio.ui.widgets.parts import (
    button,
    clear,
    column,
    frame,
    give_icon,
    icon_label,
    label,
    monogram,
    row,
    rule,
)
from studio.ui.widgets.tag import Tag
from studio.wording import publishing
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words


class AccountsScreen(Screen):
    """Linked accounts on the left, linking on the right."""

    id = "accounts"
    icon = "at-sign"

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        theme = studio.theme
        self._health: VaultHealth | None = None
        pad = (theme.px(24), theme.px(16), theme.px(20), theme.px(20))
        layout = row(self, margins=pad, gap=theme.px(20))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("box", "canvas")
        self._layout = column(holder, gap=theme.px(10))
        scroll.setWidget(holder)
        layout.addWidget(scroll, 1)
        self.link = LinkCard(studio)
        self.link.setFixedWidth(theme.px(400))
        side = column(gap=theme.px(12))
        side.addWidget(self.link)
        side.addWidget(self._nothing_posted())
        side.addStretch(1)
        layout.addLayout(side)
        self._start = button(_("Link an account"), "primary")
        give_icon(self._start, "plus", theme.color("onInk"), theme.px(18))
        self._start.clicked.connect(self.link.start)
        self.tools = self._start
        studio.accounts_changed.connect(self.refresh)
        self.refresh()

    @staticmethod
    def name() -> str:
        """Return the word on the rail."""
        return _("Accounts")

    def subtitle(self) -> str:
        """Say whose accounts they are."""
        return _("Where you can post. They belong to you, not to the shop.")

    def shown(self) -> None:
        """Try the key store out, off the window's thread."""
        core = self.studio.loaded
        self.studio.tasks.run(self, core.health, done=self._show_health)

    def leaving(self) -> None:
        """Drop a sign-in that nobody has said "Yes, this is me" to."""
        self.link.abandon()

    def refresh(self) -> None:
        """Show the accounts as they are now."""
        clear(self._layout)
        core = self.studio.loaded
        self._layout.addWidget(label(_("Posts straight from here"), "strong"))
        card = frame("card")
        inner = column(card, margins=(1, 1, 1, 1))
        for number, account in enumerate(core.all_accounts()):
            if number:
                inner.addWidget(rule())
            inner.addWidget(self._row(account))
        self._layout.addWidget(card)
        self._layout.addWidget(self._kept())
        self._layout.addStretch(1)

    # -- inside ------------------------------------------------------------------

    def _row(self, account: Account) -> QFrame:
        theme, core = self.studio.theme, self.studio.loaded
        made = frame("row")
        pad = (theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        line = row(made, margins=pad, gap=theme.px(14))
        rules = core.networks[account.network]
        line.addWidget(monogram(rules.monogram, theme.px(40)))
        words = column(gap=3)
        head = row(gap=8)
        head.addWidget(label(rules.name, "heading3"))
        practice = account.id == PRACTICE
        head.addWidget(label("" if practice else f"@{account.handle}", "body2"), 1)
        words.addLayout(head)
        under = row(gap=6)
        icon = "flask-conical" if practice else "circle-check"
        tone = "check" if practice else "ok"
        under.addWidget(icon_label(icon, theme.color(tone), theme.px(16), 2.0))
        state = _("Practice: nothing leaves this PC") if practice else _("Linked")
        under.addWidget(label(state, "small"))
        if not practice:
            under.addWidget(label(account.host.removeprefix("https://"), "caption"))
        under.addStretch(1)
        words.addLayout(under)
        line.addLayout(words, 1)
        if not practice:
            remove = button(_("Unlink"), "second", size="small")
            remove.setAccessibleName(
                _("Unlink {network} @{handle}").format(network=rules.name, handle=account.handle)
            )
            remove.clicked.connect(lambda: self._unlink(account, remove))
            line.addWidget(remove)
        return made

    def _kept(self) -> QFrame:
        theme = self.studio.theme
        card = frame("card")
        pad = (theme.px(16), theme.px(13), theme.px(16), theme.px(14))
        inner = column(card, margins=pad, gap=theme.px(6))
        head = row(gap=theme.px(10))
        head.addWidget(icon_label("shield-check", theme.color("ok"), theme.px(20)))
        head.addWidget(label(_("Where your sign-ins are kept"), "heading3"), 1)
        health = self._health
        if health is not None:
            look, words = ("fine", _("Working")) if health.working else ("stop", _("Not working"))
            if health.working and not health.durable:
                look, words = "decide", _("Only until you close")
            head.addWidget(Tag(theme, look, words))
        inner.addLayout(head)
        for name, value in self._facts(health):
            line = row(gap=theme.px(12))
            first = label(name, "small")
            first.setFixedWidth(theme.px(140))
            line.addWidget(first)
            line.addWidget(label(value, "", wrap=True), 1)
            inner.addLayout(line)
        return card

    def _facts(self, health: VaultHealth | None) -> tuple[tuple[str, str], ...]:
        if health is None:
            return ((_("Kept in"), _("We are looking…")),)
        where = health.backend if health.durable else _("This app’s memory only")
        long = (
            _("Until you unlink the account.")
            if health.durable
            else _("Sign-ins will be forgotten when you close.")
        )
        who = _("Someone else using this same computer sign-in, with effort.")
        facts = [(_("Kept in"), where), (_("How long"), long), (_("Who could read them"), who)]
        if health.code:
            facts.append((_("What to do"), publishing.vault(health.code)))
        return tuple(facts)

    def _nothing_posted(self) -> QFrame:
        theme = self.studio.theme
        card = frame("card")
        inner = column(
            card, margins=(theme.px(18), theme.px(14), theme.px(18), theme.px(14)), gap=4
        )
        inner.addWidget(label(_("Nothing is posted by linking"), "heading3"))
        words = _("Every post waits for you to press Publish.")
        inner.addWidget(label(words, "small", wrap=True))
        return card

    def _show_health(self, health: VaultHealth) -> None:
        self._health = health
        self.refresh()

    def _unlink(self, account: Account, press: QWidget) -> None:
        core = self.studio.loaded
        press.setEnabled(False)

        def done(told: bool) -> None:
            core.reload_accounts()
            words = (
                _("The network was told too.")
                if told
                else _("We could not reach the network. The sign-in is gone from this PC.")
            )
            self.studio.say.emit("plain", _("Unlinked."), words, "", "")
            self.studio.accounts_changed.emit()

        def failed(problem: Exception) -> None:
            press.setEnabled(True)
            self.studio.say.emit("stop", _("Not unlinked."), problem_words(problem), "", "")

        self.studio.tasks.run(
            self, lambda: core.publishing.unlink(account.id), done=done, failed=failed
        )
