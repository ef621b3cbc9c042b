"""The visible list of screens: one file each, one line here.

The classes are imported after the first paint, so that the window shows at once.
"""

from __future__ import annotations

from importlib import import_module

from studio.ui.screen import Screen
from studio.ui.studio import Studio
from studio.wording.i18n import N_

SCREENS: tuple[tuple[str, str, str, str, str], ...] = (
    ("today", "sun", N_("Today"), "studio.ui.today.screen", "TodayScreen"),
    ("write", "square-pen", N_("Write"), "studio.ui.write.screen", "WriteScreen"),
    ("outbox", "send", N_("Outbox"), "studio.ui.outbox.screen", "OutboxScreen"),
    ("practice", "flask-conical", N_("Practice"), "studio.ui.practice.screen", "PracticeScreen"),
    ("accounts", "at-sign", N_("Accounts"), "studio.ui.accounts.screen", "AccountsScreen"),
    ("workshop", "package-open", N_("Workshop"), "studio.ui.workshop.screen", "WorkshopScreen"),
)
"""(id, icon on the rail, word on the rail, module, class), in the rail's order."""


INNER = (("picture", "studio.ui.picture.screen", "PictureScreen"),)
"""(id, module, class) of screens that are reached from another one and have no place on the
rail."""

ON_DEMAND = ("workshop",)
"""Screens that only some people need: off the rail until they were opened once."""


def make_screen(screen: str, studio: Studio) -> Screen:
    """Make a screen by its id.

    Raises:
        KeyError: no such screen.
    """
    of_rail = ((name, module, cls) for name, _icon, _words, module, cls in SCREENS)
    for name, module, cls in (*of_rail, *INNER):
        if name == screen:
            made: Screen = getattr(import_module(module), cls)(studio)
            return made
    raise KeyError(screen)


def is_screen(screen: str) -> bool:
    """Tell whether there is a screen with this id."""
    return any(name == screen for name, *_rest in (*SCREENS, *INNER))
