"""Some rules that look at the same parts of a text, and which of them are worth running there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.style_rules.phrases import PhraseHit, PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.style_rules.kinds.base import Kind
    from studio.style_rules.phrases import Words


class RuleGroup:
    """The plain words of some rules in one index, and what their patterns need.

    Args:
        kinds: all rules of an engine.
        numbers: which of them.
        natural: see ``Surroundings.natural``.
    """

    def __init__(self, kinds: tuple[Kind, ...], numbers: list[int], *, natural: bool) -> None:
        self.numbers = tuple(numbers)
        self._index = PhraseIndex(natural=natural)
        self._patterned: list[tuple[int, tuple[str, ...] | None]] = []
        for number in numbers:
            self._add(number, kinds[number])

    def _add(self, number: int, kind: Kind) -> None:
        alternatives = kind.alternatives
        if alternatives is None:
            self._patterned.append((number, None))
            return
        if alternatives.has_pattern:
            needed = alternatives.needed
            self._patterned.append((number, None if needed is None else tuple(needed)))
        for order, phrase in alternatives.plain:
            ignorecase = kind.rule.ignorecase
            self._index.add(phrase, ignorecase=ignorecase, owner=number, order=order)

    def worth_a_look(self, words: Words) -> Iterator[tuple[int, list[PhraseHit]]]:
        """Yield the rules that may have something to say about a text.

        Args:
            words: the text, split with this group's ``natural``.

        Yields:
            (number, its plain words found there).
        """
        phrases: dict[int, list[PhraseHit]] = {}
        for found in self._index.find(words):
            phrases.setdefault(found.owner, []).append(found)
        low = words.folded
        for number, needed in self._patterned:
            mine = phrases.pop(number, None)
            if mine is not None:
                yield number, mine
            elif needed is None or any(word in low for word in needed):
                yield number, []
        yield from phrases.items()
