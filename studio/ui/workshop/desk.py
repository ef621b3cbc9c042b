"""The kit that is being made: its folder's state, and the one way to change it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.ui.workshop.release import Release
from studio.wording.i18n import _
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.ui.studio import Studio
    from studio.workshop.bench import Look, Workbench

T = TypeVar("T")


class Desk(QObject):
    """What every part of the workshop shares.

    Signals:
        looked: ``look`` is new.
        jump: show a place: (page, id, field).
        recall: ask to take a picture back: its id.
    """

    looked = Signal()
    jump = Signal(str, str, str)
    recall = Signal(str)

    def __init__(self, studio: Studio, over: QWidget) -> None:
        """Make an empty desk.

        Args:
            studio: what every screen shares.
            over: the widget whose window dialogs cover.
        """
        super().__init__(over)
        self.studio = studio
        self.over = over
        self.bench: Workbench | None = None
        self.look: Look | None = None
        self.release = Release(self)

    @property
    def kit(self) -> BrandKit | None:
        """The kit as far as it can be read, or None."""
        return self.look.kit if self.look is not None else None

    def open(self, folder: Path, *, then: Callable[[], Any] | None = None) -> None:
        """Open a kit's folder, and remember it when it is one."""
        from studio.workshop.bench import Workbench

        clock = self.studio.loaded.clock

        def work() -> tuple[Workbench, Look]:
            bench = Workbench(folder, clock)
            return bench, bench.look()

        def done(found: tuple[Workbench, Look]) -> None:
            self.bench, self.look = found
            self._remember(folder)
            self.looked.emit()
            self.release.load()
            if then is not None:
                then()

        self._run(work, done)

    def close(self) -> None:
        """Put the kit away; its folder stays as it is."""
        self.bench = self.look = None
        self._remember(Path())
        self.looked.emit()

    def change(
        self,
        work: Callable[[Workbench], T],
        then: Callable[[T], Any] | None = None,
        failed: Callable[[Exception], Any] | None = None,
    ) -> None:
        """Change the folder off the window's thread, check it anew and show it.

        Args:
            work: is given the workbench.
            then: gets what ``work`` returned, after the new state is shown.
            failed: gets what went wrong; without it, a banner says it.
        """
        bench = self.bench
        if bench is None:
            return

        def both() -> tuple[T, Look]:
            return work(bench), bench.look()

        def done(found: tuple[T, Look]) -> None:
            self.look = found[1]
            self.release.forget_build()
            self.looked.emit()
            if then is not None:
                then(found[0])

        self._run(both, done, failed)

    def look_again(self, work: Callable[[Workbench], Any]) -> None:
        """Do something that leaves the folder alone, and show the state anew."""
        bench = self.bench
        if bench is None:
            return

        def both() -> Look:
            work(bench)
            return bench.look()

        def done(found: Look) -> None:
            self.look = found
            self.looked.emit()

        self._run(both, done)

    def ask(self, work: Callable[[], T], then: Callable[[T], Any]) -> None:
        """Do something slow that leaves the folder alone, such as publishing."""
        self._run(work, then)

    def undo(self) -> None:
        """Take the last change back."""
        self.change(lambda bench: bench.undo())

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], Any],
        failed: Callable[[Exception], Any] | None = None,
    ) -> None:
        tell = failed or self._failed
        self.studio.tasks.run(self, work, done=done, failed=tell, in_order=True)

    def _failed(self, problem: Exception) -> None:
        self.studio.say.emit("stop", _("That did not work."), problem_words(problem), "", "")

    def _remember(self, folder: Path) -> None:
        from studio.storage.errors import StorageError

        try:
            self.studio.loaded.prefer(workshop="" if folder == Path() else str(folder))
        except StorageError as problem:
            self._failed(problem)
