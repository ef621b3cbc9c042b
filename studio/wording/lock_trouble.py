"""Sentences for a lock that cannot be looked at, because the password store has trouble."""

from __future__ import annotations

from studio.people.model import Person
from studio.wording.i18n import N_, _

_TROUBLE = {
    "locked": N_("The password store of this PC is locked. Unlock it, then try again."),
    "timed-out": N_("The password store of this PC did not answer. Unlock it, then try again."),
    "none": N_(
        "The password store of this PC is not there right now. Start this PC again, or ask who "
        "looks after it."
    ),
    "broken": N_(
        "The password store of this PC does not work right now. Try again, or ask who looks after "
        "this PC."
    ),
}


def store_trouble(code: str, *, tried: bool) -> str:
    """Return why nobody could be let in, or get a new PIN.

    Args:
        code: as in ``VaultError.code``.
        tried: True when somebody typed what opens their lock.
    """
    sentence = _(_TROUBLE.get(code, _TROUBLE["broken"]))
    return f"{sentence} {_('This was no wrong try.')}" if tried else sentence


def no_lock(person: Person) -> str:
    """Return what is said on the command line for a tile that nothing opens."""
    words = _(
        "There is no PIN for {name} on this PC any more, and the sign-ins are erased. Open the "
        "app and choose “Start again” there."
    )
    if person.owner:
        words = _("{name} has no PIN on this PC yet. Open the app and choose one there.")
    return words.format(name=person.first_name or _("No name yet"))
