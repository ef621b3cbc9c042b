"""The words of a Hunspell dictionary, parsed one by one when somebody asks for them.

A dictionary has up to 300,000 lines, and a post needs a few hundred of them. Parsing all of
them takes seconds and hundreds of megabytes; keeping the lines and parsing on demand does not.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

_MARKS = ("\t", "\\", ":")  # a line without them is a stem and perhaps flags
_LONGEST_DIFFERENCE = 4  # spylls looks at no stem that is longer or shorter by more


class Lines:
    """A file's lines as the parser takes them: numbered from 1, stripped, never empty.

    Args:
        data: the bytes of the file.
        encoding: how to read them until the file itself names another one.
    """

    def __init__(self, data: bytes, encoding: str = "Windows-1252") -> None:
        self._data = data.removeprefix(b"\xef\xbb\xbf")
        self._number = 0
        self._lines = self._read(encoding)

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> tuple[int, str]:
        for line in self._lines:
            self._number += 1
            if stripped := line.strip():
                return self._number, stripped
        raise StopIteration

    def reset_encoding(self, encoding: str) -> None:
        """Read on in another encoding, from the line that is next."""
        self._lines = self._read(encoding)
        for _ in range(self._number):
            next(self._lines)

    def _read(self, encoding: str) -> Iterator[str]:
        # Flags may be single bytes that are no text; they only have to stay apart.
        text = self._data.decode(encoding, errors="surrogateescape")
        return iter(io.StringIO(text, newline=None))


class Stems:
    """Stands in for the parser's own list of words.

    Args:
        lines: the ``.dic`` file.
        aff: what was read of the ``.aff`` file.
        context: how its flags are written.
    """

    def __init__(self, lines: Lines, aff: Any, context: Any) -> None:
        self._aff = aff
        self._context = context
        self._raw: dict[str, tuple[str, ...]] = {}
        self._parsed: dict[str, list[Any]] = {}
        for number, line in lines:
            if number == 1 and line.split()[0].isdigit():
                continue
            stem = self._stem_of(line)
            before = self._raw.get(stem)
            self._raw[stem] = (line,) if before is None else (*before, line)
        self._by_lower = self._in_lower_case()

    @property
    def words(self) -> tuple[Any, ...]:
        """No words: who suggests gets those that may fit, from ``near``."""
        return ()

    def homonyms(self, stem: str, *, ignorecase: bool = False) -> list[Any]:
        """Return the entries of a stem; with ``ignorecase`` of all that it is in lower case."""
        if ignorecase:
            return [word for item in self._by_lower.get(stem, ()) for word in self.homonyms(item)]
        known = self._parsed.get(stem)
        if known is None:
            lines = self._raw.get(stem)
            if lines is None:
                return []
            known = self._parse(lines)
            self._parsed[stem] = known
        return known

    def has_flag(self, stem: str, flag: str, *, for_all: bool = False) -> bool:
        """Tell whether an entry of a stem, or every entry, has a flag."""
        homonyms = self.homonyms(stem)
        test = all if for_all else any
        return bool(homonyms) and test(flag in word.flags for word in homonyms)

    def near(self, word: str) -> list[Any]:
        """Return the entries that could be meant by a word.

        Those are of about its length and have two of its pairs of letters, one in a short
        word: of 300,000 stems a few thousand are left to be compared with care.
        """
        pairs = {word[place : place + 2] for place in range(len(word) - 1)}
        least = 2 if len(pairs) > 2 else 1
        short, long = len(word) - _LONGEST_DIFFERENCE, len(word) + _LONGEST_DIFFERENCE
        return [
            entry
            for stem in self._raw
            if short <= len(stem) <= long and sum(pair in stem for pair in pairs) >= least
            for entry in self._parse(self._raw[stem])
            if not self._never_suggested(entry)
        ]

    def _never_suggested(self, entry: Any) -> bool:
        aff = self._aff
        never = {aff.FORBIDDENWORD, aff.NOSUGGEST, aff.ONLYINCOMPOUND} - {None, ""}
        return bool(never.intersection(entry.flags))

    def _in_lower_case(self) -> dict[str, list[str]]:
        """Return the stems with capitals by what they are without."""
        lowered: dict[str, list[str]] = {}
        for stem in self._raw:
            if not stem.islower():
                for lower in {*self._aff.casing.lower(stem)} - {stem}:
                    lowered.setdefault(lower, []).append(stem)
        return lowered

    def _stem_of(self, line: str) -> str:
        simple = not self._context.ignore and line[0] != "/"
        if simple and not any(mark in line for mark in _MARKS):
            return line.partition("/")[0]
        return str(self._parse((line,))[0].stem)

    def _parse(self, lines: tuple[str, ...]) -> list[Any]:
        from spylls.hunspell.readers.dic import read_dic

        numbered = ((2, line) for line in lines)
        return list(read_dic(numbered, aff=self._aff, context=self._context).words)
