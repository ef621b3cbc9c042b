"""Every change that is made to a kit's folder, so that the last one can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from studio.atomic import write_bytes
from studio.brand_kit.authoring import file_inside
from studio.brand_kit.errors import KitRefusedError
from studio.workshop.yaml_edit import Change, edit_entry, edit_yaml

MOST_KEPT = 100
"""Changes that can be taken back; the oldest is forgotten first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Before:
    path: Path
    data: bytes | None


class Changes:
    """Writes to one folder and remembers what was there.

    Args:
        root: the kit's authoring folder. Nothing outside of it is written.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._done: list[tuple[_Before, ...]] = []
        self._open: list[_Before] | None = None

    @property
    def count(self) -> int:
        """How many changes can be taken back."""
        return len(self._done)

    def edit(self, name: str, change: Change) -> None:
        """Change a YAML file.

        Args:
            name: its path in the kit, with forward slashes.
            change: is given the top mapping, and changes it.

        Raises:
            YamlEditError: it is not sound YAML.
            KitRefusedError: the name, or a link on it, leads out of the kit.
            OSError: it could not be written.
        """
        path = self._path(name)
        self._keep(_Before(path=path, data=edit_yaml(path, change)))

    def edit_entry(self, name: str, key: str, change: Change) -> None:
        """Change one entry of a YAML file's top mapping; see ``yaml_edit.edit_entry``."""
        path = self._path(name)
        self._keep(_Before(path=path, data=edit_entry(path, key, change)))

    def write(self, name: str, data: bytes) -> None:
        """Write a whole file.

        Raises:
            KitRefusedError: the name, or a link on it, leads out of the kit.
            OSError: it could not be written.
        """
        path = self._path(name)
        before = path.read_bytes() if path.exists() else None
        write_bytes(path, data)
        self._keep(_Before(path=path, data=before))

    def together(self) -> _Together:
        """Return a context in which all changes count as one, or none is kept."""
        return _Together(self)

    def undo(self) -> bool:
        """Take the last change back; False when there is none.

        Raises:
            OSError: a file could not be put back; the change can be taken back again.
        """
        if not self._done:
            return False
        for before in reversed(self._done[-1]):
            _put_back(before)
        self._done.pop()
        return True

    def begin(self) -> None:
        """Start one change of several files; use ``together``."""
        self._open = []

    def end(self, *, keep: bool) -> None:
        """Finish what ``begin`` started; use ``together``."""
        made, self._open = tuple(self._open or ()), None
        if not keep:
            for before in reversed(made):
                _put_back(before)
        elif made:
            self._remember(made)

    def _keep(self, before: _Before) -> None:
        if self._open is None:
            self._remember((before,))
        else:
            self._open.append(before)

    def _remember(self, made: tuple[_Before, ...]) -> None:
        self._done.append(made)
        del self._done[:-MOST_KEPT]

    def _path(self, name: str) -> Path:
        try:
            return file_inside(self._root, name)
        except FileNotFoundError:
            path = self._root / name
            if not path.parent.resolve().is_relative_to(self._root.resolve()):
                raise KitRefusedError(()) from None
            return path


class _Together:
    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def __enter__(self) -> None:
        self._changes.begin()

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        self._changes.end(keep=kind is None)


def _put_back(before: _Before) -> None:
    if before.data is None:
        before.path.unlink(missing_ok=True)
    else:
        write_bytes(before.path, before.data)
