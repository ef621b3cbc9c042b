"""The commands ``studio people …``: who shares this PC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from studio.cli import output
from studio.cli.failures import LATER, usage
from studio.cli.opening import find_person, open_floor, typed_word
from studio.wording.cli import said
from studio.wording.i18n import _

if TYPE_CHECKING:
    import argparse

    from studio.people.model import Person


def add(commands: Any, flags: list[argparse.ArgumentParser]) -> None:
    """Add the commands for people."""
    people = commands.add_parser("people", parents=flags, help=_("who shares this PC"))
    inner = people.add_subparsers(dest="people_command", required=True, metavar="COMMAND")
    share = inner.add_parser("share", parents=flags, help=_("several people use this PC"))
    share.add_argument("shared", choices=("on", "off"))
    share.set_defaults(run=share_pc)
    listed = inner.add_parser("list", parents=flags, help=_("everybody with a tile"))
    listed.set_defaults(run=list_people)
    join = inner.add_parser("add", parents=flags, help=_("add somebody"))
    join.add_argument("name", metavar="NAME")
    join.add_argument("--department", metavar="D", default="")
    join.add_argument("--passphrase", action="store_true")
    join.set_defaults(run=add_person)
    end = inner.add_parser("end-shift", parents=flags, help=_("end somebody’s shift"))
    end.add_argument("name", metavar="NAME", nargs="?", default="")
    end.set_defaults(run=end_shift)


def share_pc(args: argparse.Namespace) -> output.Answer:
    """Let several people share this PC, or one use it alone again."""
    floor = open_floor(args)
    if not floor.may_share:
        raise usage("people share", "share-managed")
    floor.share(shared=args.shared == "on")
    return output.Answer(data={"shared": floor.shared}, text=said(f"shared-{args.shared}"))


def list_people(args: argparse.Namespace) -> output.Answer:
    """Answer the tiles: no drafts, handles or sign-ins."""
    floor = open_floor(args)
    people = floor.roster.people()
    return _rows(people)


def add_person(args: argparse.Namespace) -> output.Answer:
    """Add somebody with a PIN or a passphrase."""
    from studio.people.lock import PASSPHRASE, PIN

    floor = open_floor(args)
    kind = PASSPHRASE if args.passphrase else PIN
    word = typed_word(said("choose-word", name=args.name), from_stdin=args.unlock_stdin)
    return _rows((floor.roster.add(args.name, args.department, kind, word),))


def end_shift(args: argparse.Namespace) -> output.Answer:
    """End a shift, or everybody's: stop what waits, forget the sign-ins."""
    from studio.wording.people import ended

    floor = open_floor(args)
    if name := args.name or args.person:
        person = find_person(floor, name)
        done: tuple[Any, ...] = ((person, floor.end_shift(person.id)),)
    else:
        done = floor.end_all_shifts()
    data = [
        {
            "id": person.id,
            "stopped": how.stopped,
            "signed_out": how.signed_out,
            "untold": [account.id for account in how.untold],
            "kept": [account.id for account in how.kept],
            "problem": how.problem,
        }
        for person, how in done
    ]
    kept = any(how.kept or how.problem for _person, how in done)
    text = "\n".join(ended(person.first_name, how) for person, how in done)
    return output.Answer(data=data, text=text, code=LATER if kept else 0)


def _rows(people: tuple[Person, ...]) -> output.Answer:
    data = [
        {
            "id": person.id,
            "name": person.first_name,
            "department": person.department,
            "pin": person.pin,
            "passphrase": person.passphrase,
            "on_shift": person.on_shift,
        }
        for person in people
    ]
    lines = ["  ".join(filter(None, (p.id, p.first_name, p.department))) for p in people]
    return output.Answer(data=data, text="\n".join(lines))
