"""Rules for tests, made in a line."""

from __future__ import annotations

from dataclasses import replace

from studio.style_rules.alert import Alert
from studio.style_rules.engine import Engine
from studio.style_rules.rule import Rule, RuleKind, Vocab
from studio.style_rules.surroundings import Surroundings


def rule(kind: RuleKind, **changes: object) -> Rule:
    """Return a rule of a kind, changed as asked."""
    made = Rule(name="T.Rule", kind=kind, message="'%s' / '%s'")
    return replace(made, **changes)  # type: ignore[arg-type]


def existence(*tokens: str, **changes: object) -> Rule:
    """Return a rule that flags tokens."""
    return rule(RuleKind.EXISTENCE, tokens=tokens, message="no '%s'", **changes)


def swapping(*pairs: tuple[str, str], **changes: object) -> Rule:
    """Return a rule that knows better words."""
    return rule(RuleKind.SUBSTITUTION, swap=pairs, **changes)


def alerts(text: str, *rules: Rule, vocab: Vocab | None = None) -> tuple[Alert, ...]:
    """Return what rules find, exactly as Vale would."""
    return Engine(rules, Surroundings(vocab=vocab or Vocab())).check(text).alerts


def found(text: str, *rules: Rule, vocab: Vocab | None = None) -> list[str]:
    """Return the words that rules flag."""
    return [alert.text for alert in alerts(text, *rules, vocab=vocab)]


def told(text: str, *rules: Rule, vocab: Vocab | None = None) -> list[str]:
    """Return the messages of what rules find."""
    return [alert.message for alert in alerts(text, *rules, vocab=vocab)]
