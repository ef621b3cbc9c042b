"""Approved pictures: those of the brief first, all of the kit on request."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.brand_kit.model import Picture
from studio.brand_kit.search import said_of
from studio.pictures import RawImage
from studio.post import Attachment
from studio.ui.studio import Studio
from studio.ui.widgets.parts import button, column, label, row
from studio.ui.write.look_pane import to_pixmap
from studio.ui.write.picture_grid import PictureGrid, Thumb
from studio.wording.dates import short_day
from studio.wording.i18n import _, ngettext

THUMB_SIDE = 360
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
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search pictures"))
        self.search.setAccessibleName(_("Search pictures"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.show_pictures)
        self.search.hide()
        layout.addWidget(self.search)
        layout.addWidget(self.grid)
        self._name = label("", "strong", wrap=True)
        self._about = label("", "small", wrap=True)
        layout.addWidget(self._name)
        layout.addWidget(self._about)
        self._without = button(_("Post without a picture"), "link")
        self._without.clicked.connect(lambda: self.pick(""))
        line = row()
        line.addWidget(self._without)
        line.addStretch(1)
        layout.addLayout(line)
        studio.writing.picture_changed.connect(self.show_pictures)
        studio.recalls_changed.connect(self.show_pictures)

    def pick(self, picture_id: str) -> None:
        """Use a picture of the kit in the post, or none for ""."""
        picture = self._studio.loaded.kit.picture(picture_id)
        attachment = None
        if picture is not None:
            attachment = Attachment(picture_id=picture.id, sha256=picture.sha256)
        self._studio.writing.pick_picture(attachment)
        self.picked.emit()

    def show_pictures(self) -> None:
        """Bring the grid up to date with the draft."""
        studio = self._studio
        core, draft = studio.loaded, studio.writing.draft
        chosen = draft.attachments[0].picture_id if draft.attachments else ""
        pictures = core.offered_pictures(draft, everything=self._all)
        self.search.setVisible(self._all and len(core.kit.pictures) > FEW)
        thumbs = self._thumbs(pictures)
        self.grid.show_items(thumbs, chosen)
        total = len(core.kit.pictures)
        words = _("Only the brief’s") if self._all else _("All {n}").format(n=total)
        self._more.setText(words)
        self._more.setVisible(self._all or len(pictures) < total)
        self._show_about(core.kit.picture(chosen))
        self._without.setVisible(bool(chosen))

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
        picture = core.kit.picture(picture_id)
        if picture is None:
            return

        def arrived(raw: RawImage) -> None:
            self.grid.thumbs.set_pixmap(picture_id, to_pixmap(raw))

        self._studio.tasks.run(
            self.grid,
            lambda: core.thumbnail(picture, THUMB_SIDE),
            done=arrived,
            failed=lambda _problem: None,
        )

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
