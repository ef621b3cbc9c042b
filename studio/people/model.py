"""Who works at a shared PC. No PIN, no key and no token is in any of these."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

PIN_DIGITS = 6
"""The shortest PIN. Four digits are tried out in 20 minutes, six in a day and a half
(measured with Argon2id at 64 MiB on two cores, 2026-11-21)."""

LONGEST_PIN = 12
SHORTEST_PASSPHRASE = 10
"""Code points."""

TRIES = 5
"""Wrong PINs in a row after which a person's sign-ins are erased."""


class PeopleError(Exception):
    """Somebody cannot be let in, or not be added.

    Args:
        code: ``wrong-word``, ``erased`` (too many wrong tries), ``no-lock`` (their key is gone),
            ``nobody``, ``somebody-else`` (another person is signed in), ``elsewhere`` (they are
            signed in in another window), ``busy`` (another window is at it), ``no-name``,
            ``name-taken``, ``pin-too-short``, ``pin-too-easy``, ``passphrase-too-short`` or
            ``pin-needs-store`` (no password store on this PC).
        tries: how many tries are left, for ``wrong-word``.
        name: who is meant, or "".
    """

    def __init__(self, code: str, *, tries: int = 0, name: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.tries = tries
        self.name = name


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One tile.

    Attributes:
        id: made once, short; also the name of the person's folder.
        first_name: what everybody sees.
        department: where in the shop, or "".
        pin: True when the lock opens with a PIN.
        passphrase: True when the lock opens with a passphrase.
        digits: how many digits the PIN has.
        on_shift: True from the first unlocking to the end of the shift.
        owner: True for the one whose data lay here before the PC was shared; their folder is
            the data folder itself.
    """

    id: str
    first_name: str
    department: str = ""
    pin: bool = False
    passphrase: bool = False
    digits: int = PIN_DIGITS
    on_shift: bool = False
    owner: bool = False


def why_no_pin(pin: str) -> str:
    """Return why a PIN is not taken, as a ``PeopleError`` code, or "".

    Args:
        pin: what was typed.
    """
    if not (pin.isascii() and pin.isdigit() and PIN_DIGITS <= len(pin) <= LONGEST_PIN):
        return "pin-too-short"
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    same_step = len(steps) == 1 and steps <= {0, 1, 9}  # 111111, 123456, 654321
    return "pin-too-easy" if same_step or len(set(pin)) < 3 else ""


def why_no_passphrase(words: str) -> str:
    """Return why a passphrase is not taken, as a ``PeopleError`` code, or "".

    Args:
        words: what was typed.
    """
    enough = len(words.strip()) >= SHORTEST_PASSPHRASE and len(set(words)) > 3
    return "" if enough else "passphrase-too-short"
