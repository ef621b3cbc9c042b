"""Exceptions and accepted words, by case."""

from __future__ import annotations

from studio.style_rules.rule import Vocab
from tests.style_rules.making import existence, found

CULPA = existence("culpa", ignorecase=True, exceptions=("mea culpa",))


def test_an_exception_of_several_words_shields_its_parts_as_it_is_written() -> None:
    assert found("mea culpa, my culpa", CULPA) == ["culpa"]
    assert found("Mea Culpa", CULPA) == ["Culpa"]


def test_with_accepted_words_it_shields_them_in_any_case() -> None:
    # Vale writes "(?-i)" before exceptions only while there are no accepted words.
    assert found("Mea Culpa", CULPA, vocab=Vocab(accept=("Bulbs",))) == []


def test_the_same_holds_for_a_pattern_of_several_words() -> None:
    culpa = existence("culpa", ignorecase=True, exceptions=(r"me[ao]\s+culpa",))
    assert found("Mea Culpa", culpa) == ["Culpa"]
    assert found("Mea Culpa", culpa, vocab=Vocab(accept=("Bulbs",))) == []
