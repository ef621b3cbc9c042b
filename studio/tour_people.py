"""A shared PC as pictures: "Who's here?" and all that comes of it, with people that nobody is."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton

from studio.accounts.stores import Memory, Store
from studio.accounts.vault import Vault
from studio.app import App, Options
from studio.door import Equipment
from studio.floor import Floor, build_floor
from studio.people.keys import Cost
from studio.people.lock import PASSPHRASE, PIN
from studio.people.model import TRIES
from studio.storage.settings import Settings
from studio.tour_camera import Camera
from studio.ui.help.lock_page import show_lock_page
from studio.ui.people.idle import WARN_SECONDS
from studio.ui.people.presence import Presence
from studio.ui.widgets.overlay import open_overlays
from studio.wording.i18n import _

if TYPE_CHECKING:
    from studio.ui.people.who_page import WhoPage

VIEWS = (
    ("light", (1366, 768), 100),
    ("dark", (1366, 768), 100),
    ("light", (1024, 720), 100),
    ("light", (680, 520), 100),
    ("light", (1366, 768), 200),
    ("light", (680, 520), 200),
)
"""(look, window's size, text size in per cent)."""

NAMES = (
    ("Priya", "Plants"),
    ("Tom", "Coffee bar"),
    ("Aleksandra", "Home"),
    ("Gwen", "Tills, weekends"),
    ("Jamal", "Outdoor"),
    ("Sam", "Store manager"),
)
_PIN, _OTHER_PIN, _PHRASE = "294751", "294752", "red kites over Leeds"
_CHEAP = Cost(memory_kib=16, passes=1, lanes=1)
_STORE = Store(name="the password store of this PC", open=Memory)


def write_people(folder: Path) -> list[Path]:
    """Write a PNG of every state of a shared PC, at several sizes.

    A data folder and a password store of its own are used.

    Returns:
        The files, in the order in which they were drawn.
    """
    written: list[Path] = []
    for look, size, percent in VIEWS:
        with tempfile.TemporaryDirectory(prefix=".data-", dir=folder) as data:
            written += PeopleTour(Path(data), look, size, percent, folder).run()
    return written


class PeopleTour:
    """Opens the window of a shared PC and walks through its states.

    Args:
        data: an empty data folder.
        look: ``light`` or ``dark``.
        size: of the window.
        percent: the text's size.
        folder: where the pictures go.
    """

    def __init__(
        self, data: Path, look: str, size: tuple[int, int], percent: int, folder: Path
    ) -> None:
        Settings(data).set(store="Leeds", text_size=percent)
        equipment = Equipment(vault=Vault((_STORE,)), cost=_CHEAP, language="en-GB")
        self._floor: Floor = build_floor(data, equipment=equipment)
        self._app = App(
            Options(data_dir=data, look=look, size=size, language="en-GB"),
            build_floor=lambda: self._floor,
        )
        name = f"{look}-{size[0]}x{size[1]}" + (f"-text-{percent}" if percent != 100 else "")
        self._camera = Camera(self._app, folder, name)
        self._snap, self._settle = self._camera.snap, self._camera.settle
        self._percent = percent
        self._ids: dict[str, str] = {}

    def run(self) -> list[Path]:
        """Draw everything and close the window."""
        app = self._app
        self._fill()
        app.window.show()
        app.start()
        self._camera.until(lambda: bool(getattr(self._page, "tiles", None)))
        self._locks()
        self._questions()
        show_lock_page(self._app.window, self._app.studio)
        self._snap("who-help")
        self._camera.close_overlay()
        self._shift()
        self._gone_wrong()
        app.window.close()
        app.close()
        return self._camera.written

    @property
    def _page(self) -> WhoPage:
        page: Any = self._app.window.centralWidget()
        return page  # type: ignore[no-any-return]

    def _fill(self) -> None:
        floor = self._floor
        floor.share(shared=True)
        for name, department in NAMES:
            kind, word = (PASSPHRASE, _PHRASE) if name == "Gwen" else (PIN, _PIN)
            self._ids[name] = floor.roster.add(name, department, kind, word).id
        floor.unlock(self._ids["Priya"], PIN, _PIN).prefer(text_size=self._percent)
        floor.change_word(PASSPHRASE, _PHRASE)
        floor.end_shift(self._ids["Priya"])
        floor.unlock(self._ids["Tom"], PIN, _PIN)
        floor.leave()

    # -- states ------------------------------------------------------------------

    def _locks(self) -> None:
        self._snap("who")
        self._pick("Priya")
        self._type("2947")
        self._snap("who-pin")
        self._type(_OTHER_PIN)
        self._snap("who-wrong-pin")
        self._pick("Gwen")
        self._snap("who-passphrase")

    def _questions(self) -> None:
        self._page.new_wanted.emit()
        self._snap("who-new")
        self._camera.close_overlay()
        self._pick("Jamal")
        self._page.panel.forgot.emit()
        self._snap("who-forgot")
        self._press(_("Start again"))
        self._snap("who-choose")

    def _shift(self) -> None:
        app = self._app
        self._pick("Priya")
        self._type(_PIN)
        self._snap("shift")
        app.window.go("accounts")
        self._snap("shift-accounts")
        app.studio.share_wanted.emit()
        self._snap("shift-share")
        self._camera.close_overlay()
        presence: Any = app.window.findChild(Presence)
        presence.idle.warned.emit(WARN_SECONDS)
        self._snap("shift-locking")
        app.window.banner.hide()
        app.studio.end_shift_wanted.emit()
        self._snap("shift-end")
        self._press(_("End shift"))
        self._snap("who-shift-ended")

    def _gone_wrong(self) -> None:
        self._pick("Sam")
        for _try in range(TRIES):
            self._type(_OTHER_PIN)
        self._snap("who-five-wrong")

    # -- hands -------------------------------------------------------------------

    def _pick(self, name: str) -> None:
        self._settle()
        self._page.tiles[self._ids[name]].click()
        self._settle()

    def _type(self, digits: str) -> None:
        pad = self._page.panel.pad
        if pad is not None:
            pad.field.setText(digits)
        self._settle()

    def _press(self, words: str) -> None:
        """Press the button of the question that lies over the window."""
        overlay = open_overlays(self._app.window)[-1]
        for press in overlay.findChildren(QPushButton):
            if press.text() == words:
                press.click()
                break
        self._settle()
