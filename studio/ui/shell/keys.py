"""The keys that work on every screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.screens import SCREENS

if TYPE_CHECKING:
    from studio.ui.shell.window import StudioWindow


def take_keys(window: StudioWindow) -> None:
    """Bind the keys of the window."""
    for number, (name, *_rest) in enumerate(SCREENS, start=1):
        _bind(window, f"Alt+{number}", partial(window.go, name))
    _bind(window, "Ctrl+N", partial(window.go, "today"))
    _bind(window, "F1", window.show_help)
    _bind(window, "Ctrl+L", partial(_when_shared, window, "switch_wanted"))
    _bind(window, "Ctrl+Shift+L", partial(_when_shared, window, "end_shift_wanted"))
    _bind(window, "F6", partial(_next_region, window, 1))
    _bind(window, "Shift+F6", partial(_next_region, window, -1))
    for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
        _bind(window, keys, partial(_resize_text, window, by))


def _bind(window: StudioWindow, keys: str, action: Callable[[], object]) -> None:
    def act() -> None:
        from studio.ui.widgets.overlay import open_overlays

        # A dialog is answered first: no key works on what lies behind it.
        if not open_overlays(window):
            action()

    QShortcut(QKeySequence(keys), window).activated.connect(act)


def _when_shared(window: StudioWindow, signal: str) -> None:
    # On a PC of one's own there is nothing to lock: the system's own lock does that.
    if window.studio.shared and window.studio.core is not None:
        getattr(window.studio, signal).emit()


def _next_region(window: StudioWindow, by: int) -> None:
    shown = window.screens.get(window.current)
    regions = [r for r in shown.focus_regions() if r.isVisible()] if shown else []
    if not regions:
        return
    focus = QApplication.focusWidget()
    here = next(
        (n for n, r in enumerate(regions) if focus and (r is focus or r.isAncestorOf(focus))),
        -1 if by > 0 else 0,
    )
    region = regions[(here + by) % len(regions)]
    inside = [w for w in region.findChildren(QWidget) if w.focusPolicy() and w.isVisible()]
    target = region if region.focusPolicy() or not inside else inside[0]
    target.setFocus(Qt.FocusReason.TabFocusReason)


def _resize_text(window: StudioWindow, by: int) -> None:
    theme = window.studio.theme
    sizes = theme.tokens["textSizes"].values()
    factors = sorted({float(s) for s in sizes if not isinstance(s, bool)})
    here = factors.index(theme.factor) if theme.factor in factors else 0
    wanted = factors[0] if by == 0 else factors[max(0, min(len(factors) - 1, here + by))]
    window.look_chosen.emit("", wanted)
