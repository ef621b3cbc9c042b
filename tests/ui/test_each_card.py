"""Each network's card has the bones of its network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.networks.places import places_of
from studio.ui.cards import CARDS, PreviewCard, make_card
from studio.ui.cards.aloud import said
from studio.ui.cards.byline import OneLine
from studio.ui.cards.drawing import image_of
from studio.ui.cards.picture import Picture
from studio.ui.cards.piece import Piece
from studio.ui.cards.story import StoryCard
from studio.ui.cards.words import Words
from studio.ui.theme import Theme
from tests.helpers.cards import LINK, LONG, PRIYA, card_of, networks, picture, place_of, say

LeafT = TypeVar("LeafT", bound=Piece)
Draw = Callable[..., PreviewCard]
"""Makes a card of a place, with a text and what else is said of it."""


@pytest.fixture
def card(qtbot: QtBot, light: Theme) -> Draw:
    def make(key: str, text: str = "Bulbs are in", **how: object) -> PreviewCard:
        made = card_of(light, key, text, **how)  # type: ignore[arg-type]
        qtbot.addWidget(made)
        return made

    return make


def order(card: PreviewCard) -> list[str]:
    """Return what is shown, from the top, what is beside from the left."""
    found = sorted(card.pieces().items(), key=lambda item: (item[1].y(), item[1].x()))
    return [name for name, _rect in found]


def leaf(card: PreviewCard, name: str, kind: type[LeafT]) -> LeafT:
    """Return the piece of a name, which is of a kind."""
    found = next(piece for piece in card._bones.leaves() if piece.name == name)
    assert isinstance(found, kind)
    return found


def ratio(rect: QRectF) -> float:
    return rect.width() / rect.height()


def colour_at(image: QImage, x: float, y: float) -> QColor:
    scale = image.devicePixelRatio()
    return image.pixelColor(round(x * scale), round(y * scale))


def test_every_place_of_every_network_has_a_card_of_its_own() -> None:
    keys = [place.key for rules in networks().values() for place in places_of(rules)]
    assert sorted(CARDS) == sorted(keys)
    assert len(set(CARDS.values())) == len(CARDS)


def test_practice_has_name_words_and_picture(card: Draw) -> None:
    made = card("practice")
    made.set_picture(picture(), "alt")
    assert order(made) == ["byline", "words", "picture", "foot"]


def test_bluesky_stands_beside_the_letter_in_the_feed_and_below_it_in_the_column(
    card: Draw,
) -> None:
    tall = card("bluesky")
    tall.set_picture(picture(), "alt")
    assert order(tall) == ["avatar", "byline", "words", "picture", "actions", "foot"]
    assert tall.pieces()["words"].x() > tall.pieces()["avatar"].right()
    small = card("bluesky", tall=False)
    small.set_picture(picture(), "alt")
    assert order(small) == ["byline", "words", "picture"]
    assert small.pieces()["words"].x() == small.pieces()["byline"].x()


def test_x_has_words_then_picture_beside_the_letter(card: Draw) -> None:
    for tall in (True, False):
        made = card("x", tall=tall)
        made.set_picture(picture(), "alt")
        assert order(made)[:4] == ["avatar", "byline", "words", "picture"]
        assert made.pieces()["picture"].x() > made.pieces()["avatar"].right()
        assert ("actions" in made.pieces()) is tall


def test_threads_shows_the_handle_and_no_name(card: Draw) -> None:
    made = card("threads")
    made.set_picture(picture(), "alt")
    assert order(made) == ["avatar", "byline", "words", "picture", "actions", "foot"]
    line = leaf(made, "byline", OneLine)
    assert line._top == "priya.leeds"


def test_mastodon_has_its_link_cards_picture_beside_the_title(card: Draw) -> None:
    made = card("mastodon")
    say(made, "see", LINK)
    assert order(made) == ["byline", "words", "link", "actions", "foot"]
    assert ratio(made.pieces()["link"]) > 4
    other = card("x")
    say(other, "see", LINK)
    assert ratio(other.pieces()["link"]) < 2


def test_facebook_shows_the_picture_from_edge_to_edge_below_the_words(card: Draw) -> None:
    made = card("facebook")
    made.set_picture(picture(), "alt")
    assert order(made) == ["byline", "words", "picture", "actions", "foot"]
    shown = made.pieces()["picture"]
    assert (shown.left(), shown.right()) == (0, made.width())


def test_linkedin_folds_above_the_picture_and_has_bold_hashtags(card: Draw) -> None:
    made = card("linkedin", LONG)
    made.set_picture(picture(), "alt")
    assert order(made) == ["byline", "words", "fold", "picture", "actions", "foot"]
    words = leaf(made, "words", Words)
    assert words._style.looks["mark"].fontWeight() > words._style.looks["text"].fontWeight()


def test_instagram_has_the_caption_below_the_picture_or_beside_a_square(card: Draw) -> None:
    tall = card("instagram", LONG)
    tall.set_picture(picture(), "alt")
    assert order(tall) == ["byline", "picture", "actions", "words", "fold", "foot"]
    small = card("instagram", LONG, tall=False)
    small.set_picture(picture(), "alt")
    assert order(small) == ["picture", "words", "fold"]
    pieces = small.pieces()
    assert ratio(pieces["picture"]) == 1
    assert pieces["words"].x() > pieces["picture"].right()
    assert pieces["words"].y() == pieces["picture"].y()
    words = leaf(small, "words", Words)
    assert words.laid_out.texts()[0].startswith("priya.leeds Ad")


@pytest.mark.parametrize("key", ["instagram", "pinterest", "tiktok"])
@pytest.mark.parametrize("tall", [True, False])
def test_where_a_picture_is_needed_it_says_so(card: Draw, key: str, *, tall: bool) -> None:
    made = card(key, tall=tall)
    assert "missing" in made.pieces()
    assert "words" in made.pieces()
    made.set_picture(picture(), "alt")
    assert "missing" not in made.pieces()


@pytest.mark.parametrize("key", ["instagram:story", "facebook:story"])
def test_a_story_fills_the_phone_and_has_no_words(card: Draw, key: str) -> None:
    made = card(key, "Bulbs are in")
    assert list(made.pieces()) == ["missing", "foot"]
    made.set_picture(picture(900, 1600), "Bees")
    assert list(made.pieces()) == ["phone", "legend", "foot"]
    wide, high = made.place.surface.ratio
    assert ratio(made.pieces()["phone"]) == pytest.approx(wide / high, abs=0.01)
    assert "Bulbs" not in made.accessibleDescription()
    assert made.accessibleName().endswith("story preview")
    assert made.status.words == "No words in stories"
    assert not any("Bulbs" in words for words in said(made))


@pytest.mark.parametrize(("key", "who"), [("instagram:story", True), ("facebook:story", False)])
def test_stories_say_who_posted_them_as_the_network_does(
    card: Draw, key: str, *, who: bool
) -> None:
    made = card(key)
    assert isinstance(made, StoryCard)
    assert made.handle_shown is who


def test_what_buttons_cover_is_striped_and_the_rest_is_not(card: Draw) -> None:
    made = card("instagram:story")
    made.set_picture(picture(900, 1600), "")
    phone = made.pieces()["phone"]
    left, top, width, height = made.place.surface.safe
    image = image_of(made)
    x = phone.x() + (left + width / 2) * phone.width()
    inside = phone.y() + (top + height / 2) * phone.height()
    assert colour_at(image, x, inside) == QColor(Qt.GlobalColor.red)
    edge = phone.y() + (top + height + 0.03) * phone.height()
    colours = {colour_at(image, x + step, edge).red() for step in range(30)}
    assert len(colours) > 1
    assert min(colours) < 200


def test_pinterest_has_picture_title_and_description_in_this_order(card: Draw) -> None:
    made = card("pinterest", LONG)
    made.set_picture(picture(), "alt")
    assert order(made) == ["picture", "actions", "title", "words", "fold", "byline", "foot"]


def test_youtube_shows_a_cover_and_says_that_it_is_one(card: Draw) -> None:
    made = card("youtube", LONG)
    assert order(made)[:2] == ["missing", "title"]
    made.set_picture(picture(500, 500), "alt")
    assert order(made)[:3] == ["picture", "legend", "title"]
    wide, high = made.place.surface.ratio
    assert ratio(made.pieces()["picture"]) == pytest.approx(wide / high, abs=0.01)
    assert made.pieces()["panel"].contains(made.pieces()["words"])
    assert made.alt == ""


def test_tiktok_has_its_caption_over_the_picture(card: Draw) -> None:
    made = card("tiktok", LONG)
    made.set_picture(picture(900, 1600), "alt")
    pieces = made.pieces()
    assert pieces["phone"].contains(pieces["words"])
    assert pieces["words"].center().y() > pieces["phone"].center().y()
    small = card("tiktok", LONG, tall=False)
    small.set_picture(picture(900, 1600), "alt")
    assert small.pieces()["words"].x() > small.pieces()["phone"].right()


def test_a_picture_is_cut_as_the_network_cuts_it(card: Draw, light: Theme) -> None:
    made = card("x")
    surface = replace(made.place.surface, shown_min=0.75, shown_max=1.5, ratio_min=0.0)
    made.place = replace(made.place, surface=surface)
    for width, height, seen in ((300, 300, 1.0), (100, 400, 0.75), (800, 200, 1.5)):
        made.set_picture(picture(width, height), "")
        shown = leaf(made, "picture", Picture)
        size = shown.size(300)
        assert size.width() / size.height() == pytest.approx(seen, abs=0.01)


def test_a_place_without_a_card_of_its_own_is_shown_as_practice_is(light: Theme) -> None:
    strange = replace(place_of("x"), rules=replace(place_of("x").rules, id="strange"))
    assert type(make_card(light, strange, PRIYA)) is CARDS["practice"]
