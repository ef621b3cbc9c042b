"""A kit as the JSON and Markdown documents of a packed kit, and back to plain data.

Documents are canonical JSON: keys sorted, no spaces, UTF-8. What the authoring folder keeps
by id stays a mapping by id, so that a merge patch (RFC 7396) between two versions is small.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.brand_kit import plain, plain_design
from studio.brand_kit.authoring import Document, Source
from studio.brand_kit.errors import Problem
from studio.brand_kit.parse import PictureFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from studio.brand_kit.model import BrandKit, Picture
    from studio.brand_kit.parse import LookAt
    from studio.brand_kit.plain import Json

INDEX = "assets/index.json"
RULES = "tone/rules.json"
TOKENS = "tokens/brand.tokens.json"
VOCAB = "tone/vocab.json"
_BLOB = re.compile(r"assets/blob/([0-9a-f]{64})\.(?:jpg|png|webp)")
_FONT = re.compile(r"fonts/([0-9a-f]{64})\.(?:ttf|otf)")
_VOICE = re.compile(r"tone/voice\.[A-Za-z0-9-]+\.md")
_MEASURES = ("sha256", "width", "height")
_SINGLE = {
    "kit.json": "kit.yml",
    INDEX: "pictures.yml",
    "labels.json": "labels.yml",
    "phrases.json": "phrases.yml",
    "links.json": "links.yml",
    "fonts/index.json": "fonts.yml",
    "checks/checks.json": "checks.yml",
    "training/cards.json": "training.yml",
    TOKENS: TOKENS,
    RULES: RULES,
}
"""Packed documents and the authoring file that has the same shape."""
_FOLDERS = ("campaigns/", "templates/")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobName:
    """A file as it stands in a packed kit.

    Attributes:
        path: ``assets/blob/<sha256>.<jpg|png|webp>`` or ``fonts/<sha256>.ttf``.
        sha256: hex digest of its bytes there.
        width: pixels, as seen; 0 for a font.
        height: pixels, as seen; 0 for a font.
        size: bytes.
        mime: its type, e.g. ``image/jpeg``.
    """

    path: str
    sha256: str
    width: int
    height: int
    size: int
    mime: str


def kit_documents(kit: BrandKit, blobs: Mapping[str, BlobName]) -> dict[str, bytes]:
    """Return every document of the packed kit.

    Args:
        kit: a kit without problems.
        blobs: where each file that the kit names went, by its name in ``kit``.

    Returns:
        Packed path to bytes. What the kit has nothing of is left out.

    Raises:
        KeyError: a file that the kit names is not in ``blobs``.
    """
    found: dict[str, Json] = {**_words(kit), **_design(kit, blobs)}
    mark = blobs[kit.mark].path if kit.mark else ""
    found["kit.json"] = {**plain.plain_kit(kit, mark)}
    found[INDEX] = {picture.id: _picture(picture, blobs[picture.file]) for picture in kit.pictures}
    for campaign in kit.campaigns:
        found[f"campaigns/{campaign.id}.json"] = {**plain.plain_campaign(campaign)}
    packed = {name: canonical(data) for name, data in found.items() if data}
    voices = {f"tone/voice.{tag}.md": text.encode() for tag, text in kit.voice.by_locale}
    return packed | voices


def _words(kit: BrandKit) -> dict[str, Json]:
    labels: list[Json] = [{**plain.plain_label(item)} for item in kit.labels]
    return {
        "labels.json": {"labels": labels} if labels else {},
        "phrases.json": {
            item.id: plain.plain_words(at=at, kind=item.kind, text=item.text)
            for at, item in enumerate(kit.phrases)
        },
        "links.json": {
            item.id: plain.plain_words(at=at, url=item.url, title=item.title)
            for at, item in enumerate(kit.links)
        },
        RULES: {rule.name: plain.plain_rule(rule) for rule in kit.rules},
        VOCAB: plain.set_only(accept=kit.words.accept, reject=kit.words.reject),
        "checks/checks.json": {item.id: plain_design.plain_check(item) for item in kit.checks},
        "training/cards.json": {
            item.id: plain_design.plain_card(item, at) for at, item in enumerate(kit.cards)
        },
    }


def _design(kit: BrandKit, blobs: Mapping[str, BlobName]) -> dict[str, Json]:
    found: dict[str, Json] = {
        f"templates/{item.id}.json": {**plain_design.plain_template(item)} for item in kit.templates
    }
    found[TOKENS] = plain_design.plain_tokens(kit)
    found["fonts/index.json"] = {
        item.id: plain_design.plain_font(item, blobs[item.file].path) for item in kit.fonts
    }
    return found


def canonical(data: Json) -> bytes:
    """Return the one way in which these data are written.

    Raises:
        ValueError: a number is not finite.
    """
    text = json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def _picture(picture: Picture, blob: BlobName) -> Json:
    shown = plain.plain_picture(picture, blob.path)
    return {**shown, "sha256": blob.sha256, "width": blob.width, "height": blob.height}


def packed_source(documents: Mapping[str, object], root: Path) -> tuple[Source, LookAt]:
    """Return what :func:`studio.brand_kit.parse.parse_kit` reads, from packed documents.

    Args:
        documents: packed path to data: JSON values as read, and Markdown as text. They were
            read strictly before; nothing else is looked at here.
        root: what the kit's ``root`` will be.

    Returns:
        The kit's files as plain data, and a look at pictures that asks the index and no disk.
    """
    found: dict[str, Document] = {}
    problems: list[Problem] = []
    for name, data in documents.items():
        known = _SINGLE.get(name) or _in_folder(name)
        if known:
            found[known] = Document(name=name, data=data)  # type: ignore[arg-type]
        elif name != VOCAB and not _VOICE.fullmatch(name):
            problems.append(Problem(code="unknown-document", level="warning", where=name))
    seen: dict[str, PictureFile] = {}
    if "pictures.yml" in found:
        index = _without_measures(documents[INDEX], seen)
        found["pictures.yml"] = Document(name=INDEX, data=index)  # type: ignore[arg-type]
    source = Source(root=root, documents=found, texts=_texts(documents), problems=tuple(problems))
    return source, _look_in(seen, _mark_of(documents))


def authoring_name(name: str) -> str:
    """Return the authoring file that a packed document was made of, its own name otherwise."""
    return _SINGLE.get(name) or _in_folder(name) or name


def _in_folder(name: str) -> str:
    if name.startswith(_FOLDERS) and name.endswith(".json"):
        return f"{name.removesuffix('.json')}.yml"
    return ""


def _without_measures(index: object, seen: dict[str, PictureFile]) -> object:
    """Take digest and size out of the index, where the parser would not know them."""
    if not isinstance(index, dict):
        return index
    return {key: _measured(entry, seen) for key, entry in index.items()}


def _measured(entry: object, seen: dict[str, PictureFile]) -> object:
    if not isinstance(entry, dict):
        return entry
    digest, width, height = (entry.get(name) for name in _MEASURES)
    file = entry.get("file")
    sound = (
        isinstance(file, str)
        and (named := _BLOB.fullmatch(file)) is not None
        and named[1] == digest
        and type(width) is int
        and type(height) is int
        and width > 0
        and height > 0
    )
    if sound:
        seen[str(file)] = PictureFile(sha256=str(digest), width=width or 0, height=height or 0)
    return {key: value for key, value in entry.items() if key not in _MEASURES}


def _mark_of(documents: Mapping[str, object]) -> object:
    kit = documents.get("kit.json")
    return kit.get("mark") if isinstance(kit, dict) else None


def _look_in(seen: Mapping[str, PictureFile], mark: object) -> LookAt:
    def look(_root: Path, name: str) -> PictureFile | Problem:
        known, named = seen.get(name), _FONT.fullmatch(name)
        if known:
            return known
        # The mark's size is in nobody's way, so it does not stand in the index.
        named = named or (_BLOB.fullmatch(name) if name == mark else None)
        if named:
            return PictureFile(sha256=named[1], width=0, height=0)
        return Problem(code="missing-picture", level="error", where=name)

    return look


def _texts(documents: Mapping[str, object]) -> dict[str, str]:
    """Return the Markdown, and the word lists as lines."""
    found = {
        name: data
        for name, data in documents.items()
        if _VOICE.fullmatch(name) and isinstance(data, str)
    }
    vocab = documents.get(VOCAB)
    for key in ("accept", "reject") if isinstance(vocab, dict) else ():
        words = vocab.get(key, []) if isinstance(vocab, dict) else []
        lines = [word for word in words if isinstance(word, str)] if isinstance(words, list) else []
        found[f"tone/vocab/{key}.txt"] = "\n".join(lines)
    return found


def packed_files(kit: BrandKit) -> tuple[str, ...]:
    """Return the path of every picture and font that a packed kit names, each once.

    Args:
        kit: a kit that was read from packed documents.
    """
    names = [picture.file for picture in kit.pictures] + [font.file for font in kit.fonts]
    return tuple(dict.fromkeys([*names, *filter(None, [kit.mark])]))
