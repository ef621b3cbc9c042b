"""The same long post and the same 10,000 phrases for every program that is timed."""

from __future__ import annotations

import random

LENGTH = 2_200
"""Code points: as much as Instagram takes."""

PHRASES = 10_000
SEED = 20261121
TYPED = "I planted mine on a wet Sunday, and the bees came. "


def _words(count: int, chance: random.Random) -> list[str]:
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    return ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(count)]


def phrases() -> tuple[str, ...]:
    """Return phrases of two or three words, each once."""
    chance = random.Random(SEED)  # noqa: S311  a benchmark, not a secret
    known = _words(8_000, chance)
    found: dict[str, None] = {}
    while len(found) < PHRASES:
        found[" ".join(chance.choices(known, k=chance.randint(2, 3)))] = None
    return tuple(found)


def post() -> str:
    """Return a post with a label, paragraphs, some emoji, and six of the phrases in it."""
    chance = random.Random(SEED + 1)  # noqa: S311
    known = _words(8_000, random.Random(SEED))  # noqa: S311
    flagged = iter(phrases()[::1700])
    parts = ["Ad · Autumn at the shop 🌱"]
    while len("\n\n".join(parts)) < LENGTH:
        words = chance.choices(known, k=45)
        found = next(flagged, "")
        parts.append(f"{' '.join(words[:30])}, {found} {' '.join(words[30:])}. 🐝")
    return "\n\n".join(parts)[: LENGTH - len(TYPED)].rstrip()


def keys(count: int) -> list[str]:
    """Return what is typed: a sentence, then as many steps back, over and over."""
    once = [*TYPED, *["\b"] * len(TYPED)]
    return [once[number % len(once)] for number in range(count)]
