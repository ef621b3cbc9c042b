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
from studio.ui.trouble import say_managed, say_problem, say_recovered
from studio.wording.i18n import _, language, use_language

if TYPE_CHECKING:
    from studio.core import Core

ALREADY_OPEN = 4
"""Exit code when another window has the folder and does not answer: try again later."""


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
        build_core: Callable[[], Core] | None = None,
        pause_ms: int = 150,
    ) -> None:
        """Paint the shell; call ``start`` to load the rest.

        Args:
            options: how the window is opened.
            tasks: another doorway between threads, for tests.
            build_core: another way to build the core, for tests.
            pause_ms: how long the checks wait after the last key.
        """
        self.options = options
        self.qt = application()
        self._build_core = build_core
        self._pause_ms = pause_ms
        early = early_settings(options.data_dir)
        self._look = options.look or str(early.get("theme") or "system")
        chosen = options.policy.value(DEFAULT_LANGUAGE, str(early.get("language") or ""))
        tongue = options.language or chosen or surroundings.system_language()
        use_language(tongue, paths.assets() / "locale")
        use_proxies(chooser(options.policy.value(PROXY), surroundings.system_proxy))
        factor = text_factor(early.get("text_size"))
        theme = Theme(tokens=tokens(), dark=self._is_dark(), factor=factor)
        dress(self.qt, theme)
        self.studio = Studio(theme, tasks or Tasks(), assets=str(paths.assets()))
        self.window = StudioWindow(self.studio)
        self.window.resize(*(options.size or surroundings.fitting_size()))
        self._autosave: Any = None
        self._resender: Any = None
        self._kits: Any = None
        if early.get("workshop"):
            self.window.offer("workshop")
        self._wire()

    def start(self) -> None:
        """Load kit and stores in a worker, then fill the window."""
        self.studio.tasks.run(self.window, self._load, done=self._loaded, failed=self._failed)

    def close(self) -> None:
        """Save, stop the workers and close the journal."""
        for part in filter(None, (self._resender, self._kits)):
            part.stop()
        self.save_now()
        self.studio.tasks.close()
        if self.studio.core is not None:
            self.studio.core.close()

    def choose_look(self, look: str, factor: float) -> None:
        """Take a choice of colours ("" for unchanged) or text size (0 for unchanged) over."""
        if look:
            self._look = look
        if self.studio.core is not None:
            from studio.storage.errors import StorageError

            percent = round((factor or self.studio.theme.factor) * 100)
            try:
                self.studio.core.prefer(theme=self._look, text_size=percent)
            except StorageError as problem:
                say_problem(self.studio, problem)
        self._redress(factor or self.studio.theme.factor)

    def choose_language(self, tag: str) -> None:
        """Take another language over for the app's own words and the kit's texts."""
        if self.options.policy.setting(DEFAULT_LANGUAGE).locked:
            say_managed(self.studio)
            return
        use_language(tag, paths.assets() / "locale")
        if (core := self.studio.core) is not None:
            from studio.storage.errors import StorageError

            try:
                core.prefer(language=tag)
            except StorageError as problem:
                say_problem(self.studio, problem)
            core.speak(tag)
        self._redress(self.studio.theme.factor)

    def surprised(self, report: str) -> None:
        """Say that something failed, and keep the report beside the person's data."""
        with contextlib.suppress(OSError):
            (self.options.data_dir / "last-problem.txt").write_text(report, "utf-8")
        words = _(
            "Your words are safe. A report is in last-problem.txt in the data folder. "
            "It holds no words and no sign-in."
        )
        self.studio.say.emit("stop", _("Something failed that we did not expect."), words, "", "")

    def save_and_wait(self) -> bool:
        """Save the draft before the window closes; False when it could not be saved."""
        return self._autosave is None or bool(self._autosave.save_and_wait())

    def save_now(self) -> None:
        """Save the draft at once."""
        if self._autosave is not None:
            self._autosave.save_now()

    # -- inside ------------------------------------------------------------------

    def _wire(self) -> None:
        self.window.look_chosen.connect(self.choose_look)
        self.window.language_chosen.connect(self.choose_language)
        self.window.closing.connect(self.save_now)
        self.window.may_close = self.save_and_wait
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _: self._system_changed())

    def _wire_kits(self) -> None:
        self.studio.kit_changed.connect(self._show_other_kit)
        self.window.kits_wanted.connect(self._kits.show)
        self.window.banner_wish.connect(self._kits.pressed)
        self.qt.file_opened.connect(self.studio.open_file)
        self._kits.workshop_wanted.connect(lambda: self.window.go("workshop"))

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

    def _load(self) -> Core:
        if self._build_core is not None:
            return self._build_core()
        from studio.core import build_core

        return build_core(
            self.options.data_dir,
            kit_path=self.options.kit_path,
            language=language(),
            forgiving=True,
            policy=self.options.policy,
        )

    def _loaded(self, core: Core) -> None:
        from studio.ui.autosave import Autosave
        from studio.ui.composer import Composer
        from studio.ui.kits.kit_desk import KitDesk
        from studio.ui.picture.equipment import equip
        from studio.ui.resend import Resender

        studio = self.studio
        equip(core)
        studio.core = core
        composer = Composer(core.check_tab, pause_ms=self._pause_ms)
        studio.composer = composer
        self._redress(studio.theme.factor, rebuild=False)
        self._autosave = Autosave(studio)
        self._resender = Resender(studio)
        self._kits = KitDesk(studio, self.window)
        self._wire_kits()
        studio.outbox_changed.connect(core.remember_posted)
        self.window.fill("write")
        composer.load(core.opening_draft())
        self.window.go("write")
        say_recovered(studio, core)
        studio.ready.emit()
        if self.options.open_file is not None:
            studio.open_file.emit(str(self.options.open_file))
        # What was loaded stays: the garbage collector need not look at it at a keystroke.
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)

    def _failed(self, problem: Exception) -> None:
        from studio.wording.outcomes import problem_words

        title = _("The studio could not open its kit.")
        self.window.banner.say(self.studio.theme, "stop", title, problem_words(problem), "", "")

    def _is_dark(self) -> bool:
        if self._look in ("light", "dark"):
            return self._look == "dark"
        scheme = QGuiApplication.styleHints().colorScheme()
        return scheme == scheme.Dark

    def _system_changed(self) -> None:
        if self._look == "system" and self._is_dark() != self.studio.theme.dark:
            self._redress(self.studio.theme.factor)

    def _redress(self, factor: float, *, rebuild: bool = True) -> None:
        studio = self.studio
        kit = studio.core.kit.colour if studio.core is not None else ""
        wanted = Theme(tokens=studio.theme.tokens, dark=self._is_dark(), factor=factor, kit=kit)
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
