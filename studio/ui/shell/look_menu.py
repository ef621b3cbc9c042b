"""The menu behind "Aa": text size, colours and language."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from studio.wording.i18n import LANGUAGES, N_, _, language, ngettext

if TYPE_CHECKING:
    from studio.ui.shell.window import StudioWindow

MINUTES = (2, 3, 4, 5)
SIZES = (
    (1.0, N_("Normal text")),
    (1.25, N_("Large text")),
    (1.5, N_("Larger text")),
    (2.0, N_("Largest text")),
)
LOOKS = (
    ("system", N_("Colours as the system has them")),
    ("light", N_("Light colours")),
    ("dark", N_("Dark colours")),
)


def show_look_menu(window: StudioWindow, below: QWidget) -> QMenu:
    """Show the menu under a button."""
    menu = QMenu(window)
    factor = window.studio.theme.factor
    _group(
        menu,
        [(_(words), factor == size, _sender(window, "", size)) for size, words in SIZES],
    )
    core = window.studio.core
    chosen = core.setting("theme", "system") if core is not None else "system"
    _group(menu, [(_(words), chosen == look, _sender(window, look, 0.0)) for look, words in LOOKS])
    _group(
        menu,
        [
            (name, language() == tag, partial(window.language_chosen.emit, tag))
            for tag, name in LANGUAGES
        ],
    )
    if window.studio.shared and window.studio.core is None:
        wanted = window.studio.lock_minutes
        choose = window.studio.lock_minutes_chosen
        _group(menu, [(lock_words(n), n == wanted, partial(choose.emit, n)) for n in MINUTES])
    if window.studio.shared and core is not None:
        menu.addSeparator()
        change = menu.addAction(_("Change my PIN or passphrase…"))
        # The menu has to be gone before a dialog takes its place.
        change.triggered.connect(window.studio.new_word_wanted, Qt.ConnectionType.QueuedConnection)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
    return menu


def lock_words(minutes: int) -> str:
    """Return the words of a choice for when the app locks by itself."""
    return ngettext("Lock after {n} minute", "Lock after {n} minutes", minutes).format(n=minutes)


def _sender(window: StudioWindow, look: str, factor: float) -> Callable[[], None]:
    return lambda: window.look_chosen.emit(look, factor)


def _group(menu: QMenu, choices: list[tuple[str, bool, Callable[[], None]]]) -> None:
    if not menu.isEmpty():
        menu.addSeparator()
    group = QActionGroup(menu)
    for words, on, choose in choices:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(on)
        # The window is built anew by a choice: the menu has to be gone by then.
        action.triggered.connect(choose, Qt.ConnectionType.QueuedConnection)
        group.addAction(action)
        menu.addAction(action)
