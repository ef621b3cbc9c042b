"""Every preview card in its tall form, for ``studio screenshots``."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from studio import paths
from studio.brand_kit.load import load_kit
from studio.early import tokens
from studio.illustrating import Illustrating
from studio.networks.counting import measure
from studio.networks.load import load_networks
from studio.networks.places import Place, places_of
from studio.post import Attachment, Draft
from studio.preview import link_card, preview_text
from studio.publishing.outgoing import PictureProblem, outgoing
from studio.ui.cards import Author, make_card
from studio.ui.cards.drawing import PICTURE_SIDE, beneath, fit_width, image_of, png
from studio.ui.dressing import dress, make_application
from studio.ui.pixmaps import to_pixmap
from studio.ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from studio.brand_kit.model import BrandKit, Picture
    from studio.ui.cards import PreviewCard

ANY_SCRIPT = (
    "إعلان · زرعنا الثوم المعمّر هذا الأسبوع 🌱\n"
    "שתלנו פקעות היום עם @anna.example 👩🏽\u200d🌾 #אביב\n"
    "Mae’r gwanwyn ar ei ffordd 🏴󠁧󠁢󠁷󠁬󠁳󠁿❤️"
)
"""Arabic, Hebrew and Welsh, with emoji that are joined from several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What one series of cards shows.

    Attributes:
        name: at the end of the file's name, "" for the kit's example.
        text: the words.
        picture: True with the example's picture.
        link: the address that goes along, or "".
    """

    name: str
    text: str
    picture: bool = True
    link: str = ""


def write_cards(folder: Path) -> tuple[Path, ...]:
    """Write every place's card, light and dark, for several posts, and what is said of each.

    Returns:
        The files, in the order in which they were drawn.
    """
    kit = load_kit(paths.demo_kit())
    networks = load_networks(paths.assets() / "networks")
    places = [place for rules in networks.values() for place in places_of(rules)]
    desk = Illustrating(folder, folder, kit, networks, lambda: datetime.now(UTC), kit.locales[0])
    app = make_application(str(paths.assets()))
    written = []
    for dark in (False, True):
        theme = Theme(tokens=tokens(), dark=dark, kit=kit.colour)
        dress(app, theme)
        for sample in samples(kit):
            cards = [_card(theme, desk, place, sample) for place in places]
            for place, card in zip(places, cards, strict=True):
                parts = ("card", place.key.replace(":", "-"), sample.name, theme.mode)
                written.append(_write(folder, "-".join(p for p in parts if p), png(image_of(card))))
            if not sample.name:
                for card in cards:
                    card.set_spoken(spoken=True)
                written.append(_write(folder, f"card-spoken-{theme.mode}", png(beneath(cards))))
    return tuple(written)


def samples(kit: BrandKit) -> tuple[Sample, ...]:
    """Return the kit's example, a long text, one with a link alone, and other scripts."""
    text = kit.example.text if kit.example else kit.name
    link = kit.links[0].url if kit.links else "https://example.org"
    long = "\n\n".join([text, "#SpringBulbs #Alliums", *([text] * 3)])
    return (
        Sample(name="", text=text),
        Sample(name="long", text=long),
        Sample(name="link", text="Planting now? Two minutes to read.", picture=False, link=link),
        Sample(name="scripts", text=ANY_SCRIPT),
    )


def _card(theme: Theme, desk: Illustrating, place: Place, sample: Sample) -> PreviewCard:
    kit, rules = desk.kit, place.rules
    example = kit.example
    name = example.first_name if example else kit.name
    handle = f"{name}.{example.store if example else ''}".lower().strip(".").replace(" ", "")
    card = make_card(theme, place, Author(name=name, handle=handle), tall=True)
    known = [(item.title.get(kit.locales[0]), item.url) for item in kit.links]
    draft = Draft(id="", text=sample.text, link=sample.link)
    text = outgoing(draft, rules.id, clickable_links=rules.clickable_links).text
    link = link_card(rules, text, link=sample.link, known=known, has_picture=sample.picture)
    card.set_words(preview_text(rules, text), measure(rules, text), link=link)
    picture = kit.picture(example.picture_id) if example and sample.picture else None
    if picture is not None:
        _show(card, desk, picture, place)
    fit_width(card)
    return card


def _show(card: PreviewCard, desk: Illustrating, picture: Picture, place: Place) -> None:
    """Show a picture, or another one where the brand does not let it be cut to the place."""
    free = next((p for p in desk.kit.pictures if p.edits.crop == "free"), picture)
    for wanted in (picture, free):
        item = Attachment(picture_id=wanted.id, sha256=wanted.sha256)
        draft = Draft(id="", attachments=(item,), locale=desk.locale)
        with contextlib.suppress(PictureProblem):
            shown = desk.preview_picture(draft, place.key, PICTURE_SIDE)
            card.set_picture(to_pixmap(shown), wanted.alt.get(desk.locale))
            return


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / f"{name}.png"
    path.write_bytes(data)
    return path
