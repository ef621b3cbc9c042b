"""The menu that stands for the rail in narrow windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from studio.ui.screens import ON_DEMAND, SCREENS
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.shell.window import StudioWindow


def show_screen_menu(window: StudioWindow) -> QMenu:
    """Show every screen that is offered, kits and help, below the Menu button."""
    menu = QMenu(window)
    shown = [s for s in SCREENS if s[0] not in ON_DEMAND or s[0] in window.offered]
    for name, _icon, words, _m, _c in shown:
        menu.addAction(_(words)).triggered.connect(lambda _=False, n=name: window.go(n))
    menu.addAction(_("Brand kits")).triggered.connect(window.kits_wanted)
    menu.addAction(_("Help")).triggered.connect(window.show_help)
    if window.studio.shared:
        menu.addAction(_("End shift")).triggered.connect(window.studio.end_shift_wanted)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    button = window.top.menu
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    return menu
