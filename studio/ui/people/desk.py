"""Who is at the PC: shows the tiles, opens a lock, locks again, ends shifts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.accounts.stores import VaultError
from studio.people.lock import PASSPHRASE, PIN
from studio.people.model import PeopleError, Person
from studio.ui.announce import announce
from studio.ui.people.dialogs import ask_end, ask_name, ask_start_again
from studio.ui.people.endings import Endings
from studio.ui.people.who_page import WhoPage
from studio.wording import people as words
from studio.wording.i18n import _
from studio.wording.lock_trouble import store_trouble
from studio.wording.outcomes import problem_words

if TYPE_CHECKING:
    from studio.core import Core
    from studio.floor import Floor
    from studio.ui.shell.window import StudioWindow
    from studio.ui.studio import Studio

CLAIM, NEW, AGAIN = "claim", "new", "again"
_CHANGED = ("erased", "somebody-else", "elsewhere", "busy")
"""Refusals after which a lock may be another one than before."""


class PeopleDesk(QObject):
    """Everything between two people's use of the window.

    Signals:
        let_in: somebody may use the app now: their part of it.
        locking: nobody may any more; what is on the screen has to go at once.
        started_again: a person's id: their desk is empty now.
    """

    let_in = Signal(object)
    locking = Signal()
    started_again = Signal(str)

    def __init__(self, studio: Studio, window: StudioWindow, floor: Floor) -> None:
        super().__init__(window)
        self._studio = studio
        self._window = window
        self._floor = floor
        self._page: WhoPage | None = None
        self._people: tuple[Person, ...] = ()
        self._chosen = ""
        self._why = ""
        self._new = ("", "")
        self._turned_away = False
        self._said: tuple[str, str, str] | None = None
        self.endings = Endings(floor, run=self._run, say=self._say, done=self._look_up)

    @property
    def page(self) -> WhoPage | None:
        """The page with the tiles, while it is shown."""
        return self._page

    # -- the page ----------------------------------------------------------------

    def show(self) -> None:
        """Show the tiles in the place of everything else."""
        self._window.show_gate(self._make_page)
        self._look_up()

    def lock(self) -> None:
        """Let nobody see or send anything of who was here, from this moment on."""
        if self._page is not None:
            self._turned_away = True  # a PIN may be looked at right now
            return
        self._chosen = self._floor_person()
        self._floor.step_away()
        self.locking.emit()
        self.show()
        self._run(self._floor.leave, lambda _done: self._look_up())

    def ask_end_shift(self) -> None:
        """Ask whether the shift of who is here is to end."""
        person_id = self._floor_person()
        core = self._floor.core
        if core is None or core.who is None or not person_id:
            return
        ask_end(
            self._window,
            self._studio.theme,
            core.who.first_name,
            revoke=self._floor.revoke,
            go=lambda: self._end_own(person_id),
        )

    def _end_own(self, person_id: str) -> None:
        self.locking.emit()
        self._chosen = ""
        self.show()
        self.endings.of_person(person_id)

    def _make_page(self) -> WhoPage:
        studio, ground = self._studio, self._floor.ground
        page = WhoPage(studio.theme, ground.kit.name, self._floor.roster.shop)
        page.show_mark(self._floor.ground.mark())
        page.picked.connect(self._pick)
        page.new_wanted.connect(self._new_person)
        page.looking_wanted.connect(self._look_around)
        page.back_wanted.connect(self._back)
        page.end_wanted.connect(self.endings.from_page)
        page.look_wanted.connect(self._window.look_menu)
        page.help_wanted.connect(self._window.show_help)
        page.panel.opened.connect(self._open)
        page.panel.chosen.connect(self._choose)
        page.panel.forgot.connect(self._forgot)
        page.banner.pressed.connect(lambda _target: page.banner.hide())
        self._page = page
        if self._people:
            self._fill(self._people)
        if self._said is not None:
            tone, bold, rest = self._said
            page.banner.say(studio.theme, tone, bold, rest, "", "")
        return page

    def _look_up(self) -> None:
        self._run(self._floor.roster.people, self._fill)

    def _fill(self, people: tuple[Person, ...]) -> None:
        self._people = people
        page = self._page
        if page is None:
            return
        if self._why == NEW:
            self._chosen = ""
        elif self._person(self._chosen) is None:
            self._chosen = people[0].id if len(people) == 1 else ""
        page.show_people(people, self._chosen)
        if self._chosen and self._why != NEW:
            self._pick(self._chosen)
        elif not self._chosen:
            page.panel.show_nobody(anybody=bool(people))
            page.focus_first()

    # -- coming ------------------------------------------------------------------

    def _pick(self, person_id: str) -> None:
        page, person = self._page, self._person(person_id)
        if page is None or person is None:
            return
        self._chosen = person_id
        page.mark(person_id)
        if person.pin or person.passphrase:
            self._why = ""
            page.panel.ask(person)
        elif person.owner:
            self._why = CLAIM
            self._ask_new_word(person)
        else:
            page.panel.show_closed(person, words.no_way_in(person.first_name))

    def _back(self) -> None:
        self._chosen = self._why = ""
        if self._page is not None:
            self._page.mark("")
            self._page.panel.show_nobody()
            self._page.focus_first()

    def _open(self, kind: str, word: str) -> None:
        person_id = self._chosen
        self._let(lambda: self._floor.unlock(person_id, kind, word))

    def _choose(self, kind: str, word: str) -> None:
        person_id, floor = self._chosen, self._floor
        if self._why == CLAIM:
            self._let(lambda: floor.claim(person_id, kind, word))
        elif self._why == NEW:
            name, department = self._new

            def join() -> Core:
                person = floor.roster.add(name, department, kind, word)
                return floor.unlock(person.id, kind, word)

            self._let(join)
        else:
            self._let(lambda: floor.start_again(person_id, kind, word)[0])

    def _new_person(self) -> None:
        taken = tuple(person.first_name for person in self._people)
        ask_name(self._window, self._studio.theme, taken, self._named)

    def _named(self, name: str, department: str) -> None:
        if self._page is None:
            return
        self._why, self._new, self._chosen = NEW, (name, department), ""
        self._page.mark("")
        self._ask_new_word(Person(id="", first_name=name, department=department))

    def _ask_new_word(self, person: Person) -> None:
        roster, claims = self._floor.roster, self._why == CLAIM

        def ask(found: tuple[bool, bool]) -> None:
            takes_pins, closed = found
            if self._page is not None and closed:
                # There was a lock already: five wrong tries, and not a first choice.
                self._page.panel.show_closed(person, words.no_way_in(person.first_name))
            elif self._page is not None:
                self._page.panel.choose(person, PIN if takes_pins else PASSPHRASE)

        self._run(lambda: (roster.takes_pins(), claims and roster.lock_of(person).exists()), ask)

    def _forgot(self) -> None:
        person = self._person(self._chosen)
        if person is None:
            return

        def go() -> None:
            self._why = AGAIN
            self._ask_new_word(person)

        ask_start_again(self._window, self._studio.theme, person.first_name, go)

    def _look_around(self) -> None:
        self._let(self._floor.look_around)

    def _let(self, work: Callable[[], Core]) -> None:
        self._turned_away = False
        self._run(work, self._in, self._refused)

    def _in(self, core: Core) -> None:
        if self._why == AGAIN and core.who is not None:
            self.started_again.emit(core.who.id)
        if self._turned_away:
            # The screen was locked, or the PC slept, while the PIN was looked at.
            self._floor.step_away()
            self._run(self._floor.leave, lambda _done: self._look_up())
            return
        self._why, self._said, self._page = "", None, None
        self.let_in.emit(core)

    def _refused(self, problem: Exception) -> None:
        page, person = self._page, self._person(self._chosen)
        if page is None:
            return
        name = person.first_name if person else self._new[0]
        sentence = self._sentence(problem, name)
        if isinstance(problem, VaultError):
            sentence = store_trouble(problem.code, tried=not self._why)
        page.panel.refuse(sentence)
        if not isinstance(problem, PeopleError) or problem.code in _CHANGED:
            self._run(self._floor.roster.people, lambda people: self._see_again(people, sentence))

    def _see_again(self, people: tuple[Person, ...], sentence: str) -> None:
        """Go on with what has changed, though nobody was let in: a lock made or erased."""
        before, joined = self._person(self._chosen), self._new[0] if self._why == NEW else ""
        now = next((p for p in people if p.id == self._chosen or p.first_name == joined), None)
        if self._page is None or now is None or now == before:
            return
        self._why, self._chosen = "", now.id
        self._fill(people)
        self._say("stop", "", sentence)

    @staticmethod
    def _sentence(problem: Exception, name: str) -> str:
        if isinstance(problem, PeopleError):
            return words.refusal(problem, name)
        return problem_words(problem)

    # -- small things ------------------------------------------------------------

    def _say(self, tone: str, bold: str, rest: str) -> None:
        self._said = (tone, bold, rest)
        if self._page is not None:
            self._page.banner.say(self._studio.theme, tone, bold, rest, "", "")
            announce(self._page.banner, f"{bold} {rest}", now=True)

    def _failed(self, problem: Exception) -> None:
        self._say("stop", _("That did not work."), self._sentence(problem, ""))

    def _run(
        self,
        work: Callable[[], object],
        done: Callable[..., None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        # In order: a lock that is opened waits until the last one is closed.
        self._studio.tasks.run(
            self, work, done=done, failed=failed or self._failed, in_order=True, lasting=True
        )

    def _person(self, person_id: str) -> Person | None:
        return next((person for person in self._people if person.id == person_id), None)

    def _floor_person(self) -> str:
        core = self._floor.core
        return core.who.id if core is not None and core.who is not None else ""
