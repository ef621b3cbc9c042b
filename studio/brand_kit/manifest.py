"""The list of everything in a packed kit, which is what its publisher signs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from studio.brand_kit import entry_names
from studio.brand_kit.authoring import refused
from studio.brand_kit.container import MAX_ENTRIES, MAX_ENTRY_BYTES
from studio.brand_kit.fast_json import Hash, Id, Number, Row, Size, decode_canonical, decode_known
from studio.brand_kit.fast_json import encode_canonical as _encoded
from studio.brand_kit.json_strict import read_json

SCHEMA = "1.0"
MAX_BYTES = 4_000_000
"""Most bytes of a manifest; one with 12,000 entries has 2.5 million."""

_SCHEMA_MAJOR = SCHEMA.partition(".")[0]


class Listed(Row, frozen=True):
    """What the manifest says about one entry.

    Attributes:
        size: bytes.
        sha256: hex digest.
        type: media type.
    """

    size: Size
    sha256: Hash
    type: str


class Manifest(Row, frozen=True):
    """What a packed kit holds.

    Attributes:
        schema: ``1.0``.
        kit: the kit's id.
        sequence: the larger one is the newer kit.
        entries: every entry but those of META-INF and ``mimetype``, by name.
        key: the publisher's minisign public key (``RW…``), "" when the kit is unsigned.
    """

    schema: str
    kit: Id
    sequence: Number
    entries: dict[str, Listed]
    key: str = ""


def manifest_bytes(kit: str, sequence: int, entries: Mapping[str, bytes], key: str = "") -> bytes:
    """Return the manifest of a kit.

    Args:
        kit: its id.
        sequence: its number.
        entries: every entry but those of META-INF and ``mimetype``, by name.
        key: the public key that will sign it, "" for none.
    """
    listed = {
        name: Listed(
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            type=entry_names.type_of(name),
        )
        for name, data in entries.items()
    }
    return _encoded(Manifest(schema=SCHEMA, kit=kit, sequence=sequence, entries=listed, key=key))


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest.

    Args:
        data: canonical JSON.

    Raises:
        KitRefusedError: it is not one, or names what no kit may have.
    """
    where = entry_names.MANIFEST
    if len(data) > MAX_BYTES:
        raise refused("entry-too-big", where)
    manifest = decode_canonical(data, Manifest)
    if manifest is None:
        raise _why_not(data)
    if manifest.schema.partition(".")[0] != _SCHEMA_MAJOR:
        raise refused("unknown-schema", where, value=manifest.schema[:60])
    if not entry_names.is_folder_name(manifest.kit):
        raise refused("bad-entry-name", where)
    if len(manifest.entries) > MAX_ENTRIES:
        raise refused("too-many-entries", where)
    for name, entry in manifest.entries.items():
        _require_fair(name, entry)
    return manifest


def known_manifest(data: bytes) -> Manifest:
    """Return a manifest that ``read_manifest`` took before, without looking as closely.

    Args:
        data: the same bytes as then.

    Raises:
        KitRefusedError: this version does not read it any more.
    """
    try:
        return decode_known(data, Manifest)
    except ValueError as problem:
        raise refused("bad-manifest", entry_names.MANIFEST) from problem


def require_same_set(manifest: Manifest, sizes: Mapping[str, int]) -> None:
    """Make sure that a container holds exactly what its manifest lists.

    Args:
        manifest: the list.
        sizes: bytes of each entry in the container, by name, META-INF left out.

    Raises:
        KitRefusedError: something is missing, is not listed or has another size.
    """
    for name in _first(sizes.keys() - manifest.entries.keys()):
        raise refused("entry-not-listed", name)
    for name in _first(manifest.entries.keys() - sizes.keys()):
        raise refused("entry-missing", name)
    for name, entry in manifest.entries.items():
        if sizes[name] != entry.size:
            raise refused("wrong-hash", name)


def _first(names: Iterable[str]) -> list[str]:
    return sorted(names)[:1]


def _require_fair(name: str, entry: Listed) -> None:
    if entry.size > MAX_ENTRY_BYTES:
        raise refused("entry-too-big", name[:80])
    if entry_names.is_picture(name, entry.sha256, entry.type):
        return  # as most of them are
    if not entry_names.is_sound(name):
        raise refused("bad-entry-name", name[:80])
    promised = entry_names.hash_in(name)
    if entry.type != entry_names.type_of(name) or (promised or entry.sha256) != entry.sha256:
        raise refused("wrong-hash", name)


def _why_not(data: bytes) -> Exception:
    """Return why a manifest was not taken: another schema, no JSON, or another shape."""
    where = entry_names.MANIFEST
    value = read_json(data, where)
    schema = value.get("schema") if isinstance(value, dict) else None
    if isinstance(schema, str) and schema.partition(".")[0] != _SCHEMA_MAJOR:
        return refused("unknown-schema", where, value=schema[:60])
    return refused("bad-manifest", where)
