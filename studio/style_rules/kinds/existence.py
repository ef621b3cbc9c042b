"""Words that should not be there."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from studio.style_rules.actions import options_of
from studio.style_rules.alternatives import Alternatives
from studio.style_rules.kinds.base import Hit, Kind, Look
from studio.style_rules.messages import listed
from studio.style_rules.rule import RuleKind

if TYPE_CHECKING:
    from collections.abc import Iterable


class Existence(Kind):
    """Finds each of its tokens. ``raw`` parts are joined as they are and stand first."""

    kind = RuleKind.EXISTENCE

    @cached_property
    def alternatives(self) -> Alternatives:
        """The tokens, and the raw part around them."""
        rule, raw = self.rule, "".join(self.rule.raw)
        return Alternatives(
            tuple(token for token in rule.tokens if token.strip()),
            ignorecase=rule.ignorecase,
            nonword=rule.nonword,
            natural=self._around.natural,
            before="" if rule.append else raw,
            after=raw if rule.append else "",
        )

    @property
    def takes_vocab(self) -> bool:
        """Accepted words are whole words, so patterns of parts of words do not take them."""
        return not self.rule.nonword

    def hits(self, look: Look) -> Iterable[Hit]:
        """Yield every match that is not excepted."""
        for start, end, _ in self.alternatives.places(
            look.text, look.phrases, look.low, look.seconds
        ):
            if not self.excepted(look.text, start, end):
                yield flagged(self, look.text, start, end)


def flagged(kind: Kind, text: str, start: int, end: int) -> Hit:
    """Return the hit for a place, with what the rule's action offers."""
    match = text[start:end]
    if not kind.rule.action:
        return Hit(start=start, end=end, values=(match,))
    options = options_of(kind.rule, match)
    shown = options[0] if len(options) == 1 else listed(options) or match
    return Hit(start=start, end=end, values=(match, shown), options=options)
