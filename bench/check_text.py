"""How long a check takes: the phrase index against one big pattern, and the whole check.

Run it with ``python -m bench.check_text [--record]`` (goal G13). The jobs take turns, and a
ratio is the median of the ratios of each turn, so it means more than the times.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bench.measuring import Figure, pair_ratios, ratio_of, report
from bench.peers.lines import literals, why_not
from studio.brand_kit.load import load_kit
from studio.guidelines.checks import check
from studio.guidelines.request import CheckRequest
from studio.networks.load import load_networks
from studio.paths import assets, demo_kit
from studio.style_rules.phrases import PhraseIndex, Words

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


def turns(
    jobs: dict[str, Callable[[], object]], peers: dict[str, Callable[[], float]] | None = None
) -> dict[str, list[float]]:
    """Return the milliseconds of each job in each round; the jobs take turns.

    Args:
        jobs: timed here.
        peers: tell their own milliseconds, because they run in a process of their own.
    """
    others = peers or {}
    times: dict[str, list[float]] = {name: [] for name in (*jobs, *others)}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            times[name].append((time.perf_counter() - start) * 1000)
        for name, peer in others.items():
            times[name].append(peer())
    return times


def bench_index() -> dict[str, list[float]]:
    """Compare the index at 100 and 10,000 phrases with other ways to find 10,000.

    The text has six of the first 100 phrases, and words of no phrase, so that both indexes
    have the same to find.
    """
    chance = random.Random(SEED)  # noqa: S311  a benchmark, not a secret
    known = words(8_000, chance)
    many = phrases(10_000, known, chance)
    others = [f"{word}qj" for word in chance.choices(known, k=300)]
    few_index, many_index = index_of(many[:100]), index_of(many)
    # A phrase in which no other one of the 10,000 stands.
    alone = [phrase for phrase in many[:100] if len(many_index.find(Words(phrase))) == 1]
    for place, phrase in zip(range(10, 250, 40), alone[:6], strict=True):
        others.insert(place, phrase)
    text = " ".join(others)[:LENGTH].rpartition(" ")[0]
    big = re.compile(rf"\b(?:{'|'.join(sorted(many, key=len, reverse=True))})\b", re.IGNORECASE)
    jobs: dict[str, Callable[[], object]] = {
        "100": lambda: few_index.find(Words(text)),
        "10000": lambda: many_index.find(Words(text)),
        "alternation": lambda: big.findall(text),
    }
    found = {len(few_index.find(Words(text))), len(many_index.find(Words(text)))}
    if len(found) > 1:
        raise RuntimeError("the two indexes have not the same to find")
    if why_not():
        sys.stderr.write(f"hyperscan and Aho-Corasick are left out: {why_not()}\n")
        return turns(jobs)
    with literals("hyperscan", many) as one, literals("aho-corasick", many) as other:
        peers: dict[str, Callable[[], float]] = {
            "hyperscan": lambda: one.milliseconds(text),
            "aho-corasick": lambda: other.milliseconds(text),
        }
        for name, peer in peers.items():
            if {(one if name == "hyperscan" else other).ask(text)[1]} != found:
                raise RuntimeError(f"{name} finds something else")
            peer()
        return turns(jobs, peers)


def bench_check() -> dict[str, list[float]]:
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
    return turns({"example": lambda: check(request), "2200": lambda: check(long)})


def figures() -> list[Figure]:
    """Measure and return the figures."""
    index, whole = bench_index(), bench_check()
    ratio = pair_ratios(index["10000"], index["100"])
    big = pair_ratios(index["10000"], index["alternation"])
    times = {
        "index, 100 phrases": index["100"],
        "index, 10,000 phrases": index["10000"],
        "one pattern of 10,000 phrases": index["alternation"],
        "whole check of the demo kit, its example": whole["example"],
        f"whole check of the demo kit, {LENGTH} characters": whole["2200"],
    }
    others = [
        ratio_of("G13", f"index of 10,000 / {name}", pair_ratios(index["10000"], index[name]), most)
        for name, most in (("hyperscan", 3.0), ("aho-corasick", 2.0))
        if name in index
    ]
    return [
        ratio_of("G13", "index of 10,000 phrases / of 100", ratio, 1.5),
        ratio_of("G13", "index of 10,000 / one pattern of them", big, 1 / 50),
        *others,
        *(
            Figure(goal="", what=name, value=statistics.median(values), unit="ms")
            for name, values in times.items()
        ),
    ]


def main(argv: Sequence[str] | None = None) -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description="how long a check takes")
    options.add_argument("--record", action="store_true")
    report("check_text", figures(), record=options.parse_args(argv).record)


if __name__ == "__main__":
    main()
