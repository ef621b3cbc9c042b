"""What every benchmark shares: percentiles, ratios of pairs, the machine, the results file.

Times on a shared computer drift, so a figure is quoted as the ratio to a peer that ran in
the same minutes, taking turns. Milliseconds are printed for the eye only.
"""

from __future__ import annotations

import math
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).with_name("RESULTS.md")
SCREEN = '{"screens": [{"name": "bench", "x": 0, "y": 0, "width": 1366, "height": 768}]}'
"""A screen for Qt's offscreen platform, whose own one is a mere 800 by 800 pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure and its goal.

    Attributes:
        goal: the goal's name, such as ``G1``.
        what: what was measured, against which peer.
        value: the figure.
        most: the largest value that meets the goal, or None when there is no goal.
        unit: "" for a ratio or a count, ``ms`` for milliseconds.
        spread: how the single values lie, for the reader.
    """

    goal: str
    what: str
    value: float
    most: float | None = None
    unit: str = ""
    spread: str = ""

    @property
    def shown(self) -> str:
        """The value with its unit."""
        number = f"{self.value:.0f}" if self.value == int(self.value) else f"{self.value:.3g}"
        return f"{number} {self.unit}".strip()

    @property
    def verdict(self) -> str:
        """``met``, ``NOT met`` or "" without a goal."""
        if self.most is None:
            return ""
        return "met" if self.value <= self.most else "NOT met"


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the nearest-rank percentile."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def pair_ratios(ours: Sequence[float], peers: Sequence[float]) -> list[float]:
    """Return ours / peer for each pair that was measured side by side."""
    return [a / b for a, b in zip(ours, peers, strict=True)]


def spread(values: Sequence[float], digits: int = 3) -> str:
    """Return "smallest..largest, n=count"."""
    return f"{min(values):.{digits}g}..{max(values):.{digits}g}, n={len(values)}"


def ratio_of(goal: str, what: str, ratios: Sequence[float], most: float | None = None) -> Figure:
    """Return the median of pair ratios as a figure."""
    return Figure(
        goal=goal, what=what, value=statistics.median(ratios), most=most, spread=spread(ratios)
    )


def machine() -> str:
    """Return processor, cores in use, load, Python and PySide6 in one line."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}"
    )


def report(title: str, figures: Sequence[Figure], *, record: bool) -> None:
    """Print figures, and with ``record`` add them to the results file."""
    print(f"{title}\n{machine()}")
    for item in figures:
        goal = "" if item.most is None else f"  goal <= {item.most:g}: {item.verdict}"
        print(
            f"  {item.goal:4} {item.what}: {item.shown} {item.spread and f'({item.spread})'}{goal}"
        )
    if record:
        day = datetime.now(UTC).date().isoformat()
        with RESULTS.open("a", encoding="utf-8") as file:
            file.writelines(f"{_row(day, title, item)}\n" for item in figures)


def _row(day: str, title: str, item: Figure) -> str:
    goal = "" if item.most is None else f"<= {item.most:g}"
    cells = (
        day,
        title,
        item.goal,
        item.what,
        item.shown,
        item.spread,
        goal,
        item.verdict,
        machine(),
    )
    return f"| {' | '.join(cells)} |"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":")[1].strip() for line in lines if "model name" in line), "unknown")
