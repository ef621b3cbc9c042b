"""How long a check takes: the phrase index against one big pattern, and the whole check.

Run it with ``python -m bench.check_text``. Every number is a median of interleaved runs
on one computer, so the ratios mean more than the times.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from studio.brand_kit.load import load_kit
from studio.guidelines.checks import check
from studio.guidelines.phrases import PhraseIndex, Words
from studio.guidelines.request import CheckRequest
from studio.networks.load import load_networks
from studio.paths import assets, demo_kit

LENGTH = 2_200
ROUNDS = 31
SEED = 20261121


def words(count: int, chance: random.Random) -> list[str]:
    """Make words of two to nine letters."""
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    return ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(count)]


def phrases(count: int, known: list[str], chance: random.Random) -> list[str]:
    """Make phrases of one to three words, each once."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join(chance.choices(known, k=chance.randint(1, 3)))] = None
    return list(found)


def index_of(items: list[str]) -> PhraseIndex:
    """Put phrases into an index."""
    index = PhraseIndex()
    for order, item in enumerate(items):
        index.add(item, ignorecase=True, owner=0, order=order)
    return index


def medians(jobs: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the median milliseconds of each job; the jobs take turns."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            times[name].append((time.perf_counter() - start) * 1000)
    return {name: statistics.median(values) for name, values in times.items()}


def bench_index() -> dict[str, float]:
    """Compare the index at 100 and 10,000 phrases with one alternation of 10,000."""
    chance = random.Random(SEED)  # noqa: S311  a benchmark, not a secret
    known = words(8_000, chance)
    many = phrases(10_000, known, chance)
    text = " ".join(chance.choices(known, k=600))[:LENGTH]
    few_index, many_index = index_of(many[:100]), index_of(many)
    big = re.compile(rf"\b(?:{'|'.join(sorted(many, key=len, reverse=True))})\b", re.IGNORECASE)
    return medians(
        {
            "100": lambda: few_index.find(Words(text)),
            "10000": lambda: many_index.find(Words(text)),
            "alternation": lambda: big.findall(text),
        }
    )


def bench_check() -> dict[str, float]:
    """Time the whole check of the demo kit on three networks."""
    kit = load_kit(demo_kit())
    networks = load_networks(assets() / "networks")
    example = kit.example.text if kit.example else "Ad · hello. "
    request = CheckRequest(
        text=example,
        kit=kit,
        brief=kit.campaigns[0],
        networks=tuple(networks[name] for name in ("bluesky", "mastodon", "instagram")),
        now=datetime(2026, 11, 21, tzinfo=UTC),
        suggestions=tuple(item.text for item in kit.campaigns[0].variants),
    )
    long = replace(request, text=(example + " ") * 20)
    long = replace(long, text=long.text[:LENGTH])
    return medians({"example": lambda: check(request), "2200": lambda: check(long)})


def main() -> None:
    """Print the lines for the results."""
    index = bench_index()
    print(f"index,  100 phrases, {LENGTH} characters: {index['100']:.3f} ms")
    print(f"index, 10000 phrases: {index['10000']:.3f} ms")
    print(f"one re alternation of 10000: {index['alternation']:.3f} ms")
    print(f"index 10000 / index 100: {index['10000'] / index['100']:.2f} (goal: at most 1.5)")
    print(f"alternation / index: {index['alternation'] / index['10000']:.0f} (goal: at least 50)")
    whole = bench_check()
    print(f"whole check, the example, 3 networks: {whole['example']:.2f} ms")
    print(f"whole check, {LENGTH} characters: {whole['2200']:.2f} ms")


if __name__ == "__main__":
    main()
