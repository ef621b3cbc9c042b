"""One sign-in in the person's own browser: begun, waited for, pasted, given up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from studio.publishers.base import Linked
from studio.publishers.oauth.attempt import Attempt
from studio.ui.studio import Studio
from studio.wording.sign_in import page


class Browser(QObject):
    """Knows the one try that counts; what comes of an older one is dropped.

    Signals:
        opened: the address is ready, and a listener waits: True for a code to paste.
        came_back: a ``Linked``; nothing is kept.
        did_not: the problem.
    """

    opened = Signal(bool)
    came_back = Signal(object)
    did_not = Signal(object)

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._number = 0
        self._network = ""
        self.attempt: Attempt | None = None
        self._begun: list[Attempt] = []
        # Whoever takes the screen apart, nobody is waited for any more.
        self.destroyed.connect(partial(_cancel, self._begun))

    def begin(self, network: str, host: str, handle: str, *, by_hand: bool = False) -> None:
        """Ask the network for an address."""
        self.cancel()
        core, texts, number = self._studio.loaded, page(), self._number
        self._network = network
        self._studio.tasks.run(
            self,
            lambda: core.publishing.begin_link(
                network, host=host, handle=handle, texts=texts, by_hand=by_hand
            ),
            done=lambda attempt: self._ready(attempt, number, by_hand=by_hand),
            failed=lambda problem: self._failed(problem, number),
        )

    def open(self) -> bool:
        """Open the address in the browser; False when there is none that could be opened."""
        if self.attempt is None:
            return False
        return QDesktopServices.openUrl(QUrl.fromEncoded(self.attempt.url.encode()))

    def paste(self, text: str) -> str:
        """Take what the person copied: "" when it is the answer, else a code."""
        return self.attempt.paste(text) if self.attempt is not None else "used-already"

    def cancel(self) -> None:
        """Give up. Any number of times."""
        self._number += 1
        attempt, self.attempt = self.attempt, None
        if attempt is not None:
            attempt.cancel()

    def _ready(self, attempt: Attempt, number: int, *, by_hand: bool) -> None:
        if number != self._number:
            attempt.cancel()
            return
        self.attempt = attempt
        self._begun[:] = [attempt]
        network = self._network
        self.opened.emit(by_hand)
        self._studio.tasks.wait_for_person(
            self,
            attempt.wait,
            done=lambda linked: self._signed_in(linked, network, number),
            failed=lambda problem: self._failed(problem, number),
        )

    def _signed_in(self, linked: Linked, network: str, number: int) -> None:
        if number == self._number:
            self.attempt = None
            self.came_back.emit(linked)
            return
        core = self._studio.loaded
        self._studio.tasks.run(
            self._studio,
            lambda: core.publishing.drop(network, linked),
            failed=lambda _problem: None,
        )

    def _failed(self, problem: Exception, number: int) -> None:
        if number == self._number:
            self.attempt = None
            self.did_not.emit(problem)


def _cancel(begun: list[Attempt], *_gone: object) -> None:
    for attempt in begun:
        attempt.cancel()
