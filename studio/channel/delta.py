"""What turns one version's manifest and documents into a later one's, in one small file.

Nothing in a delta is trusted: what it makes is taken only when its bytes have the hash
that the signed manifest names, and is fetched whole otherwise.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from studio.brand_kit.entry_names import is_document
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.fast_json import encode_canonical, rows_of
from studio.brand_kit.manifest import Listed, Manifest, later_manifest
from studio.channel import merge

SCHEMA = "1.0"
MOST_BYTES = 4_000_000
"""Most bytes of a delta; a larger one would save nothing."""


def changed_documents(old: Manifest, new: Manifest) -> Iterator[tuple[str, Listed]]:
    """Yield name and entry of every document that is new or has other bytes."""
    for name, entry in new.entries.items():
        before = old.entries.get(name)
        if is_document(name) and (before is None or before.sha256 != entry.sha256):
            yield name, entry


def build_delta(
    old: tuple[bytes, Manifest],
    new: tuple[bytes, Manifest],
    read_old: Callable[[str], bytes],
    read_new: Callable[[str], bytes],
) -> bytes:
    """Return the delta between two versions of a kit.

    Args:
        old: the earlier manifest, as bytes and as read.
        new: the later one.
        read_old: bytes of an earlier document by its name.
        read_new: bytes of a later document by its name.

    Returns:
        Canonical JSON: ``manifest`` and ``patches`` hold merge patches, ``whole`` texts.
    """
    patches: dict[str, Any] = {}
    whole: dict[str, str] = {}
    for name, _entry in changed_documents(old[1], new[1]):
        after = read_new(name)
        patch = _patch(name, old[1], read_old, after)
        if patch is None:
            whole[name] = after.decode()
        else:
            patches[name] = patch
    data = {
        "schema": SCHEMA,
        "kit": new[1].kit,
        "from": old[1].sequence,
        "to": new[1].sequence,
        "manifest": merge.difference(json.loads(old[0]), json.loads(new[0])),
        "patches": patches,
        "whole": whole,
    }
    return encode_canonical(data)


def _patch(name: str, old: Manifest, read_old: Callable[[str], bytes], after: bytes) -> Any:
    """Return the patch for a document, or None when the whole of it is as good."""
    if name not in old.entries or not name.endswith(".json"):
        return None
    before = json.loads(read_old(name))
    patch = merge.difference(before, json.loads(after))
    # A list at the top cannot be patched, and null cannot be told from "taken away".
    exact = encode_canonical(merge.apply(patch, before)) == after
    return patch if exact and len(encode_canonical(patch)) < len(after) else None


def patched_manifest(
    delta: Mapping[str, Any], old: Manifest, sha256: str
) -> tuple[bytes, Manifest] | None:
    """Return the later manifest, or None when the delta does not lead to it.

    Args:
        delta: as :func:`read_delta` returned it.
        old: the earlier manifest.
        sha256: hex digest of the later one.
    """
    patch = delta.get("manifest")
    try:
        made = later_manifest(old, patch) if isinstance(patch, dict) else None
    except KitRefusedError:
        return None  # the whole of it says the same, or the delta lies
    return made if made and hashlib.sha256(made[0]).hexdigest() == sha256 else None


def patched_document(
    delta: Mapping[str, Any], name: str, old: bytes | None, sha256: str
) -> bytes | None:
    """Return a later document, or None when the delta does not lead to it.

    Args:
        delta: as :func:`read_delta` returned it.
        name: the document's name.
        old: the earlier document, None when there was none.
        sha256: hex digest of the later one.
    """
    whole = delta["whole"].get(name)
    if isinstance(whole, str):
        data = whole.encode()
        return data if hashlib.sha256(data).hexdigest() == sha256 else None
    if name not in delta["patches"] or old is None:
        return None
    return _exact(_patched(old, delta["patches"][name]), sha256)


def _patched(old: bytes, patch: Any) -> Any:
    """Return a document with a patch merged into it; what the patch does not name stays as is.

    The outermost mapping of an index may have ten thousand keys, of which few change.
    """
    try:
        rows: dict[str, Any] = dict(rows_of(old))
    except ValueError:
        rows = {}
    if not rows or not isinstance(patch, dict):
        return merge.apply(patch, json.loads(old))
    for key in patch.keys() & rows.keys():
        rows[key] = json.loads(bytes(rows[key]))
    return merge.apply(patch, rows)


def read_delta(data: bytes) -> Mapping[str, Any] | None:
    """Return a delta as plain data, or None when it is not one that we know."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    known = isinstance(found, dict) and str(found.get("schema", "")).startswith("1.")
    shaped = known and all(isinstance(found.get(key), dict) for key in ("patches", "whole"))
    return found if shaped else None


def _exact(value: Any, sha256: str) -> bytes | None:
    data = encode_canonical(value)
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
