"""The whole check of a post against write-good and proselint, text by text, taking turns.

Run it with ``python -m bench.full_check [--record]`` (goal G12) after
``python3 bench/peers/prepare.py``. The peers look at other things, so this compares what a
person waits for, not the work done.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bench.measuring import Figure, percentile, report, spread
from bench.peers.lines import proselint, why_not, write_good
from studio.brand_kit.load import load_kit
from studio.brand_kit.model import BrandKit
from studio.guidelines.checks import check
from studio.guidelines.request import CheckRequest
from studio.networks.load import load_networks
from studio.paths import assets
from studio.spelling.speller import Speller

LENGTH = 2_200
TEXTS = 20
ROUNDS = 10
SEED = 20261122
NAMES = (
    "Anna",
    "Ben",
    "Clare",
    "David",
    "Emma",
    "Frank",
    "Grace",
    "Harry",
    "Ivy",
    "Jack",
    "Kate",
    "Leo",
    "Mary",
    "Nora",
    "Oscar",
    "Paul",
    "Ruth",
    "Sam",
    "Tom",
    "Victor",
)
"""Two of them make a sentence that was not there before, of words that were."""


def sentences(kits: tuple[BrandKit, ...]) -> list[str]:
    """Return English sentences of the sample kits: briefs, reasons and descriptions."""
    found: dict[str, None] = {}
    for kit in kits:
        said = [text for brief in kit.campaigns for text in (brief.why, *brief.dos, *brief.donts)]
        said += [picture.alt for picture in kit.pictures]
        said += [rule.why for rule in kit.rules]
        for text in said:
            words = text.get("en-GB").strip().rstrip(".!?")
            if len(words) > 20:
                found[words] = None
    return list(found)


def posts(known: list[str]) -> Iterator[str]:
    """Yield texts of ``LENGTH`` code points in which no sentence is as it was before."""
    chance = random.Random(SEED)  # noqa: S311  a benchmark, not a secret
    for _ in range(TEXTS * ROUNDS):
        text = "Ad · Our week at the shop 🌱\n\n"
        while len(text) < LENGTH:
            name = " ".join(chance.sample(NAMES, 2))
            end = chance.choice((". ", ". ", "! ", ".\n\n"))
            text += f"{chance.choice(known)}, says {name}{end}"
        yield text[:LENGTH]


def measured() -> dict[str, list[float]]:
    """Return milliseconds by who checked."""
    folder = assets() / "kits"
    kits = tuple(load_kit(item) for item in sorted(folder.iterdir()) if item.is_dir())
    kit = next(item for item in kits if item.example is not None)
    networks = load_networks(assets() / "networks")
    speller = Speller(("en-GB",))
    speller.load()
    request = CheckRequest(
        text="",
        kit=kit,
        brief=kit.campaigns[0],
        networks=tuple(networks[name] for name in ("bluesky", "mastodon", "instagram")),
        now=datetime(2026, 11, 22, tzinfo=UTC),
        suggestions=tuple(item.text for item in kit.campaigns[0].variants),
        speller=speller,
    )
    times: dict[str, list[float]] = {
        name: [] for name in ("unseen", "typed", "write-good", "proselint")
    }
    with write_good() as one, proselint() as other:
        for number, text in enumerate(posts(sentences(kits))):
            wanted = replace(request, text=text)
            began = time.perf_counter()
            check(wanted)
            taken = (time.perf_counter() - began) * 1000
            began = time.perf_counter()
            check(replace(wanted, text=f"{text[:-1]}x", typing_at=len(text)))
            typed = (time.perf_counter() - began) * 1000
            peers = {"write-good": one.milliseconds(text), "proselint": other.milliseconds(text)}
            if number >= TEXTS:  # the first round warms everybody up
                times["unseen"].append(taken)
                times["typed"].append(typed)
                for name, value in peers.items():
                    times[name].append(value)
    return times


def figures() -> list[Figure]:
    """Measure and return the figures."""
    times = measured()
    middle = {name: statistics.median(values) for name, values in times.items()}
    goals = {"write-good": 0.5, "proselint": 0.2}
    ratios = [
        Figure(
            goal="G12",
            what=f"full check of {LENGTH} characters, {ours} text, p99 / {name} p50",
            value=percentile(times[ours], 99) / middle[name],
            most=most,
        )
        for ours in ("typed", "unseen")
        for name, most in goals.items()
    ]
    shown = [
        Figure(
            goal="",
            what=f"{name}, p50 (p99 {percentile(values, 99):.2f})",
            value=middle[name],
            unit="ms",
            spread=spread(values),
        )
        for name, values in times.items()
    ]
    return [*ratios, *shown]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures, or why there are none."""
    options = argparse.ArgumentParser(description="the whole check against its peers")
    options.add_argument("--record", action="store_true")
    chosen = options.parse_args(argv)
    if why_not():
        sys.stderr.write(f"skipped: {why_not()}\n")
        return 1
    report("full_check", figures(), record=chosen.record)
    return 0


if __name__ == "__main__":
    sys.exit(main())
