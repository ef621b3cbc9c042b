from __future__ import annotations

from studio.style_rules.rule import Rule, RuleKind, Vocab
from tests.style_rules.making import existence, found, rule

ACRONYMS = rule(
    RuleKind.CONDITIONAL,
    first=r"\b([A-Z]{3,5})\b",
    second=r"(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)",
    exceptions=("ASAP",),
)
PRICE: Rule = rule(RuleKind.CONDITIONAL, first=r"\bwin\b", second=r"closes on \w+")


def test_an_abbreviation_needs_its_words_somewhere_in_the_text() -> None:
    assert found("The RHS came. ASAP.", ACRONYMS) == ["RHS"]
    assert found("RHS. The Royal Horticultural Society (RHS) came.", ACRONYMS) == []


def test_an_abbreviation_in_brackets_explains_only_itself() -> None:
    assert found("Big Garden Society (BGS), and RSPB, and BGS.", ACRONYMS) == ["RSPB"]


def test_without_a_group_the_other_has_to_stand_anywhere() -> None:
    assert found("You can win.", PRICE) == ["win"]
    assert found("You can win. It closes on Friday.", PRICE) == []


def test_accepted_words_need_nothing() -> None:
    assert found("The RHS came.", ACRONYMS, vocab=Vocab(accept=("RHS",))) == []


def test_what_was_explained_holds_for_the_sentences_after_it() -> None:
    rules = (ACRONYMS, existence("x", scope=("sentence",), name="T.Sentences"))
    assert found("Big Garden Society (BGS) came. BGS left.", *rules) == []
