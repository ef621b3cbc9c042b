"""The real window, one keystroke for each line on its input. Started by ``keystroke``.

Usage: ``python -m bench.keystroke_app FOLDER``. A line is ``check X`` or ``typed X``, X a
character's number. ``check`` answers the seconds from the key to the last paint after the
checks; ``typed`` those to the paint that comes before the checks' pause is over.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from bench import long_post
from studio import paths
from studio.app import App, Options
from studio.brand_kit.load import load_kit
from studio.brand_kit.texts import Texts
from studio.brand_kit.tone_rule import RuleKind, ToneRule
from studio.core import Core
from studio.door import Equipment
from studio.floor import Floor
from studio.ground import Ground
from studio.networks.load import load_networks
from studio.ui.cards import PreviewCard

NETWORKS = ("bluesky", "mastodon", "instagram")
SHOWING = {"bluesky", "mastodon"}
"""Cards that show every key. Instagram's hides the end of the post, so it need not be painted."""

SIZE = (1366, 3200)
"""So tall that all three cards are on the screen."""


def many_phrases() -> ToneRule:
    """Return one rule with all the phrases."""
    said = Texts(by_locale=(("en-GB", "Say it your own way."),))
    return ToneRule(
        name="Bench.Phrases",
        kind=RuleKind.EXISTENCE,
        message="‘%s’ is not ours",
        level="warning",
        ignorecase=True,
        nonword=False,
        scope=("text",),
        tokens=long_post.phrases(),
        raw=(),
        swap=(),
        exceptions=(),
        minimum=-1,
        maximum=-1,
        action="",
        params=(),
        tests=(),
        why=said,
        source=said,
        title=said,
        locales=(),
    )


class LongDraft(Core):
    """The app's core with the long post open."""

    def opening_draft(self) -> Any:
        """Return the kit's example with the long post's words."""
        words = long_post.post()
        return replace(self.example(), text=words, previews=NETWORKS, accounts=())


class Bench:
    """The window and what it has painted.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self.painted: set[str] = set()
        self.reported = False
        self._count_paints()
        kit = load_kit(paths.demo_kit())
        kit = replace(kit, rules=(*kit.rules, many_phrases()))
        networks = load_networks(paths.assets() / "networks")
        self.app = App(
            Options(data_dir=folder, size=SIZE),
            build_floor=lambda: Floor(
                folder,
                Ground(kit=kit, networks=networks),
                Equipment(make_core=LongDraft),
            ),
            pause_ms=0,
        )
        self.app.window.show()
        self.app.start()
        self._until_ready()
        self.composer = self.app.studio.writing
        self.composer.report_changed.connect(self._note_report)
        screen: Any = self.app.window.screens["write"]
        self.editor = screen.words.card.editor
        self.editor.setFocus()
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def press(self, key: str, *, with_checks: bool) -> float:
        """Press a key and return the seconds until all is painted."""
        self.composer._pause.setInterval(0 if with_checks else 150)
        self.painted.clear()
        self.reported = False
        start = time.perf_counter()
        if key == "\b":
            QTest.keyClick(self.editor, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(self.editor, key)
        while with_checks and not self.reported:
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()
        QCoreApplication.processEvents()
        spent = time.perf_counter() - start
        if not self.painted >= SHOWING:
            raise SystemExit(f"painted {self.painted}")
        if not with_checks:
            self.composer.check_now()
            QCoreApplication.processEvents()
        return spent

    def _note_report(self) -> None:
        self.reported = True

    def _count_paints(self) -> None:
        paint = PreviewCard.paintEvent

        def counted(card: PreviewCard, event: Any) -> None:
            self.painted.add(card.network)
            paint(card, event)

        PreviewCard.paintEvent = counted  # type: ignore[assignment, method-assign]

    def _until_ready(self) -> None:
        end = time.monotonic() + 30
        while self.app.studio.composer is None or self.app.studio.tasks.busy:
            QCoreApplication.processEvents()
            if time.monotonic() > end:
                raise SystemExit("the window did not get ready")


def main() -> None:
    """Answer one line for each line."""
    bench = Bench(Path(sys.argv[1]))
    for line in sys.stdin:
        kind, number = line.split()
        print(bench.press(chr(int(number)), with_checks=kind == "check"), flush=True)
    bench.app.close()


if __name__ == "__main__":
    main()
