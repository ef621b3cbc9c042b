"""The application object in the design's fonts, icons, palette and style sheet."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from studio.ui import icons
from studio.ui.stylesheet import build
from studio.ui.theme import Theme, load_fonts

FONTS = tuple(
    f"AtkinsonHyperlegibleNext_{name}.ttf"
    for name in ("400Regular", "500Medium", "600SemiBold", "700Bold")
)


def make_application(assets: str) -> QApplication:
    """Return the application, made once, with the fonts and icons of the assets folder."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([sys.argv[0], "-style", "Fusion"])
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
