"""Kits of any size for benchmarks, made without decoding a picture."""

from __future__ import annotations

import hashlib
import random
import tempfile
from pathlib import Path

from studio.brand_kit import entry_names
from studio.brand_kit.container import container_bytes
from studio.brand_kit.documents import canonical
from studio.brand_kit.manifest import manifest_bytes
from studio.brand_kit.signing import SigningKey, load_signing_key, new_key

SEED = 20261121
SIZES = {20: 130_000, 2_000: 130_000, 10_000: 25_000}
"""Pictures in a kit, and bytes of each; a kit has at most 300 MB."""

LOCALES = ("en-GB", "cy-GB")
KIT = {
    "schema": "1.0",
    "id": "uk.example.bench",
    "name": "Bench",
    "version": "1",
    "publisher": "Bench team",
    "valid_from": "2026-11-01T00:00:00Z",
    "valid_until": "2028-01-31T23:59:59Z",
    "locales": [*LOCALES],
    "markets": ["GB"],
    "colour": "#2F5D46",
    "stores": ["Leeds"],
    "policy": {"disclosure": "advised", "own_photos": "no"},
}


def photo(number: int, size: int) -> bytes:
    """Return a JPEG's frame with made-up pixels, different for each number."""
    chance = random.Random(SEED * 1_000_003 + number)  # noqa: S311  no secret
    # SOF0 of 1,200 by 900 pixels; the scan is noise in which no marker can stand.
    frame = b"\xff\xc0\0\x11\x08\x03\x84\x04\xb0\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"
    scan = b"\xff\xda\0\x0c\x03\x01\0\x02\x11\x03\x11\0\x3f\0"
    noise = chance.randbytes(size).replace(b"\xff", b"\xfe")
    return b"\xff\xd8" + frame + scan + noise + b"\xff\xd9"


def signing_key() -> SigningKey:
    """Return a new key."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.key"
        new_key(path, None)
        return load_signing_key(path, None)


def entries(pictures: int, size: int, *, sequence: int = 1, changed: int = 0) -> dict[str, bytes]:
    """Return what a kit lists, by name.

    Args:
        pictures: how many.
        size: bytes of each.
        sequence: the kit's number.
        changed: how many of the pictures are others than in the first version.
    """
    files, index = {}, {}
    for at in range(pictures):
        data = photo(at if at >= changed else at + 1_000_000 * sequence, size)
        sha256 = hashlib.sha256(data).hexdigest()
        file = f"assets/blob/{sha256}.jpg"
        files[file] = data
        words = f"Coat {at} on a rail, seen from the left, in a light room"
        index[f"coat-{at:05}"] = {
            "file": file,
            "sha256": sha256,
            "width": 1_200,
            "height": 900,
            "focal": [0.5, 0.25],
            "name": dict.fromkeys(LOCALES, f"Coat {at}"),
            "alt": {tag: f"{words} ({tag})" for tag in LOCALES},
            "tags": ["coat", f"rail-{at % 50}"],
            "rights": {"markets": ["GB"], "until": "2027-12-31", "credit": "J. Doe"},
        }
    documents = {"kit.json": {**KIT, "sequence": sequence}, "assets/index.json": index}
    return files | {name: canonical(data) for name, data in documents.items()}  # type: ignore[arg-type]


def write_kit(path: Path, listed: dict[str, bytes], key: SigningKey, *, sequence: int = 1) -> Path:
    """Sign these entries and write them as one packed kit."""
    manifest = manifest_bytes(str(KIT["id"]), sequence, listed, key.public.text())
    whole = {
        entry_names.MIMETYPE: entry_names.MEDIA_TYPE,
        entry_names.MANIFEST: manifest,
        entry_names.SIGNATURE: key.sign(manifest, "bench"),
    }
    with path.open("wb") as file:
        for part in container_bytes(whole | listed):
            file.write(part)
    return path
