"""Accounts: where one can post, linking another one, and where the sign-ins are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.accounts.model import Account
from studio.accounts.stores import VaultHealth
from studio.signing_in import SignInState
from studio.ui.accounts.account_row import AccountRow, PendingRow
from studio.ui.accounts.by_phone import ByPhone
from studio.ui.accounts.kept_card import Keeping, KeptCard
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
    row,
    rule,
)
from studio.wording.dates import clock
from studio.wording.i18n import _
from studio.wording.linking import how_long_short
from studio.wording.outcomes import problem_words


class AccountsScreen(Screen):
    """Linked accounts on the left, linking on the right."""

    id = "accounts"
    icon = "at-sign"

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        theme = studio.theme
        self._keeping: Keeping | None = None
        self._states: dict[str, SignInState] = {}
        self._columns = 2
        pad = (theme.px(24), theme.px(16), theme.px(20), theme.px(20))
        layout = row(self, margins=pad, gap=theme.px(20))
        self._layout = column(gap=theme.px(10))
        self._left = column(gap=theme.px(12))
        self._left.addLayout(self._layout)
        layout.addWidget(_scrolling(_holding(self._left)), 1)
        self.link = LinkCard(studio)
        side = column(gap=theme.px(12))
        side.addWidget(self.link)
        side.addWidget(self._nothing_posted())
        side.addStretch(1)
        self._side = _holding(side)
        self._beside = _scrolling(self._side)
        self._beside.setFixedWidth(theme.px(416))
        layout.addWidget(self._beside)
        self._start = button(_("Link an account"), "primary")
        give_icon(self._start, "plus", theme.color("onInk"), theme.px(18))
        self._start.clicked.connect(self.link.start)
        self.tools = self._start
        self.link.pending_changed.connect(self.refresh)
        studio.accounts_changed.connect(self._look)
        self.refresh()

    @staticmethod
    def name() -> str:
        """Return the word on the rail."""
        return _("Accounts")

    def subtitle(self) -> str:
        """Say whose accounts they are."""
        return _("Where you can post. They belong to you, not to the shop.")

    def shown(self) -> None:
        """Look at the password store, off the window's thread."""
        self._look()

    def fit(self, effective_width: float, height: int) -> None:
        """Show less side by side on narrow windows; on the narrowest, linking comes first."""
        narrow = effective_width < 900
        if narrow != self._beside.isHidden():
            if narrow:
                self._left.insertWidget(0, self._beside.takeWidget())
                self._side.show()
            else:
                self._left.removeWidget(self._side)
                self._beside.setWidget(self._side)
            self._beside.setHidden(narrow)
        columns = 2 if effective_width >= 1200 or 700 <= effective_width < 900 else 1
        if columns != self._columns:
            self._columns = columns
            self.refresh()

    def leaving(self) -> None:
        """Stop waiting; drop a sign-in that nobody has said "Yes, this is me" to."""
        self.link.abandon()

    def refresh(self) -> None:
        """Show the accounts as they are known now."""
        clear(self._layout)
        core, theme = self.studio.loaded, self.studio.theme
        self._layout.addWidget(label(_("Posts straight from here"), "strong"))
        card = frame("card")
        inner = column(card, margins=(1, 1, 1, 1))
        pending = self.link.pending
        if pending is not None:
            inner.addWidget(PendingRow(theme, core.networks[pending.network], pending))
        for account in core.all_accounts():
            if inner.count():
                inner.addWidget(rule())
            inner.addWidget(self._row(account))
        self._layout.addWidget(card)
        phone = tuple(core.networks[network] for network in core.by_phone())
        if phone:
            words = _("By phone, because we can’t post there for you")
            self._layout.addWidget(label(words, "strong", wrap=True))
            self._layout.addWidget(ByPhone(self.studio, phone, columns=self._columns))
        kept = KeptCard(theme, self._keeping)
        kept.check_wanted.connect(self._check_connection)
        self._layout.addWidget(kept)
        self._layout.addStretch(1)

    def show_states(self, states: dict[str, SignInState]) -> None:
        """Show how each account's sign-in stands, by account id."""
        self._states = states
        self.refresh()

    # -- inside ------------------------------------------------------------------

    def _check_connection(self) -> None:
        from studio.ui.help.connection_dialog import show_connection

        show_connection(self, self.studio)

    def _row(self, account: Account) -> AccountRow:
        core = self.studio.loaded
        state = self._states.get(account.id, SignInState())
        lasts = how_long_short(self._keeping.lasts) if self._keeping else ""
        rules = core.networks[account.network]
        made = AccountRow(self.studio.theme, rules, account, state, lasts)
        remove, again = made.remove, made.again
        if remove is not None:
            remove.clicked.connect(lambda: self._unlink(account, remove))
        if again is not None:
            again.clicked.connect(lambda: self.link.link_again(account))
        return made

    def _look(self) -> None:
        core = self.studio.loaded

        def work() -> tuple[VaultHealth, str, dict[str, SignInState]]:
            return core.health(), core.keeps_sign_ins(), core.sign_in_states()

        def done(found: tuple[VaultHealth, str, dict[str, SignInState]]) -> None:
            health, lasts, states = found
            self._keeping = Keeping(
                health=health,
                lasts=lasts,
                tested=clock(core.clock()),
                sealed=core.who is not None and health.durable,
            )
            self.show_states(states)

        def failed(problem: Exception) -> None:
            self.studio.say.emit("stop", _("We could not look."), problem_words(problem), "", "")

        self.refresh()
        self.studio.tasks.run(self, work, done=done, failed=failed)

    def _nothing_posted(self) -> QFrame:
        theme = self.studio.theme
        card = frame("card")
        inner = column(
            card, margins=(theme.px(18), theme.px(14), theme.px(18), theme.px(14)), gap=4
        )
        head = row(gap=theme.px(8))
        head.addWidget(icon_label("clock", theme.color("text2"), theme.px(20)))
        head.addWidget(label(_("Nothing is posted by linking"), "heading3"), 1)
        inner.addLayout(head)
        words = _("Every post waits for you to press Publish.")
        inner.addWidget(label(words, "small", wrap=True))
        return card

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


def _holding(content: QVBoxLayout) -> QWidget:
    made = QWidget()
    made.setProperty("box", "canvas")
    made.setLayout(content)
    return made


def _scrolling(content: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setWidget(content)
    return made
