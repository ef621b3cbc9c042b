"""How long the window takes to show, against a bare PySide6 window (goals G1 and G3).

Run it with ``python -m bench.first_paint [--pairs 15] [--record]``. Each round starts three
fresh processes in turn and times each from its start to the end of its first paint:

* the app, through the way of ``studio`` without words, with an empty data folder;
* *plain*: a bare PySide6 window with the same widgets, the system's font and no icons;
* *dressed*: the same with the app's four fonts and its icons, drawn by Qt.

*Dressed* is the fair peer, because any program that shows these fonts and icons has to
load them; *plain* is printed too, as the strictest one. No peer has a style sheet.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.measuring import SCREEN, Figure, pair_ratios, ratio_of, report

ROOT = Path(__file__).parent.parent


@dataclass(slots=True, kw_only=True)
class Runner:
    """One of the programs that take turns."""

    words: list[str]
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def run(self, env: dict[str, str]) -> None:
        """Start it once and note wall ms, CPU ms and the largest resident size in MiB."""
        quiet = subprocess.DEVNULL  # the offscreen platform says what it cannot do
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", *self.words], cwd=ROOT, env=env, stderr=quiet
        )
        _pid, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{self.words} ended with {process.returncode}")
        self.wall.append(wall * 1000)
        self.cpu.append((used.ru_utime + used.ru_stime) * 1000)
        self.memory.append(used.ru_maxrss / 1024)

    def inventory(self, env: dict[str, str]) -> dict[str, object]:
        """Return the kinds of widgets and the heavy modules at the first paint."""
        words = [sys.executable, "-m", *self.words, "inventory"]
        done = subprocess.run(words, cwd=ROOT, env=env, check=True, capture_output=True)
        found: dict[str, object] = json.loads(done.stdout)
        return found


def measure(pairs: int, folder: Path) -> dict[str, Runner]:
    """Let the three programs take turns; the first round only warms the disk's cache."""
    screen = folder / "screen.json"
    screen.write_text(SCREEN, encoding="utf-8")
    left_out = ("STUDIO_DATA_DIR", "PYTHONDONTWRITEBYTECODE")
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    env |= {
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        # A home of its own, as a person has one: the usual data folder is looked up, too.
        "XDG_DATA_HOME": str(folder),
        # An installed app has its bytecode; the first, uncounted round writes it here.
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    runners = {
        "app": Runner(words=["bench.first_paint_app"]),
        "dressed": Runner(words=["bench.first_paint_peer", "dressed"]),
        "plain": Runner(words=["bench.first_paint_peer", "plain"]),
    }
    print_inventory({name: runner.inventory(env) for name, runner in runners.items()})
    order = list(runners.values())
    for number in range(pairs):
        for runner in order if number % 2 else reversed(order):
            runner.run(env)
    return runners


def print_inventory(found: dict[str, dict[str, object]]) -> None:
    """Say whether the peers have the same widgets, and which heavy modules were loaded."""
    for name, inventory in found.items():
        print(f"{name}: {inventory['modules']} modules, widgets {inventory['kinds']}")
    heavy = found["app"]["heavy"]
    print(f"heavy modules at first paint (G3): {heavy or 'none'}")


def figures(runners: dict[str, Runner]) -> list[Figure]:
    """Return the figures."""
    app, dressed, plain = runners["app"], runners["dressed"], runners["plain"]
    made = [
        ratio_of("G1", "first paint / dressed peer", pair_ratios(app.wall, dressed.wall), 1.15),
        ratio_of("G1", "first paint / plain peer", pair_ratios(app.wall, plain.wall)),
        ratio_of("G1", "CPU to first paint / dressed peer", pair_ratios(app.cpu, dressed.cpu)),
        ratio_of("G3", "memory / dressed peer", pair_ratios(app.memory, dressed.memory), 1.25),
        ratio_of("G3", "memory / plain peer", pair_ratios(app.memory, plain.memory)),
    ]
    for name, runner in runners.items():
        wall = statistics.median(runner.wall)
        size = f"{statistics.median(runner.memory):.0f} MiB"
        made.append(Figure(goal="", what=name, value=wall, unit="ms", spread=size))
    return made


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description="first paint against a bare window")
    options.add_argument("--pairs", type=int, default=15)
    options.add_argument("--record", action="store_true")
    args = options.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        runners = measure(args.pairs, Path(folder))
    report("first_paint", figures(runners), record=args.record)


if __name__ == "__main__":
    main()
