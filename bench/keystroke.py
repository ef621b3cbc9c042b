"""How long a keystroke takes until everything is painted (goal G14).

Run it with ``python -m bench.keystroke [--keys 400] [--record]``. The real window has a post
of 2,200 characters, the demo kit with 10,000 more phrases, and three preview cards with a
picture, all on the screen. Each key goes to four programs in turn:

* *checked*: the window; from the key until text, checks, underlines and three cards are
  painted. The pause that the checks wait for is left out, so this is the worst case;
* *typed*: the window; from the key until text and cards are painted, as a person meets it:
  the checks come 150 ms after the last key;
* *bare*: a ``QTextEdit`` with the same words, and nothing else;
* *naive*: one big pattern, rich-text labels and a picture scaled at every key.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import long_post
from bench.measuring import Figure, pair_ratios, percentile, ratio_of, report

ROOT = Path(__file__).parent.parent
SCREEN = '{"screens": [{"name": "bench", "x": 0, "y": 0, "width": 1920, "height": 3300}]}'
WARM = 20
"""Keys that are not counted."""


class Program:
    """A process that presses one key when asked."""

    def __init__(self, *words: str, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # the offscreen platform says what it cannot do
            text=True,
        )

    def press(self, kind: str, key: str) -> float:
        """Press a key and return milliseconds."""
        pipe, answers = self._process.stdin, self._process.stdout
        if pipe is None or answers is None:
            raise SystemExit("no pipe")
        pipe.write(f"{kind} {ord(key)}\n")
        pipe.flush()
        answer = answers.readline()
        if not answer:
            raise SystemExit(f"{self._process.args!r} ended")
        return float(answer) * 1000

    def end(self) -> None:
        """Let it close."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(30)


def measure(count: int, folder: Path) -> dict[str, list[float]]:
    """Let the programs take turns, key by key."""
    screen = folder / "screen.json"
    screen.write_text(SCREEN, encoding="utf-8")
    env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={screen}"}
    programs = {
        "checked": Program("bench.keystroke_app", str(folder / "one"), env=env),
        "typed": Program("bench.keystroke_app", str(folder / "two"), env=env),
        "bare": Program("bench.keystroke_peer", "bare", env=env),
        "naive": Program("bench.keystroke_peer", "naive", env=env),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for number, key in enumerate(long_post.keys(count + WARM)):
        for name, program in programs.items():
            spent = program.press("typed" if name == "typed" else "check", key)
            if number >= WARM:
                times[name].append(spent)
    for program in programs.values():
        program.end()
    return times


def figures(times: dict[str, list[float]]) -> list[Figure]:
    """Return the figures."""
    checked, typed, bare, naive = (times[n] for n in ("checked", "typed", "bare", "naive"))
    made = [
        Figure(
            goal="G14",
            what="key to painted with checks, p99",
            value=percentile(checked, 99),
            most=16.7,
            unit="ms",
            spread=f"p50 {statistics.median(checked):.2f}, n={len(checked)}",
        ),
        ratio_of("G14", "with checks / bare QTextEdit", pair_ratios(checked, bare), 12),
        ratio_of("G14", "with checks / naive", pair_ratios(checked, naive), 0.25),
        Figure(
            goal="G14",
            what="key to painted before the checks' pause, p99",
            value=percentile(typed, 99),
            most=16.7,
            unit="ms",
            spread=f"p50 {statistics.median(typed):.2f}",
        ),
        ratio_of("G14", "before the pause / bare QTextEdit", pair_ratios(typed, bare)),
    ]
    for name in ("bare", "naive"):
        p99 = f"p99 {percentile(times[name], 99):.2f}"
        middle = statistics.median(times[name])
        made.append(Figure(goal="", what=f"{name}, p50", value=middle, unit="ms", spread=p99))
    return made


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description="keystroke to painted")
    options.add_argument("--keys", type=int, default=400)
    options.add_argument("--record", action="store_true")
    args = options.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        times = measure(args.keys, Path(folder))
    report("keystroke", figures(times), record=args.record)


if __name__ == "__main__":
    main()
