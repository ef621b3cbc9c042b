"""How a post will look in one place: what all cards have in common."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from studio.networks.model import Length
from studio.networks.places import Place
from studio.preview import LinkCard, PreviewText
from studio.ui.cards import aloud
from studio.ui.cards.author import Author, Status, length_status
from studio.ui.cards.head import HEIGHT, paint_head
from studio.ui.cards.piece import Column, Piece
from studio.ui.cards.words import Foot, Problem
from studio.ui.theme import Theme
from studio.wording.i18n import _
from studio.wording.places import place_name

WIDEST = 376
"""No card is wider than this, in design pixels."""

NOTHING = PreviewText(text="", visible_end=0, more="", runs=())


class PreviewCard(QWidget):
    """One card. Its height follows from its words and its picture.

    Attributes:
        theme: colours and sizes.
        place: the network and the part of it.
        author: who the card says has posted.
        tall: True for the form with everything that the network shows; otherwise the short
            form of the column beside the editor.
        text: the words as the network shows them.
        link: the card for an address, or None.
        picture: the picture that is uploaded, or None.
        alt: the picture's description, or "".
        problem: why the post's picture cannot be shown here, or "".
        withdrawn: True while the brand has taken the picture back.
        status: the word at the top right.
        part: what is drawn anew at the moment.
        finest: device pixels for each logical pixel when it is drawn finer than on screen.
    """

    save_wanted = Signal()
    has_words = True
    """False where the network shows no words beside the picture."""

    def __init__(
        self,
        theme: Theme,
        place: Place,
        author: Author,
        *,
        ground: QColor | None = None,
        tall: bool = False,
    ) -> None:
        """Make a card.

        Args:
            theme: colours and sizes.
            place: the network and the part of it.
            author: who the card says has posted.
            ground: what the card lies on; None leaves the corners open.
            tall: all that the network shows, instead of the short form.
        """
        super().__init__()
        self.theme, self.place, self.author, self.tall = theme, place, author, tall
        self._ground, self.finest, self.part = ground, 1.0, QRegion()
        if ground is not None:
            # Spares Qt from painting what lies behind the card at every keystroke.
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.status = Status(words="", icon="check", tone="ok")
        self.text: PreviewText = NOTHING
        self.link: LinkCard | None = None
        self.picture: QPixmap | None = None
        self.withdrawn, self.alt, self.problem, self._spoken = False, "", "", False
        foot = (Foot(self),) if tall else ()
        self._bones = Column(self, self.bones(), Problem(self), *foot)
        self._aloud = Column(self, aloud.Spoken(self), *foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme.px(WIDEST))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("{network} preview").format(network=place_name(place)))

    def bones(self) -> Piece:
        """Return the pieces of the card; every network has its own."""
        raise NotImplementedError

    @property
    def network(self) -> str:
        """The id of the network that it shows."""
        return self.place.rules.id

    @property
    def pad(self) -> int:
        """Room at the edges, logical pixels."""
        return self.theme.px(13)

    @property
    def ratio(self) -> float:
        """Device pixels for each logical pixel."""
        return max(self.finest, self.devicePixelRatioF())

    @property
    def folded(self) -> bool:
        """True while the network hides a part of the words."""
        return bool(self.text.more)

    @property
    def spoken(self) -> bool:
        """True while the card shows what a screen reader says."""
        return self._spoken

    def pieces(self) -> dict[str, QRectF]:
        """Return what is shown and where, from the top left."""
        return {piece.name: QRectF(piece.rect) for piece in self._shown().leaves()}

    # -- what it shows -----------------------------------------------------------

    def set_words(
        self,
        text: PreviewText,
        length: Length,
        status: Status | None = None,
        *,
        link: LinkCard | None = None,
    ) -> None:
        """Show other words.

        Args:
            text: as the network shows them.
            length: for the status "Fits" or "12 too long".
            status: said instead of the length, or None.
            link: the card for an address, or None.
        """
        told = status or (length_status(length) if self.has_words else _no_words())
        shown = text if self.has_words else NOTHING
        same_head = told == self.status
        self.status, self.text, self.link = told, shown, link
        self._say_aloud()
        self._show_anew(same_head=same_head)

    def set_picture(self, picture: QPixmap | None, alt: str, *, problem: str = "") -> None:
        """Show the picture that is uploaded, decoded from its own bytes.

        Args:
            picture: the picture, or None.
            alt: its description, or "".
            problem: why there is none although the post has one, in a sentence, or "".
        """
        self.problem = problem
        self.picture = None if picture is None or picture.isNull() else picture
        self.alt = alt if self.place.rules.pictures.has_alt else ""
        self._say_aloud()
        self._relay()
        self.update()

    def set_withdrawn(self, *, withdrawn: bool) -> None:
        """Cross the picture out, because the brand took it back, or do not."""
        if withdrawn != self.withdrawn:
            self.withdrawn = withdrawn
            self._say_aloud()
            self._relay()
            self.update()

    def set_ground(self, ground: QColor) -> None:
        """Lie on something of another colour."""
        self._ground = ground
        self.update()

    def set_spoken(self, *, spoken: bool) -> None:
        """Show what a screen reader says instead of the post, or the post."""
        if spoken != self._spoken:
            self._spoken = spoken
            self._relay()
            self.update()

    def copy_from(self, other: PreviewCard) -> None:
        """Show the same post as another card of the same place."""
        self.status, self.text, self.link = other.status, other.text, other.link
        self.picture, self.alt, self.withdrawn = other.picture, other.alt, other.withdrawn
        self.problem = other.problem
        self._spoken = other._spoken
        self._say_aloud()
        self._relay()

    def fit_width(self, width: int) -> None:
        """Take a width, and the height that follows from it, while it is on no screen."""
        self.resize(width, self.height())
        # Qt tells a hidden widget of its new size only when it is drawn.
        self._relay()

    # -- Qt's questions ----------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the height that the content needs at the current width."""
        return QSize(self.theme.px(342), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew when the width changes."""
        if event.size().width() != event.oldSize().width():
            self._relay()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the card."""
        menu = QMenu(self)
        menu.addAction(_("Save as a picture…")).triggered.connect(self.save_wanted)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Space for the menu."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            middle = self.rect().center()
            reason = QContextMenuEvent.Reason.Keyboard
            self.contextMenuEvent(QContextMenuEvent(reason, middle, self.mapToGlobal(middle)))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in the part that has to be drawn anew."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme, self.part = self.theme, QRegion(event.region())
        if self._ground is not None:
            painter.fillRect(event.rect(), self._ground)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        if event.rect().top() <= theme.px(HEIGHT):
            paint_head(painter, self, place_name(self.place))
        for piece in self._shown().leaves():
            if self.part.intersects(piece.rect.toAlignedRect()):
                piece.paint(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()

    # -- inside ------------------------------------------------------------------

    def _shown(self) -> Column:
        return self._aloud if self._spoken else self._bones

    def _relay(self) -> None:
        inner = self.width() - 2 * self.pad
        if inner < 60:
            return
        top = self.theme.px(HEIGHT) + 1 + self.theme.px(10)
        shown = self._shown()
        height = shown.fit(inner)
        shown.place(QRectF(self.pad, top, inner, height))
        self.setFixedHeight(round(top + height + self.theme.px(12)))

    def _show_anew(self, *, same_head: bool) -> None:
        before = [(piece, QRectF(piece.rect)) for piece in self._shown().leaves()]
        self._relay()
        now = list(self._shown().leaves())
        if before != [(piece, piece.rect) for piece in now]:
            self.update()
            return
        # Nothing moved: the picture and all other words need not be drawn again.
        if not same_head:
            self.update(0, 0, self.width(), self.theme.px(HEIGHT))
        for piece in now:
            part = piece.changed()
            if not part.isEmpty():
                self.update(part.toAlignedRect().adjusted(-2, -2, 2, 2))

    def _say_aloud(self) -> None:
        self.setAccessibleDescription(aloud.description(self))


def _no_words() -> Status:
    return Status(words=_("No words in stories"), icon="info", tone="text2")
