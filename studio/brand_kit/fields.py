"""Takes typed values out of a plain mapping and notes everything that is not right.

A wrong value never ends the reading: a stand-in is used and the problem is kept, so
that the brand team sees all problems at once. Native JSON values are taken as well as
strings, because a packed kit is JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from studio.brand_kit import days
from studio.brand_kit.errors import Problem
from studio.brand_kit.places import target_of
from studio.brand_kit.shown_names import name_problem
from studio.brand_kit.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from studio.brand_kit.authoring import Document

_ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")
_YES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_EPOCH = date(1970, 1, 1)
_TEXT_MAX = 20_000


@dataclass(slots=True)
class Notes:
    """What is shared while one kit is read: its languages and the problems so far."""

    locales: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


class Fields:
    """One mapping of a kit.

    Args:
        document: the file that it stands in.
        data: the value that should be a mapping.
        notes: where problems go.
        path: keys and list positions that lead to it.
    """

    def __init__(
        self, document: Document, data: object, notes: Notes, path: tuple[str | int, ...] = ()
    ) -> None:
        self._document, self._notes, self._path = document, notes, path
        self._taken: set[str] = set()
        self._data: dict[str, object] = {}
        if isinstance(data, dict):
            self._data = {str(key): value for key, value in data.items()}
        else:
            self.note("not-a-mapping")

    def note(self, code: str, key: str = "", *, level: str = "error", **values: str) -> None:
        """Keep a problem with this mapping, or with one of its values."""
        path = (*self._path, key) if key else self._path
        pairs = (("field", key or ".".join(map(str, self._path))), *values.items())
        where = self._document.where(path)
        target = target_of(self._document.name, path)
        self._notes.problems.append(
            Problem(code=code, level=level, where=where, values=pairs, target=target)
        )

    def has(self, key: str) -> bool:
        """Tell whether there is a value for this key."""
        return self._data.get(key) not in (None, "")

    def raw(self, key: str) -> object:
        """Return a value as it stands in the file, None when there is none."""
        return self._take(key, needed=False)

    def names(self) -> tuple[str, ...]:
        """Return the names of all values, in the file's order."""
        return tuple(self._data)

    def done(self, *, level: str = "warning") -> None:
        """Note every key that nothing asked for; it is a slip or from a newer version."""
        for key in self._data:
            if key not in self._taken:
                self.note("unknown-key", key, level=level)

    def _take(self, key: str, *, needed: bool) -> object:
        self._taken.add(key)
        value = self._data.get(key)
        if value in (None, ""):
            if needed:
                self.note("missing-field", key)
            return None
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without ``default`` it has to be there."""
        value = self._take(key, needed=default is None)
        if value is None:
            return default or ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.note("not-text", key)
            return default or ""
        words = str(value)
        if len(words) > _TEXT_MAX:
            self.note("text-too-long", key)
        return words[:_TEXT_MAX]

    def name(self, key: str, default: str | None = None) -> str:
        """Return a name that people decide by: one short line that hides nothing."""
        value = self.text(key, default)
        code, character = name_problem(value) if value else ("", "")
        if code:
            self.note(code, key, value=character)
        return value

    def id(self, key: str, default: str | None = None) -> str:
        """Return a short name of lower-case letters, digits, ``-``, ``_`` and ``.``."""
        value = self.text(key, default)
        if value and not _ID.fullmatch(value):
            self.note("bad-id", key, value=value[:60])
        return value

    def require_id(self, value: str) -> str:
        """Return a name that does not stand in the file, noted when it is not an id."""
        if not _ID.fullmatch(value):
            self.note("bad-id", value=value[:60])
        return value

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Return one of the allowed words."""
        value = self.text(key, default)
        if value in allowed:
            return value
        if self.has(key):
            self.note(
                "not-a-choice", key, value=value[:60], choices=", ".join(filter(None, allowed))
            )
        return default or allowed[0]

    def flag(self, key: str, *, default: bool) -> bool:
        """Return yes or no, written as in YAML 1.1."""
        value = self._take(key, needed=False)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        answer = _YES.get(str(value).lower())
        if answer is None:
            self.note("not-yes-or-no", key, value=str(value)[:60])
        return default if answer is None else answer

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number from -1 to a million million."""
        value = self._take(key, needed=default is None)
        if value is None:
            return default or 0
        if not isinstance(value, bool) and re.fullmatch(r"-?[0-9]{1,12}", str(value)):
            return int(str(value))
        self.note("not-a-number", key, value=str(value)[:60])
        return default or 0

    def day(self, key: str) -> date:
        """Return a date that has to be there."""
        return self.day_or_none(key, needed=True) or _EPOCH

    def day_or_none(self, key: str, *, needed: bool = False) -> date | None:
        """Return a date written as 2026-11-30, or None."""
        value = self._take(key, needed=needed)
        if value is None:
            return None
        try:
            return days.day(str(value))
        except ValueError:
            self.note("not-a-date", key, value=str(value)[:60])
            return None

    def moment(self, key: str, *, end_of_day: bool = False) -> datetime:
        """Return a moment in UTC that has to be there; a bare date is a whole day."""
        found = self.moment_or_none(key, needed=True, end_of_day=end_of_day)
        return found or datetime(1970, 1, 1, tzinfo=UTC)

    def moment_or_none(
        self, key: str, *, needed: bool = False, end_of_day: bool = False
    ) -> datetime | None:
        """Return a moment in UTC, or None. Without a zone it is taken as UTC."""
        value = self._take(key, needed=needed)
        if value is None:
            return None
        try:
            return days.moment(str(value), end_of_day=end_of_day)
        except (ValueError, OverflowError):
            self.note("not-a-moment", key, value=str(value)[:60])
            return None

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; one text alone counts as a list of one."""
        value = self._take(key, needed=False)
        if isinstance(value, str):
            return (value,)
        found = []
        for item in self._list(key, value):
            if isinstance(item, bool) or not isinstance(item, str | int | float) or item == "":
                self.note("not-text", key)
            else:
                found.append(str(item))
        return tuple(found)

    def texts(self, key: str, *, missing: str = "missing-text", needed: bool = True) -> Texts:
        """Return one text in the kit's languages, the default language first.

        Args:
            key: where it is.
            missing: the code of a language that is not there; an error for ``missing-alt``.
            needed: False when the whole text may be left out.
        """
        value = self._take(key, needed=needed)
        return Texts() if value is None else self._texts(key, value, missing)

    def texts_list(self, key: str) -> tuple[Texts, ...]:
        """Return a list of texts, each in the kit's languages."""
        value = self._take(key, needed=False)
        return tuple(self._texts(key, item, "missing-text") for item in self._list(key, value))

    def _texts(self, key: str, value: object, missing: str) -> Texts:
        locales = self._notes.locales
        if isinstance(value, str) and locales:
            value = {locales[0]: value}
        if not isinstance(value, dict):
            self.note("not-text", key)
            return Texts()
        for locale, text in value.items():
            if locale not in locales:
                self.note("unknown-locale", key, value=str(locale)[:60])
            elif not isinstance(text, str):
                self.note("not-text", key)
        pairs = tuple((tag, value[tag]) for tag in locales if isinstance(value.get(tag), str))
        have = {tag for tag, text in pairs if text.strip()}
        level = "error" if missing == "missing-alt" else "warning"
        for tag in locales:
            if tag not in have:
                self.note(missing, key, level=level, locale=tag)
        return Texts(by_locale=tuple(pair for pair in pairs if pair[0] in have))

    def child(self, key: str) -> Fields:
        """Return the mapping under a key; an empty one when there is none."""
        value = self._take(key, needed=False)
        return Fields(
            self._document, {} if value is None else value, self._notes, (*self._path, key)
        )

    def children(self, key: str) -> Iterator[Fields]:
        """Go through a list of mappings."""
        yield from self.children_of(key, self._list(key, self._take(key, needed=False)))

    def children_of(self, key: str, items: Iterable[object]) -> Iterator[Fields]:
        """Go through mappings as if they stood in a list under a key."""
        for position, item in enumerate(items):
            yield Fields(self._document, item, self._notes, (*self._path, key, position))

    def entries(self, *, ids: bool = True) -> Iterator[tuple[str, Fields]]:
        """Go through a mapping from id to mapping; without ``ids`` any name will do."""
        for key, value in self._data.items():
            self._taken.add(key)
            if ids and not _ID.fullmatch(key):
                self.note("bad-id", key[:60], value=key[:60])
            yield key, Fields(self._document, value, self._notes, (*self._path, key))

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a mapping from text to text, or a list of such pairs, in the file's order."""
        value = self._take(key, needed=False)
        if value is None:
            return ()
        if isinstance(value, list):
            return self._pairs(key, value)
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            self.note("not-a-mapping", key)
            return ()
        return tuple((str(k), v) for k, v in value.items())

    def _pairs(self, key: str, value: list[object]) -> tuple[tuple[str, str], ...]:
        pairs = [tuple(item) for item in value if isinstance(item, list) and len(item) == 2]
        if len(pairs) < len(value) or not all(isinstance(v, str) for p in pairs for v in p):
            self.note("not-a-mapping", key)
            return ()
        return tuple((str(one), str(other)) for one, other in pairs)

    def _list(self, key: str, value: object) -> list[object]:
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.note("not-a-list", key)
        return []
