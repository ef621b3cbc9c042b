"""The pages that ask what has to be known before one can sign in."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from studio.accounts.model import Account
from studio.networks.model import NetworkRules
from studio.publishers.base import Secret
from studio.ui.accounts.steps import Step
from studio.ui.theme import Theme
from studio.wording.i18n import _

APP_PASSWORDS = "https://bsky.app/settings/app-passwords"
ASKED_BEFORE = {"bluesky": "handle", "mastodon": "server"}
"""What a network has to know before the browser opens: a line for each that does."""


class AskStep(Step):
    """A page with a button that asks the network.

    Attributes:
        go: the button.
    """

    go: QPushButton

    def __init__(self, theme: Theme, rules: NetworkRules) -> None:
        where = _("Linking {network}").format(network=rules.name)
        title = _("Link your {network} account").format(network=rules.name)
        super().__init__(theme, rules, where, title)
        self._name = rules.name
        self._words = ""

    @property
    def first(self) -> QWidget:
        """Where typing begins."""
        return self.go

    def submit(self) -> None:
        """Ask, unless something is missing or it is being asked already."""

    def refused(self, words: str) -> None:
        """Say why it did not work; it can be tried again."""
        self.go.setEnabled(True)
        self.go.setText(self._words or self.go.text())
        self.complain(words)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asking(self) -> None:
        self.complain("")
        self._words = self.go.text()
        self.go.setEnabled(False)
        self.go.setText(_("Asking {network}…").format(network=self._name))


class BrowserStep(AskStep):
    """Who, or which server, and off to the browser.

    Attributes:
        submitted: with the server and the handle, as typed.
        entry: for what has to be known before, or None.
    """

    submitted = Signal(str, str)

    def __init__(self, theme: Theme, rules: NetworkRules, *, password: bool) -> None:
        super().__init__(theme, rules)
        self._asks = ASKED_BEFORE.get(rules.id, "")
        self.entry: QLineEdit | None = None
        if self._asks == "server":
            self.entry = self.field(_("Your server"), _("garden.example or @name@garden.example"))
        elif self._asks == "handle":
            self.entry = self.field(_("Your handle"), _("name.bsky.social"))
        self.note(
            "globe",
            _("Your browser opens, and you sign in there. We never see your password."),
        )
        self.body.addWidget(self.problem)
        self.go = self.wide(_("Sign in in the browser"), "primary")
        self.go.clicked.connect(self.submit)
        self.other = self.link(_("Use an app password instead"))
        self.other.setVisible(password)
        if self.entry is not None:
            self.entry.returnPressed.connect(self.submit)

    @property
    def first(self) -> QWidget:
        """Where typing begins."""
        return self.entry or self.go

    def fill(self, typed: str) -> None:
        """Put in what is known already."""
        if self.entry is not None:
            self.entry.setText(typed)

    def submit(self) -> None:
        """Ask for the address, unless something is missing or it is being asked already."""
        typed = self.entry.text().strip() if self.entry is not None else ""
        if not self.go.isEnabled():
            return
        if self.entry is not None and not typed:
            name = self.entry.accessibleName()
            self.complain(_("Type “{field}” first.").format(field=name))
            self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._asking()
        self.submitted.emit(*((typed, "") if self._asks == "server" else ("", typed)))


class PasswordStep(AskStep):
    """A handle and a password made for apps.

    Attributes:
        submitted: with the server, the handle and the password (a ``Secret``).
    """

    submitted = Signal(str, str, object)

    def __init__(self, theme: Theme, rules: NetworkRules) -> None:
        super().__init__(theme, rules)
        self.handle = self.field(_("Your handle"), _("name.bsky.social"))
        self.password = self.field(_("App password"), "xxxx-xxxx-xxxx-xxxx")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.host = self.field(_("Server"), "")
        self.host.setText("https://bsky.social")
        self.note(
            "key-round",
            _(
                "An app password only works for apps. You make one in Bluesky’s settings and "
                "can take it back there. Never type your main password here."
            ),
        )
        make = self.link(_("Make an app password in the browser"))
        make.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(APP_PASSWORDS)))
        self.body.addWidget(self.problem)
        self.go = self.wide(_("Link this account"), "primary")
        self.go.clicked.connect(self.submit)
        self.password.returnPressed.connect(self.submit)

    @property
    def first(self) -> QWidget:
        """Where typing begins."""
        return self.handle

    def fill(self, account: Account) -> None:
        """Put in what is known of an account that is linked again."""
        self.handle.setText(account.handle)
        self.host.setText(account.host)

    def submit(self) -> None:
        """Sign in, unless something is missing or it is being asked already."""
        password = self.password.text().strip()
        if not self.go.isEnabled():
            return
        if not self.handle.text().strip() or not password:
            self.complain(_("Type your handle and an app password."))
            return
        self._asking()
        self.submitted.emit(self.host.text().strip(), self.handle.text(), Secret(password))

    def refused(self, words: str) -> None:
        """Say why it did not work, and forget the password."""
        self.password.clear()  # it may be the main password
        super().refused(words)
