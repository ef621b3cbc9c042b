"""Misspelt words are tips, and the brand's own words are right."""

from __future__ import annotations

from dataclasses import replace

from studio.guidelines.checks import check
from studio.guidelines.finding import Level
from studio.guidelines.spelling import find_misspelt
from studio.guidelines.subject import subject_of
from studio.post import Kept
from tests.helpers.small_kit import request


class Few:
    """Knows a few words."""

    def __init__(self, ready: bool = True) -> None:
        self.ready = ready
        self.words = {"we", "love", "flowers", "ad", "these"}

    def known(self, word: str) -> bool:
        return word.lower() in self.words


def words_in(text: str, speller: Few | None) -> list[str] | None:
    found = find_misspelt(subject_of(request(text, speller=speller)))
    return None if found is None else [item.text for item in found]


def test_a_misspelt_word_is_a_tip_at_its_place() -> None:
    text = "🐝 we lvoe flowers"
    found = find_misspelt(subject_of(request(text, speller=Few())))
    assert found is not None
    (item,) = found
    assert (item.code, item.rule, item.level) == ("spelling", "spelling", Level.TIP)
    assert text[item.start : item.end] == item.text == "lvoe"
    assert item.fixes == ()


def test_nothing_is_said_without_a_dictionary_or_before_it_is_there() -> None:
    assert words_in("lvoe", None) is None
    assert words_in("lvoe", Few(ready=False)) is None


def test_the_brands_own_words_are_right() -> None:
    kit = request("").kit
    stores = " ".join(kit.stores).lower()
    text = f"we love {kit.name.lower()} {stores}"
    assert words_in(text, Few()) == []


def test_a_word_that_is_learned_is_no_longer_flagged() -> None:
    speller = Few()
    assert words_in("we love zinnias", speller) == ["zinnias"]
    speller.words.add("zinnias")
    assert words_in("we love zinnias", speller) == []


def test_a_word_that_the_colleague_keeps_is_not_flagged() -> None:
    asked = request("we love zinnias", speller=Few())
    assert "spelling" in {item.rule for item in check(asked).findings}
    kept = replace(asked, kept=(Kept(rule="spelling", text="zinnias"),))
    assert "spelling" not in {item.rule for item in check(kept).findings}


def test_a_text_in_another_language_is_not_underlined_from_end_to_end() -> None:
    other = "Dzisiaj mamy piękne kwiaty na ladzie i bardzo się cieszymy że przyszły tak wcześnie"
    assert words_in(f"Ad. {other}. {other}", Few()) is None
    known = "we love flowers ad these " * 12
    assert words_in(f"{known * 3}{other}", Few()) is not None
