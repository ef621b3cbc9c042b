"""A kit's spelling rule asks a dictionary that comes with the app."""

from __future__ import annotations

from studio.brand_kit.model import WordList
from studio.brand_kit.tone_rule import RuleKind
from studio.guidelines.dictionaries import dictionary_of
from studio.guidelines.tone import ToneEngine
from tests.helpers.small_kit import tone_rule

SPELLING = tone_rule(kind=RuleKind.SPELLING, tokens=(), ignorecase=False, message="‘%s’?")


def test_a_spelling_rule_of_a_kit_finds_words_that_no_dictionary_knows() -> None:
    engine = ToneEngine((SPELLING,), WordList(accept=("Fernly",)), dictionary_of)
    found = engine.find("The gardn of Fernly is open. {teh}", "en-GB")
    assert [finding.text for finding in found] == ["gardn"]


def test_a_language_without_a_dictionary_has_none() -> None:
    assert dictionary_of(tone_rule(kind=RuleKind.SPELLING, dictionaries=("xx_XX",))) is None
