"""Kits in the window: files that are opened, switching, and looking for news by itself."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from studio.wording import kit_news
from studio.wording.i18n import _
from studio.wording.kit_changes import change_sentence
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.brand_kit.model import BrandKit
    from studio.kit_store.model import InstalledKit, Offer
    from studio.kits import News
    from studio.ui.studio import Studio

T = TypeVar("T")
USUAL_LIFE_DAYS = 21
USE_NEW, GO_BACK, LOOK = "kit:new", "kit:back", "kit:update"
"""What the banner's button asks for."""


class KitDesk(QObject):
    """Everything about kits that a person sees outside of the workshop.

    Signals:
        workshop_wanted: the person wants to make a kit.
    """

    workshop_wanted = Signal()

    def __init__(self, studio: Studio, over: QWidget) -> None:
        super().__init__(over)
        self.studio = studio
        self._over = over
        self._back_to = ""
        self._news: dict[str, tuple[str, ...]] = {}
        self._life: dict[str, int] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.update_quietly)
        studio.open_file.connect(self.open_file)
        studio.look_at.connect(self.look_at)
        self._wait_for_next_look()
        self._run(studio.loaded.kits.tidy, lambda _done: None)
        self._run(studio.loaded.tidy_photos, lambda _done: None)

    def stop(self) -> None:
        """Look for nothing more, as when the window closes."""
        self._timer.stop()

    def show(self) -> None:
        """Show the kits of this PC."""
        from studio.ui.kits.kits_dialog import show_kits

        show_kits(self._over, self)

    # -- files -------------------------------------------------------------------

    def open_file(self, name: str) -> None:
        """Ask what to do with a kit file that was dropped, opened or picked."""
        path = Path(name)
        kits = self.studio.loaded.kits
        self._run(lambda: kits.offer(path), self._ask)

    def look_at(self, name: str, trusted: bool) -> None:
        """Show a kit that is not installed: unsigned, or still in the workshop."""
        path = Path(name)
        kits = self.studio.loaded.kits
        self._run(lambda: kits.look_inside(path), lambda kit: self._look(kit, trusted=trusted))

    def choose(self, kit_id: str) -> None:
        """Use another installed kit."""
        kits = self.studio.loaded.kits
        self._run(lambda: kits.choose(kit_id), self._use)

    def pressed(self, wish: str) -> None:
        """Do what a banner's button asks for."""
        kits = self.studio.loaded.kits
        if wish == GO_BACK:
            self._run(kits.usual, self._use_again)
        elif wish == LOOK:
            self.update_now()
        elif wish == USE_NEW:
            current = kits.store.current()
            if current is not None:
                self.choose(current.kit_id)

    # -- news --------------------------------------------------------------------

    def update_now(self) -> None:
        """Look for news because a person asked, and say what came of it."""
        self._look_for_news(asked=True)

    def update_quietly(self) -> None:
        """Look for news in the background; only news are said."""
        self._look_for_news(asked=False)

    def is_stale(self, kit: InstalledKit) -> bool:
        """Tell whether a kit's channel has been silent for too long."""
        if kit.confirmed_at is None:
            return False
        life = timedelta(days=self._life.get(kit.kit_id, USUAL_LIFE_DAYS))
        return self.studio.loaded.clock() > kit.confirmed_at + life

    def news_of(self, kit_id: str) -> tuple[str, ...]:
        """Return what is new in an installed kit since the version before."""
        return self._news.get(kit_id, ())

    # -- inside ------------------------------------------------------------------

    def _look_for_news(self, *, asked: bool) -> None:
        core = self.studio.loaded

        def work() -> News:
            news = core.kits.update()
            if news.recalls:
                core.take_recalls()
            return news

        self._run(work, lambda news: self._heard(news, asked=asked))

    def _heard(self, news: News, *, asked: bool) -> None:
        core = self.studio.loaded
        self._wait_for_next_look()
        stale = [item.stale_since for item in news.updates if item.stale_since]
        if news.recalls:
            title, rest = kit_news.recalled_words(news.recalls)
            press = (_("Open the outbox"), "outbox") if core.needs_you() else ("", "")
            self.studio.say.emit("check", title, rest, *press)
            self.studio.outbox_changed.emit()
            self.studio.recalls_changed.emit()
            self.studio.writing.check_now()
        elif news.joined:
            words = _("It is used from the next start, or at once.")
            title = _("Your organisation’s kit is here.")
            self.studio.say.emit("plain", title, words, _("Use it now"), USE_NEW)
        elif core.kit.id in news.changed:
            self._fetch_news(core.kit.id)
            words = _("It is used from the next start, or at once.")
            self.studio.say.emit(
                "plain", _("There is a new version of your kit."), words, _("Use it now"), USE_NEW
            )
        elif stale:
            title, rest = kit_news.stale_words(min(stale))
            self.studio.say.emit("check", title, rest, "", "")
        elif asked:
            self._say_nothing_new(news)

    def _say_nothing_new(self, news: News) -> None:
        refused = [item for item in news.updates if item.state == "refused"]
        if not news.updates:
            words = _("Your kit has no channel. New versions come as a file.")
            self.studio.say.emit("plain", _("Nothing to ask."), words, "", "")
        elif refused:
            words = _("What came did not carry your brand’s signature. Your kit stays as it is.")
            self.studio.say.emit("stop", _("We did not take it."), words, "", "")
        elif not news.reached:
            words = _("Your kit works as before. We try again later.")
            self.studio.say.emit("offline", _("Nobody answered."), words, "", "")
        else:
            self.studio.say.emit("ok", _("You have the newest version."), "", "", "")

    def _wait_for_next_look(self) -> None:
        core = self.studio.loaded
        if core.kits.has_channel:
            wait = core.kits.next_look() - core.clock()
            self._timer.start(max(1_000, int(wait.total_seconds() * 1000)))

    def _ask(self, offer: Offer) -> None:
        from studio.ui.kits.offer_dialog import CAN_INSTALL, ask_about

        kits, path = self.studio.loaded.kits, offer.path
        if offer.relation in CAN_INSTALL and kits.needs_no_question(offer):
            self._run(lambda: kits.install(path), self._installed)
            return
        ask_about(
            self._over,
            self.studio,
            offer,
            install=lambda: self._run(lambda: kits.install(path), self._installed),
            look=lambda: self.look_at(str(path), False),
        )

    def _installed(self, kit: BrandKit) -> None:
        self._use(kit)
        self._fetch_news(kit.id)
        self._wait_for_next_look()
        words = _("Version {version} is in use now.").format(version=kit.version)
        self.studio.say.emit("ok", kit.name, words, "", "")

    def _use(self, kit: BrandKit) -> None:
        core = self.studio.loaded
        core.use_kit(kit)
        core.take_recalls()
        self.studio.kit_changed.emit()

    def _use_again(self, kit: BrandKit) -> None:
        back, self._back_to = self._back_to, ""
        self._use(kit)
        if back:
            self.studio.go.emit(back)

    def _look(self, kit: BrandKit, *, trusted: bool) -> None:
        self.studio.loaded.use_kit(kit, trusted=trusted)
        self.studio.kit_changed.emit()
        self._back_to = "workshop" if trusted else ""
        back = _("Back to the workshop") if trusted else _("Back to my kit")
        if trusted:
            title = _("You see {name} as a colleague does.").format(name=kit.name)
            rest = _("It is not published yet.")
        else:
            title = _("We can’t tell who made this kit.")
            rest = _("You can look inside, but not use it.")
        self.studio.say.emit("stop" if not trusted else "plain", title, rest, back, GO_BACK)

    def _fetch_news(self, kit_id: str) -> None:
        core = self.studio.loaded

        def arrived(lines: tuple[str, ...]) -> None:
            self._news[kit_id] = lines

        def work() -> tuple[str, ...]:
            return tuple(change_sentence(item) for item in core.kits.whats_new(kit_id))

        self._run(work, arrived)

    def _run(self, work: Callable[[], T], done: Callable[[T], Any]) -> None:
        self.studio.tasks.run(self, work, done=done, failed=self._failed, in_order=True)

    def _failed(self, problem: Exception) -> None:
        self.studio.say.emit("stop", _("That did not work."), problem_words(problem), "", "")
