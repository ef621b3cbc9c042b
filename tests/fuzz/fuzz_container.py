"""Looks for bytes that the reader of packed kits does not expect, guided by coverage.

    .venv/bin/python -m tests.fuzz.fuzz_container -max_total_time=20

The first byte of an input says what the rest is: a whole file, a manifest, a document or a
picture, the last three inside a kit that is right in all else. Whatever the bytes are, the
reader either takes them or raises one of its own errors. Further arguments are libFuzzer's.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

with atheris.instrument_imports(include=["studio"]):
    from studio.brand_kit import entry_names
    from studio.brand_kit.container import container_bytes
    from studio.brand_kit.errors import BrandKitError
    from studio.brand_kit.manifest import manifest_bytes
    from studio.brand_kit.packed import open_packed
    from studio.brand_kit.verify import verify_packed, verify_pictures

from tests.helpers import hostile_kits, kit_zips
from tests.helpers.packing import small_entries

FILE, MANIFEST, DOCUMENT, PICTURE = range(4)
_FOLDER = Path(tempfile.mkdtemp(prefix="studio-fuzz-"))
_DOCUMENTS = sorted(name for name in small_entries() if entry_names.is_document(name))


def read(data: bytes) -> None:
    """Do everything with a file that an installation does before it writes."""
    path = _FOLDER / "kit"
    path.write_bytes(data)
    try:
        with open_packed(path) as kit:
            verify_packed(kit)
            verify_pictures(kit, kit.load())
    except BrandKitError:
        pass  # that is how it says no


def one_input(data: bytes) -> None:
    """Try one input."""
    kind, rest = (data[0] % 4, data[1:]) if data else (FILE, b"")
    entries = dict(small_entries())
    manifest = b""
    if kind == FILE:
        read(rest)
        return
    if kind == MANIFEST:
        manifest = rest
    elif kind == DOCUMENT and rest:
        entries[_DOCUMENTS[rest[0] % len(_DOCUMENTS)]] = rest[1:]
    elif kind == PICTURE:
        entries = kit_zips.with_picture(rest, ("png", "jpg", "webp")[len(rest) % 3])
    manifest = manifest or manifest_bytes("uk.example.small", 1, entries)
    head = {entry_names.MIMETYPE: entry_names.MEDIA_TYPE, entry_names.MANIFEST: manifest}
    try:
        whole = b"".join(container_bytes(head | entries))
    except BrandKitError:
        return
    read(whole)


def write_seeds(folder: Path) -> None:
    """Write inputs to begin with: the small kit in all four ways, and every hostile one."""
    folder.mkdir()
    seeds = [bytes([FILE]) + hostile_kits.honest(), bytes([MANIFEST]) + b"{}"]
    seeds.append(bytes([MANIFEST]) + kit_zips.listed(small_entries(), None))
    for at, name in enumerate(_DOCUMENTS):
        seeds.append(bytes([DOCUMENT, at]) + small_entries()[name])
        seeds.append(bytes([DOCUMENT, at]) + b"[" * 5_000)
    seeds += [bytes([PICTURE]) + data for name, data in small_entries().items() if "blob" in name]
    seeds += [
        bytes([FILE]) + data for data in hostile_kits.hostile().values() if len(data) < 20_000
    ]
    for at, data in enumerate(seeds):
        (folder / f"{at:04}").write_bytes(data)


def main() -> None:
    """Run until libFuzzer's limits are reached. It ends the process itself."""
    write_seeds(_FOLDER / "corpus")
    limits = ["-max_len=20000", "-timeout=10", "-rss_limit_mb=1000", f"-artifact_prefix={_FOLDER}/"]
    atheris.Setup([sys.argv[0], *limits, *sys.argv[1:], str(_FOLDER / "corpus")], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
