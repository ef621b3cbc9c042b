"""What can be dropped on the window, or pasted: brand kits and pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDropEvent, QImage

if TYPE_CHECKING:
    from studio.ui.studio import Studio

KIT = ".brandkit"
PICTURES = (".jpg", ".jpeg", ".jfif", ".mpo", ".png", ".webp", ".heic", ".heif", ".hif")
"""Endings of the photos that phones and cameras make, and of screenshots."""

_AS_BYTES = ("image/jpeg", "image/png", "image/webp", "image/heic")
GivenPhoto = Path | bytes | QImage
"""A file, the bytes of one, or pixels from the clipboard."""


def dropped_kits(data: QMimeData) -> tuple[str, ...]:
    """Return the paths of the brand kits among what is dropped, told by their names."""
    return tuple(path for path in _files(data) if path.lower().endswith(KIT))


def given_photo(data: QMimeData) -> GivenPhoto | None:
    """Return the first picture that is dropped or pasted; None when there is none.

    What also has plain text is text: programs for tables and letters put a picture of the
    words beside the words.
    """
    files = [path for path in _files(data) if path.lower().endswith(PICTURES)]
    if files:
        return Path(files[0])
    if data.hasFormat("text/plain"):
        return None
    for kind in _AS_BYTES:
        if data.hasFormat(kind):
            return bytes(data.data(kind).data())
    image = data.imageData() if data.hasImage() else None
    return image if isinstance(image, QImage) and not image.isNull() else None


def is_welcome(data: QMimeData) -> bool:
    """Tell whether something can be dropped on the window."""
    return bool(dropped_kits(data)) or given_photo(data) is not None


def take_dropped(studio: Studio, event: QDropEvent) -> None:
    """Open the first brand kit that was dropped, else take the first picture."""
    kits, photo = dropped_kits(event.mimeData()), given_photo(event.mimeData())
    if kits:
        event.acceptProposedAction()
        studio.open_file.emit(kits[0])
    elif photo is not None:
        event.acceptProposedAction()
        studio.go.emit("write")
        studio.photo_given.emit(photo)


def _files(data: QMimeData) -> tuple[str, ...]:
    return tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile())
