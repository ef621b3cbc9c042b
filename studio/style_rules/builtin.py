"""The rules that Vale brings along, made from a brand's word lists.

Their messages and keys are Vale's (https://vale.sh/docs/styles, "Built-in style", and
https://vale.sh/docs/vocab, read 2026-11-22).
"""

from __future__ import annotations

from studio.style_rules.rule import Rule, RuleKind, Vocab

AVOID, TERMS = "Vale.Avoid", "Vale.Terms"
REPETITION, SPELLING = "Vale.Repetition", "Vale.Spelling"


def vocab_rules(vocab: Vocab) -> tuple[Rule, ...]:
    """Return ``Vale.Terms`` and ``Vale.Avoid``, as far as there are words for them."""
    found = []
    if vocab.accept:
        found.append(
            Rule(
                name=TERMS,
                kind=RuleKind.SUBSTITUTION,
                level="error",
                message="Use '%s' instead of '%s'.",
                ignorecase=True,
                vocab=False,
                swap=tuple({term.lower(): term for term in vocab.accept}.items()),
            )
        )
    if vocab.reject:
        found.append(
            Rule(
                name=AVOID,
                kind=RuleKind.EXISTENCE,
                level="error",
                message="Avoid using '%s'.",
                tokens=vocab.reject,
            )
        )
    return tuple(found)


def language_rules() -> tuple[Rule, ...]:
    """Return ``Vale.Repetition`` and ``Vale.Spelling``."""
    return (
        Rule(
            name=REPETITION,
            kind=RuleKind.REPETITION,
            level="error",
            message="'%s' is repeated!",
            ignorecase=True,
            alpha=True,
            action="edit",
            params=("truncate", " "),
            tokens=(r"[^\s.!?]+",),
        ),
        Rule(
            name=SPELLING,
            kind=RuleKind.SPELLING,
            level="error",
            message="Did you really mean '%s'?",
            action="suggest",
            params=("spellings",),
        ),
    )
