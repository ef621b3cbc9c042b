"""Finds whole phrases without regard to case, with hyperscan's literal mode or Aho-Corasick.

The first line is ``{"engine": ..., "phrases": [...]}``; every other one is a JSON text and is
answered by the milliseconds and the number of phrases found between word boundaries.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

Finder = Callable[[str], int]


def with_hyperscan(phrases: list[str]) -> Finder:
    """Search the text's UTF-8 bytes; ids come with the end of each match."""
    import hyperscan

    base = hyperscan.Database()
    base.compile(
        expressions=[phrase.encode() for phrase in phrases],
        ids=list(range(len(phrases))),
        flags=[hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SOM_LEFTMOST] * len(phrases),
        literal=True,
    )
    lengths = [len(phrase.encode()) for phrase in phrases]

    def find(text: str) -> int:
        data = text.encode()
        found: list[tuple[int, int]] = []
        base.scan(data, match_event_handler=lambda i, _s, e, _f, _c: found.append((i, e)))
        return sum(_alone(data, end - lengths[number], end) for number, end in found)

    return find


def with_aho_corasick(phrases: list[str]) -> Finder:
    """Search the lower-case text."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for phrase in phrases:
        automaton.add_word(phrase.lower(), len(phrase))
    automaton.make_automaton()

    def find(text: str) -> int:
        low = text.lower()
        data = low.encode() if low.isascii() else b""
        spans = ((last + 1 - size, last + 1) for last, size in automaton.iter(low))
        return sum(_alone(data, start, end) for start, end in spans)

    return find


def _alone(data: bytes, start: int, end: int) -> bool:
    before = data[start - 1 : start].isalnum()
    return not before and not data[end : end + 1].isalnum()


def main() -> None:
    """Answer line by line."""
    first = json.loads(sys.stdin.readline())
    engines = {"hyperscan": with_hyperscan, "aho-corasick": with_aho_corasick}
    find = engines[first["engine"]](first["phrases"])
    for line in sys.stdin:
        text = json.loads(line)
        began = time.perf_counter()
        found = find(text)
        ms = (time.perf_counter() - began) * 1000
        sys.stdout.write(json.dumps({"ms": ms, "found": found}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
