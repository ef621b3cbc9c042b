r"""Finds out cheaply what a pattern needs: words that have to stand in the text.

A pattern such as ``(?:give|gave) rise to`` cannot match where " rise to" does not stand. Looking
for plain words is much cheaper than running patterns, and most rules find nothing in most texts.
"""

from __future__ import annotations

import functools
import re

import regex

_UNKNOWN: frozenset[str] | None = None
_REPEAT = re.compile(r"(?:[*+?]|\{(\d+)(?:,\d*)?\})[?+]?")
_LOOK = re.compile(r"\(\?(?:<?[=!]|#)")
_OPEN = re.compile(r"\((?:\?(?:P?<\w+>|'\w+'|[:>]|[imnsx-]+:))?")
_FLAGS = re.compile(r"\(\?[imnsx-]*\)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|\[:\^?[a-z]+:\]|[^\]\\])*\]", re.DOTALL)
_MOST_CHOICES = 24
_CROSSING = re.compile(
    r"\\[sWDPnrvAzZGRXfxucNUoC]|\\0|\\[1-9]\d|\\p(?!\{[LNPS][a-z]?\})|\[\^"
    r"|\(\?[imnx]*s|\(\?[a-z]*-[a-z]*m|\(\?<?!|[\n\r]"
)
_LOOKS = re.compile(r"\((?:\?(?:[:=!>]|<[=!]|P?<\w+>|[im-]+[:)]))?")
_PIECES = re.compile(r"\\[pP]\{\w+\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_SAFE_ESCAPES = frozenset(
    [r"\w", r"\d", r"\s", r"\b", r"\p{L}", r"\p{Lu}", r"\p{Ll}", r"\p{N}", r"\t"]
)
# A class of which each range is of letters or of digits: any other may have a full stop in it.
_SAFE_CLASS = re.compile(
    r"\[-?(?:[A-Za-z]-[A-Za-z]|[0-9]-[0-9]"
    r"|(?:\\[wdst'\"/-]|\\p\{(?:L|N|Lu|Ll)\}|[\w'’,;:#%@&/ +*])(?!-[^\]]))*-?\]"
)
# A named set, or a range that starts below the space.
_WIDE_CLASS = re.compile(r"\[:\^?[a-z]+:\]|(?:\\[^\W_]|[\0-\x1f])-[^\]]")
_NEGATED = re.compile(r"\[\^\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_ITEMS = re.compile(r"\\.|.", re.DOTALL)
_WORD = regex.compile(r"\w(?:[\w'’\-,& ]*\w)?")

# Letters that a match without regard to case takes for others, beside their lower case:
# https://www.unicode.org/Public/16.0.0/ucd/CaseFolding.txt (read 2026-11-22).
_FOLDS = str.maketrans({"ſ": "s", "ς": "σ", "µ": "μ", "ẛ": "ṡ", "ϐ": "β", "ϑ": "θ", "ϕ": "φ"})
_FOLDS |= str.maketrans({"ϖ": "π", "ϰ": "κ", "ϱ": "ρ", "ϵ": "ε", "\u1fbe": "ι"})
_FOLDS |= str.maketrans(dict(zip("ᲀᲁᲂᲃᲄᲅᲆᲇᲈ", "вдосттъѣꙋ", strict=True)))
# Without regard to case, "i" finds İ and "I" finds ı.
_FOLDS |= str.maketrans({"İ": "i", "ı": "i"})


def is_plain(token: str) -> bool:
    """Tell whether a token is plain words that start and end with a word character."""
    return _WORD.fullmatch(token) is not None


def folded(text: str) -> str:
    """Return a text in lower case without changing the number of code points."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := one.lower()) == 1 else one for one in text)
    return lower if lower.isascii() else lower.translate(_FOLDS)


def stays_on_line(pattern: str) -> bool:
    """Tell whether a pattern surely neither matches a line break nor looks at one.

    A wrong "no" only costs time; there is no wrong "yes".
    """
    bare = _NEGATED.sub(_no_break, pattern)
    return _CROSSING.search(bare) is None and _WIDE_CLASS.search(bare) is None


def _no_break(negated: re.Match[str]) -> str:
    """Put a letter for a class that leaves line breaks out."""
    left_out = {r"\W", r"\s", r"\n", "\n"} & set(_ITEMS.findall(negated[0]))
    return "x" if left_out else negated[0]


def stays_between_stops(pattern: str) -> bool:
    """Tell whether a pattern surely neither matches nor looks at ``.``, ``!`` or ``?``.

    Then the text between two of them may be looked at by itself. A wrong "no" only costs time;
    there is no wrong "yes".
    """
    bare = _LOOKS.sub("(", pattern)
    return all(_keeps_off_stops(piece[0]) for piece in _PIECES.finditer(bare))


def _keeps_off_stops(piece: str) -> bool:
    if piece.startswith("\\"):
        return piece in _SAFE_ESCAPES or (
            len(piece) == 2 and piece[1] in "'’\"-/&,;:#%@_ ()[]+*$€£"
        )
    if piece.startswith("[^"):
        items = set(_ITEMS.findall(piece))
        return r"\W" in items or set(".!?") <= items
    if piece.startswith("["):
        return _SAFE_CLASS.fullmatch(piece) is not None
    return piece not in (".", "!", "^", "$", "[", "\\")


@functools.lru_cache(maxsize=16_384)
def needed(pattern: str) -> frozenset[str] | None:
    """Return strings of which one stands in every text that a pattern matches.

    Args:
        pattern: in Vale's dialect.

    Returns:
        In lower case, as ``folded`` makes it; None when nothing is known.
    """
    try:
        found, place = _choices(pattern, 0)
    except (IndexError, RecursionError):
        return _UNKNOWN
    return found if place == len(pattern) else _UNKNOWN


def _choices(pattern: str, place: int) -> tuple[frozenset[str] | None, int]:
    """Read alternatives up to a closing bracket or the end."""
    every: set[str] = set()
    known = True
    while True:
        found, place = _Sequence(pattern, place).read()
        if found is None:
            known = False
        else:
            every |= found
        if place >= len(pattern) or pattern[place] == ")":
            break
        place += 1
    usable = known and 0 < len(every) <= _MOST_CHOICES and all(every)
    return (frozenset(every) if usable else _UNKNOWN), place


class _Sequence:
    """Reads one alternative and keeps the best that is known of it."""

    def __init__(self, pattern: str, place: int) -> None:
        self._pattern, self._place = pattern, place
        self._run = ""
        self._best: frozenset[str] | None = None

    def read(self) -> tuple[frozenset[str] | None, int]:
        pattern = self._pattern
        while self._place < len(pattern) and pattern[self._place] not in "|)":
            self._piece(pattern[self._place])
        self._end_run()
        return self._best, self._place

    def _piece(self, letter: str) -> None:
        if letter == "(":
            self._group()
        elif letter == "[":
            found = _CLASS.match(self._pattern, self._place)
            self._pass_over(found.end() if found else len(self._pattern))
        elif letter == "\\":
            self._escape()
        elif letter in ".^$":
            self._pass_over(self._place + 1)
        else:
            self._letter(letter, 1)

    def _escape(self) -> None:
        letter = self._pattern[self._place + 1]
        if not letter.isalnum() and letter != "_":
            self._letter(letter, 2)
        elif letter in "pP" and self._pattern[self._place + 2 : self._place + 3] == "{":
            self._pass_over(self._pattern.index("}", self._place) + 1)
        elif letter in "bBwWdDsSAzZ":
            self._pass_over(self._place + 2)
        else:
            raise IndexError  # numbers, \x41 and the like: nothing is known

    def _letter(self, letter: str, length: int) -> None:
        self._place += length
        repeat = _REPEAT.match(self._pattern, self._place)
        if repeat is None:
            self._run += folded(letter)
            return
        if repeat[0][0] == "+":
            self._run += folded(letter)
        self._end_run()
        self._place = repeat.end()

    def _pass_over(self, place: int) -> None:
        self._end_run()
        repeat = _REPEAT.match(self._pattern, place)
        self._place = repeat.end() if repeat else place

    def _group(self) -> None:
        flags = _FLAGS.match(self._pattern, self._place)
        if flags is not None:
            if "x" in flags[0]:
                raise IndexError
            self._place = flags.end()
            return
        self._end_run()
        looks = _LOOK.match(self._pattern, self._place) is not None
        if looks:
            start = self._place + (4 if self._pattern[self._place + 2] == "<" else 3)
        else:
            opening = _OPEN.match(self._pattern, self._place)
            start = opening.end() if opening else len(self._pattern)
        found, end = _choices(self._pattern, start)
        repeat = _REPEAT.match(self._pattern, end + 1)
        self._place = repeat.end() if repeat else end + 1
        optional = repeat is not None and (repeat[0][0] in "*?" or repeat[1] == "0")
        if not looks and not optional:
            self._keep(found)

    def _end_run(self) -> None:
        if self._run.strip():
            self._keep(frozenset((self._run,)))
        self._run = ""

    def _keep(self, found: frozenset[str] | None) -> None:
        if found is not None and (self._best is None or _worth(found) > _worth(self._best)):
            self._best = found


def _worth(found: frozenset[str]) -> tuple[int, int]:
    return min(map(len, found)), -len(found)
