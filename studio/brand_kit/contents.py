"""Makes a kit of the documents of a packed or installed kit, whose hashes were compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.brand_kit import entry_names, signing
from studio.brand_kit.authoring import MAX_BYTES, refused
from studio.brand_kit.documents import INDEX, packed_files, packed_source
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.fast_index import LaterIndex, known_index, later_index, read_index
from studio.brand_kit.fields import Notes
from studio.brand_kit.json_strict import HIDDEN, read_json
from studio.brand_kit.parse import parse_kit
from studio.brand_kit.parse_pictures import parse_pictures
from studio.brand_kit.parse_words import entries
from studio.brand_kit.references import cross_check

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.fast_index import Slowly
    from studio.brand_kit.manifest import Manifest
    from studio.brand_kit.model import BrandKit
    from studio.brand_kit.model_pictures import Picture
    from studio.brand_kit.signing import PublicKey

KIT = "kit.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A version that was let in whole, to the last byte as it was then.

    Attributes:
        manifest: what it holds.
        documents: its documents by name.
    """

    manifest: Manifest
    documents: Mapping[str, bytes]


def kit_of(
    documents: Mapping[str, bytes], manifest: Manifest, root: Path, *, known: bool = False
) -> BrandKit:
    """Make the kit of verified documents. A packed kit has to be without a flaw.

    Args:
        documents: every JSON and Markdown document, by name.
        manifest: what lists them.
        root: the packed file, or the folder of the installed kit.
        known: True when this function took the very same bytes before; whether their
            parts fit together is not asked again.

    Raises:
        KitRefusedError: a document is hostile, or has what ``kit check`` calls a problem.
    """
    values = _values(documents)
    pictures = _pictures(documents.get(INDEX, b"{}"), _tags(values.get(KIT)), known=known)
    if pictures is None:
        values[INDEX] = _value(INDEX, documents[INDEX])
    kit, problems = _parsed(values, pictures, root)
    made = _whole(kit, (*problems, *(cross_check(kit) if kit and not known else ())), root)
    if not known:
        _require_named(packed_files(made), manifest)
    return _signed(made, manifest)


def later_kit(
    documents: Mapping[str, bytes], manifest: Manifest, root: Path, before: Before | None
) -> tuple[BrandKit, Sequence[Picture]]:
    """Do the same; pictures that an earlier version had are not read again.

    Args:
        documents: every JSON and Markdown document, by name.
        manifest: what lists them.
        root: the folder of the installed kit.
        before: the version before, None for none.

    Returns:
        The kit, and those of its pictures that the version before did not have so.

    Raises:
        KitRefusedError: as for ``kit_of``.
    """
    values = _values(documents)
    index = _later(documents, values, before)
    if index is None:
        kit = kit_of(documents, manifest, root)
        return kit, kit.pictures
    parsed, problems = _parsed(values, index.pictures, root)
    problems += cross_check(parsed, None if index.orphans else index.fresh) if parsed else ()
    made = _whole(parsed, problems, root)
    _require_named(index.files, manifest)
    _require_named(packed_files(replace(made, pictures=index.fresh)), manifest)
    return _signed(made, manifest), index.fresh


def _later(
    documents: Mapping[str, bytes], values: Mapping[str, object], before: Before | None
) -> LaterIndex | None:
    """Return the index, when what its pictures lean on is there as it was before."""
    if before is None or INDEX not in documents or INDEX not in before.documents:
        return None
    old = read_json(before.documents[KIT], KIT)
    locales = _tags(values.get(KIT))
    gone = {name for name in before.documents.keys() - documents.keys() if name != INDEX}
    gone |= set(_tags(old, "markets")) - set(_tags(values.get(KIT), "markets"))
    if gone or locales != _tags(old):
        return None
    return later_index(documents[INDEX], before.documents[INDEX], locales, _slowly(locales))


def _values(documents: Mapping[str, bytes]) -> dict[str, object]:
    """Return the data of all documents but the index."""
    return {name: _value(name, data) for name, data in documents.items() if name != INDEX}


def _parsed(
    values: Mapping[str, object], pictures: Sequence[Picture] | None, root: Path
) -> tuple[BrandKit | None, tuple[Problem, ...]]:
    source, look = packed_source(values, root)
    kit, problems = parse_kit(source, look)
    return replace(kit, pictures=pictures) if kit and pictures else kit, problems


def _whole(kit: BrandKit | None, found: tuple[Problem, ...], root: Path) -> BrandKit:
    errors = tuple(problem for problem in found if problem.level == "error")
    if kit is None or errors:
        raise KitRefusedError(errors) if errors else refused("no-kit-file", root.name)
    return kit


def _signed(kit: BrandKit, manifest: Manifest) -> BrandKit:
    if (kit.id, kit.sequence) != (manifest.kit, manifest.sequence):
        raise refused("bad-manifest", entry_names.MANIFEST)
    key = signing.public_from_text(manifest.key) if manifest.key else None
    return replace(kit, signed_by=signed_by(key))


def _pictures(data: bytes, locales: tuple[str, ...], *, known: bool) -> Sequence[Picture] | None:
    if not known:
        return read_index(data, locales)
    try:
        return known_index(data, locales, _slowly(locales))
    except ValueError:
        return None


def _slowly(locales: tuple[str, ...]) -> Slowly:
    def slowly(name: str, row: bytes) -> Picture:
        source, look = packed_source({INDEX: {name: read_json(row, INDEX)}}, Path())
        found = entries(source, Notes(locales=locales), "pictures.yml")
        (picture,) = parse_pictures(found, source.root, look)
        return picture

    return slowly


def _tags(kit: object, key: str = "locales") -> tuple[str, ...]:
    """Return the languages or markets of kit.json, as far as it is what it should be."""
    found = kit.get(key) if isinstance(kit, dict) else None
    return tuple(item for item in found if isinstance(item, str)) if isinstance(found, list) else ()


def signed_by(key: PublicKey | None) -> str:
    """Return a fingerprint's words as a kit shows them, "" for none."""
    return " · ".join(key.words()) if key else ""


def _value(name: str, data: bytes) -> object:
    if name.endswith(".json"):
        return read_json(data, name)
    try:
        text = data.decode()
    except UnicodeDecodeError as problem:
        raise refused("not-utf8", name) from problem
    if len(data) > MAX_BYTES:
        raise refused("file-too-large", name)
    hidden = HIDDEN.search(text)
    if hidden:
        raise refused("hidden-character", name, value=f"U+{ord(hidden[0]):04X}")
    return text


def _require_named(names: Iterable[str], manifest: Manifest) -> None:
    for name in names:
        if name not in manifest.entries:
            raise refused("entry-missing", name[:80])
