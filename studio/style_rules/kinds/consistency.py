"""One of two forms, but not both in one text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from studio.style_rules.actions import options_of
from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.literals import needed
from studio.style_rules.patterns import compiled
from studio.style_rules.rule import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    import regex


class Consistency(Kind):
    """Flags the last of the places where a form stands beside its other form."""

    kind = RuleKind.CONSISTENCY
    remembers = True

    @cached_property
    def patterns(self) -> tuple[regex.Pattern[str], ...]:
        """One pattern for each pair."""
        flag = "(?i)" if self.rule.ignorecase else ""
        edge = "" if self.rule.nonword else r"\b"
        return tuple(
            compiled(rf"{flag}(?m){edge}(?:(?P<one_form>{one})|(?P<other_form>{other})){edge}")
            for one, other in self.rule.either
        )

    @cached_property
    def _needed(self) -> tuple[frozenset[str] | None, ...]:
        """For each pair, strings of which one stands where a form does; None for any text."""
        found = []
        for pair in self.rule.either:
            one, other = map(needed, pair)
            found.append(None if one is None or other is None else one | other)
        return tuple(found)

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield every place of every form."""
        seconds = look.seconds
        for number, words in enumerate(self._needed):
            low = look.low
            if words is not None and low is not None and not any(word in low for word in words):
                continue
            for match in self.patterns[number].finditer(look.text, timeout=seconds):
                form = "one_form" if match["one_form"] is not None else "other_form"
                start, end = match.span(form)
                found = match[form]
                options = options_of(self.rule, found)
                yield Hit(
                    start=start,
                    end=end,
                    values=(found, *options[:1]),
                    options=options,
                    note=f"{number} {form}",
                )

    def judge(self, seen: tuple[Hit, ...], text: str, memory: set[str]) -> Iterable[Hit]:  # noqa: ARG002
        """Yield the last place of each pair of which both forms were seen so far."""
        memory.update(hit.note for hit in seen)
        last = {hit.note.split()[0]: hit for hit in seen}
        for number, hit in last.items():
            if {f"{number} one_form", f"{number} other_form"} <= memory:
                yield hit
