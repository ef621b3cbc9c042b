"""Preview cards for tests, on no screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap

from studio import paths
from studio.networks.counting import measure
from studio.networks.load import load_networks
from studio.networks.model import NetworkRules
from studio.networks.places import Place, find_place
from studio.preview import LinkCard, preview_text
from studio.ui.cards import Author, PreviewCard, make_card
from studio.ui.theme import Theme

PRIYA = Author(name="Priya", handle="priya.leeds")
LONG = "Ad · " + "my gran tucked alliums between her roses " * 20
LINK = LinkCard(url="https://fern.org/bulbs", host="fern.org", title="How to plant bulbs")


@cache
def networks() -> dict[str, NetworkRules]:
    return load_networks(paths.assets() / "networks")


def place_of(key: str) -> Place:
    place = find_place(networks(), key)
    assert place is not None
    return place


def card_of(
    theme: Theme, key: str, text: str = "Bulbs are in", *, tall: bool = True, author: Author = PRIYA
) -> PreviewCard:
    card = make_card(theme, place_of(key), author, tall=tall)
    card.fit_width(theme.px(343))
    say(card, text)
    return card


def say(card: PreviewCard, text: str, link: LinkCard | None = None) -> None:
    rules = card.place.rules
    card.set_words(preview_text(rules, text), measure(rules, text), link=link)


def picture(
    width: int = 400,
    height: int = 300,
    colour: Qt.GlobalColor | QColor = Qt.GlobalColor.red,
) -> QPixmap:
    made = QPixmap(width, height)
    made.fill(colour)
    return made
