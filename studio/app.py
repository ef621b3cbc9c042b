"""The composition root of the window: builds every part once, in the order of need.

The shell paints first. Only then are the kit, the stores and everything heavy read, in
a worker, so that the window shows at once even on a slow shop-floor PC.
"""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from studio import paths
from studio.early import early_settings, text_factor, tokens
from studio.policy import Policy
from studio.policy.keys import DEFAULT_LANGUAGE, PROXY
from studio.proxies import chooser, use_proxies
from studio.ui import surroundings
from studio.ui.dressing import StudioApplication, dress, make_application
from studio.ui.one_window import OneWindow
from studio.ui.shell.window import StudioWindow
from studio.ui.studio import Studio
from studio.ui.surprise import catch_surprises
from studio.ui.tasks import Tasks
from studio.ui.theme import Theme
from studio.ui.trouble import (
    say_managed,
    say_no_kit,
    say_problem,
    say_recovered,
    say_surprise,
)
from studio.wording.i18n import language, use_language

if TYPE_CHECKING:
    from studio.core import Core
    from studio.floor import Floor
    from studio.ui.people.presence import Presence

ALREADY_OPEN = 4  # exit code: another window has the folder and does not answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How the window is opened.

    Attributes:
        data_dir: the only folder that is written to.
        kit_path: a kit's folder, or None for the bundled demo kit.
        language: BCP 47 tag for the app's own words, "" for the computer's.
        look: ``light``, ``dark`` or "" for what the person chose.
        size: (width, height) of the window, or None for what fits the screen.
        open_file: a brand kit to ask about when the window is ready, or None.
        policy: what the organisation decided.
    """

    data_dir: Path
    kit_path: Path | None = None
    language: str = ""
    look: str = ""
    size: tuple[int, int] | None = None
    open_file: Path | None = None
    policy: Policy = field(default_factory=Policy)


def application() -> StudioApplication:
    """Return the application, made once, with the bundled fonts and icons."""
    return make_application(str(paths.assets()))


class App:
    """One window and what it is made of."""

    def __init__(
        self,
        options: Options,
        *,
        tasks: Tasks | None = None,
        build_floor: Callable[[], Floor] | None = None,
        pause_ms: int = 150,
    ) -> None:
        """Paint the shell; call ``start`` to load the rest.

        Args:
            options: how the window is opened.
            tasks: another doorway between threads, for tests.
            build_floor: another way to build what the window stands on, for tests.
            pause_ms: how long the checks wait after the last key.
        """
        self.options = options
        self.qt = application()
        self._build_floor = build_floor
        self._pause_ms = pause_ms
        early = self._like_the_pc()
        use_proxies(chooser(options.policy.value(PROXY), surroundings.system_proxy))
        factor = text_factor(early.get("text_size"))
        dress(self.qt, theme := Theme(tokens=tokens(), dark=self._is_dark(), factor=factor))
        self.studio = Studio(theme, tasks or Tasks(), assets=str(paths.assets()))
        self.window = StudioWindow(self.studio)
        self.window.resize(*(options.size or surroundings.fitting_size()))
        self._floor: Floor | None = None
        self._presence: Presence | None = None
        self._opened = not options.open_file
        if early.get("workshop"):
            self.window.offer("workshop")
        self._wire()

    def start(self) -> None:
        """Load kit and stores in a worker, then fill the window."""
        self.studio.tasks.run(
            self.window, self._load, done=self._loaded, failed=partial(say_no_kit, self.studio)
        )

    def close(self) -> None:
        """Save, stop the workers and close the journal."""
        if self._presence is not None:
            self._presence.stop()
        self.save_now()
        self.studio.tasks.close()
        if self._floor is not None:
            self._floor.leave()

    def choose_look(self, look: str, factor: float) -> None:
        """Take a choice of colours ("" for unchanged) or text size (0 for unchanged) over."""
        if look:
            self._look = look
        percent = round((factor or self.studio.theme.factor) * 100)
        self._prefer(theme=self._look, text_size=percent)
        self._redress(factor or self.studio.theme.factor)

    def choose_language(self, tag: str) -> None:
        """Take another language over for the app's own words and the kit's texts."""
        if self.options.policy.setting(DEFAULT_LANGUAGE).locked:
            say_managed(self.studio)
            return
        use_language(tag, paths.assets() / "locale")
        self._prefer(language=tag)
        if self.studio.core is not None:
            self.studio.core.speak(tag)
        self._redress(self.studio.theme.factor)

    def surprised(self, report: str) -> None:
        """Say that something failed, and keep the report beside the person's data."""
        with contextlib.suppress(OSError):
            (self.options.data_dir / "last-problem.txt").write_text(report, "utf-8")
        say_surprise(self.studio)

    def save_and_wait(self) -> bool:
        """Save the draft before the window closes; False when it could not be saved."""
        return self._presence is None or self._presence.save_and_wait()

    def save_now(self) -> None:
        """Save the draft at once."""
        if self._presence is not None:
            self._presence.save_now()

    def _prefer(self, **changes: str | int) -> None:
        if self.studio.core is not None:
            from studio.storage.errors import StorageError

            try:
                self.studio.core.prefer(**changes)
            except StorageError as problem:
                say_problem(self.studio, problem)

    def _wire(self) -> None:
        self.window.look_chosen.connect(self.choose_look)
        self.window.language_chosen.connect(self.choose_language)
        self.window.closing.connect(self.save_now)
        self.window.may_close = self.save_and_wait
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self._system_changed())
        self.studio.kit_changed.connect(self._show_other_kit)
        self.qt.file_opened.connect(self.studio.open_file)

    def _show_other_kit(self) -> None:
        """Show the kit that is in use now, with its own latest draft."""
        core, composer = self.studio.loaded, self.studio.writing
        self.save_now()
        kept = core.drafts.get(composer.draft.id) is not None
        if composer.draft.kit_id != core.kit.id or not kept:
            # A draft that nobody wrote in was only the other kit's example.
            composer.load(core.opening_draft())
        composer.check_now()
        if self.window.current == "workshop":
            self.window.go("write")
        self._redress(self.studio.theme.factor)

    def _load(self) -> tuple[Floor, Core | None]:
        floor = self._build_floor() if self._build_floor else self._usual_floor()
        return floor, None if floor.shared else floor.own()

    def _usual_floor(self) -> Floor:
        from studio.door import Equipment
        from studio.floor import build_floor

        return build_floor(
            self.options.data_dir,
            kit_path=self.options.kit_path,
            equipment=Equipment(language=language(), policy=self.options.policy),
            forgiving=True,
        )

    def _loaded(self, loaded: tuple[Floor, Core | None]) -> None:
        from studio.ui.people.presence import Presence

        floor, own = loaded
        self._floor = floor
        self._presence = there = Presence(self.studio, self.window, floor, pause_ms=self._pause_ms)
        there.came.connect(self._came)
        there.went.connect(self._went)
        self.studio.ready.connect(self._filled)
        there.begin(own)
        gc.freeze()  # what was loaded stays: no need to look at it at a keystroke
        gc.set_threshold(20_000, 20, 50)

    def _came(self) -> None:
        """Dress the window as the person who is here now likes it."""
        core, factor = self.studio.loaded, self.studio.theme.factor
        if core.who is not None:
            self._look = self.options.look or core.setting("theme", "system")
            self._speak(core.setting("language", ""))
            factor = text_factor(core.preferences.text_size)
        self._redress(factor, rebuild=False)

    def _filled(self) -> None:
        say_recovered(self.studio, self.studio.loaded)
        if not self._opened:
            self._opened = True
            self.studio.open_file.emit(str(self.options.open_file))

    def _went(self) -> None:
        """Dress the window as the PC itself is set up: nobody is here."""
        self._redress(text_factor(self._like_the_pc().get("text_size")), rebuild=False)

    def _like_the_pc(self) -> dict[str, Any]:
        early = early_settings(self.options.data_dir)
        self._look = self.options.look or str(early.get("theme") or "system")
        self._speak(str(early.get("language") or ""))
        return early

    def _speak(self, chosen: str) -> None:
        wanted = self.options.policy.value(DEFAULT_LANGUAGE, chosen)
        tongue = self.options.language or wanted or surroundings.system_language()
        use_language(tongue, paths.assets() / "locale")

    def _is_dark(self) -> bool:
        if self._look in ("light", "dark"):
            return self._look == "dark"
        scheme = QGuiApplication.styleHints().colorScheme()
        return scheme == scheme.Dark

    def _system_changed(self) -> None:
        if self._look == "system" and self._is_dark() != self.studio.theme.dark:
            self._redress(self.studio.theme.factor)

    def _redress(self, factor: float, *, rebuild: bool = True) -> None:
        studio, core = self.studio, self.studio.core
        shared = core or (self._floor and self._floor.ground)
        kit = shared.kit.colour if shared else ""
        wanted = Theme(tokens=studio.theme.tokens, dark=self._is_dark(), factor=factor, kit=kit)
        if rebuild or not wanted.looks_like(studio.theme):
            studio.theme = wanted
            dress(self.qt, wanted)
        if rebuild:
            self.window.rebuild()
            studio.theme_changed.emit()


def open_window(options: Options) -> int:
    """Open the window and return the exit code when it is closed."""
    application()
    only = OneWindow(options.data_dir)
    if not only.is_first():
        file = str(options.open_file.absolute()) if options.open_file else ""
        return 0 if only.wake_first(file) else ALREADY_OPEN
    app = App(options)
    catch_surprises(app.surprised)
    if surroundings.needs_whole_screen():
        app.window.showMaximized()
    else:
        app.window.show()
    app.window.first_painted.connect(app.start)
    opened = app.studio.open_file.emit
    app.studio.ready.connect(lambda: only.listen(app.window.come_to_front, opened))
    code = app.qt.exec()
    app.close()
    only.release()
    return code


def without_display() -> None:
    """Draw without a screen from now on, unless a platform was chosen already."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
