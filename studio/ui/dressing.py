"""The application object in the design's fonts, icons, palette and style sheet."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from studio.ui import icons
from studio.ui.stylesheet import build
from studio.ui.theme import Theme, load_fonts

FONTS = tuple(
    f"AtkinsonHyperlegibleNext_{name}.ttf"
    for name in ("400Regular", "500Medium", "600SemiBold", "700Bold")
)


class StudioApplication(QApplication):
    """The application; it hears of files that macOS hands to a running app.

    Source: https://doc.qt.io/qt-6/qfileopenevent.html (read 2026-11-22).
    """

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Take a file that is opened with the app; everything else goes on."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(event.file())
            return True
        return super().event(event)


def make_application(assets: str) -> StudioApplication:
    """Return the application, made once, with the fonts and icons of the assets folder."""
    app = QApplication.instance()
    if not isinstance(app, StudioApplication):
        app = StudioApplication([sys.argv[0], "-style", "Fusion"])
        app.setApplicationName("Shopfloor Studio")
        app.setDesktopFileName("shopfloor-studio")
    load_fonts(f"{assets}/fonts", FONTS)
    icons.use_icons(f"{assets}/icons")
    return app


def dress(app: QApplication, theme: Theme) -> None:
    """Give the application a theme's palette, font and style sheet."""
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))
    app.setStyleSheet(build(theme))
