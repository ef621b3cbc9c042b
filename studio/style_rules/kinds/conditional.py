"""If there is one thing, there has to be another."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.kinds.existence import flagged
from studio.style_rules.patterns import compiled, has_group, spans
from studio.style_rules.rule import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    import regex


class Conditional(Kind):
    """Flags ``first`` where ``second`` is missing.

    With a group in ``second``, what it captures has to be what ``first`` matches (an
    abbreviation and where it is explained); without one, ``second`` has to stand anywhere.
    """

    kind = RuleKind.CONDITIONAL
    remembers = True

    @cached_property
    def first(self) -> regex.Pattern[str]:
        """What needs the other."""
        return compiled(self._flag + self.rule.first)

    @cached_property
    def second(self) -> regex.Pattern[str]:
        """What has to be there."""
        return compiled(self._flag + self.rule.second)

    @property
    def _flag(self) -> str:
        # Vale takes the key here and passes it over; a kit's author means it.
        return "(?i)" if self.rule.ignorecase and self._around.natural else ""

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield what explains something, then every place of ``first``."""
        text = look.text
        seconds = look.seconds
        if self._has_group:
            for match in self.second.finditer(text, timeout=seconds):
                for group in filter(None, match.groups()):
                    yield Hit(start=0, end=0, values=(), note=group)
        elif self.second.search(text, timeout=seconds) is not None:
            return
        for start, end in spans(self.first, text, seconds):
            if not self.excepted(text, start, end):
                yield flagged(self, text, start, end)

    def judge(self, seen: tuple[Hit, ...], text: str, memory: set[str]) -> Iterable[Hit]:
        """Yield the places of ``first`` that nothing explained so far."""
        memory.update(hit.note for hit in seen if hit.note)
        for hit in seen:
            if not hit.note and text[hit.start : hit.end] not in memory:
                yield hit

    @cached_property
    def _has_group(self) -> bool:
        return has_group(self.rule.second)
