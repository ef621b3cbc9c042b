"""What the picture screen works on: one picture, one place in front, and what is known of both."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from studio.brand_kit.model import Layer, Template
from studio.composing.areas import WHOLE
from studio.composing.making import Wish, material_of, plain_area, unsuited
from studio.composing.plan import Plan
from studio.composing.planning import plan_of
from studio.composing.zones import CUTTABLE, WRITABLE, View, area_for_shape, zone_shape
from studio.guidelines.picture_facts import PlaceFacts
from studio.illustrating import WorkingCopy
from studio.lettering import QtLetterer
from studio.pictures import PictureError, RawImage
from studio.post import Area, Attachment, PictureEdit
from studio.ui.picture.groups import Group, groups_of
from studio.ui.picture.moving import with_crop
from studio.ui.pixmaps import to_pixmap
from studio.ui.studio import Studio
from studio.wording.outcomes import problem_words

WORK_SIDE = 1_440
"""Longest side of the working copy, pixels."""

EXACT_SIDE = 1_080
"""Longest side, pixels, at which the exact picture is shown."""

PAUSE_MS = 150
"""After the last change the exact picture is made."""


class PictureDesk(QObject):
    """Holds an edit while it is worked on; the composer gets it when a hand comes to rest.

    Signals:
        changed: edit, place or what is known is new: paint anew.
        exact_ready: the exact picture of the place in front arrived.
        groups_changed: other places, or another template.
    """

    changed = Signal()
    exact_ready = Signal()
    groups_changed = Signal()

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self.letterer = QtLetterer()
        self.item = Attachment()
        self.edit = PictureEdit()
        self.place = ""
        self.picture = QPixmap()
        self.mark: QPixmap | None = None
        self.size = (1, 1)
        self.exact: QPixmap | None = None
        self.groups: tuple[Group, ...] = ()
        self._fetched = ""
        self._grouped: tuple[object, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._fetch_exact)
        studio.writing.picture_changed.connect(self.follow)
        studio.writing.targets_changed.connect(self.follow)

    # -- what is in front --------------------------------------------------------

    def follow(self) -> None:
        """Take the draft's picture over, as when the screen is opened or after an undo."""
        draft = self._studio.writing.draft
        if not draft.attachments:
            self.item, self.edit, self._fetched = Attachment(), PictureEdit(), ""
            self.picture, self.exact = QPixmap(), None
            self.changed.emit()
            return
        self.item = draft.attachments[0]
        self.edit = self.item.edit
        name = f"{self.item.picture_id}:{self.item.sha256}:{self.item.photo}:{self.item.file}"
        if name != self._fetched:
            self._fetched = name
            self.picture, self.exact = QPixmap(), None
            self._fetch_copy(name)
        self._regroup()
        self._later()

    def choose_place(self, place: str) -> None:
        """Bring a place to the front."""
        self.place = place
        self._later()

    def group(self) -> Group:
        """Return the places that show what is in front."""
        found = next((g for g in self.groups if self.place in g.places), None)
        return found or Group(places=(self.place,), shape=1.0)

    @property
    def ready(self) -> bool:
        """True when there is something to draw."""
        return bool(self.place) and not self.picture.isNull()

    @property
    def template(self) -> Template | None:
        """The template that is used, None for just the picture."""
        kit = self._studio.loaded.kit
        return next((t for t in kit.templates if t.id == self.edit.template), None)

    def templates(self) -> tuple[Template, ...]:
        """Return the kit's templates that suit the picture."""
        kit = self._studio.loaded.kit
        return tuple(
            t for t in kit.templates if not unsuited(self._wish(self.place, template=t.id))
        )

    def slots(self) -> tuple[Layer, ...]:
        """Return the layers that the colleague may write in."""
        layers = self.template.layers if self.template else ()
        return tuple(layer for layer in layers if layer.slot and layer.lock in WRITABLE)

    def plan(self, place: str = "", template: str | None = None) -> Plan | None:
        """Return what is drawn for a place; None for just the picture, or when nothing is."""
        wish = self._wish(place or self.place, template=template)
        try:
            return plan_of(material_of(wish, wish.template)) if wish.template else None
        except PictureError:
            return None

    def area(self, place: str = "") -> Area:
        """Return what is shown of the picture in a place."""
        wish = self._wish(place or self.place)
        if wish.template is None:
            return plain_area(wish) or WHOLE
        zone = next((z for z in wish.template.layers if z.kind == "picture"), None)
        if zone is None:
            return WHOLE
        shape = zone_shape(wish.template, zone)
        return area_for_shape(wish.view, shape, self.edit.crop_for(wish.place.key))

    def base_area(self) -> Area:
        """Return what would be shown in front if nobody had chosen anything."""
        bare = replace(self.edit, crops=())
        wish = replace(self._wish(self.place), edit=bare)
        if wish.template is None:
            return plain_area(wish) or WHOLE
        zone = next((z for z in wish.template.layers if z.kind == "picture"), None)
        return area_for_shape(wish.view, zone_shape(wish.template, zone)) if zone else WHOLE

    def view(self) -> View:
        """Return the picture as composing knows it."""
        return self._wish(self.place).view

    def may_cut(self) -> bool:
        """Tell whether the colleague may choose what is shown."""
        wish = self._wish(self.place)
        zones = [z for z in (wish.template.layers if wish.template else ()) if z.kind == "picture"]
        return wish.view.cutting == "free" and all(zone.lock in CUTTABLE for zone in zones)

    def facts(self, place: str = "") -> PlaceFacts | None:
        """Return what was measured for a place; None while it is not known."""
        core, draft = self._studio.loaded, self._studio.writing.draft
        item = replace(self.item, edit=self.edit)
        return core.facts_of(item, place or self.place, draft.locale)

    def fetch_now(self) -> None:
        """Make the exact picture without waiting for a pause."""
        self._pause.stop()
        self._fetch_exact()

    # -- changing ----------------------------------------------------------------

    def try_edit(self, edit: PictureEdit) -> None:
        """Show an edit at once, while a hand is still on it."""
        self.edit = edit
        self.exact = None
        self.changed.emit()

    def set_edit(self, edit: PictureEdit, kind: str = "") -> None:
        """Make an edit the draft's own; edits of one kind in a row are one step back."""
        self._studio.writing.edit_picture(edit, kind)

    def set_crop(self, area: Area | None, kind: str = "crop") -> None:
        """Show an area of the picture in all the places that are in front."""
        self.set_edit(with_crop(self.edit, self.group().places, area), kind)

    # -- inside ------------------------------------------------------------------

    def _wish(self, place: str, template: str | None = None) -> Wish:
        core, draft = self._studio.loaded, self._studio.writing.draft
        edit = self.edit if template is None else replace(self.edit, template=template)
        return core.wish(draft, replace(self.item, edit=edit), place, self.size)

    def _regroup(self) -> None:
        """Group the places anew, unless only words, colours or shades are others."""
        places = self._studio.loaded.shown_places(self._studio.writing.draft)
        edit = self.edit
        boxes = tuple((words.slot, words.box) for words in edit.words if words.box is not None)
        made_of = (self._fetched, self.size, places, edit.template, edit.crops, boxes)
        if made_of == self._grouped:
            return
        self._grouped = made_of
        self.groups = groups_of(places, self._wish)
        if self.place not in places:
            self.place = places[0] if places else ""
        self.groups_changed.emit()

    def _later(self) -> None:
        self.exact = None
        self.changed.emit()
        self._pause.start()

    def _fetch_copy(self, name: str) -> None:
        core, item = self._studio.loaded, self.item

        def arrived(copy: WorkingCopy) -> None:
            if name != self._fetched:
                return
            for font, data in copy.fonts:
                self.letterer.learn(font, data)
            self.size = copy.size
            self.picture = to_pixmap(copy.raw)
            mark = QPixmap()
            self.mark = mark if copy.mark and mark.loadFromData(copy.mark) else None
            self._regroup()
            self.changed.emit()

        self._studio.tasks.run(
            self,
            lambda: core.working_copy(item, WORK_SIDE),
            done=arrived,
            failed=self._failed,
        )

    def _fetch_exact(self) -> None:
        core, draft = self._studio.loaded, self._studio.writing.draft
        if not draft.attachments or not self.place:
            return
        asked = self._fetched, self.place, self.edit
        place = self.place

        def arrived(raw: RawImage) -> None:
            if asked == (self._fetched, self.place, self.edit):
                self.exact = to_pixmap(raw)
                self.exact_ready.emit()
            self._measure()

        def failed(_problem: Exception) -> None:
            # What was measured says why, in the checks and in the strip of places.
            self.exact_ready.emit()
            self._measure()

        self._studio.tasks.run(
            self,
            lambda: core.preview_picture(draft, place, EXACT_SIDE),
            done=arrived,
            failed=failed,
        )

    def _measure(self) -> None:
        """Measure all other places too, and let the checks know."""
        core, draft = self._studio.loaded, self._studio.writing.draft

        def measured(_nothing: object) -> None:
            self._studio.writing.check_now()

        if not core.unmeasured(draft):
            measured(None)
            return
        self._studio.tasks.run(
            self, lambda: core.measure_pictures(draft), done=measured, failed=measured
        )

    def _failed(self, problem: Exception) -> None:
        words = problem_words(problem)
        self._studio.say.emit("check", _cannot_show(), words, "", "")


def _cannot_show() -> str:
    from studio.wording.i18n import _

    return _("The picture can’t be shown.")
