"""The list of everything in a packed kit, which is what its publisher signs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from studio.brand_kit import entry_names
from studio.brand_kit.authoring import refused
from studio.brand_kit.container import MAX_ENTRIES, MAX_ENTRY_BYTES
from studio.brand_kit.fast_json import Id, Number, Row, as_plain, decode_canonical, decode_known
from studio.brand_kit.fast_json import encode_canonical as _encoded
from studio.brand_kit.json_strict import read_json

SCHEMA = "1.0"
MAX_BYTES = 4_000_000
"""Most bytes of a manifest; one with 12,000 entries has 2.5 million."""

_HASH = re.compile(r"[0-9a-f]{64}")
_SCHEMA_MAJOR = SCHEMA.partition(".")[0]


class Listed(Row, frozen=True):
    """What the manifest says about one entry.

    Attributes:
        size: bytes.
        sha256: hex digest.
        type: media type.
    """

    size: int
    sha256: str
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

    def documents(self) -> Iterator[tuple[str, Listed]]:
        """Go through the JSON and Markdown documents; whatever else there is are blobs."""
        flat = entry_names.FLAT_TYPES
        return ((name, entry) for name, entry in self.entries.items() if entry.type in flat)


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
    _require_sound(manifest, manifest.entries)
    return manifest


def _require_sound(manifest: Manifest, names: Iterable[str]) -> None:
    """Look at a manifest, and at these of its entries."""
    where = entry_names.MANIFEST
    if manifest.schema.partition(".")[0] != _SCHEMA_MAJOR:
        raise refused("unknown-schema", where, value=manifest.schema[:60])
    if not entry_names.is_folder_name(manifest.kit):
        raise refused("bad-entry-name", where)
    if len(manifest.entries) > MAX_ENTRIES:
        raise refused("too-many-entries", where)
    for name in names:
        _require_fair(name, manifest.entries[name])


def later_manifest(old: Manifest, patch: Mapping[str, object]) -> tuple[bytes, Manifest] | None:
    """Return the manifest that a merge patch (RFC 7396) makes of one that was read before.

    Only what the patch names is looked at; entries that it does not name stay the same
    objects. Nobody has signed the answer yet.

    Args:
        old: an earlier manifest.
        patch: as plain data.

    Returns:
        The bytes and what they say; None when the patch makes no manifest of it.

    Raises:
        KitRefusedError: it names what no kit may have.
    """
    changes = patch.get("entries", {})
    if not isinstance(changes, dict):
        return None
    was = Manifest(schema=old.schema, kit=old.kit, sequence=old.sequence, entries={}, key=old.key)
    said = {**as_plain(was), **patch, "entries": {}}
    made = decode_canonical(_encoded(said), Manifest)
    entries = {name: entry for name, entry in old.entries.items() if name not in changes}
    wanted = {name: change for name, change in changes.items() if change is not None}
    fresh = {name: _changed(old.entries.get(name), change) for name, change in wanted.items()}
    if made is None or not all(fresh.values()):
        return None
    entries |= {name: entry for name, entry in fresh.items() if entry}
    manifest = Manifest(
        schema=made.schema, kit=made.kit, sequence=made.sequence, entries=entries, key=made.key
    )
    _require_sound(manifest, fresh)
    return _encoded(manifest), manifest


def _changed(old: Listed | None, change: object) -> Listed | None:
    if not isinstance(change, dict):
        return None
    return decode_canonical(_encoded({**(as_plain(old) if old else {}), **change}), Listed)


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


def known_documents(data: bytes) -> Manifest:
    """Return a manifest that ``read_manifest`` took before, with its documents alone.

    Ten thousand pictures are passed over, so a start of the app does not wait for them.

    Args:
        data: the same bytes as then.

    Raises:
        KitRefusedError: this version does not read it any more.
    """
    try:
        head = decode_known(data, _Head)
        entries = {name.decode(): decode_known(listed, Listed) for name, listed in _documents(data)}
    except ValueError as problem:
        raise refused("bad-manifest", entry_names.MANIFEST) from problem
    return Manifest(
        schema=head.schema, kit=head.kit, sequence=head.sequence, entries=entries, key=head.key
    )


class _Head(Row, frozen=True, forbid_unknown_fields=False):
    """A manifest without its entries."""

    schema: str
    kit: str
    sequence: int
    key: str = ""


def _documents(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Find the rows of documents. In canonical form a row ends with its type."""
    for media_type in entry_names.FLAT_TYPES:
        end = f'"type":"{media_type}"}}'.encode()
        place = data.find(end)
        while place >= 0:
            stop = place + len(end)
            row = data.rindex(b"{", 0, place)
            yield data[data.rindex(b'"', 0, row - 2) + 1 : row - 2], data[row:stop]
            place = data.find(end, stop)


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
    if entry.size < 0 or not _HASH.fullmatch(entry.sha256):
        raise refused("bad-manifest", entry_names.MANIFEST)
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
