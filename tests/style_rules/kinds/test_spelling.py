from __future__ import annotations

from studio.style_rules.builtin import SPELLING, language_rules
from studio.style_rules.engine import Engine
from studio.style_rules.rule import Rule, RuleKind, Vocab
from studio.style_rules.surroundings import Surroundings
from tests.style_rules.making import rule

OWN = next(item for item in language_rules() if item.name == SPELLING)


class Words:
    """A dictionary of a few words."""

    def known(self, word: str) -> bool:
        return word.lower() in {"the", "garden", "is", "don't", "open", "well-known"}

    def suggest(self, word: str) -> tuple[str, ...]:
        return (f"{word}?",)


def found(text: str, spelling: Rule = OWN, **vocab: tuple[str, ...]) -> list[tuple[int, str]]:
    around = Surroundings(vocab=Vocab(**vocab), speller=lambda _rule: Words())
    alerts = Engine((spelling,), around).check(text).alerts
    return [(alert.start, alert.text) for alert in alerts]


def test_unknown_words_are_found_at_their_own_place_each_time() -> None:
    assert found("Teh garden (teh) is “open”. Teh") == [(0, "Teh"), (12, "teh"), (28, "Teh")]


def test_what_is_no_word_is_passed_over() -> None:
    assert found("NASA GitHub gardenX 12a well-knwon don’t :P 🐝") == []


def test_own_filters_may_replace_vales() -> None:
    custom = rule(RuleKind.SPELLING, custom=True, filters=(r"^\d",))
    assert found("12a abc-x", custom) == [(4, "abc-x")]


def test_accepted_words_are_known_in_any_case_and_phrases_only_as_a_whole() -> None:
    assert found("Teh mea culpa culpa", accept=("teh", "mea culpa")) == [(14, "culpa")]


def test_without_a_dictionary_nothing_is_said() -> None:
    assert Engine((OWN,)).check("xyzzy").alerts == ()


def test_suggestions_are_asked_for_one_word() -> None:
    engine = Engine((OWN,), Surroundings(speller=lambda _rule: Words()))
    alert = engine.check("teh").alerts[0]
    assert engine.suggestions(alert) == ("teh?",)
