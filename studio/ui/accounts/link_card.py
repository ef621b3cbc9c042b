"""Linking Bluesky: handle and app password, then "Is this you?" before anything is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLineEdit

from studio.accounts.model import Account
from studio.publishers.base import Linked, Secret
from studio.ui.studio import Studio
from studio.ui.widgets.avatar import Avatar
from studio.ui.widgets.parts import (
    button,
    clear,
    column,
    frame,
    give_icon,
    icon_label,
    label,
    monogram,
    restyle,
    row,
)
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

NETWORK = "bluesky"
APP_PASSWORDS = "https://bsky.app/settings/app-passwords"


class LinkCard(QFrame):
    """Shows one step of linking at a time."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._linked: Linked | None = None
        theme = studio.theme
        pad = (theme.px(22), theme.px(18), theme.px(22), theme.px(20))
        self._layout = column(self, margins=pad, gap=theme.px(10))
        self._ask()

    def start(self) -> None:
        """Ask for the handle, with the cursor in it."""
        if self._linked is not None:
            self.forget()  # nobody said "Yes, this is me"
        self._ask()
        self.handle.setFocus(Qt.FocusReason.TabFocusReason)

    # -- step one: who and with what ---------------------------------------------

    def _ask(self) -> None:
        self._fresh("card")
        theme = self._studio.theme
        self._step(_("Linking Bluesky"))
        self._layout.addWidget(label(_("Link your Bluesky account"), "title", wrap=True))
        self.handle = self._field(_("Your handle"), _("name.bsky.social"))
        self.password = self._field(_("App password"), "xxxx-xxxx-xxxx-xxxx")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.host = self._field(_("Server"), "")
        self.host.setText("https://bsky.social")
        note = frame("sunken")
        pad = (theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        inner = row(note, margins=pad, gap=theme.px(10))
        inner.addWidget(icon_label("key-round", theme.color("text2"), theme.px(18)))
        words = _(
            "An app password only works for apps. You make one in Bluesky’s settings and can "
            "take it back there. Never type your main password here."
        )
        inner.addWidget(label(words, "small", wrap=True), 1)
        self._layout.addWidget(note)
        where = button(_("Make an app password in the browser"), "link")
        where.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(APP_PASSWORDS)))
        line = row()
        line.addWidget(where)
        line.addStretch(1)
        self._layout.addLayout(line)
        self.problem = label("", "small", wrap=True, tone="stop")
        self.problem.hide()
        self._layout.addWidget(self.problem)
        self.go = button(_("Link this account"), "primary", size="large")
        self.go.clicked.connect(self.submit)
        self.password.returnPressed.connect(self.submit)
        self._layout.addWidget(self.go)

    def submit(self) -> None:
        """Sign in once; nothing is kept yet."""
        if not self.go.isEnabled():
            return
        core = self._studio.loaded
        handle, host = self.handle.text(), self.host.text().strip()
        password = Secret(self.password.text().strip())
        if not handle.strip() or not password.reveal():
            self._complain(_("Type your handle and an app password."))
            return
        self.problem.hide()
        self.go.setEnabled(False)
        self.go.setText(_("Asking Bluesky…"))
        self._run(
            lambda: core.publishing.link(NETWORK, host=host, handle=handle, password=password),
            self.show_question,
        )

    # -- step two: is this you? --------------------------------------------------

    def show_question(self, linked: Linked) -> None:
        """Ask "Is this you?"; nothing is kept before the answer."""
        self._linked = linked
        theme, who = self._studio.theme, linked.identity
        self.password.clear()
        self._fresh("confirm")
        self._step(_("Linking Bluesky, last step"))
        asked = _("Linked as @{handle}. Is this you?").format(handle=who.handle)
        question = label(asked, "title", wrap=True)
        self._layout.addWidget(question)
        box = frame("sunken")
        inner = row(box, margins=(theme.px(14), theme.px(12), theme.px(14), theme.px(12)), gap=14)
        inner.addWidget(Avatar(theme, who.name, theme.px(54)))
        words = column(gap=2)
        words.addWidget(label(who.name, "heading2"))
        words.addWidget(label(f"@{who.handle}", "body2"))
        words.addWidget(label(who.host.removeprefix("https://"), "caption"))
        inner.addLayout(words, 1)
        self._layout.addWidget(box)
        self.yes = button(_("Yes, this is me"), "primary", size="large")
        give_icon(self.yes, "check", theme.color("onInk"), theme.px(18))
        self.yes.clicked.connect(self.keep)
        self.no = button(_("No, that’s not me"), "second", size="large")
        give_icon(self.no, "x", theme.color("text"), theme.px(18))
        self.no.clicked.connect(self.forget)
        self._layout.addWidget(self.yes)
        self._layout.addWidget(self.no)
        self.problem = label("", "small", wrap=True, tone="stop")
        self.problem.hide()
        self._layout.addWidget(self.problem)
        # The question has the focus, no button: it is read aloud, Enter alone never links an
        # account, and Tab goes on to the two answers.
        question.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        question.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep the sign-in in the operating system's store."""
        core, linked = self._studio.loaded, self._linked
        if linked is None:
            return
        self.yes.setEnabled(False)
        self.no.setEnabled(False)
        self._run(lambda: core.publishing.confirm(NETWORK, linked), self._kept)

    def abandon(self) -> None:
        """Drop a sign-in that was not confirmed, and tell the network; say nothing."""
        core, linked = self._studio.loaded, self._linked
        self._linked = None
        if linked is not None:
            self._studio.tasks.run(
                self._studio,
                lambda: core.publishing.drop(NETWORK, linked),
                failed=lambda _problem: None,
            )

    def forget(self) -> None:
        """Drop the sign-in, tell the network and say so."""
        self.abandon()
        words = _("Nothing was kept. We told Bluesky to forget this sign-in.")
        self._studio.say.emit("plain", _("Not linked."), words, "", "")
        self._ask()

    def _kept(self, account: Account) -> None:
        studio = self._studio
        self._linked = None
        studio.loaded.reload_accounts()
        composer = studio.writing
        composer.set_accounts((*composer.draft.accounts, account.id))
        studio.accounts_changed.emit()
        words = _("You can post to @{handle} from Write now.").format(handle=account.handle)
        studio.say.emit("ok", _("Linked."), words, _("Go to Write"), "write")
        self._ask()

    # -- small things ------------------------------------------------------------

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._studio.tasks.run(self, work, done=done, failed=self._failed)

    def _failed(self, problem: Exception) -> None:
        if self._linked is not None:
            self.yes.setEnabled(True)
            self.no.setEnabled(True)
        else:
            self.password.clear()  # it may be the main password
            self.go.setEnabled(True)
            self.go.setText(_("Link this account"))
        self._complain(problem_words(problem, network="Bluesky"))

    def _complain(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _fresh(self, box: str) -> None:
        clear(self._layout)
        restyle(self, box=box)

    def _step(self, words: str) -> None:
        line = row(gap=8)
        line.addWidget(monogram("B", self._studio.theme.px(24)))
        line.addWidget(label(words, "small"), 1)
        self._layout.addLayout(line)

    def _field(self, words: str, hint: str) -> QLineEdit:
        name = label(words, "strong")
        made = QLineEdit()
        made.setPlaceholderText(hint)
        made.setAccessibleName(words)
        name.setBuddy(made)
        self._layout.addWidget(name)
        self._layout.addWidget(made)
        return made
