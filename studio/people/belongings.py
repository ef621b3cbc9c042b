"""What is one person's own on a PC that several people share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.accounts.stores import SecretStore
from studio.people.model import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """Everything that the next person at this PC does not get to see.

    Attributes:
        who: the person.
        home: the folder for everything of theirs.
        secrets: their part of the vault.
        this_shift: True when the sign-ins are forgotten at the end of the shift.
        shop: the shop that the PC stands in, or "".
    """

    who: Person
    home: Path
    secrets: SecretStore
    shop: str = ""
    this_shift: bool = False
