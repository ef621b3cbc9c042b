"""A hand on the picture screen: a letter in a slot, and a drag of the picture.

Run it with ``python -m bench.picture_hand [--record]``. Each time is from the key or the move of
the pointer to the end of the paint that shows it, in the real window with five places in the
strip. The peer is the way that comes to mind first: the whole picture composed anew with Pillow.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest

from bench.measuring import SCREEN, Figure, pair_ratios, percentile, ratio_of, report, spread
from studio.app import App, Options
from studio.composing.making import make
from studio.post import PictureEdit, PictureWords

FRAME = 1000 / 60
PLACES = ("instagram", "instagram:story", "bluesky", "mastodon")
TEMPLATE, SLOT = "words-and-logo", "words"
KEYS, MOVES = 60, 120
_REST = 0.3


def spin(app: App, seconds: float) -> None:
    """Let the window and its workers come to rest."""
    end = time.monotonic() + seconds
    while time.monotonic() < end or app.studio.tasks.busy:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        app.qt.processEvents()
        time.sleep(0.002)


def opened(folder: Path) -> tuple[App, Any]:
    """Return the window on the picture screen, with a few words on the demo picture."""
    app = App(Options(data_dir=folder, look="light", size=(1366, 768), language="en-GB"))
    app.window.show()
    app.start()
    while app.studio.composer is None:
        spin(app, 0.05)
    composer = app.studio.writing
    composer.set_previews(PLACES)
    words = (PictureWords(slot=SLOT, text="Plant"),)
    crop = ("", (0.2, 0.2, 0.5, 0.49))
    composer.edit_picture(PictureEdit(template=TEMPLATE, words=words, crops=(crop,)))
    app.window.go("picture")
    spin(app, 1.0)
    return app, app.window.screens["picture"]


def timed(app: App, screen: Any, act: Callable[[], object]) -> float:
    """Return the milliseconds from an act to the end of the paint that shows it."""
    start = time.perf_counter()
    act()
    screen.canvas.repaint()
    app.qt.processEvents()
    return (time.perf_counter() - start) * 1000


def keys(app: App, screen: Any) -> list[float]:
    """Type letters into the slot, one after the other."""
    (fields,) = screen.words.fields()
    fields.field.setFocus()
    found = []
    for number in range(KEYS):
        if number % 12 == 0:
            fields.field.setText("Plant")
        letter = "abcd efgh ij"[number % 12]
        found.append(timed(app, screen, partial(QTest.keyClick, fields.field, letter)))
        spin(app, 0.02)
    return found


def moves(app: App, screen: Any) -> list[float]:
    """Drag the picture, a little further each time."""
    canvas = screen.canvas
    at = canvas._frame(screen.desk.plan()).center().toPoint() + QPoint(60, -60)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    found = [
        timed(app, screen, partial(QTest.mouseMove, canvas, at + QPoint(n % 40, n % 25)))
        for n in range(MOVES)
    ]
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(5, 5))
    return found


def naive(app: App) -> list[float]:
    """Compose the whole picture anew for each letter, as it is sent."""
    core, draft = app.studio.loaded, app.studio.writing.draft
    item, room = draft.attachments[0], app.studio.loaded.darkroom
    source = room._source(item)
    found = []
    for number in range(KEYS):
        words = (PictureWords(slot=SLOT, text=f"Plant {number}"),)
        wish = core.wish(
            draft, replace(item, edit=replace(item.edit, words=words)), "instagram", (1, 1)
        )
        start = time.perf_counter()
        make(wish, source, room.mark(), room.letterer)
        found.append((time.perf_counter() - start) * 1000)
    return found


def measure() -> list[Figure]:
    """Type, drag, and compose naively."""
    with tempfile.TemporaryDirectory() as folder:
        app, screen = opened(Path(folder))
        keys(app, screen)
        typed, whole = keys(app, screen), naive(app)
        spin(app, _REST)
        dragged = moves(app, screen)
        spin(app, _REST)
        app.window.close()
        app.close()
    return [
        frame_figure("letter in a slot to painted, p99", typed),
        ratio_of("", "letter in a slot / composing the whole picture", pair_ratios(typed, whole)),
        frame_figure("move of a drag to painted, p99", dragged),
    ]


def frame_figure(what: str, times: list[float]) -> Figure:
    """Return the p99 of some times against one frame of 60 in a second."""
    middle = f"p50 {statistics.median(times):.2f}, {spread(times)}"
    value = percentile(times, 99)
    return Figure(goal="live", what=what, value=value, most=FRAME, unit="ms", spread=middle)


def main() -> None:
    """Measure, print, and record when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    record = parser.parse_args().record
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.NamedTemporaryFile("w", suffix=".json") as screen:
        screen.write(SCREEN)
        screen.flush()
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen.name}"
        report("picture_hand", measure(), record=record)


if __name__ == "__main__":
    main()
