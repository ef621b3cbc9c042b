"""One preview card as a PNG, drawn from the real widget in its tall form."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from studio import paths
from studio.brand_kit.model import BrandKit
from studio.early import tokens
from studio.illustrating import Illustrating
from studio.lettering import QtLetterer
from studio.networks.counting import measure
from studio.networks.model import NetworkRules
from studio.networks.places import FEED, Place, find_place, place_key
from studio.pictures import pixels
from studio.post import Attachment, Draft, PictureEdit
from studio.preview import link_card, preview_text
from studio.publishing.outgoing import outgoing
from studio.ui.cards import Author, PreviewCard, make_card
from studio.ui.cards.drawing import PICTURE_SIDE, fit_width, image_of, png
from studio.ui.dressing import dress, make_application
from studio.ui.pixmaps import to_pixmap
from studio.ui.theme import Theme
from studio.wording.picture_words import words_lead


def render_preview(
    kit: BrandKit,
    rules: NetworkRules,
    text: str,
    picture_id: str = "",
    *,
    dark: bool = False,
    surface: str = "",
    spoken: bool = False,
    link: str = "",
    edit: PictureEdit | None = None,
) -> bytes:
    """Draw a preview card as the app shows it.

    Args:
        kit: the kit that the picture is from.
        rules: the network.
        text: the words.
        picture_id: a picture of the kit, or "".
        dark: dark colours instead of light ones.
        surface: the part of the network, "" for its feed.
        spoken: what a screen reader says, instead of what people see.
        link: an address that goes along, or "".
        edit: crop, template and words on the picture, None for the plain picture.

    Returns:
        A PNG at two device pixels for each logical pixel.

    Raises:
        LookupError: the network has no such surface.
        PictureProblem: the picture cannot go out.
        ValueError: the card is too tall for a picture.
    """
    card = make_card(_theme(kit, dark=dark), _place(rules, surface), _author(kit), tall=True)
    fit_width(card)
    card.set_spoken(spoken=spoken)
    _show(card, kit, _draft(kit, text, picture_id, link, edit or PictureEdit()))
    fit_width(card)
    return png(image_of(card))


def _show(card: PreviewCard, kit: BrandKit, draft: Draft) -> None:
    rules = card.place.rules
    text = outgoing(draft, rules.id, clickable_links=rules.clickable_links).text
    known = [(item.title.get(draft.locale), item.url) for item in kit.links]
    has_picture = bool(draft.attachments)
    link = link_card(rules, text, link=draft.link, known=known, has_picture=has_picture)
    card.set_words(preview_text(rules, text), measure(rules, text), link=link)
    if has_picture:
        ready = _desk(kit, rules).upload_pictures(draft, card.place.key)[0]
        card.set_picture(to_pixmap(pixels(ready.data, PICTURE_SIDE)), ready.alt)


def _theme(kit: BrandKit, *, dark: bool) -> Theme:
    theme = Theme(tokens=tokens(), dark=dark, kit=kit.colour)
    dress(make_application(str(paths.assets())), theme)
    return theme


def _place(rules: NetworkRules, surface: str) -> Place:
    place = find_place({rules.id: rules}, place_key(rules.id, surface or FEED))
    if place is None:
        raise LookupError(surface)
    return place


def _desk(kit: BrandKit, rules: NetworkRules) -> Illustrating:
    networks = {rules.id: rules}
    desk = Illustrating(Path(), Path(), kit, networks, lambda: datetime.now(UTC), kit.locales[0])
    desk.make_letterer = QtLetterer
    desk.words_lead = words_lead
    return desk


def _draft(kit: BrandKit, text: str, picture_id: str, link: str, edit: PictureEdit) -> Draft:
    picture = kit.picture(picture_id) if picture_id else None
    items: tuple[Attachment, ...] = ()
    if picture is not None:
        items = (Attachment(picture_id=picture.id, sha256=picture.sha256, edit=edit),)
    return Draft(id="", text=text, link=link, attachments=items, locale=kit.locales[0])


def _author(kit: BrandKit) -> Author:
    example = kit.example
    name = example.first_name if example else kit.name
    store = example.store if example else ""
    return Author(name=name, handle=f"{name}.{store}".lower().strip(".").replace(" ", ""))
