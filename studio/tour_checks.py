"""The checks' states for ``studio screenshots``: spelling, keeping, and what stops a post."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from studio.guidelines.finding import Level

if TYPE_CHECKING:
    from studio.app import App

SPELLING = (
    "Ad · I work at Fern & Finch Leeds. We recieve alliums evry Tuesday 🐝 and they’re lovley."
)
CLAIMS = (
    "Ad · I work at Fern & Finch Leeds. Half price alliums, was £8 now £4! Peat-free, so "
    "they are eco-friendly. Win a bulb: ring me on 07700 900123."
)
PILE = "Our alliums are in, come and see! #ad #alliums #bulbs #gardening #leeds"


class CheckTour:
    """Walks through what the checks can say.

    Args:
        app: the open window.
        snap: draws the window under a name.
        settle: lets the window come to rest.
        close: closes what lies over the window.
    """

    def __init__(
        self,
        app: App,
        snap: Callable[[str], None],
        settle: Callable[[], None],
        close: Callable[[], None],
    ) -> None:
        self._app = app
        self._snap, self._settle, self._close = snap, settle, close

    def run(self) -> None:
        """Draw every state and leave the example in the editor."""
        studio, screen = self._app.studio, self._screen
        composer = studio.writing
        screen.words.proofreading.load()
        self._settle()
        for name, text in (("spelling", SPELLING), ("claims", CLAIMS), ("tag-pile", PILE)):
            composer.load(studio.loaded.example())
            composer.set_text(text)
            composer.check_now()
            self._snap(f"checks-{name}")
        composer.load(studio.loaded.example())
        self._keep()
        composer.load(studio.loaded.example())

    @property
    def _screen(self) -> Any:
        return self._app.window.screens["write"]

    def _keep(self) -> None:
        composer, keeping = self._app.studio.writing, self._screen.words.keeping
        report = composer.report
        found = [f for f in report.findings if f.level is Level.CHECK] if report else []
        for finding in found[:1]:
            keeping.ask(finding)
            self._snap("checks-keep")
            self._close()
            composer.keep(finding, "voice")
            self._settle()
            keeping.show_kept()
            self._snap("checks-kept")
            self._close()
