"""The pictures of a known kit, each made when it is first asked for.

A kit may have ten thousand pictures, and a start of the app shows twenty of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import overload

from studio.brand_kit.model_pictures import Picture


class Shelf(Sequence[Picture]):
    """Pictures by id, in order; equal to the tuple of the same pictures.

    Args:
        rows: each picture's JSON by id. Nothing is left to be found wrong with it: it was
            read from end to end before, and is the same to the last byte.
        make: makes a picture of its id and its row.
    """

    __slots__ = ("_ids", "_made", "_make", "_rows", "_said")

    def __init__(
        self, rows: Mapping[str, bytes | memoryview], make: Callable[[str, bytes], Picture]
    ) -> None:
        self._rows = rows
        self._ids = sorted(rows)
        self._make = make
        self._made: dict[str, Picture] = {}
        self._said: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, at: int) -> Picture: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Picture, ...]: ...

    def __getitem__(self, at: int | slice) -> Picture | tuple[Picture, ...]:
        if isinstance(at, slice):
            return tuple(map(self._picture, self._ids[at]))
        return self._picture(self._ids[at])

    def __iter__(self) -> Iterator[Picture]:
        return map(self._picture, self._ids)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Shelf | tuple):
            return len(self) == len(other) and tuple(self) == tuple(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def named(self, picture_id: str) -> Picture | None:
        """Return the picture with this id, or None."""
        return self._picture(picture_id) if picture_id in self._rows else None

    def perhaps(self, words: Sequence[str]) -> Iterator[Picture]:
        """Go through the pictures in which some words may stand, and never past one with all.

        Args:
            words: case-folded, without spaces.
        """
        for picture_id in self._ids:
            said = self._said.get(picture_id) or self._fold(picture_id)
            # What stands after a backslash is not written as it is said.
            if "\\" in said or all(word in said for word in words):
                yield self._picture(picture_id)

    def _fold(self, picture_id: str) -> str:
        said = f"{picture_id} {bytes(self._rows[picture_id]).decode()}".casefold()
        self._said[picture_id] = said
        return said

    def _picture(self, picture_id: str) -> Picture:
        found = self._made.get(picture_id)
        if found is None:
            # Two threads may make it at the same time; then the first one stays.
            made = self._make(picture_id, bytes(self._rows[picture_id]))
            found = self._made.setdefault(picture_id, made)
        return found
