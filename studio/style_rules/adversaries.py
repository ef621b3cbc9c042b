r"""Makes texts on which a pattern's repeated groups have very many ways to fail.

A group such as ``(?:[a-z]|[a-z ])+`` takes a run of letters in exponentially many ways. All of
them are tried when what has to follow does not stand behind the run, but further on in the text,
where the engine has seen that a match is possible
(https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS, read
2026-11-22).
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import regex

from studio.style_rules.patterns import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

_ITEM = re.compile(
    r"\\[pP]\{[^}]*\}|\\g<\w+>|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|.", re.DOTALL
)
_REPEAT = re.compile(r"(?:([*+?])|\{(\d*)(,?)(\d*)\})[?+]?")
_OPENING = re.compile(r"\((?:\?(?:P?<[A-Za-z_]\w*>|<[=!]|[:=!>|]|[imsx-]+[:)]))?")
_LETTERS = "a1 bAx-.,'é_\n\t!é日"
_WRONG = ("!", "\n", "\0", "1", "a", " ")
_MANY, _VERY_MANY = 40, 300
_UNITS = 8
_ZERO_WIDTH = frozenset([r"\b", r"\B", r"\A", r"\Z", r"\G", r"^", r"$", r"\m", r"\M"])


class _Sampler:
    """Reads a pattern once; samples are short strings that its parts match."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._place = pattern, 0
        self.runs: list[tuple[str, tuple[str, ...]]] = []
        """(what stands before, what is repeated) of everything that is repeated freely."""

    def choices(self, before: str) -> tuple[str, ...]:
        """Read alternatives up to a closing bracket or the end."""
        found: list[str] = []
        while True:
            found += self._sequence(before)
            if self._place >= len(self._pattern) or self._pattern[self._place] == ")":
                return tuple(dict.fromkeys(found))[:_UNITS]
            self._place += 1

    def _sequence(self, before: str) -> tuple[str, ...]:
        short = full = ""
        others: tuple[str, ...] = ()
        while self._place < len(self._pattern) and self._pattern[self._place] not in "|)":
            found = self._item(before + full)
            least, most = self._repeat(before + full, found)
            if not short:
                others += tuple(other for other in found[1:] if least)
            first = found[0] if found else ""
            short, full = short + first * least, full + first * most
        return (full, short, *others)

    def _item(self, before: str) -> tuple[str, ...]:
        if self._pattern[self._place] == "(":
            return self._group(before)
        match = _ITEM.match(self._pattern, self._place)
        item = match[0] if match is not None else self._pattern[self._place]
        self._place += len(item)
        return _letters_of(item)

    def _group(self, before: str) -> tuple[str, ...]:
        opening = _OPENING.match(self._pattern, self._place)
        start = opening[0] if opening is not None else "("
        self._place += len(start)
        if start.endswith(")"):
            return ("",)
        found = self.choices(before)
        self._place += 1
        return ("",) if start in ("(?!", "(?<!") else found

    def _repeat(self, before: str, found: tuple[str, ...]) -> tuple[int, int]:
        """Read how often an item may stand, and return the fewest and a usual number."""
        match = _REPEAT.match(self._pattern, self._place)
        if match is None:
            return 1, 1
        self._place = match.end()
        least = {"*": 0, "+": 1, "?": 0}.get(match[1] or "", int(match[2] or 0))
        endless = match[1] in ("*", "+") or (match[3] == "," and not match[4])
        if endless or int(match[4] or match[2] or 0) > 9:
            self.runs.append((before, found))
        return min(least, 20), max(1, min(least, 20))


@functools.lru_cache(maxsize=2_048)
def _letters_of(item: str) -> tuple[str, ...]:
    """Return some letters that a letter, a class or an escape matches."""
    if item in _ZERO_WIDTH:
        return ("",)
    if len(item) == 1 and item != ".":
        return (item,)
    try:
        pattern = regex.compile(item)
    except regex.error:
        return ("",)
    pool = item.strip("[]^\\") + _LETTERS
    found = tuple(dict.fromkeys(one for one in pool if pattern.fullmatch(one)))
    return found[:3] or ("",)


def adversaries(pattern: str) -> Iterator[str]:
    """Yield texts that are hard for a pattern, none for one that repeats nothing freely.

    Args:
        pattern: in the dialect of Vale's rules.
    """
    sampler = _Sampler(translated(pattern))
    try:
        whole = sampler.choices("")
    except (IndexError, ValueError, RecursionError):
        return
    for before, found in sampler.runs[:_UNITS]:
        for unit in _units(found):
            wrong = [one for one in _WRONG if one not in "".join(found)][:2]
            for times, stop in ((times, stop) for times in (_MANY, _VERY_MANY) for stop in wrong):
                yield f"{before}{unit * times}{stop}{whole[0]}"


def _units(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return what to repeat: the samples, and the letters in them one by one and two by two."""
    letters = tuple(dict.fromkeys("".join(found)))[:3]
    pairs = tuple(one + other for one in letters for other in letters if one < other)
    units = (*found[:4], *letters, *pairs)
    return tuple(dict.fromkeys(unit for unit in units if unit))
