"""Starts a kit's folder: a small kit that passes its own check, with photos when there are some."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from studio import paths
from studio.brand_kit import entry_names
from studio.brand_kit.errors import Problem
from studio.brand_kit.load import Embedded, read_embedded
from studio.brand_kit.photo_words import PhotoWords, photo_words
from studio.brand_kit.shown_names import LONGEST, name_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALE = "en-GB"
"""The language that a new kit starts with."""

MOST_PHOTOS = 2_000

_LONGEST_ALT = 250  # code points; longer ones are captions, and no screen reader's friend
_KIT_DAYS, _BRIEF_DAYS = 730, 90
_SKIPPED = (".ds_store", "thumbs.db", "desktop.ini")
_SPECIAL = Problem(code="special-file", level="error", where="")
"""A pipe, a device, or a link to nothing: reading it may never end."""

_HEAD = """# yaml-language-server: $schema=schemas/pictures.schema.json
# What your pictures show, and where they may be used.
"""
_TO_DESCRIBE = """
# The pictures below have no description yet, and people who cannot see them need one. Write
# what each of them shows after “alt”, in one or two sentences, and take the “# ” away.
"""


class NewKitError(Exception):
    """A kit cannot be started.

    Args:
        code: ``folder-not-empty``, ``no-photos-folder`` or ``too-many-photos``.
        path: which folder.
    """

    def __init__(self, code: str, path: Path) -> None:
        super().__init__(f"{path}: {code}")
        self.code = code
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKit:
    """A kit that was started.

    Attributes:
        folder: where it is.
        pictures: ids of the photos that are ready.
        to_describe: ids of the photos that wait for a description, as remarks in
            ``pictures.yml``.
        left_out: (file name, code of a problem) of files that cannot be in a kit.
    """

    folder: Path
    pictures: tuple[str, ...] = ()
    to_describe: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Photo:
    id: str
    path: Path
    ending: str
    words: PhotoWords

    @property
    def alt(self) -> str:
        """The description, "" when a person has to write one."""
        found = self.words.described(LOCALE)
        return found if len(found) <= _LONGEST_ALT else ""


def new_kit(folder: Path, photos: Path | None, *, today: date | None = None) -> NewKit:
    """Write a new kit's folder.

    Args:
        folder: has to be empty, or not there yet.
        photos: a folder with JPEG, PNG or WebP files, looked through to its depth; None
            for a kit with one drawn picture.
        today: the day on which the kit starts; the clock's when None.

    Raises:
        NewKitError: nothing was written.
        OSError: it could not be written; what was begun stays.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewKitError("folder-not-empty", folder)
    found, left_out = _photos(photos) if photos else ([], ())
    start = today or datetime.now(UTC).date()
    last = start + timedelta(days=_BRIEF_DAYS)
    ready = [photo for photo in found if photo.alt]
    first = "sample" if photos is None else next(_lasting(ready, start, last), "")
    _write_starter(folder, start, first)
    if photos is not None:
        (folder / "pictures/sample.png").unlink()
        _write_photos(folder, found)
    return NewKit(
        folder=folder,
        pictures=tuple(photo.id for photo in ready),
        to_describe=tuple(photo.id for photo in found if not photo.alt),
        left_out=left_out,
    )


def _lasting(photos: list[_Photo], start: date, last: date) -> Iterator[str]:
    """Go through the photos that may be used for as long as the first brief runs."""
    for photo in photos:
        words = photo.words
        late = words.starts and words.starts > start.isoformat()
        if not late and (not words.ends or words.ends >= last.isoformat()):
            yield photo.id


def _write_starter(folder: Path, start: date, picture: str) -> None:
    name = re.sub(r"[^\w &'.-]", "", folder.resolve().name).strip()[: LONGEST - 20]
    if name_problem(name)[0]:
        name = "Our brand"
    values = {
        "@ID@": f"kit.{_slug(name)}"[:60].rstrip(".-_"),
        "@NAME@": name,
        "@TODAY@": start.isoformat(),
        "@LATER@": (start + timedelta(days=_BRIEF_DAYS)).isoformat(),
        "@END@": (start + timedelta(days=_KIT_DAYS)).isoformat(),
        "@PICTURES@": picture,
    }
    starter = paths.assets() / "kit-starter"
    for source in sorted(path for path in starter.rglob("*") if path.is_file()):
        target = folder / source.relative_to(starter)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == ".png":
            shutil.copyfile(source, target)
            continue
        text = source.read_text(encoding="utf-8")
        for mark, value in values.items():
            text = text.replace(mark, value)
        target.write_text(text, encoding="utf-8", newline="\n")
    shutil.copytree(paths.assets() / "schemas", folder / "schemas", copy_function=shutil.copyfile)


