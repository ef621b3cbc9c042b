"""How the post will look: one card for each place that was chosen."""

from __future__ import annotations

from dataclasses import replace
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from studio.networks.model import Length
from studio.networks.places import Place, find_place
from studio.pictures import RawImage
from studio.preview import LinkCard, link_card, preview_text
from studio.ui.cards import Author, PreviewCard, Status, make_card
from studio.ui.pixmaps import to_pixmap
from studio.ui.studio import Studio
from studio.ui.theme import Theme
from studio.ui.widgets.parts import column, label, row
from studio.ui.write.look_head import dark_button, spoken_button
from studio.ui.write.saving_card import save_card
from studio.wording.dates import short_day
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

_Said = tuple[str, Length, Status | None, LinkCard | None]

TAKEN_BACK = frozenset({"picture-recalled", "picture-recalled-swap", "picture-replaced"})
"""Findings for which the preview's picture is crossed out."""

PICTURE_SIDE = 720
"""Longest side, in device pixels, of the picture kept for a card."""


PICTURES_KEPT = 40
"""Pictures of cards that are kept; a crop that is tried out is another one each time."""


class LookPane(QWidget):
    """The heading and the cards; cards are kept alive and only change their words."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio = studio
        self._cards: dict[str, PreviewCard] = {}
        self._said: WeakKeyDictionary[PreviewCard, _Said] = WeakKeyDictionary()
        self._pictures: dict[tuple[str, str], QPixmap] = {}
        self._ground = "sunken"
        self._resting = self._stale = False
        theme = studio.theme
        layout = column(self, gap=theme.px(8))
        head = row(margins=(0, 0, theme.px(12), 0), gap=theme.px(2))
        self.heading = label(_("How it will look"), "heading3")
        head.addWidget(self.heading)
        self._checked = label("", "caption", wrap=True)
        self._checked.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._checked, 1)
        self.dark, self.aloud = dark_button(studio), spoken_button(studio)
        head.addSpacing(theme.px(4))
        for tool in (self.dark, self.aloud):
            head.addWidget(tool)
        layout.addLayout(head)
        self.area = QScrollArea()
        self._fill_area(theme)
        layout.addWidget(self.area, 1)
        self._wire()

    def _fill_area(self, theme: Theme) -> None:
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setProperty("box", "plain")
        self.area.setProperty("box", "plain")
        self.area.setStyleSheet("QScrollArea { background: transparent; }")
        self._column = column(holder, margins=(0, 0, theme.px(12), theme.px(12)), gap=theme.px(10))
        self._column.addStretch(1)
        self.area.setWidget(holder)

    def _wire(self) -> None:
        composer = self._studio.writing
        composer.targets_changed.connect(self._show_targets)
        composer.text_changed.connect(self.show_words)
        composer.picture_changed.connect(self._show_picture)
        composer.report_changed.connect(self.show_words)
        self._studio.person_changed.connect(self._rebuild)
        self.dark.toggled.connect(self._rebuild)
        self.aloud.toggled.connect(self._show_spoken)

    def cards(self) -> tuple[PreviewCard, ...]:
        """Return the cards that are shown, top first."""
        return tuple(self._cards.values())

    def lie_on(self, ground: str) -> None:
        """Say by its colour token on what the pane lies; the corners of cards show it."""
        self._ground = ground
        for card in self._cards.values():
            card.set_ground(self._studio.theme.color(ground))

    def show_words(self) -> None:
        """Bring the words of every card up to date."""
        core, draft = self._studio.loaded, self._studio.writing.draft
        for card in self._cards.values():
            network = card.network
            rules = card.place.rules
            length = core.length(draft, network)
            status = None
            codes = self._codes(network)
            card.set_withdrawn(withdrawn=bool(codes & TAKEN_BACK))
            if codes & TAKEN_BACK:
                words = _("Picture taken back")
                status = Status(words=words, icon="octagon-alert", tone="stop")
            elif card.has_words and length.fits and "label-late" in codes:
                status = Status(words=_("Label hidden"), icon="circle-alert", tone="stop")
            text = core.outgoing_text(draft, network)
            said = (text, length, status, self._link(card.place, text))
            if self._said.get(card) != said:
                # A repaint costs more than all the checks; they mostly change nothing here.
                self._said[card] = said
                card.set_words(preview_text(rules, text), length, status, link=said[3])

    def _link(self, place: Place, text: str) -> LinkCard | None:
        core, draft = self._studio.loaded, self._studio.writing.draft
        if draft.attachments or not place.rules.link_card:
            return None
        known = ((item.title.get(core.locale), item.url) for item in core.kit.links)
        return link_card(place.rules, text, link=draft.link, known=known)

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
            self._drop(card)
        self._cards = {}
        self._show_targets()

    def _drop(self, card: PreviewCard) -> None:
        # Out of sight at once: another one may be shown in the same place.
        card.hide()
        card.deleteLater()

    def _show_targets(self) -> None:
        studio = self._studio
        core, draft = studio.loaded, studio.writing.draft
        wanted = core.shown_places(draft)
        for key in [n for n in self._cards if n not in wanted]:
            self._drop(self._cards.pop(key))
        self._cards = {key: self._cards.get(key) or self._make(key) for key in wanted}
        for index, card in enumerate(self._cards.values()):
            self._column.insertWidget(index, card)
        self._show_checked()
        self.show_words()
        self._show_picture()

    def _make(self, key: str) -> PreviewCard:
        studio = self._studio
        core, draft = studio.loaded, studio.writing.draft
        place = find_place(core.networks, key)
        if place is None:
            raise KeyError(key)
        found = core.author(draft, place.rules.id)
        author = Author(name=found.name, handle=found.handle)
        theme = self._card_theme()
        card = make_card(theme, place, author, ground=studio.theme.color(self._ground))
        card.set_spoken(spoken=studio.cards_aloud)
        card.save_wanted.connect(lambda: save_card(self, studio, card))
        return card

    def _card_theme(self) -> Theme:
        theme = self._studio.theme
        look = self._studio.card_look or theme.mode
        return theme if look == theme.mode else replace(theme, dark=look == "dark")

    def _show_spoken(self) -> None:
        for card in self._cards.values():
            card.set_spoken(spoken=self._studio.cards_aloud)

    def _show_checked(self) -> None:
        days = [card.place.rules.checked_on for card in self._cards.values()]
        if days:
            day = short_day(min(days))
            self._checked.setText(_("Network rules checked {day}").format(day=day))

    def set_resting(self, *, resting: bool) -> None:
        """Make no pictures while nobody sees them, as on the picture screen, or go on."""
        self._resting = resting
        if not resting and self._stale:
            self._show_picture()

    def _show_picture(self) -> None:
        self._stale = self._resting
        if self._resting:
            return
        core, draft = self._studio.loaded, self._studio.writing.draft
        for key, card in self._cards.items():
            source = core.picture_source(draft, key)
            if source is None:
                card.set_picture(None, "")
                continue
            alt = core.alt_text(draft)
            kept = self._pictures.get((key, source))
            if kept is not None:
                card.set_picture(kept, alt)
            else:
                self._fetch(card, key, source, alt)
        self.show_words()

    def _fetch(self, card: PreviewCard, key: str, source: str, alt: str) -> None:
        core, draft = self._studio.loaded, self._studio.writing.draft

        def arrived(raw: RawImage) -> None:
            self._pictures[key, source] = to_pixmap(raw)
            while len(self._pictures) > PICTURES_KEPT:
                del self._pictures[next(iter(self._pictures))]
            # What was measured while it was made is news for the checks.
            self._studio.writing.check_now()
            now = self._studio.writing.draft
            if core.picture_source(now, key) == source and self._cards.get(key) is card:
                card.set_picture(self._pictures[key, source], core.alt_text(now))

        def failed(problem: Exception) -> None:
            self._studio.writing.check_now()
            now = self._studio.writing.draft
            if core.picture_source(now, key) != source or self._cards.get(key) is not card:
                return
            words = problem_words(problem, network=card.place.rules.name)
            card.set_picture(None, alt, problem=words)

        self._studio.tasks.run(
            card,
            lambda: core.preview_picture(draft, key, PICTURE_SIDE),
            done=arrived,
            failed=failed,
        )
