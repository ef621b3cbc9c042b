"""Linking an account: which network, signing in, then "Is this you?" before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame

from studio.accounts.model import Account
from studio.networks.model import NetworkRules
from studio.publishers.base import Linked, Secret
from studio.ui.accounts.asking import AskStep, BrowserStep, PasswordStep
from studio.ui.accounts.browser import Browser
from studio.ui.accounts.steps import ChooseStep, ConfirmStep, Step, WaitStep
from studio.ui.studio import Studio
from studio.ui.widgets.parts import clear, column, restyle
from studio.wording import sign_in
from studio.wording.dates import clock
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A sign-in that waits for the person: where, as whom when that is known, since when."""

    network: str
    handle: str
    since: str


class LinkCard(QFrame):
    """Shows one step of linking at a time.

    Attributes:
        step: the page that is shown.
        pending: the sign-in that waits for the person, or None.
        pending_changed: a sign-in begins or ends to wait for the person.
    """

    pending_changed = Signal()
    step: Step
    pending: Pending | None = None

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._network = ""
        self._in_browser = False
        self._typed = ("", "")
        self._linked: Linked | None = None
        self.browser = Browser(studio, self)
        self.browser.opened.connect(self._wait)
        self.browser.came_back.connect(self.show_question)
        self.browser.did_not.connect(self._did_not_come)
        theme = studio.theme
        pad = (theme.px(22), theme.px(18), theme.px(22), theme.px(20))
        self._layout = column(self, margins=pad)
        self._choose()

    def start(self) -> None:
        """Begin anew: which network?"""
        self._leave()
        self._choose()
        self._focus_first()

    def link_again(self, account: Account) -> None:
        """Begin with an account whose sign-in ended."""
        self._leave()
        self._ask(account.network, account=account)
        self._focus_first()

    def _leave(self) -> None:
        if self._linked is not None:
            self._say_forgotten()
        self.abandon()

    # -- step one: where, who and with what ----------------------------------------

    def _choose(self) -> None:
        core = self._studio.loaded
        networks = core.networks_to_link()
        if len(networks) == 1:
            self._ask(networks[0])
            return
        step = ChooseStep(self._studio.theme, tuple(core.networks[n] for n in networks))
        for network, press in step.choices:
            press.clicked.connect(lambda _on=False, network=network: self._chosen(network))
        self._show(step, "card")

    def _chosen(self, network: str) -> None:
        self._ask(network)
        self._focus_first()

    def _ask(self, network: str, way: str = "", account: Account | None = None) -> None:
        ways = self._studio.loaded.ways_to_link(network)
        self._network = network
        self._in_browser = (way or ways[0]) == "browser"
        if self._in_browser:
            self._ask_for_browser(account, password="password" in ways)
        else:
            self._ask_for_password(account)

    def _ask_for_browser(self, account: Account | None, *, password: bool) -> None:
        step = BrowserStep(self._studio.theme, self._rules, password=password)
        step.fill(account.handle if account is not None else "")
        step.submitted.connect(self._begin)
        step.other.clicked.connect(self._use_password)
        self._show(step, "card")

    def _use_password(self) -> None:
        self._ask(self._network, "password")
        self._focus_first()

    def _ask_for_password(self, account: Account | None) -> None:
        step = PasswordStep(self._studio.theme, self._rules)
        if account is not None:
            step.fill(account)
        step.submitted.connect(self._sign_in)
        self._show(step, "card")

    def submit(self) -> None:
        """Do what the page's button does."""
        if isinstance(self.step, AskStep):
            self.step.submit()

    def _sign_in(self, host: str, handle: str, password: Secret) -> None:
        core, network, step = self._studio.loaded, self._network, self.step

        def done(linked: Linked) -> None:
            if self.step is step:
                self.show_question(linked)
            else:  # the person went on to another page meanwhile
                self._drop(network, linked)

        self._studio.tasks.run(
            self,
            lambda: core.publishing.link(network, host=host, handle=handle, password=password),
            done=done,
            failed=lambda problem: self._refused(problem) if self.step is step else None,
        )

    def _begin(self, host: str, handle: str) -> None:
        self._typed = (host, handle)
        self.browser.begin(self._network, host, handle)

    def _refused(self, problem: Exception) -> None:
        if isinstance(self.step, AskStep):
            self.step.refused(self._words(problem))

    # -- step two: the browser ----------------------------------------------------

    def _wait(self, by_hand: bool) -> None:
        since = clock(self._studio.loaded.clock())
        step = WaitStep(self._studio.theme, self._rules, since, by_hand=by_hand)
        step.again.clicked.connect(self._open)
        step.copy.clicked.connect(self._copy)
        step.show_paste.clicked.connect(step.open_paste)
        step.use.clicked.connect(self.paste)
        step.code.returnPressed.connect(self.paste)
        step.instead.setVisible(self._studio.loaded.shows_codes(self._network) and not by_hand)
        step.instead.clicked.connect(self._show_code_instead)
        step.cancel.clicked.connect(self.start)
        self._show(step, "confirm")
        self._wait_since(since)
        step.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._open()

    def _open(self) -> None:
        words = _("We could not open your browser. Copy the address, and open it yourself.")
        opened = self.browser.open()
        self.step.complain("" if opened else words)

    def _copy(self) -> None:
        if self.browser.attempt is not None:
            QApplication.clipboard().setText(self.browser.attempt.url)

    def paste(self) -> None:
        """Take what the person copied from the browser."""
        step = self.step
        if isinstance(step, WaitStep) and step.code.text().strip():
            refused = self.browser.paste(step.code.text())
            step.code.clear()
            step.code.setFocus(Qt.FocusReason.OtherFocusReason)
            step.complain(sign_in.refused(refused) if refused else "")

    def _show_code_instead(self) -> None:
        self.browser.begin(self._network, *self._typed, by_hand=True)

    def _did_not_come(self, problem: Exception) -> None:
        """Go back to the question before, with what was typed and the reason why."""
        self._wait_since("")
        if not isinstance(self.step, BrowserStep):
            self._ask(self._network, "browser")
        if isinstance(self.step, BrowserStep):
            self.step.fill("".join(self._typed))
        self._refused(problem)

    # -- step three: is this you? ----------------------------------------------------

    def show_question(self, linked: Linked) -> None:
        """Ask "Is this you?"; nothing is kept before the answer."""
        self._linked = linked
        theme, who = self._studio.theme, linked.identity
        step = ConfirmStep(theme, self._rules, who, in_browser=self._in_browser)
        step.yes.clicked.connect(self.keep)
        step.no.clicked.connect(self.forget)
        self._show(step, "confirm")
        since = self.pending.since if self.pending else clock(self._studio.loaded.clock())
        self._wait_since(since, who.handle)
        step.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Keep the sign-in in the operating system's store."""
        core, linked, network, step = self._studio.loaded, self._linked, self._network, self.step
        if linked is None or not isinstance(step, ConfirmStep):
            return
        step.answers(on=False)

        def failed(problem: Exception) -> None:
            step.answers(on=True)
            step.complain(self._words(problem))

        remind = self._in_browser and step.remind.isChecked()
        self._studio.tasks.run(
            self,
            lambda: core.publishing.confirm(network, linked),
            done=lambda account: self._kept(account, remind=remind),
            failed=failed,
        )

    def abandon(self) -> None:
        """Stop waiting, and drop a sign-in that was not confirmed; say nothing."""
        self.browser.cancel()
        linked, self._linked = self._linked, None
        self._wait_since("")
        if linked is not None:
            self._drop(self._network, linked)

    def _drop(self, network: str, linked: Linked) -> None:
        core = self._studio.loaded
        self._studio.tasks.run(
            self._studio,
            lambda: core.publishing.drop(network, linked),
            failed=lambda _problem: None,
        )

    def forget(self) -> None:
        """Drop the sign-in, tell the network and say so."""
        self._say_forgotten()
        self.abandon()
        self._ask(self._network, "browser" if self._in_browser else "password")
        self._focus_first()

    def _say_forgotten(self) -> None:
        words = _("Nothing was kept. We told {network} to forget this sign-in.")
        words = words.format(network=self._rules.name)
        self._studio.say.emit("plain", _("Not linked."), words, "", "")

    def _kept(self, account: Account, *, remind: bool) -> None:
        studio, composer = self._studio, self._studio.writing
        self._linked = None
        self._wait_since("")
        studio.loaded.reload_accounts()
        composer.set_accounts((*composer.draft.accounts, account.id))
        studio.accounts_changed.emit()
        words = _("You can post to @{handle} from Write now.").format(handle=account.handle)
        if remind:
            more = _("Now sign out of {network} in the browser, too.")
            words = f"{words} {more.format(network=self._rules.name)}"
        studio.say.emit("ok", _("Linked."), words, _("Go to Write"), "write")
        self._choose()

    # -- small things ------------------------------------------------------------

    @property
    def _rules(self) -> NetworkRules:
        return self._studio.loaded.networks[self._network]

    def _words(self, problem: Exception) -> str:
        return problem_words(problem, network=self._rules.name)

    def _wait_since(self, since: str, handle: str = "") -> None:
        made = Pending(network=self._network, handle=handle, since=since) if since else None
        if made != self.pending:
            self.pending = made
            self.pending_changed.emit()

    def _show(self, step: Step, box: str) -> None:
        clear(self._layout)
        restyle(self, box=box)
        self.step = step
        self._layout.addWidget(step)

    def _focus_first(self) -> None:
        self.step.first.setFocus(Qt.FocusReason.TabFocusReason)
