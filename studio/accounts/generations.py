"""How one secret lies in a password store: parts, and one small entry that points to them.

A store may have no room for a long secret in one entry, and a program may end between any
two writes. So a secret is written as a new generation beside the old one::

    account          "studio:1:b:2:<digest>"      the pointer
    account#b0       first part                    the generation that counts
    account#b1       second part
    account#a0 …     what is left of the other one, deleted at the next write

The parts are written and read back first, then the pointer is switched in one write, then
the older generation is deleted. Whatever happens between, a reader finds the old secret or
the new one. There are only two generations, ``a`` and ``b``, so leftovers are found without
a list, which stores do not give.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from studio.accounts.stores import VaultError

MOST_PARTS = 40
"""Far more than any secret needs: 40 parts of 1,280 UTF-16 units."""

_POINTER = re.compile(r"studio:1:([ab]):([0-9]{1,2}):([0-9a-f]{32})")
_READS = 3  # another program may switch the pointer between two of our reads


class Entries(Protocol):
    """Named entries of a password store; see ``known_stores.Drawer``."""

    limit: int
    """Most UTF-16 units in one entry, 0 for none."""

    def read(self, name: str) -> str | None:
        """Return an entry, or None."""

    def write(self, name: str, value: str) -> None:
        """Store or replace an entry, and read it back. Raises when it is not certain."""

    def delete(self, name: str) -> None:
        """Remove an entry. It is fine when there is none. Raises when it may still be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pointer:
    generation: str
    count: int
    digest: str

    def text(self) -> str:
        return f"studio:1:{self.generation}:{self.count}:{self.digest}"


def read_secret(entries: Entries, name: str) -> str | None:
    """Return a secret, or None when there is none or when it is not whole.

    An entry of an earlier version of the app, which has the secret in the place of the
    pointer, is read as well.
    """
    for _attempt in range(_READS):
        found = entries.read(name)
        if found is None:
            return None
        pointer = _pointer(found)
        if pointer is None:
            return found
        value = _parts(entries, name, pointer)
        if value is not None:
            return value
    return None


def write_secret(entries: Entries, name: str, value: str) -> None:
    """Keep a secret: afterwards it is certain to be there, and the older one is gone.

    Raises:
        VaultError: ``too-long``; nothing was written.
        Exception: whatever the store raises. The older secret is still the one that counts,
            or, when the store failed at the very last step, the new one is.
    """
    parts = split(value, entries.limit)
    if len(parts) > MOST_PARTS:
        raise VaultError("too-long")
    before = entries.read(name)
    old = _pointer(before or "")
    generation = "b" if old and old.generation == "a" else "a"
    pointer = _Pointer(generation=generation, count=len(parts), digest=_digest(value))
    try:
        for number, part in enumerate(parts):
            entries.write(_part(name, generation, number), part)
        entries.write(name, pointer.text())
    except BaseException:
        _give_up(entries, name, before, generation)
        raise
    # What is left of older secrets must not fail a write that stands.
    with contextlib.suppress(Exception):
        _delete_parts(entries, name, generation, first=len(parts))
    with contextlib.suppress(Exception):
        _delete_parts(entries, name, _other(generation))


def delete_secret(entries: Entries, name: str) -> None:
    """Remove a secret with everything that is left of older ones.

    Raises:
        Exception: whatever the store raises; something may still be there.
    """
    problem: Exception | None = None
    for delete in _deletions(entries, name):
        try:
            delete()
        except Exception as raised:  # noqa: BLE001  the others are to go all the same
            problem = problem or raised
    if problem is not None:
        raise problem


def split(value: str, limit: int) -> tuple[str, ...]:
    """Cut a text into parts of at most ``limit`` UTF-16 units, never within a character.

    Args:
        value: any text; an empty one is one empty part.
        limit: UTF-16 units, 0 for no limit.
    """
    if not limit or len(value) * 2 <= limit:
        return (value,)
    parts, start, units = [], 0, 0
    for at, character in enumerate(value):
        wide = 2 if ord(character) > 0xFFFF else 1
        if units + wide > limit:
            parts.append(value[start:at])
            start, units = at, 0
        units += wide
    parts.append(value[start:])
    return tuple(parts)


def _deletions(entries: Entries, name: str) -> tuple[Callable[[], None], ...]:
    return (
        lambda: _delete_parts(entries, name, "a"),
        lambda: _delete_parts(entries, name, "b"),
        # Last: as long as it is there, whoever tries again knows that there is something.
        lambda: entries.delete(name),
    )


def _give_up(entries: Entries, name: str, before: str | None, generation: str) -> None:
    """Take the new parts away again, but only when the pointer certainly is the old one."""
    with contextlib.suppress(Exception):
        if entries.read(name) == before:
            _delete_parts(entries, name, generation)


def _parts(entries: Entries, name: str, pointer: _Pointer) -> str | None:
    found = [entries.read(_part(name, pointer.generation, n)) for n in range(pointer.count)]
    if any(part is None for part in found):
        return None
    value = "".join(part for part in found if part is not None)
    return value if _digest(value) == pointer.digest else None


def _delete_parts(entries: Entries, name: str, generation: str, *, first: int = 0) -> None:
    names = [_part(name, generation, number) for number in range(first, MOST_PARTS)]
    there = list(itertools.takewhile(lambda part: entries.read(part) is not None, names))
    # The last one first: if we are stopped, what is left is found from its beginning again.
    for part in reversed(there):
        entries.delete(part)


def _pointer(text: str) -> _Pointer | None:
    found = _POINTER.fullmatch(text)
    if found is None:
        return None
    return _Pointer(generation=found[1], count=int(found[2]), digest=found[3])


def _part(name: str, generation: str, number: int) -> str:
    return f"{name}#{generation}{number}"


def _other(generation: str) -> str:
    return "a" if generation == "b" else "b"


def _digest(value: str) -> str:
    # Tokens are long and random, and what a person chose is sealed before it comes here:
    # a digest tells nothing about them.
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:32]
