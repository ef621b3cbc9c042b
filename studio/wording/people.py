"""Sentences about who is here: PINs, locks and shifts."""

from __future__ import annotations

from studio.people.model import PIN_DIGITS, SHORTEST_PASSPHRASE, PeopleError, Person
from studio.shifts import Ended
from studio.wording.i18n import N_, _, ngettext
from studio.wording.publishing import storage

_REFUSALS = {
    "wrong-word": N_("That passphrase doesn’t match. Try again."),
    "erased": N_(
        "Five wrong tries. We erased the sign-ins of {name} from this PC to keep them safe. "
        "The words are still here."
    ),
    "no-lock": N_(
        "The lock of {name} can’t be opened any more, because the password store of this PC has "
        "changed. Choose “I forgot it” to start again."
    ),
    "nobody": N_("This name is not on this PC any more."),
    "somebody-else": N_(
        "{name} is signed in in another window of this app. Lock or close that one first."
    ),
    "elsewhere": N_("{name} is signed in in another window as well. Close that one first."),
    "busy": N_("Another window is looking this up right now. Try again in a moment."),
    "no-name": N_("Type your first name."),
    "name-taken": N_("Somebody here is called {name} already. Add a letter, like {name} B."),
    "pin-too-easy": N_("That PIN is easy to guess. Choose one that is not a row of numbers."),
    "pin-needs-store": N_(
        "This PC has no password store, so a PIN would not be safe. Choose a passphrase."
    ),
}


def refusal(problem: PeopleError, name: str = "") -> str:
    """Return the sentence for why somebody is not let in, or not added.

    Args:
        problem: as it was raised.
        name: first name of whose tile it is about.
    """
    if problem.code == "wrong-word" and problem.tries:
        return ngettext(
            "That PIN doesn’t match. You have {n} try left.",
            "That PIN doesn’t match. You have {n} tries left.",
            problem.tries,
        ).format(n=problem.tries)
    if problem.code == "pin-too-short":
        return _("A PIN has at least {n} numbers.").format(n=PIN_DIGITS)
    if problem.code == "passphrase-too-short":
        words = _("A passphrase has at least {n} letters. Three or four words are good.")
        return words.format(n=SHORTEST_PASSPHRASE)
    return _(_REFUSALS[problem.code]).format(name=problem.name or name)


def no_way_in(name: str) -> str:
    """Return what is said to a person whose lock nothing opens any more."""
    words = _(
        "There is no PIN for {name} on this PC any more, and the sign-ins are erased. Start again "
        "with a new PIN."
    )
    return words.format(name=name)


def tile_state(person: Person) -> str:
    """Return the word on a tile's tag."""
    if not (person.pin or person.passphrase):
        return _("Choose a PIN")
    return _("On shift, locked") if person.on_shift else _("Locked")


def spoken_tile(person: Person) -> str:
    """Return what a screen reader says for a tile."""
    parts = (person.first_name or _("No name yet"), person.department, tile_state(person))
    return ", ".join(filter(None, parts))


def ended(name: str, how: Ended) -> str:
    """Return what became of a person's posts and sign-ins when their shift ended."""
    if how.problem:
        words = _("{name}’s shift could not be ended.").format(name=name)
        known = how.problem in _REFUSALS
        why = refusal(PeopleError(how.problem, name=name)) if known else storage(how.problem)
        return f"{words} {why}"
    parts = [_("{name}’s shift has ended.").format(name=name)]
    if how.stopped:
        parts.append(
            ngettext(
                "{n} post that waited was stopped. It is in the outbox.",
                "{n} posts that waited were stopped. They are in the outbox.",
                how.stopped,
            ).format(n=how.stopped)
        )
    if how.signed_out:
        parts.append(_("The sign-ins are gone from this PC."))
    if how.untold:
        handles = ", ".join(f"@{account.handle}" for account in how.untold)
        words = _(
            "We could not tell the network about {handles}. To be sure, take this app off in the "
            "account’s settings there."
        )
        parts.append(words.format(handles=handles))
    if how.kept:
        handles = ", ".join(f"@{account.handle}" for account in how.kept)
        words = _(
            "The password store did not let go of {handles}. Ask who looks after this PC, and take "
            "this app off in the account’s settings."
        )
        parts.append(words.format(handles=handles))
    return " ".join(parts)