def _photos(folder: Path) -> tuple[list[_Photo], tuple[tuple[str, str], ...]]:
    if not folder.is_dir():
        raise NewKitError("no-photos-folder", folder)
    files = sorted(path for path in folder.rglob("*") if not path.is_dir() and _is_meant(path))
    if len(files) > MOST_PHOTOS:
        raise NewKitError("too-many-photos", folder)
    found: dict[str, _Photo] = {}
    left_out: list[tuple[str, str]] = []
    for path in files:
        seen = read_embedded(path) if path.is_file() else _SPECIAL
        if isinstance(seen, Problem):
            left_out.append((path.relative_to(folder).as_posix(), seen.code))
        else:
            photo = _photo(path, seen, found)
            found[photo.id] = photo
    return list(found.values()), tuple(left_out)


def _is_meant(path: Path) -> bool:
    return not path.name.startswith(".") and path.name.lower() not in _SKIPPED


def _photo(path: Path, seen: Embedded, others: dict[str, _Photo]) -> _Photo:
    slug = _slug(path.stem)
    names = [slug, *(f"{slug}-{number}" for number in range(2, len(others) + 3))]
    free = next(name for name in names if name not in others and _is_safe(name))
    return _Photo(id=free, path=path, ending=seen.ending, words=photo_words(seen))


def _is_safe(name: str) -> bool:
    """Tell whether a file of this name can be on every system."""
    return entry_names.is_sound(f"{name}.json")


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "photo"


def _write_photos(folder: Path, photos: list[_Photo]) -> None:
    ready = [_entry(photo) for photo in photos if photo.alt]
    waiting = [_entry(photo) for photo in photos if not photo.alt]
    for photo in photos:
        shutil.copyfile(photo.path, folder / f"pictures/{photo.id}.{photo.ending}")
    text = _HEAD + "".join(ready) + ("" if ready else "{}\n")
    if waiting:
        remarks = "".join(waiting).splitlines()
        text += _TO_DESCRIBE + "".join(f"# {line}".rstrip() + "\n" for line in remarks)
    (folder / "pictures.yml").write_text(text, encoding="utf-8", newline="\n")


def _entry(photo: _Photo) -> str:
    words = photo.words
    lines = [f"{photo.id}:", f"  file: pictures/{photo.id}.{photo.ending}"]
    title = words.title or photo.path.stem.replace("_", " ").replace("-", " ")
    lines.append(f"  name: {{{LOCALE}: {_quoted(title[:100])}}}")
    lines.append(f"  alt: {{{LOCALE}: {_quoted(photo.alt)}}}")
    if photo.alt and words.captioned:
        lines.append("  # This was the photo's caption. Does it say what can be seen?")
    lines += [
        f"  # in the file, {tag or 'without a language'}: {_quoted(text)}"
        for tag, text in words.alt
        if text != photo.alt
    ]
    if words.tags:
        lines.append(f"  tags: [{', '.join(map(_quoted, words.tags))}]")
    rights = {
        "from": words.starts,
        "until": words.ends,
        "credit": _quoted(words.credit) if words.credit else "",
        "terms": _quoted(words.terms) if words.terms else "",
        "model_release": words.model_release,
        "minors": "true" if words.minors else "",
        "youngest": _quoted(words.youngest) if words.youngest else "",
    }
    said = [f"    {key}: {value}" for key, value in rights.items() if value]
    return "\n".join([*lines, *(["  rights:", *said] if said else [])]) + "\n"


def _quoted(text: str) -> str:
    """Return words in double quotes: what is sound JSON is sound YAML."""
    return json.dumps(text, ensure_ascii=False)
