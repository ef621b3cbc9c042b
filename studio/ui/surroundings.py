"""What the computer says about itself: its language and the room on its screen."""

from __future__ import annotations

import os

from PySide6.QtGui import QGuiApplication


def system_language() -> str:
    """Return the computer's language as a BCP 47 tag."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next(filter(None, (os.environ.get(name) for name in names)), "")
    if chosen:
        # As in "pl_PL.UTF-8@euro" (POSIX.1-2024, chapter 8.2); asking Qt takes 4 ms.
        return chosen.partition(".")[0].partition("@")[0]
    from PySide6.QtCore import QLocale

    return QLocale.system().bcp47Name()


def needs_whole_screen() -> bool:
    """Tell whether the screen is so small that the window should fill it."""
    # A title bar takes 30 px or so: on a small screen the window would hang over its edge.
    free = QGuiApplication.primaryScreen().availableGeometry()
    return free.width() < 1366 + 40 or free.height() < 768 + 40


def fitting_size() -> tuple[int, int]:
    """Return (width, height) of a window that fits the screen, in logical pixels."""
    free = QGuiApplication.primaryScreen().availableGeometry()
    return min(1366, free.width()), min(768, free.height())


def system_proxy(url: str) -> str | None:
    """Return the system's proxy for an address; see ``studio.system_proxy``. May wait."""
    from studio.system_proxy import system_proxy as ask  # QtNetwork, not before the first paint

    return ask(url)
