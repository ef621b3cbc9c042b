"""Approved pictures: those of the brief first, all of the kit on request."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.brand_kit.model import Picture
from studio.brand_kit.search import said_of
from studio.pictures import RawImage
from studio.post import Attachment
from studio.ui.pixmaps import to_pixmap
from studio.ui.studio import Studio
from studio.ui.widgets.parts import button, column, give_icon, label, row
from studio.ui.write.photo_desk import PhotoDesk
from studio.ui.write.photo_questions import PhotoQuestions
from studio.ui.write.picture_fixes import pick_from_kit
from studio.ui.write.picture_grid import PictureGrid, Thumb
from studio.wording.dates import short_day
from studio.wording.i18n import _, ngettext

THUMB_SIDE = 360
MINE, NEW = "own:", "own:new"
"""How ids of photos of one's own begin in the grid, and the place for one."""

FEW = 24
"""A kit with more pictures has a search field over all of them."""


class PicturesPane(QWidget):
    """The grid and what is known about the chosen picture."""

    picked = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.setProperty("box", "plain")
        self._studio = studio
        self._all = False
        self._kept: tuple[object, tuple[Thumb, ...]] | None = None
        theme = studio.theme
        layout = column(self, gap=theme.px(8))
        head = row()
        head.addWidget(label(_("Approved pictures"), "heading3"), 1)
        self._more = button("", "link")
        self._more.clicked.connect(self._toggle_all)
        head.addWidget(self._more)
        layout.addLayout(head)
        self.grid = PictureGrid(theme)
        self.grid.setAccessibleName(_("Approved pictures"))
        self.grid.picked.connect(self.pick)
        self.grid.thumbs.wanted.connect(self._fetch)
        self.grid.thumbs.say = self._spoken
        self.search = self._make_search()
        layout.addWidget(self.search)
        layout.addWidget(self.grid)
        self._name, self._about = label("", "strong", wrap=True), label("", "small", wrap=True)
        layout.addWidget(self._name)
        layout.addWidget(self._about)
        self.desk = PhotoDesk(studio, self)
        self.desk.busy_changed.connect(self.show_pictures)
        self.questions = self._make_questions()
        layout.addWidget(self.questions)
        self._make_actions(layout)
        studio.writing.picture_changed.connect(self.show_pictures)
        studio.recalls_changed.connect(self.show_pictures)

    def _make_actions(self, layout: QVBoxLayout) -> None:
        studio, theme = self._studio, self._studio.theme
        self.edit = button(_("Edit picture"), "second")
        give_icon(self.edit, "crop", theme.color("text"), theme.px(17))
        self.edit.clicked.connect(lambda: studio.go.emit("picture"))
        self._without = button(_("Post without a picture"), "link")
        self._without.clicked.connect(lambda: self.pick(""))
        for press in (self.edit, self._without):
            line = row()
            line.addWidget(press)
            line.addStretch(1)
            layout.addLayout(line)

    def _make_search(self) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(_("Search pictures"))
        made.setAccessibleName(_("Search pictures"))
        made.setClearButtonEnabled(True)
        made.textChanged.connect(self.show_pictures)
        made.hide()
        return made

    def _make_questions(self) -> PhotoQuestions:
        made, composer = PhotoQuestions(self._studio.theme), self._studio.writing
        made.answered.connect(composer.set_answers)
        made.described.connect(composer.set_alt)
        made.hide()
        return made

    def pick(self, picture_id: str) -> None:
        """Use a picture of the kit in the post, or none for ""; ask for a photo for ``NEW``."""
        if picture_id.startswith(MINE):
            if picture_id == NEW:
                self.desk.choose()
            return
        pick_from_kit(self._studio, picture_id)
        self.picked.emit()

    def show_pictures(self) -> None:
        """Bring the grid up to date with the draft."""
        studio = self._studio
        core, draft = studio.loaded, studio.writing.draft
        first = draft.attachments[0] if draft.attachments else Attachment()
        chosen = f"{MINE}{first.photo}" if first.photo else first.picture_id
        pictures = core.offered_pictures(draft, everything=self._all)
        self.search.setVisible(self._all and len(core.kit.pictures) > FEW)
        thumbs, own = self._thumbs(pictures), self._own(first)
        # Behind thousands of pictures nobody would find it.
        thumbs = (*own, *thumbs) if len(thumbs) > FEW else (*thumbs, *own)
        self.grid.show_items(thumbs, chosen)
        total = len(core.kit.pictures)
        words = _("Only the brief’s") if self._all else _("All {n}").format(n=total)
        self._more.setText(words)
        self._more.setVisible(self._all or len(pictures) < total)
        if first.photo:
            self._show_own(first)
        else:
            self._show_about(core.kit.picture(chosen))
        self.questions.setVisible(bool(first.photo))
        self._without.setVisible(bool(chosen))
        self.edit.setVisible(bool(chosen))
        if self.desk.busy:
            self._about.setText(_("Your photo is being made ready …"))

    def _own(self, first: Attachment) -> tuple[Thumb, ...]:
        """Return the photo of one's own that is in the post, and the place for another one."""
        words, made = _("My photo"), []
        if first.photo:
            made.append(Thumb(id=f"{MINE}{first.photo}", name=words, spoken="", usable=True))
        if self.desk.allowed:
            made.append(Thumb(id=NEW, name=words, spoken="", usable=True, icon="image-plus"))
        return tuple(made)

    def _thumbs(self, pictures: tuple[Picture, ...]) -> tuple[Thumb, ...]:
        core = self._studio.loaded
        wanted = self.search.text().casefold().split() if self._all else []
        key = (core.kit, core.recalls, core.locale, tuple(wanted), tuple(p.id for p in pictures))
        if self._kept is None or self._kept[0] != key:
            # Kits are compared by identity first, so the same list costs nothing.
            made = tuple(
                Thumb(id=p.id, name=p.name.get(core.locale), spoken="", usable=core.usable(p))
                for p in pictures
                if said_of(p, wanted)
            )
            self._kept = (key, made)
        return self._kept[1]

    def _spoken(self, item: Thumb) -> str:
        """Return what a screen reader says of a picture."""
        if item.id == NEW:
            return _("My photo: choose one from this PC")
        core, spoken = self._studio.loaded, item.name
        picture = core.kit.picture(item.id)
        if picture is not None and picture.rights.valid_until:
            day = short_day(picture.rights.valid_until)
            spoken = _("{name}, until {day}").format(name=spoken, day=day)
        if item.id == self.grid.thumbs.chosen:
            spoken = _("{name}, chosen").format(name=spoken)
        return spoken

    def _fetch(self, picture_id: str) -> None:
        core = self._studio.loaded
        picture, mine = core.kit.picture(picture_id), picture_id.removeprefix(MINE)
        if picture is None and mine == picture_id:
            return

        def small() -> RawImage:
            if picture is None:
                return core.photo_thumbnail(mine, THUMB_SIDE)
            return core.thumbnail(picture, THUMB_SIDE)

        def arrived(raw: RawImage) -> None:
            self.grid.thumbs.set_pixmap(picture_id, to_pixmap(raw))

        self._studio.tasks.run(
            self.grid,
            small,
            done=arrived,
            failed=lambda _problem: None,
        )

    def _show_own(self, photo: Attachment) -> None:
        self._name.setText(_("My photo"))
        self._about.setText(_("It stays on this PC until you post it."))
        asks = self._studio.loaded.kit.policy.own_photos == "allow-with-questions"
        self.questions.show_photo(photo.answers, photo.alt, asks=asks)

    def _show_about(self, picture: Picture | None) -> None:
        core = self._studio.loaded
        if picture is None:
            self._name.setText(_("No picture yet"))
            self._about.setText(_("Pick one, or post words alone."))
            return
        self._name.setText(picture.name.get(core.locale))
        parts = []
        if core.taken_back(picture):
            parts.append(_("Taken back."))
        elif picture.rights.valid_until:
            day = short_day(picture.rights.valid_until)
            words = _("Yours to use until {day}.") if core.usable(picture) else _("Ended {day}.")
            parts.append(words.format(day=day))
        if picture.rights.networks:
            names = [core.networks[n].name for n in picture.rights.networks if n in core.networks]
            count = len(names)
            words = ngettext("Only for {names}.", "Only for {names}.", count)
            parts.append(words.format(names=", ".join(names)))
        if picture.alt.get(core.locale):
            parts.append(_("Alt text is ready."))
        self._about.setText(" ".join(parts))

    def _toggle_all(self) -> None:
        self._all = not self._all
        self.show_pictures()
