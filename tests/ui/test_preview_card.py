"""A preview card: the fold, the length, and what a screen reader says."""

from __future__ import annotations

from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from studio import paths
from studio.networks.counting import measure
from studio.networks.load import load_networks
from studio.networks.model import NetworkRules
from studio.preview import preview_text
from studio.ui.theme import Theme
from studio.ui.write.preview_card import PreviewCard
from studio.ui.write.preview_words import Author

LONG = "Ad · " + "my gran tucked alliums between her roses " * 20


@cache
def rules_of(network: str) -> NetworkRules:
    return load_networks(paths.assets() / "networks")[network]


@pytest.fixture
def card_of(qtbot: QtBot, light: Theme):  # type: ignore[no-untyped-def]
    def make(network: str) -> PreviewCard:
        made = PreviewCard(light, rules_of(network), Author(name="Priya", handle="priya.leeds"))
        qtbot.addWidget(made)
        made.resize(343, made.height())
        made.show()
        return made

    return make


def say(card: PreviewCard, text: str) -> None:
    rules = rules_of(card.network)
    card.set_words(preview_text(rules, text), measure(rules, text))


def picture(colour: Qt.GlobalColor = Qt.GlobalColor.red, width: int = 400) -> QPixmap:
    made = QPixmap(width, 300)
    made.fill(colour)
    return made


def test_the_name_says_which_network(card_of) -> None:  # type: ignore[no-untyped-def]
    assert card_of("bluesky").accessibleName() == "Bluesky preview"


def test_words_are_said_aloud_with_the_picture(card_of) -> None:  # type: ignore[no-untyped-def]
    card = card_of("bluesky")
    say(card, "Bulbs are in 🐝")
    assert card.accessibleDescription() == "Priya. Bulbs are in 🐝"
    card.set_picture(picture(), "Allium flower heads")
    assert card.accessibleDescription().endswith("Picture: Allium flower heads")
    card.set_picture(None, "")
    assert "Picture" not in card.accessibleDescription()


@pytest.mark.parametrize("network", ["instagram", "linkedin"])
def test_what_people_see_first_is_said_and_shown(card_of, network: str) -> None:  # type: ignore[no-untyped-def]
    card = card_of(network)
    short = "A short post"
    say(card, short)
    assert "People first see" not in card.accessibleDescription()
    low = card.height()
    say(card, LONG)
    first = preview_text(rules_of(network), LONG)
    assert 0 < first.visible_end < len(LONG)
    assert f"People first see: {LONG[: first.visible_end]}" in card.accessibleDescription()
    assert card._words._layouts[-1][0].text().endswith(first.more)
    assert LONG.strip() not in "".join(layout.text() for layout, _y in card._words._layouts)
    assert card.height() > low


def test_too_long_says_by_how_much(card_of) -> None:  # type: ignore[no-untyped-def]
    card = card_of("bluesky")
    say(card, "x" * 300)
    assert card._status.words == "Fits"
    say(card, "x" * 312)
    assert (card._status.words, card._status.tone) == ("12 too long", "stop")


def test_every_keystroke_changes_the_picture_of_the_card(card_of) -> None:  # type: ignore[no-untyped-def]
    card = card_of("mastodon")
    say(card, "Bulbs are i")
    before = card.grab().toImage()
    say(card, "Bulbs are in")
    assert card.grab().toImage() != before
    assert card.accessibleDescription() == "Priya. Bulbs are in"


def test_the_card_is_as_tall_as_its_words_and_picture(card_of) -> None:  # type: ignore[no-untyped-def]
    card = card_of("bluesky")
    say(card, "one line")
    one = card.height()
    say(card, "one line\ntwo\nthree")
    three = card.height()
    card.set_picture(picture(), "alt")
    assert one < three < card.height()


def test_instagram_puts_the_words_beside_a_square_picture(card_of) -> None:  # type: ignore[no-untyped-def]
    card = card_of("instagram")
    say(card, "Bulbs")
    assert not card.beside
    card.set_picture(picture(), "")
    assert card.beside


def test_gaps_and_links_are_drawn_in_other_colours(card_of) -> None:  # type: ignore[no-untyped-def]
    card = card_of("bluesky")
    say(card, "on {days} see https://fernandfinch.example #bulbs")
    formats = card._words._layouts[0][0].formats()
    assert len({f.format.foreground().color().name() for f in formats}) >= 3


@pytest.mark.parametrize("width", [30, 120, 343, 900])
def test_any_width_is_drawn(card_of, width: int) -> None:  # type: ignore[no-untyped-def]
    card = card_of("instagram")
    card.resize(width, card.height())
    say(card, LONG)
    card.set_picture(picture(width=3000), "alt")
    card.grab()
