"""How the post will look: one card for each network that was chosen."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from studio.networks.model import Length
from studio.pictures import RawImage
from studio.preview import preview_text
from studio.ui.studio import Studio
from studio.ui.widgets.parts import column, label, row
from studio.ui.write.preview_card import PreviewCard
from studio.ui.write.preview_words import Author, Status
from studio.wording.dates import short_day
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

_Said = tuple[str, Length, Status | None]

TAKEN_BACK = frozenset({"picture-recalled", "picture-recalled-swap", "picture-replaced"})
"""Findings for which the preview's picture is crossed out."""

PICTURE_SIDE = 720
"""Longest side, in device pixels, of the picture kept for a card."""


def to_pixmap(raw: RawImage) -> QPixmap:
    """Return raw RGBX bytes as a pixmap; the bytes are copied."""
    image = QImage(raw.rgbx, raw.width, raw.height, raw.width * 4, QImage.Format.Format_RGBX8888)
    return QPixmap.fromImage(image)


class LookPane(QWidget):
    """The heading and the cards; cards are kept alive and only change their words."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio = studio
        self._cards: dict[str, PreviewCard] = {}
        self._said: WeakKeyDictionary[PreviewCard, _Said] = WeakKeyDictionary()
        self._pictures: dict[tuple[str, str], QPixmap] = {}
        theme = studio.theme
        layout = column(self, gap=theme.px(10))
        head = row(margins=(0, 0, theme.px(14), 0))
        self.heading = label(_("How it will look"), "heading3")
        head.addWidget(self.heading, 1)
        self._checked = label("", "caption")
        head.addWidget(self._checked)
        layout.addLayout(head)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("box", "plain")
        self.area.setProperty("box", "plain")
        self.area.setStyleSheet("QScrollArea { background: transparent; }")
        self._column = column(holder, margins=(0, 0, theme.px(12), theme.px(12)), gap=theme.px(10))
        self._column.addStretch(1)
        self.area.setWidget(holder)
        layout.addWidget(self.area, 1)
        composer = studio.writing
        composer.targets_changed.connect(self._show_targets)
        composer.text_changed.connect(self.show_words)
        composer.picture_changed.connect(self._show_picture)
        composer.report_changed.connect(self.show_words)
        studio.person_changed.connect(self._rebuild)

    def cards(self) -> tuple[PreviewCard, ...]:
        """Return the cards that are shown, top first."""
        return tuple(self._cards.values())

    def show_words(self) -> None:
        """Bring the words of every card up to date."""
        core, draft = self._studio.loaded, self._studio.writing.draft
        for network, card in self._cards.items():
            rules = core.networks[network]
            length = core.length(draft, network)
            status = None
            codes = self._codes(network)
            card.set_withdrawn(withdrawn=bool(codes & TAKEN_BACK))
            if codes & TAKEN_BACK:
                words = _("Picture taken back")
                status = Status(words=words, icon="octagon-alert", tone="stop")
            elif length.fits and "label-late" in codes:
                status = Status(words=_("Label hidden"), icon="circle-alert", tone="stop")
            said = (core.outgoing_text(draft, network), length, status)
            if self._said.get(card) != said:
                # A repaint costs more than all the checks; they mostly change nothing here.
                self._said[card] = said
                card.set_words(preview_text(rules, said[0]), length, status)

    def _codes(self, network: str) -> set[str]:
        composer = self._studio.writing
        reports = composer.reports
        own = {name for name, _text in composer.draft.variants}
        report = reports.get(network if network in own else "")
        if report is None:
            return set()
        return {f.code for f in report.findings if not f.networks or network in f.networks}

    def _rebuild(self) -> None:
        for card in self._cards.values():
            card.deleteLater()
        self._cards = {}
        self._show_targets()

    def _show_targets(self) -> None:
        studio = self._studio
        core, draft = studio.loaded, studio.writing.draft
        wanted = core.shown_networks(draft)
        for network in [n for n in self._cards if n not in wanted]:
            self._cards.pop(network).deleteLater()
        for network in wanted:
            if network not in self._cards:
                author = core.author(draft, network)
                rules = core.networks[network]
                made = PreviewCard(
                    studio.theme,
                    rules,
                    Author(name=author.name, handle=author.handle),
                    ground="sunken",
                )
                self._cards[network] = made
        self._cards = {network: self._cards[network] for network in wanted}
        for index, card in enumerate(self._cards.values()):
            self._column.insertWidget(index, card)
        self._show_checked(wanted)
        self.show_words()
        self._show_picture()

    def _show_checked(self, wanted: tuple[str, ...]) -> None:
        core = self._studio.loaded
        days = [core.networks[n].checked_on for n in wanted]
        if days:
            day = short_day(min(days))
            self._checked.setText(_("Network rules checked {day}").format(day=day))

    def _show_picture(self) -> None:
        studio = self._studio
        core, draft = studio.loaded, studio.writing.draft
        for network, card in self._cards.items():
            source = core.picture_source(draft, network)
            if source is None:
                card.set_picture(None, "")
                continue
            alt = core.alt_text(draft)
            kept = self._pictures.get((network, source))
            if kept is not None:
                card.set_picture(kept, alt)
            else:
                self._fetch(card, network, source, alt)

    def _fetch(self, card: PreviewCard, network: str, source: str, alt: str) -> None:
        core, draft = self._studio.loaded, self._studio.writing.draft

        def arrived(raw: RawImage) -> None:
            self._pictures[network, source] = to_pixmap(raw)
            now = self._studio.writing.draft
            if core.picture_source(now, network) == source and self._cards.get(network) is card:
                card.set_picture(self._pictures[network, source], core.alt_text(now))

        def failed(problem: Exception) -> None:
            card.set_picture(None, alt)
            words = problem_words(problem)
            self._studio.say.emit("check", _("The picture can’t be shown."), words, "", "")

        self._studio.tasks.run(
            card,
            lambda: core.preview_picture(draft, network, PICTURE_SIDE),
            done=arrived,
            failed=failed,
        )
