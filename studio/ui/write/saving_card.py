"""Keeps a preview card as a picture file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.atomic import write_bytes
from studio.ui.cards.drawing import image_of, png, tall_copy
from studio.ui.studio import Studio
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.cards.base import PreviewCard


def save_card(over: QWidget, studio: Studio, card: PreviewCard) -> None:
    """Ask where to, and write the card in its tall form."""
    offered = f"{card.place.key.replace(':', '-')}.png"
    kinds = _("Pictures (*.png)")
    name, _kind = QFileDialog.getSaveFileName(over, _("Save as a picture"), offered, kinds)
    if not name:
        return
    file = Path(name)
    if file.suffix.lower() != ".png":
        file = file.with_name(f"{file.name}.png")
    full = tall_copy(card)
    image = image_of(full)
    full.deleteLater()

    def failed(_problem: Exception) -> None:
        words = _("Choose another place and try again.")
        studio.say.emit("check", _("The card was not saved."), words, "", "")

    def done(_nothing: None) -> None:
        words = _("The preview is in {file}.").format(file=file.name)
        studio.say.emit("ok", _("Saved."), words, "", "")

    studio.tasks.run(over, lambda: write_bytes(file, png(image)), done=done, failed=failed)
