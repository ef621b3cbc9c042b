"""Opens a person's part of the app for a command, and closes it whatever happens."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING

from studio.cli import output
from studio.cli.failures import LATER, REFUSED, CliError, people_failure, usage
from studio.cli.options import data_dir

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from studio.core import Core
    from studio.floor import Floor
    from studio.people.model import Person


def with_core(
    command: Callable[[argparse.Namespace, Core], output.Answer], *, guest: bool = False
) -> Callable[[argparse.Namespace], output.Answer]:
    """Return a command that is given a core of the chosen folder as well.

    Args:
        command: takes the arguments and the core.
        guest: True when nobody's own things are needed: where several people share the PC,
            the command is run for somebody who only looks around.
    """

    def run(args: argparse.Namespace) -> output.Answer:
        from studio.cli.picturing import equip
        from studio.wording.publishing import recovered

        floor = open_floor(args)
        nobody = guest and floor.shared and not args.person
        core = floor.look_around() if nobody else _come_in(args, floor)
        equip(core)
        try:
            for item in core.recovered():
                output.note(recovered(str(item.file), restored=item.restored))
            return command(args, core)
        finally:
            floor.leave()

    return run


def open_floor(args: argparse.Namespace) -> Floor:
    """Return the people of the chosen folder; nobody is signed in yet."""
    from studio.floor import build_floor

    return build_floor(data_dir(args))


def find_person(floor: Floor, name: str) -> Person:
    """Return somebody by first name or id.

    Raises:
        CliError: nobody is called that.
    """
    people = floor.roster.people()
    wanted = name.casefold()
    found = [p for p in people if wanted in (p.id, p.first_name.casefold())]
    if not found:
        known = ", ".join(person.first_name for person in people)
        raise usage("--person", "unknown-choice", value=name, known=known)
    return found[0]


def typed_word(asked: str, *, from_stdin: bool) -> str:
    """Return a PIN or passphrase from the standard input, or from a person at a terminal.

    Raises:
        CliError: there is none to read.
    """
    from studio.cli.reading import stdin

    if from_stdin:
        # A shell may put a byte-order mark before what it sends, and a space after it.
        word = stdin().readline().decode("utf-8-sig", "replace").rstrip("\r\n")
        word = word.strip() if word.strip().isdigit() else word
    elif sys.stdin is not None and sys.stdin.isatty():
        word = getpass.getpass(f"{asked} ")
    else:
        word = ""
    if not word:
        raise usage("--unlock-stdin", "no-word")
    return word


def _come_in(args: argparse.Namespace, floor: Floor) -> Core:
    from studio.accounts.stores import VaultError
    from studio.people.lock import PASSPHRASE, PIN
    from studio.people.model import PeopleError
    from studio.wording.cli import said
    from studio.wording.lock_trouble import no_lock, store_trouble

    if not floor.shared:
        if args.person or args.unlock_stdin:
            # Somebody else would post, and their PIN would be read as something else.
            raise usage("--person", "not-shared")
        return floor.own()
    if not args.person:
        raise usage(args.command, "needs-person")
    person = find_person(floor, args.person)
    if not (person.pin or person.passphrase):
        raise CliError(REFUSED, args.command, no_lock(person))
    word = typed_word(said("type-word", name=person.first_name), from_stdin=args.unlock_stdin)
    # What is typed in digits only is a PIN, when there is one.
    pin = person.pin and (word.isdigit() or not person.passphrase)
    try:
        return floor.unlock(person.id, PIN if pin else PASSPHRASE, word)
    except PeopleError as problem:
        raise people_failure(problem, args.command, person.first_name) from None
    except VaultError as problem:
        raise CliError(LATER, args.command, store_trouble(problem.code, tried=True)) from None
