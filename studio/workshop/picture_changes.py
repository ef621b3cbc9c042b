"""Changes to the pictures of a kit's folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from studio.brand_kit.load import read_kit
from studio.brand_kit.model import BrandKit
from studio.workshop.briefs import id_of
from studio.workshop.changes import Changes
from studio.workshop.yaml_edit import plain

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_MOST_BYTES = 40_000_000


class PictureChanges:
    """Everything that the workshop does to pictures. Reads and writes files.

    Args:
        root: the kit's authoring folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._changes = Changes(root)

    def describe(self, picture_id: str, locale: str, words: str) -> None:
        """Write a picture's description for one language."""
        self._picture(picture_id, lambda entry: say(entry, "alt", locale, words))

    def name(self, picture_id: str, locale: str, words: str) -> None:
        """Write a picture's name for one language."""
        self._picture(picture_id, lambda entry: say(entry, "name", locale, words))

    def focus(self, picture_id: str, x: float, y: float) -> None:
        """Set what matters most in a picture, 0.0 to 1.0 from the top left."""

        def change(entry: Any) -> None:
            point = plain((round(x, 3), round(y, 3)))
            point.fa.set_flow_style()
            entry["focal"] = point

        self._picture(picture_id, change)

    def lend_until(self, picture_id: str, day: date | None) -> None:
        """Set the last day on which a picture may be used; None for no end."""

        def change(entry: Any) -> None:
            rights = entry.setdefault("rights", plain({}))
            if day is None:
                rights.pop("until", None)
            else:
                rights["until"] = day.isoformat()

        self._picture(picture_id, change)

    def add_pictures(self, files: tuple[Path, ...]) -> tuple[str, ...]:
        """Copy pictures into the kit, still to be described.

        Args:
            files: JPEG, PNG or WebP files of at most 40 MB; others are left out.

        Returns:
            The ids of the new pictures.

        Raises:
            OSError: one could not be read or written; none was added.
        """
        kit, _problems = read_kit(self.root)
        taken = {item.id for item in kit.pictures} if kit else set()
        locale = kit.locales[0] if kit else "en-GB"
        made = []
        with self._changes.together():
            for file in files:
                if file.suffix.lower() in PICTURE_ENDINGS and file.stat().st_size <= _MOST_BYTES:
                    made.append(self._add(file, frozenset(taken), locale))
                    taken.add(made[-1])
        return tuple(made)

    def _add(self, file: Path, taken: frozenset[str], locale: str) -> str:
        new = id_of(file.stem, taken)
        name = f"pictures/{new}{file.suffix.lower()}"
        if file.parent == self.root / "pictures":
            name = f"pictures/{file.name}"  # it is here already
        else:
            self._changes.write(name, file.read_bytes())
        words = file.stem.replace("-", " ").replace("_", " ").strip().capitalize()
        entry = {"file": name, "name": {locale: words}, "alt": {locale: ""}}

        def change(top: Any) -> None:
            top[new] = plain(entry)

        self._changes.edit("pictures.yml", change)
        return new

    def remove_picture(self, picture_id: str) -> None:
        """Take a picture out of the kit; its file stays in the folder."""
        self._changes.edit("pictures.yml", lambda top: top.pop(picture_id, None))

    def replace_with(self, picture_id: str, other: str) -> None:
        """Name the picture to use instead of this one, and use it in every brief."""
        kit, _problems = read_kit(self.root)
        using = [b.id for b in kit.campaigns if picture_id in b.pictures] if kit else []
        shown = kit.example if kit else None

        def change(entry: Any) -> None:
            entry["replaced_by"] = other

        with self._changes.together():
            self._picture(picture_id, change)
            for brief in using:
                self._changes.edit(
                    f"campaigns/{brief}.yml", lambda top: _swap(top, picture_id, other)
                )
            if shown is not None and shown.picture_id == picture_id:
                self._changes.edit("kit.yml", lambda top: top["example"].update(picture=other))

    def swap_in_brief(self, brief_id: str, old: str, new: str) -> None:
        """Use another picture in one brief, or for "" only take the old one out."""
        self._changes.edit(f"campaigns/{brief_id}.yml", lambda top: _swap(top, old, new))

    def _picture(self, picture_id: str, change: Callable[[Any], None]) -> None:
        self._changes.edit_entry("pictures.yml", picture_id, change)


def waiting(root: Path, kit: BrandKit) -> tuple[Path, ...]:
    """Return the picture files in a kit's folder that have no entry yet."""
    used = {item.file for item in kit.pictures}
    return tuple(
        file
        for file in sorted((root / "pictures").glob("*"))
        if file.suffix.lower() in PICTURE_ENDINGS and f"pictures/{file.name}" not in used
    )


def _swap(top: Any, old: str, new: str) -> None:
    """Put another picture in the place of one, in a brief; none stands there twice."""
    names = [new if str(name) == old else str(name) for name in top["pictures"]]
    top["pictures"] = plain(tuple(dict.fromkeys(filter(None, names))))


def say(entry: Any, key: str, locale: str, words: str) -> None:
    """Write words in one language into an entry; a text without languages becomes one."""
    said = entry.get(key)
    if not isinstance(said, dict):
        said = plain({locale: str(said)} if said else {})
    said[locale] = plain(words)
    entry[key] = said
