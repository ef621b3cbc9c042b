"""The same words twice in a row."""

from __future__ import annotations

from functools import cached_property
from operator import eq
from typing import TYPE_CHECKING

from studio.style_rules.actions import options_of
from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.literals import stays_between_stops, stays_on_line
from studio.style_rules.patterns import compiled, spans
from studio.style_rules.rule import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    import regex


class Repetition(Kind):
    """Finds two neighbouring matches that are the same, in one sentence."""

    kind = RuleKind.REPETITION

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The tokens as alternatives."""
        return compiled(self._source)

    @property
    def _source(self) -> str:
        flag = "(?i)" if self.rule.ignorecase else ""
        return f"{flag}(?:{'|'.join(self.rule.tokens)})"

    @property
    def stays_on_line(self) -> bool:
        """With only spaces between the two, both are in one line, if no word reaches over it."""
        return self._is_local and stays_on_line(self._source) and not self._by_phrase

    @property
    def stays_between_stops(self) -> bool:
        """With only spaces between the two, no full stop is."""
        return self._is_local and stays_between_stops(self._source) and not self._by_phrase

    @property
    def _is_local(self) -> bool:
        # Counting goes on from one place to the next, so more than one may depend on others.
        return self._around.natural and self.rule.maximum <= 0

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield both words as one match."""
        text = look.text
        # Comparing the words alone is much cheaper than placing them; twice is rare.
        if not self._any_twice(text, look.seconds):
            return
        before, word_before, count = (0, 0), "", 0
        for place in spans(self.pattern, text, look.seconds):
            word = text[slice(*place)].strip()
            same = self._same(word, word_before)
            count += same
            if same and count > max(self.rule.maximum, 0):
                hit = self._hit(text, before, place, word)
                if hit is not None:
                    count = 0
                    yield hit
            before, word_before = place, word

    def _any_twice(self, text: str, seconds: float) -> bool:
        if self.pattern.groups:
            return True
        found = self.pattern.findall(text, timeout=seconds)
        words = [word.strip() for word in found]
        if self.rule.ignorecase:
            words = [word.casefold() for word in words]
        return any(map(eq, words, words[1:]))

    def _same(self, word: str, before: str) -> bool:
        if self.rule.ignorecase:
            word, before = word.casefold(), before.casefold()
        return word == before and word != "" and (not self.rule.alpha or word.isalpha())

    def _hit(
        self, text: str, before: tuple[int, int], place: tuple[int, int], word: str
    ) -> Hit | None:
        start, end = before[0], place[1]
        both = text[start:end]
        between = text[before[1] : place[0]]
        if self._around.natural and ("\n" in between or not between.isspace()):
            return None
        if len(self._around.sentences(both)) > 1 or self.excepted(text, start, end):
            return None
        options, cut = options_of(self.rule, both), -1
        if self._around.natural and not self.rule.action:
            options, cut = ("",), before[1]
        return Hit(start=start, end=end, values=(word,), options=options, cut=cut)
