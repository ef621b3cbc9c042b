"""What can be dropped on the window."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

KIT = ".brandkit"


def dropped_kits(data: QMimeData) -> tuple[str, ...]:
    """Return the paths of the brand kits among what is dropped, told by their names."""
    paths = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.lower().endswith(KIT))
