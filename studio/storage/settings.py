"""The few settings that a person can change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from studio.storage.documents import Documents
from studio.storage.errors import Recovered


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What a person chose.

    Attributes:
        theme: ``system``, ``light`` or ``dark``.
        text_size: per cent, 100 for the normal size.
        first_name: goes into suggested words, or "".
        store: the store that the person works in, or "".
        language: BCP 47 tag of the app's own words; "" for the computer's.
        previews: ids of the networks whose previews are shown; empty for the kit's.
        workshop: the authoring folder that is open in the Kit workshop, or "".
        channel: where the Kit workshop publishes to, or "".
        signing_key: path of the file with the signing key, or "".
        own_words: words that this person always accepts.
        shared: True when several people share this PC; counts in the PC's own settings only.
        lock_minutes: after how many minutes without a key or the mouse the app locks; likewise.
    """

    theme: str = "system"
    text_size: int = 100
    first_name: str = ""
    store: str = ""
    language: str = ""
    previews: tuple[str, ...] = ()
    workshop: str = ""
    channel: str = ""
    signing_key: str = ""
    own_words: tuple[str, ...] = ()
    shared: bool = False
    lock_minutes: int = 3


class Settings:
    """The settings file.

    Args:
        folder: the app's folder.
    """

    def __init__(self, folder: Path) -> None:
        self._documents = Documents(folder / "settings.json")

    @property
    def recovered(self) -> tuple[Recovered, ...]:
        """Damaged files that were put aside."""
        return self._documents.recovered

    def get(self) -> Preferences:
        """Return the settings; one that is missing or of the wrong kind has its first value.

        Raises:
            StorageError: they cannot be read.
        """
        rows = self._documents.read(lambda tables: tables.all())
        return _preferences(rows[0] if rows else {})

    def set(self, **changes: str | int | tuple[str, ...]) -> Preferences:
        """Change some settings by name and return all of them.

        Raises:
            StorageError: nothing was changed.
            TypeError: there is no such setting, or it is of another kind.
        """
        values: dict[str, Any] = dict(changes)
        changed = replace(Preferences(), **values)
        if _preferences(asdict(changed)) != changed:
            raise TypeError("a setting of another kind")

        def work(tables: Any) -> Preferences:
            rows = tables.all()
            wanted = replace(_preferences(rows[0] if rows else {}), **values)
            row = asdict(wanted)
            tables.update(row) if rows else tables.insert(row)
            return wanted

        return self._documents.change(work)


def _preferences(row: Mapping[str, Any]) -> Preferences:
    first = Preferences()
    found: dict[str, Any] = {}
    for item in fields(Preferences):
        value = row.get(item.name)
        if isinstance(value, (list, tuple)):
            value = tuple(str(part) for part in value)
        if type(value) is type(getattr(first, item.name)):
            found[item.name] = value
    return Preferences(**found)
