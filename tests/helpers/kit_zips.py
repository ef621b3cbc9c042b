"""Packed kits put together by hand, for tests that change one thing in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from studio.brand_kit import entry_names
from studio.brand_kit.signing import SigningKey
from tests.helpers.packing import small_entries
from tests.helpers.raw_zip import Raw

Entries = dict[str, bytes]


def listed(entries: Mapping[str, bytes], signer: SigningKey | None, /, **changes: Any) -> bytes:
    """Return a manifest that fits these entries, and then is changed."""
    rows = {
        name: {
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "type": entry_names.TYPES.get(name.rpartition(".")[2], "text/plain"),
        }
        for name, data in entries.items()
    }
    found: dict[str, Any] = {"schema": "1.0", "kit": "uk.example.small", "sequence": 1}
    found |= {"entries": rows, **({"key": signer.public.text()} if signer else {}), **changes}
    return dumped(found)


def dumped(value: object) -> bytes:
    """Return JSON as kits have it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def raws(entries: Mapping[str, bytes], key: SigningKey | None, manifest: bytes = b"") -> list[Raw]:
    """Return the honest entries of a kit, to be made less so."""
    manifest = manifest or listed(entries, key)
    head = {entry_names.MIMETYPE: entry_names.MEDIA_TYPE, entry_names.MANIFEST: manifest}
    if key:
        head[entry_names.SIGNATURE] = key.sign(manifest, "uk.example.small sequence 1")
    whole = [*head.items(), *sorted(entries.items())]
    return [Raw(name=name.encode(), data=data) for name, data in whole]


def with_entry(name: str, data: bytes = b"{}") -> Entries:
    """Return the small kit's entries and one more."""
    return {**small_entries(), name: data}


def with_json(name: str, change: Callable[[Any], Any]) -> Entries:
    """Return the small kit's entries, one document of them changed."""
    return {**small_entries(), name: dumped(change(json.loads(small_entries()[name])))}


def with_picture(data: bytes, ending: str = "png") -> Entries:
    """Return the small kit's entries with another first picture, which the index knows."""
    sha256 = hashlib.sha256(data).hexdigest()
    file = f"assets/blob/{sha256}.{ending}"

    def change(index: Any) -> Any:
        index["one"] |= {"file": file, "sha256": sha256}
        return index

    changed = with_json("assets/index.json", change)
    old = json.loads(small_entries()["assets/index.json"])["one"]["file"]
    return {name: data for name, data in changed.items() if name != old} | {file: data}
