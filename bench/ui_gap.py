"""The window's longest silence (goal G15) while workers are busy with pictures.

Run it with ``python -m bench.ui_gap [--record]``. A timer of 4 ms ticks on the window's thread;
the longest time between two ticks is what a hand or an eye would notice. Meanwhile the two
threads of ``Tasks`` make thumbnails, hash a kit's bytes, and compose photos of 12 megapixels.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

from bench.compose import Bench, made_bench
from bench.measuring import Figure, percentile, report, spread
from studio.pictures import thumbnail
from studio.ui.tasks import Tasks

TICK = 4
MILLISECONDS = 2_500
ROUNDS = 5
MOST = 25.0


def gaps(tasks: Tasks, works: list[Callable[[], object]]) -> list[float]:
    """Return the milliseconds between ticks while works are done again and again."""
    owner, loop, found = QObject(), QEventLoop(), []
    last = time.perf_counter()
    end = last + MILLISECONDS / 1000

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        found.append((now - last) * 1000)
        last = now
        if now > end:
            timer.stop()
            loop.quit()

    def again(work: Callable[[], object]) -> None:
        if time.perf_counter() < end:
            tasks.run(owner, work, done=lambda _result: again(work))

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK)
    for work in works:
        again(work)
    loop.exec()
    while tasks.busy:
        waiting = QEventLoop()
        QTimer.singleShot(TICK, waiting.quit)
        waiting.exec()
    return found


def measure(bench: Bench) -> list[Figure]:
    """Let silence and work take turns."""
    tasks, blob, count = Tasks(), os.urandom(30_000_000), iter(range(1_000_000))
    works: list[Callable[[], object]] = [
        partial(thumbnail, bench.photos[0], 256),
        lambda: hashlib.sha256(blob).digest(),
        lambda: bench.ours(next(count), ["instagram"]),
    ]
    bench.ours(0, ["instagram"])
    idle: list[float] = []
    busy: list[float] = []
    for _round in range(ROUNDS):
        idle.append(max(gaps(tasks, [])))
        busy.append(max(gaps(tasks, works)))
    tasks.close()
    worst, quiet = percentile(busy, 50), percentile(idle, 50)
    return [
        Figure(
            goal="G15",
            what="longest gap of the window's loop under work, median of rounds",
            value=worst,
            most=MOST,
            unit="ms",
            spread=spread(busy),
        ),
        Figure(goal="G15", what="that / the same without work", value=worst / quiet, most=5.0),
        Figure(goal="", what="without work", value=quiet, unit="ms", spread=spread(idle)),
    ]


def main() -> None:
    """Measure, print and perhaps record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    record = parser.parse_args().record
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    report("ui_gap", measure(made_bench(photos=2)), record=record)


if __name__ == "__main__":
    main()
