"""The two buttons above the previews: in other colours, and as a screen reader says it."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from studio.ui.studio import Studio
from studio.ui.widgets.parts import give_icon, tool
from studio.wording.i18n import _

SIDE = 32
"""Design pixels: the least that is easy to hit."""


def dark_button(studio: Studio) -> QToolButton:
    """Return the button that shows the cards in the colours that the app does not have."""
    dark = studio.theme.dark
    tip = _("As on a light screen") if dark else _("As on a dark screen")
    other = "light" if dark else "dark"
    made = _checkable(studio, "sun" if dark else "moon", tip, "Alt+D")
    made.setChecked(studio.card_look == other)

    def choose(on: bool) -> None:
        studio.card_look = other if on else ""

    made.toggled.connect(choose)
    return made


def spoken_button(studio: Studio) -> QToolButton:
    """Return the button that shows what a screen reader says."""
    made = _checkable(studio, "ear", _("As a screen reader says it"), "Alt+R")
    made.setChecked(studio.cards_aloud)

    def choose(on: bool) -> None:
        studio.cards_aloud = on

    made.toggled.connect(choose)
    return made


def _checkable(studio: Studio, icon: str, words: str, keys: str) -> QToolButton:
    theme = studio.theme
    made = tool(icon, theme, words)
    made.setFixedSize(theme.px(SIDE), theme.px(SIDE))
    made.setCheckable(True)
    made.setAccessibleDescription(keys)

    def tint(on: bool) -> None:
        give_icon(made, icon, theme.color("ink" if on else "text2"), theme.px(20))

    made.toggled.connect(tint)
    return made
