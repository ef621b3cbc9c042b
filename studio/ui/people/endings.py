"""Ending shifts, one's own, a colleague's or everybody's, and saying what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from studio.ui.people.copied import clear_copied
from studio.wording.i18n import _
from studio.wording.people import ended as ended_words

if TYPE_CHECKING:
    from studio.floor import Floor
    from studio.people.model import Person
    from studio.shifts import Ended


class Run(Protocol):
    """Runs work off the window's thread, and gives its result to ``done``."""

    def __call__(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Begin."""


class Endings:
    """Ends shifts for the page with the tiles.

    Args:
        floor: the people of this PC.
        run: see ``Run``.
        say: shows (tone, bold words, other words) on the page.
        done: called when the tiles have changed.
    """

    def __init__(
        self,
        floor: Floor,
        *,
        run: Run,
        say: Callable[[str, str, str], None],
        done: Callable[[], None],
    ) -> None:
        self._floor = floor
        self._run = run
        self._say = say
        self._done = done

    def from_page(self, person_id: str) -> None:
        """End the shift of one person, or of everybody when the id is ""."""
        if person_id:
            self.of_person(person_id)
            return
        self._begin()
        self._run(self._floor.end_all_shifts, self._ended)

    def of_person(self, person_id: str) -> None:
        """End the shift of one person."""
        floor = self._floor

        def end() -> tuple[tuple[Person, Ended], ...]:
            person = floor.roster.person(person_id)
            return ((person, floor.end_shift(person_id)),)

        self._begin()
        self._run(end, self._ended)

    def _begin(self) -> None:
        words = _("We are ending the shift. Networks can take a moment to answer.")
        self._say("plain", "", words)

    def _ended(self, ended: tuple[tuple[Person, Ended], ...]) -> None:
        clear_copied()
        sentences = [ended_words(person.first_name, how) for person, how in ended]
        whole = all(not (how.untold or how.kept or how.problem) for _person, how in ended)
        self._say("ok" if whole else "check", "", " ".join(sentences))
        self._done()
