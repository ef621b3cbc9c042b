"""The tiles of the people who share this PC. What is theirs lies in folders of their own."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from tinydb import where

from studio.people.model import Person
from studio.storage.documents import Documents
from studio.storage.errors import Recovered

_OF_THE_LOCK = ("pin", "passphrase", "digits")
_KEPT = tuple(item.name for item in fields(Person) if item.name not in _OF_THE_LOCK)


class PeopleBook:
    """Everybody who has a tile.

    Args:
        folder: the data folder that people share.
    """

    def __init__(self, folder: Path) -> None:
        self._documents = Documents(folder / "people.json")

    @property
    def recovered(self) -> tuple[Recovered, ...]:
        """Damaged files that were put aside."""
        return self._documents.recovered

    def list(self) -> tuple[Person, ...]:
        """Return the people in the order of joining, without what opens their locks.

        Raises:
            StorageError: they cannot be read.
        """
        rows = self._documents.read(lambda tables: tables.all())
        return tuple(Person(**_known(row)) for row in rows)

    def put(self, person: Person) -> None:
        """Add a person, or replace the one with the same id.

        Raises:
            StorageError: nothing was changed.
        """
        row = {name: value for name, value in asdict(person).items() if name in _KEPT}
        self._documents.change(lambda tables: tables.upsert(row, where("id") == person.id))

    def remove(self, person_id: str) -> None:
        """Take a tile away. It is fine when there is none.

        Raises:
            StorageError: it is still there.
        """
        self._documents.change(lambda tables: tables.remove(where("id") == person_id))


def _known(row: dict[str, Any]) -> dict[str, Any]:
    first = Person(id="", first_name="")
    known = {}
    for name in _KEPT:
        value = row.get(name, getattr(first, name))
        known[name] = value if type(value) is type(getattr(first, name)) else getattr(first, name)
    return known
