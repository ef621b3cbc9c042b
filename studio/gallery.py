"""One preview card as a PNG, drawn from the real widget."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from studio import paths
from studio.brand_kit.model import BrandKit
from studio.early import tokens
from studio.networks.counting import measure
from studio.networks.model import NetworkRules
from studio.pictures import pixels
from studio.post import Attachment, Draft
from studio.preview import preview_text
from studio.publishing.outgoing import outgoing_pictures
from studio.ui.dressing import dress, make_application
from studio.ui.theme import Theme
from studio.ui.write.look_pane import PICTURE_SIDE, to_pixmap
from studio.ui.write.preview_card import PreviewCard
from studio.ui.write.preview_words import Author

CARD_WIDTH = 343
TALLEST = 100_000  # device pixels; much taller ones cannot be kept in a PNG


def render_preview(
    kit: BrandKit, rules: NetworkRules, text: str, picture_id: str = "", *, dark: bool = False
) -> bytes:
    """Draw a preview card as the app shows it.

    Args:
        kit: the kit that the picture is from.
        rules: the network.
        text: the words.
        picture_id: a picture of the kit, or "".
        dark: dark colours instead of light ones.

    Returns:
        A PNG at two device pixels for each logical pixel.

    Raises:
        PictureProblem: the picture cannot go out.
        ValueError: the card is too tall for a picture.
    """
    app = make_application(str(paths.assets()))
    theme = Theme(tokens=tokens(), dark=dark, kit=kit.colour)
    dress(app, theme)
    card = PreviewCard(theme, rules, _author(kit))
    card.resize(CARD_WIDTH, 100)
    card.set_words(preview_text(rules, text), measure(rules, text))
    picture = kit.picture(picture_id) if picture_id else None
    if picture is not None:
        item = Attachment(picture_id=picture.id, sha256=picture.sha256)
        draft = Draft(id="", text=text, attachments=(item,), locale=kit.locales[0])
        ready = outgoing_pictures(draft, kit, rules)[0]
        card.set_picture(to_pixmap(pixels(ready.data, PICTURE_SIDE)), ready.alt)
    card.resize(CARD_WIDTH, card.height())
    return _png(card, ratio=2.0)


def _author(kit: BrandKit) -> Author:
    example = kit.example
    name = example.first_name if example else kit.name
    store = example.store if example else ""
    return Author(name=name, handle=f"{name}.{store}".lower().strip(".").replace(" ", ""))


def _png(widget: QWidget, *, ratio: float = 1.0) -> bytes:
    if widget.height() * ratio > TALLEST:
        raise ValueError("too tall to draw")
    image = QImage(widget.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    widget.render(painter, QPoint(0, 0))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stub asks for bytes
        raise ValueError("too large to draw")
    return bytes(data.data())
