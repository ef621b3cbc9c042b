"""Puts together what rules found in the parts of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.style_rules.alert import Alert
from studio.style_rules.kinds.base import Hit
from studio.style_rules.messages import fill

if TYPE_CHECKING:
    from studio.style_rules.line_breaks import Unified
    from studio.style_rules.rule import Rule


def filled(hit: Hit, rule: Rule) -> Hit:
    """Return a hit with the whole message in it."""
    return hit._replace(message=fill(hit.message or rule.message, hit.values))


def moved(hit: Hit, by: int) -> Hit:
    """Return a hit of a part as a hit of what the part is cut from."""
    if by == 0:
        return hit
    return Hit(
        start=hit.start + by,
        end=hit.end + by,
        values=hit.values,
        options=hit.options,
        cut=hit.cut + by if hit.cut >= 0 else -1,
        message=hit.message,
        note=hit.note,
    )


class Gathered:
    """The alerts of one text so far: each place once for each rule."""

    def __init__(self, text: str, unified: Unified) -> None:
        self.alerts: list[Alert] = []
        self._text, self._unified = text, unified
        self._seen: set[tuple[str, int]] = set()
        self._counts: dict[str, int] = {}

    def add(self, rule: Rule, hit: Hit, at: int) -> None:
        """Take a hit in, unless the rule has it already or has said enough."""
        whole = hit.start == hit.end
        key = (rule.name, 0 if whole else at + hit.start)
        # Sentences and paragraphs find most of it again, so this comes first.
        if key in self._seen:
            return
        if rule.limit > 0 and self._counts.get(rule.name, 0) >= rule.limit:
            return
        self._seen.add(key)
        self._counts[rule.name] = self._counts.get(rule.name, 0) + 1
        original = self._unified.original
        start = 0 if whole else original(at + hit.start)
        end = 0 if whole else original(at + hit.end)
        self.alerts.append(
            Alert(
                rule=rule,
                start=start,
                end=end,
                text=self._text[start:end],
                message=hit.message,
                options=hit.options,
                cut=original(at + hit.cut) if hit.cut >= 0 else -1,
            )
        )
