"""The window: rail, top bar, banner and the screens, one of them in front."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QCloseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.ui.announce import announce
from studio.ui.screen import Screen
from studio.ui.screens import ON_DEMAND, SCREENS, is_screen, make_screen
from studio.ui.shell.bare_window import BareWindow
from studio.ui.shell.rail import Rail
from studio.ui.shell.top_bar import TopBar
from studio.ui.studio import Studio
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.parts import column, row
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.focus_ring import FocusRing

NARROW = 900
SAVE = "save"
"""What a banner's button asks for when it is to save the draft, not to show a screen."""


def _always() -> bool:
    return True


class StudioWindow(BareWindow):
    """Paints its shell at once; ``fill`` adds the screens when the kit is loaded."""

    look_chosen = Signal(str, float)
    language_chosen = Signal(str)
    kits_wanted = Signal()
    banner_wish = Signal(str)

    def __init__(self, studio: Studio) -> None:
        super().__init__(studio)
        self.screens: dict[str, Screen] = {}
        self.current = ""
        self.ring: FocusRing | None = None
        self.gate: Callable[[], QWidget] | None = None
        self._wants_to_close = False
        self._asked_to_save = False
        self.may_close: Callable[[], bool] = _always
        self.offered: set[str] = set()
        self._build_shell()
        studio.go.connect(self.go)
        studio.say.connect(self._say)
        studio.person_changed.connect(self._show_person)
        studio.outbox_changed.connect(self._outbox_changed)
        self.first_painted.connect(self._take_keys)

    # -- the shell ---------------------------------------------------------------

    def _build_shell(self) -> None:
        theme = self.studio.theme
        body = QWidget()
        body.setProperty("box", "canvas")
        across = row(body)
        words = tuple((name, icon, _(word)) for name, icon, word, _m, _c in SCREENS)
        self.rail = Rail(theme, words, shift=self.studio.shared)
        self.rail.shift_ended.connect(self.studio.end_shift_wanted)
        self.rail.chosen.connect(self.go)
        self.rail.help_wanted.connect(self.show_help)
        self.rail.kits_wanted.connect(self.kits_wanted)
        for name in ON_DEMAND:
            self.rail.offer(name, offered=name in self.offered)
        across.addWidget(self.rail)
        page = column()
        self.top = TopBar(theme, shared=self.studio.shared)
        self.top.back.connect(lambda: self.go(self.screens[self.current].back))
        self.top.who.connect(self.ask_who)
        self.top.look_wanted.connect(self.look_menu)
        self.top.menu_wanted.connect(self._screen_menu)
        page.addWidget(self.top)
        self.banner = Banner()
        self.banner.pressed.connect(self._banner_pressed)
        page.addWidget(self.banner)
        self.stack = QStackedWidget()
        page.addWidget(self.stack, 1)
        across.addLayout(page, 1)
        self.setCentralWidget(body)

    def show_gate(self, make: Callable[[], QWidget]) -> None:
        """Put a page in the place of everything; it is made anew whenever the colours change."""
        self._take_down()
        self.gate, page = make, make()
        self.banner = getattr(page, "banner", self.banner)
        self.setCentralWidget(page)

    def empty(self) -> None:
        """Take everything off the screen at once; a page or a shell follows."""
        self._take_down()
        self.setCentralWidget(QWidget())

    def open_gate(self) -> None:
        """Put the empty shell back, for somebody who has signed in."""
        self._take_down()
        self.gate = None
        self._build_shell()

    def _take_down(self) -> None:
        for screen in self.screens.values():
            screen.leaving()
            screen.deleteLater()
        self.screens, self.current = {}, ""
        if self.ring is not None:
            self.ring.deleteLater()
            self.ring = None
        if (old := self.takeCentralWidget()) is not None:
            old.hide()
            old.deleteLater()

    def rebuild(self) -> None:
        """Make everything anew in the studio's current theme, keeping the draft."""
        if self.gate is not None:
            self.show_gate(self.gate)
            return
        where, said = self.current, self.banner.message()
        self._take_down()
        self._build_shell()
        if self.studio.core is not None:
            self.fill(where or "write", fresh=False)
        if said is not None:
            self._say(*said)
        from studio.ui.widgets.overlay import open_overlays

        for overlay in open_overlays(self):
            overlay.come_to_front()

    def fill(self, first: str, *, fresh: bool = True, at_once: bool = True) -> None:
        """Add the screens, now that the kit is loaded, and show one of them.

        With ``at_once`` False, the others are made when they are wanted, or by ``fill_up``.
        """
        from studio.ui.focus_ring import FocusRing

        core = self.studio.loaded
        self.ring = FocusRing(self, self.studio.theme)
        self._add_screen(first)
        while at_once and self.fill_up():
            pass
        self.rail.show_mark(core.mark(), core.kit.name)
        self._show_person()
        self._show_badges()
        if not fresh:
            self.studio.writing.show_again()
        self._fit()
        self.go(first)

    def fill_up(self) -> bool:
        """Make one screen that has not been wanted yet; False when there is none."""
        names = (name for name, *_rest in SCREENS if name not in ON_DEMAND)
        missing = next((name for name in names if name not in self.screens), "")
        if missing:
            self._add_screen(missing)
        return bool(missing)

    def offer(self, screen: str) -> None:
        """Put a screen that only some people need on the rail, from now on."""
        self.offered.add(screen)
        self.rail.offer(screen, offered=True)
        if self.studio.core is not None and screen not in self.screens:
            self._add_screen(screen)

    def go(self, screen: str) -> None:
        """Bring a screen to the front."""
        if screen in ON_DEMAND and self.studio.core is not None:
            self.offer(screen)
        if self.studio.core is None or not is_screen(screen):
            return
        if screen not in self.screens:
            self._add_screen(screen)
        if screen != self.current:
            self.banner.leave()
        self.current = screen
        shown = self.screens[screen]
        self.stack.setCurrentWidget(shown)
        self.rail.choose(screen)
        self.top.show_actions(shown.tools)
        self._show_head()
        self._fit()
        shown.shown()

    def _add_screen(self, name: str) -> None:
        screen = make_screen(name, self.studio)
        screen.head_changed.connect(self._show_head)
        self.screens[name] = screen
        self.stack.addWidget(screen)
        if screen.shows_draft and self.studio.writing.draft.id:
            self.studio.writing.show_again()

    def _banner_pressed(self, target: str) -> None:
        if target == SAVE:
            self.banner.hide()
            self.closing.emit()
        elif ":" in target:
            self.banner.hide()
            self.banner_wish.emit(target)
        else:
            self.go(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the screens to the size class."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first; stay open while a post is on its way, or when nothing could be saved."""
        if self._going_out():
            words = _("The window closes by itself when the answer is there.")
            self._say("plain", _("A post is on its way."), words, "", "")
            self._wants_to_close = True
            event.ignore()
        elif self.may_close() or self._asked_to_save:
            event.accept()
        else:
            # The sentence is in the banner. Who closes once more, closes without saving.
            self._asked_to_save = True
            event.ignore()

    # -- inside ------------------------------------------------------------------

    def _going_out(self) -> bool:
        return bool((core := self.studio.core) and (core.sending() or self.studio.going_out))

    def _take_keys(self) -> None:
        # After the first paint: nobody presses a key before there is something to see.
        from studio.ui.shell.keys import take_keys

        take_keys(self)

    def _fit(self) -> None:
        if self.gate is not None:
            return  # there is no shell
        effective = self.width() / self.studio.theme.factor
        narrow = effective < NARROW
        self.rail.setVisible(not narrow)
        self.top.menu.setVisible(narrow)
        self.top.person.set_small(small=narrow)
        for screen in self.screens.values():
            screen.fit(effective, self.height())

    def _show_head(self) -> None:
        shown = self.screens.get(self.current)
        if shown is not None:
            self.top.show_head(shown.title(), shown.subtitle(), back=bool(shown.back))

    def _show_person(self) -> None:
        person = self.studio.loaded.person()
        self.top.person.show_person(person.first_name, person.store)

    def _outbox_changed(self) -> None:
        self._show_badges()
        if self._wants_to_close and not self._going_out():
            self._wants_to_close = False
            self.close()

    def _show_badges(self) -> None:
        waiting = self.studio.loaded.needs_you()
        spoken = _("{n} need you").format(n=waiting)
        self.rail.buttons["outbox"].set_badge(waiting, spoken)

    def _say(self, tone: str, bold: str, rest: str, action: str, target: str) -> None:
        announce(self.banner, f"{bold} {rest}", now=tone in ("ok", "stop"))
        self.banner.say(self.studio.theme, tone, bold, rest, action, target)

    def look_menu(self, below: QWidget) -> None:
        """Show the menu with text size, colours and language."""
        import_module("studio.ui.shell.look_menu").show_look_menu(self, below)

    def _screen_menu(self) -> None:
        import_module("studio.ui.shell.screen_menu").show_screen_menu(self)

    def ask_who(self) -> None:
        """Ask who is writing; on a PC that several people share, lock and show their tiles."""
        if self.studio.shared:
            self.studio.switch_wanted.emit()
            return
        from studio.ui.help.who_dialog import ask_who

        ask_who(self, self.studio)

    def show_help(self) -> None:
        """Show the help of this version."""
        from studio.ui.help.help_dialog import show_help

        show_help(self, self.studio)
