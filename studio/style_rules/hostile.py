"""Tries a rule on texts that make careless patterns run for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from studio.style_rules.adversaries import adversaries
from studio.style_rules.engine import Engine
from studio.style_rules.kinds.base import Look
from studio.style_rules.literals import needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.style_rules.rule import Rule

_TRIES = 3
_TEXTS = (
    "a" * 500,
    "a " * 250,
    "a-" * 250 + "!",
    "1" * 500 + "x",
    "ab" * 250,
    " " * 500 + "x",
    "a," * 250 + "\n",
)


def is_slow(rule: Rule) -> bool:
    """Tell whether a rule takes longer than it may on some text.

    A busy computer can make one run slow; a pattern that is slow is slow three times.
    """
    return all(_times_out(rule) for _ in range(_TRIES))


def _times_out(rule: Rule) -> bool:
    kind = Engine((rule,)).kinds[0]
    for text in (*_TEXTS, *_own_texts(rule)):
        try:
            # Without a lower-case text every pattern runs, whatever words it needs.
            for _ in kind.hits(Look(text=text)):
                pass
        except TimeoutError:
            return True
        except (regex.error, IndexError, RecursionError):
            return False
    return False


def _own_texts(rule: Rule) -> Iterator[str]:
    """Yield texts made of what the rule's own patterns look for."""
    patterns = (*rule.tokens, *(key for key, _ in rule.swap), rule.first, rule.second)
    for pattern in (*patterns, "".join(rule.raw), *(one for pair in rule.either for one in pair)):
        yield from adversaries(pattern)
    for pattern in patterns[:40]:
        for word in sorted(needed(pattern) or ())[:2]:
            yield f"{word} " * 200
            yield word * 200 + "!"
