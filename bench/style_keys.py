"""Public styles in Vale's format on a post of 3,000 characters, key by key.

Run it with ``python -m bench.style_keys FOLDER [--record]``, where FOLDER has style folders
such as Google's or Microsoft's. After each key, all rules answer for the whole text.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from bench.full_check import posts, sentences
from bench.measuring import Figure, percentile, report, spread
from studio.brand_kit.load import load_kit
from studio.paths import assets
from studio.style_rules.engine import Engine
from studio.style_rules.reader import read_styles

LENGTH = 3_000
TYPED = "I planted mine on a wet Sunday, and the bees came in May. "
FRAME = 16.0
"""Milliseconds: the goal for p99."""


def text_of_posts() -> str:
    """Return 3,000 code points of English."""
    kits = tuple(load_kit(item) for item in sorted((assets() / "kits").iterdir()) if item.is_dir())
    found = ""
    for post in posts(sentences(kits)):
        found += f"{post}\\n\\n"
        if len(found) > LENGTH:
            break
    return found[:LENGTH]


def measured(folders: Sequence[Path]) -> tuple[int, list[float], list[float]]:
    """Return the number of rules, and the milliseconds per key and from scratch."""
    rules = tuple(rule for folder in folders for rule in read_styles(folder).rules)
    engine, text = Engine(rules), text_of_posts()
    for place in (LENGTH // 4, LENGTH // 2, LENGTH):
        engine.check(text[:place])  # compiles what these texts need
    keys: list[float] = []
    for start in (0, LENGTH // 3, LENGTH // 2, LENGTH - len(TYPED)):
        place = text.find(" ", start) + 1
        engine.check(text)
        for typed in range(1, len(TYPED) + 1):
            now = text[:place] + TYPED[:typed] + text[place : LENGTH - typed]
            began = time.perf_counter()
            engine.check(now)
            keys.append((time.perf_counter() - began) * 1000)
    fresh = []
    for cut in range(1, 20):
        other = Engine(rules)
        other.check(text)
        changed = text.replace(" ", f" {'x' * cut} ")[:LENGTH]
        began = time.perf_counter()
        other.check(changed)
        fresh.append((time.perf_counter() - began) * 1000)
    return len(rules), keys, fresh


def main(argv: Sequence[str] | None = None) -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description="public styles, key by key")
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--record", action="store_true")
    chosen = options.parse_args(argv)
    count, keys, fresh = measured(chosen.folders)
    what = f"{count} rules, {LENGTH} characters"
    slow = percentile(keys, 99)
    figures = [
        Figure(goal="key", what=f"{what}, one key, p99", value=slow, most=FRAME, unit="ms"),
        Figure(
            goal="",
            what=f"{what}, one key, p50",
            value=statistics.median(keys),
            unit="ms",
            spread=spread(keys),
        ),
        Figure(
            goal="",
            what=f"{what}, every word new, p50",
            value=statistics.median(fresh),
            unit="ms",
            spread=spread(fresh),
        ),
    ]
    report("style_keys", figures, record=chosen.record)


if __name__ == "__main__":
    main()
