"""A small kit's folder and a signing key for tests of packed kits."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from studio.brand_kit.load import load_kit
from studio.brand_kit.pack import Packed, pack_kit, packed_entries
from studio.brand_kit.signing import SigningKey, load_signing_key, new_key
from studio.pictures import for_kit

if TYPE_CHECKING:
    from collections.abc import Mapping

KIT = """\
schema: "1.0"
id: uk.example.small
name: Small
version: "1"
sequence: {sequence}
publisher: {publisher}
valid_from: 2026-11-01
valid_until: 2028-01-31
locales: [en-GB]
markets: [GB]
colour: "#2F5D46"
stores: [Leeds]
policy: {{disclosure: advised}}
"""

PICTURES = """\
one:
  file: pictures/one.png
  name: One
  alt: A square of one colour.
  tags: [square]
two:
  file: pictures/two.jpg
  name: Two
  alt: Another square.
"""

LINKS = """\
home:
  url: https://example.test/home
  title: Home
"""

RULE = """\
extends: existence
message: "‘%s’ is too much"
level: suggestion
tokens:
  - best
tests:
  - name: finds
    input: The best.
    contains: Small.Best
  - name: leaves
    input: Good.
    absent: Small.Best
"""

GUIDELINES = """\
Small.Best:
  why: We do not boast.
  source: Voice guide
  title: No boasting
"""


def picture(kind: str = "PNG", colour: str = "red", size: tuple[int, int] = (40, 20)) -> bytes:
    """Return a bare picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def small_folder(
    folder: Path, *, sequence: int = 1, publisher: str = "Small team", colour: str = "red"
) -> Path:
    """Write the authoring folder of a small kit and return it."""
    files = {
        "kit.yml": KIT.format(sequence=sequence, publisher=publisher),
        "pictures.yml": PICTURES,
        "links.yml": LINKS,
        "tone/styles/Small/Best.yml": RULE,
        "tone/guidelines.yml": GUIDELINES,
        "tone/voice.en-GB.md": "# Voice\n\nWe are plain.\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures/one.png").write_bytes(picture("PNG", colour))
    (folder / "pictures/two.jpg").write_bytes(picture("JPEG", "blue"))
    return folder


def a_key(name: str = "one") -> SigningKey:
    """Return a signing key, always the same one for a name in this run."""
    return _key(name)


@cache
def _key(name: str) -> SigningKey:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        new_key(path, None)
        return load_signing_key(path, None)


@cache
def small_entries() -> Mapping[str, bytes]:
    """Return what the small kit's manifest lists, by name."""
    with tempfile.TemporaryDirectory() as folder:
        return packed_entries(load_kit(small_folder(Path(folder))), for_kit)


def packed(
    out: Path,
    *,
    key: SigningKey | None = None,
    sequence: int = 1,
    signed: bool = True,
    colour: str = "red",
) -> Packed:
    """Pack the small kit as one file, signed by the first test key unless told otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        source = small_folder(Path(folder), sequence=sequence, colour=colour)
        return pack_kit(source, out, (key or a_key()) if signed else None, clean=for_kit)
