"""Which words of a post are misspelt."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.spelling.dictionary import bundled
from studio.spelling.words import Reader, misspelt

VERBS = {"love", "loving", "come", "see", "mail"}
OTHERS = {"we", "lovely", "flowers", "shop", "the", "don't", "well", "known", "a", "and", "them"}
WORDS = VERBS | OTHERS | {"'tis", "great", "deal", "me", "at"}


def known(word: str) -> bool:
    return word in WORDS or word.lower() in WORDS


def words_in(text: str, accepted: tuple[str, ...] = (), typing_at: int = -1) -> list[str]:
    return [span.word for span in misspelt(text, known, accepted, typing_at)]


def test_a_misspelt_word_is_found_with_its_place() -> None:
    text = "🐝 We lvoe the flowers"
    (span,) = misspelt(text, known)
    assert (span.start, span.end, span.word) == (5, 9, "lvoe")
    assert text[span.start : span.end] == "lvoe"


@pytest.mark.parametrize(
    "text",
    [
        "see https://exmaple.org/flwoers and www.flwoers.example",
        "flwoers.co.uk",
        "@flwoers #flwoers #Grwo mail me at flwoers@exmaple.org",
        "the {yuor flwoers here} shop",
        "24cm 3rd A4b 10xz",
        "RHS PHSE",
        "soooo lovelyyyy",
        'the "flwoers" and “lvoely shpo”',
        "iPhnoe BenchCafe McFlwoer",
        "we love Kwiatkowska and Mererid",
        "the shop’s flowers’ don't don’t",
        "well-known lovin' 'tis lovin",
        "цветы 花 🌷🌷",
        "a b c x",
        "",
    ],
)
def test_what_is_no_word_of_the_language_is_left_alone(text: str) -> None:
    assert words_in(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("we lvoe them", ["lvoe"]),
        ("well-konwn", ["konwn"]),
        ("the shpo's", ["shpo's"]),
        ("“we love the flwoers and the shop”!", ["flwoers"]),
        ("(flwoers)", ["flwoers"]),
        ("*flwoers*", ["flwoers"]),
        ("Lvoely flowers", ["Lvoely"]),
        ("Come. Lovley! Well", ["Lovley"]),
        ("GRAETLY", ["GRAETLY"]),
    ],
)
def test_mistakes_are_found_whatever_stands_around_them(text: str, found: list[str]) -> None:
    assert words_in(text) == found


def test_a_name_at_the_start_of_a_sentence_is_no_slip() -> None:
    assert words_in("Aled, come and see. Mererid!\nKwiatkowska") == []


def test_inside_a_sentence_a_word_with_a_capital_is_a_name() -> None:
    assert words_in("we love Lvoely") == []
    assert words_in("Lvoely") == ["Lvoely"]


def test_longer_names_may_be_written_small_and_short_ones_are_mistakes() -> None:
    names = frozenset(["Christmas", "Tim"])
    found = misspelt("we love christmas and tim", lambda word: known(word) or word in names)
    assert [span.word for span in found] == ["tim"]


def test_every_place_of_a_word_is_found() -> None:
    assert words_in("lvoe and lvoe\nlvoe") == ["lvoe"] * 3


def test_accepted_words_are_right_in_any_case_and_word_by_word() -> None:
    accepted = ("Fern & Finch", "allium", "Finch’s lad")
    assert words_in("fern ALLIUMS finch's alliums lad", accepted) == ["ALLIUMS", "alliums"]


def test_the_word_that_is_being_typed_is_left_alone() -> None:
    text = "we lvoe flwoers"
    assert words_in(text, typing_at=len(text)) == ["lvoe"]
    assert words_in(text, typing_at=3) == ["flwoers"]
    assert words_in(text, typing_at=7) == ["flwoers"]


def test_a_reader_forgets_nothing_and_mixes_nothing_up() -> None:
    reader = Reader(known)
    for text in ("we lvoe", "we lvoe the", "the lvoe", "Lvoely", "we Lvoely", "Lvoely"):
        assert reader.misspelt(text) == misspelt(text, known)


@given(st.text(alphabet=st.sampled_from("abeLV '’-.,#@{}🐝\u0301\n"), max_size=60))
def test_spans_hold_their_words_and_stand_in_order(text: str) -> None:
    spans = misspelt(text, known)
    assert all(text[span.start : span.end] == span.word for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: span.start)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_how_people_in_shops_write_is_no_mistake() -> None:
    english = bundled("en-GB")
    assert english is not None
    texts = (
        "Reet chuffed wi’ these, me mam’s pansies are mint",
        "Diolch! Panad and a bara brith, bore da all",
        "We’re havin’ a brew n a natter, obvs 😂 lovin’ it",
        "New in: heucheras, skimmias & a cheeky sarcococca",
    )
    assert [span.word for text in texts for span in misspelt(text, english.known)] == ["wi"]
