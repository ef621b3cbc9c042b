"""What is said of a card: to people who use a screen reader, and to those who wonder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from studio.preview import spoken_parts
from studio.ui.cards.byline import icon
from studio.ui.cards.laid_out import style
from studio.ui.cards.piece import Piece
from studio.ui.cards.words import Sentence
from studio.wording.i18n import _
from studio.wording.spoken import spoken_link, spoken_picture, spoken_words

if TYPE_CHECKING:
    from studio.ui.cards.base import PreviewCard


def description(card: PreviewCard) -> str:
    """Return the card's accessible description: all of the post, and what is seen first."""
    said = [f"{card.author.name}. {card.text.text}" if card.has_words else f"{card.author.name}."]
    if card.folded:
        first = card.text.text[: card.text.visible_end]
        said.append(_("People first see: {text}").format(text=first))
    if card.link is not None:
        said.append(spoken_link(card.link))
    if card.withdrawn or card.alt:
        said.append(spoken_picture(card.alt, withdrawn=card.withdrawn))
    if card.problem:
        said.append(card.problem)
    return " ".join(said)


def said(card: PreviewCard) -> tuple[str, ...]:
    """Return the post as a screen reader says it on the network, one item for each stop."""
    author = card.author
    lines = [_("{name}, at {handle}").format(name=author.name, handle=author.handle)]
    lines.append(spoken_words(spoken_parts(card.text)))
    if card.link is not None:
        lines.append(spoken_link(card.link))
    if card.picture is not None:
        rules = card.place.rules
        none = "" if rules.pictures.has_alt else rules.name
        lines.append(spoken_picture(card.alt, withdrawn=card.withdrawn, takes_none=none))
    lines.append(card.problem)
    return tuple(line for line in lines if line.strip())


class Spoken(Piece):
    """The sentences, each behind an ear."""

    name = "spoken"

    def __init__(self, card: PreviewCard) -> None:
        super().__init__(card)
        self.sentences: tuple[Sentence, ...] = ()
        theme, ink = card.theme, card.theme.color("text")
        self._style = style(theme, theme.font("small"), text=ink, mark=ink, more=ink)

    def fit(self, width: float) -> float:
        """Break the lines of every sentence."""
        theme = self.card.theme
        lines = said(self.card)
        if lines != tuple(sentence.words for sentence in self.sentences):
            self.sentences = tuple(Sentence(self.card, line, look=self._style) for line in lines)
        room, y = theme.px(26), 0.0
        for sentence in self.sentences:
            height = sentence.fit(width - room)
            sentence.rect = QRectF(room, y, width - room, height)
            y += height + theme.px(8)
        return max(0.0, y - theme.px(8))

    def place(self, rect: QRectF) -> None:
        """Place every sentence."""
        super().place(rect)
        self.fit(rect.width())
        for sentence in self.sentences:
            sentence.rect.translate(rect.topLeft())

    def changed(self) -> QRectF:
        """Return all of it."""
        return QRectF(self.rect)

    def paint(self, painter: QPainter) -> None:
        """Draw an ear and the words of each sentence."""
        for sentence in self.sentences:
            painter.drawPixmap(
                QRectF(self.rect.x(), sentence.rect.y(), 0, 0).topLeft(),
                icon(self.card, "volume-2", 16, "text2"),
            )
            sentence.paint(painter)
