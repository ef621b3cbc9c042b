"""From a file, a drop or the clipboard to a photo in the post. The draft waits, whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QBuffer, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.ui.shell.drops import PICTURES
from studio.wording import photos
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from studio.own_photos import TakenPhoto
    from studio.ui.shell.drops import GivenPhoto
    from studio.ui.studio import Studio


class PhotoDesk(QObject):
    """Takes photos of one's own, where the brand allows it.

    Signals:
        busy_changed: a photo is being made ready, or no more.
        taken: a photo of one's own is in the draft.
    """

    busy_changed = Signal()
    taken = Signal()

    def __init__(self, studio: Studio, over: QWidget) -> None:
        super().__init__(over)
        self._studio = studio
        self._over = over
        self._open = 0
        studio.photo_given.connect(self.take)

    @property
    def allowed(self) -> bool:
        """True where the kit in use allows photos of one's own."""
        return self._studio.loaded.kit.policy.own_photos != "no"

    @property
    def busy(self) -> bool:
        """True while a photo is being made ready."""
        return self._open > 0

    def choose(self) -> None:
        """Ask for a file."""
        endings = " ".join(f"*{ending} *{ending.upper()}" for ending in PICTURES)
        kinds = _("Photos ({endings})").format(endings=endings)
        name, _kind = QFileDialog.getOpenFileName(self._over, _("Choose your photo"), "", kinds)
        if name:
            self.take(Path(name))

    def take(self, photo: GivenPhoto) -> None:
        """Clean a photo and put it into the draft, or say why that was not possible."""
        studio, core = self._studio, self._studio.loaded
        if not self.allowed:
            words = _("Your own pictures can’t be used with this kit. Choose one from the kit.")
            studio.say.emit("check", "", words, "", "")
            return
        draft_id = studio.writing.draft.id
        self._step(1)
        # The composer stays when the screens are made anew, so the answer is never lost.
        studio.tasks.run(
            studio.writing,
            lambda: core.take_photo(_plain(photo)),
            done=lambda taken: self._taken(draft_id, taken),
            failed=self._failed,
        )

    def _taken(self, draft_id: str, taken: TakenPhoto) -> None:
        studio = self._studio
        if studio.writing.draft.id == draft_id:
            studio.writing.pick_picture(taken.attachment)
            words = photos.taken(taken.removed, still=taken.still)
            if words:
                studio.say.emit("ok", "", words, "", "")
        self._step(-1)
        if shiboken6.isValid(self):
            self.taken.emit()

    def _failed(self, problem: Exception) -> None:
        title = _("Your photo was not added.")
        self._studio.say.emit("check", title, problem_words(problem), "", "")
        self._step(-1)

    def _step(self, by: int) -> None:
        self._open += by
        if shiboken6.isValid(self):
            self.busy_changed.emit()


def _plain(photo: GivenPhoto) -> Path | bytes:
    """Return what the core takes; runs in the worker, because packing pixels takes a while."""
    if not isinstance(photo, QImage):
        return photo
    file = QBuffer()
    file.open(QBuffer.OpenModeFlag.WriteOnly)
    # Packed lightly, which Qt calls quality: the core packs the pixels once more.
    photo.save(file, "PNG", 80)  # type: ignore[call-overload]
    return bytes(file.data().data())
