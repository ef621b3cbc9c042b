"""What an entry of a packed kit may be called, and how it is stored."""

from __future__ import annotations

import re

MIMETYPE = "mimetype"
MANIFEST = "META-INF/manifest.json"
SIGNATURE = "META-INF/manifest.json.minisig"

MEDIA_TYPE = b"application/vnd.shopfloor-studio.brandkit+zip"
"""The whole content of ``mimetype``. It is the first entry and stored, so that the type
stands at byte 38, as in EPUB (EPUB 3.3, 4.2.2, read 2026-11-21)."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._/-]{0,119}|tone/voice\.[A-Za-z0-9-]{2,40}\.md")
"""The second form has the language's tag as it is written, e.g. ``tone/voice.en-GB.md``."""

_PICTURE = re.compile(r"assets/blob/([0-9a-f]{64})\.(jpg|png|webp)")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names that Windows keeps for devices, with any ending (Microsoft, "Naming Files, Paths,
and Namespaces", read 2026-11-21)."""

TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "json": "application/json",
    "md": "text/markdown",
}
"""Media type by ending. Nothing else is in a kit."""

_HASHED = re.compile(r"(?:assets/blob|fonts)/([0-9a-f]{64})\.[a-z]+")
_FLAT = ("json", "md")
FLAT_TYPES = tuple(TYPES[ending] for ending in _FLAT)
"""Media types of documents."""


def is_sound(name: str) -> bool:
    """Tell whether a name is safe on every system and is one of a kit."""
    if _PICTURE.fullmatch(name):
        return True  # most of a kit's entries
    if not _NAME.fullmatch(name) or name.rpartition(".")[2] not in TYPES:
        return False
    return not ("//" in name or "./" in name or name.endswith("/")) and not any(
        map(_RESERVED.fullmatch, name.split("/"))
    )


def type_of(name: str) -> str:
    """Return the media type of a sound name."""
    return TYPES[name.rpartition(".")[2]]


def is_picture(name: str, sha256: str, media_type: str) -> bool:
    """Tell whether an entry is a picture that is named as it should be.

    Args:
        name: of the entry.
        sha256: what the manifest says, in hex digits.
        media_type: what the manifest says.
    """
    found = _PICTURE.fullmatch(name)
    return found is not None and found[1] == sha256 and TYPES[found[2]] == media_type


def is_document(name: str) -> bool:
    """Tell whether an entry is JSON or Markdown: read as a whole, and may be deflated."""
    return name.rpartition(".")[2] in _FLAT


def hash_in(name: str) -> str | None:
    """Return the SHA-256 that a picture's or font's name promises, or None."""
    found = _HASHED.fullmatch(name)
    return found[1] if found else None


def is_folder_name(kit_id: str) -> bool:
    """Tell whether a kit's id can be the name of its folder on every system."""
    own = kit_id == "blobs" or kit_id.endswith(".") or ".." in kit_id
    return not own and not _RESERVED.fullmatch(kit_id)
