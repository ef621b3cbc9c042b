"""What a screen reader says, in sentences."""

from __future__ import annotations

import pytest

from studio.preview import LinkCard, Spoken
from studio.wording.spoken import spoken_link, spoken_picture, spoken_words


def said(*parts: tuple[str, str]) -> str:
    return spoken_words(Spoken(kind=kind, text=text) for kind, text in parts)


def test_marks_are_said_in_words_with_room_around_them() -> None:
    parts = (
        ("words", "Hi "),
        ("mention", "anna"),
        ("words", ", see"),
        ("emoji", "honeybee"),
        ("words", "."),
        ("words", "\nNext "),
        ("hashtag", "Bee Friendly"),
        ("link", "example.org"),
        ("gap", "which days?"),
        ("more", "… more"),
    )
    assert said(*parts) == (
        "Hi at anna, see honeybee.\n"
        "Next hashtag Bee Friendly link: example.org gap: which days? … more"
    )


def test_three_dots_of_a_fold_stand_apart() -> None:
    assert said(("words", "called them"), ("more", "...more")) == "called them ...more"


@pytest.mark.parametrize(
    ("region", "words"),
    [("GB", "flag: United Kingdom"), ("GB-WLS", "flag: Wales"), ("XX", "flag: XX")],
)
def test_a_flag_is_said_by_the_countrys_name(region: str, words: str) -> None:
    assert said(("flag", region)) == words


def test_a_link_card_is_said_with_the_title_when_it_is_known() -> None:
    card = LinkCard(url="https://a.org/x", host="a.org", title="Bulbs")
    assert spoken_link(card) == "Link card: Bulbs, a.org"
    assert spoken_link(LinkCard(url="", host="a.org", title="")) == "Link card: a.org"


def test_a_picture_is_said_with_its_description_or_without() -> None:
    assert spoken_picture("Bees") == "Picture: Bees"
    assert spoken_picture("") == "Picture without a description"
    assert spoken_picture("", takes_none="TikTok") == "Picture. TikTok takes no description."
    assert spoken_picture("Bees", withdrawn=True) == "Its picture was taken back."
