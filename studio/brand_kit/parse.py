"""Plain data to a :class:`BrandKit`, with every problem collected and not only the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.brand_kit.authoring import KIT_FILE, Source, refused
from studio.brand_kit.errors import Problem
from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.model import BrandKit, Example, Label, Link, Phrase, Picture, Policy, Rights
from studio.brand_kit.parse_campaign import parse_campaigns
from studio.brand_kit.parse_tone import parse_rules, parse_words
from studio.brand_kit.texts import Texts

SCHEMA_MAJOR = "1"
_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
_MARKET = re.compile(r"[A-Z]{2}")
_VOICE = re.compile(r"tone/voice\.(.+)\.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """What the file of a picture says about itself."""

    sha256: str
    width: int
    height: int


LookAt = Callable[[Path, str], PictureFile | Problem]
"""Looks at a picture file: the kit's folder and the file's name in it."""


def parse_kit(source: Source, look_at: LookAt) -> tuple[BrandKit | None, tuple[Problem, ...]]:
    """Make a kit of its files.

    Args:
        source: the files as plain data.
        look_at: reads size and digest of a picture.

    Returns:
        The kit (None when ``kit.yml`` itself cannot be read) and all problems.

    Raises:
        KitRefusedError: the schema is unknown.
    """
    notes = Notes(problems=list(source.problems))
    document = source.documents.get(KIT_FILE)
    if document is None:
        return None, tuple(notes.problems)
    fields = Fields(document, document.data, notes)
    schema = fields.text("schema", "")
    if schema.partition(".")[0] != SCHEMA_MAJOR:
        raise refused("unknown-schema", document.where(("schema",)), value=schema[:60])
    notes.locales = _tags(fields, "locales", _LOCALE) or ("en-GB",)
    kit = _kit(fields, source, notes, look_at)
    fields.done()
    return kit, tuple(notes.problems)


def _kit(fields: Fields, source: Source, notes: Notes, look_at: LookAt) -> BrandKit:
    start, end = fields.moment("valid_from"), fields.moment("valid_until", end_of_day=True)
    if end < start:
        fields.note("dates-swapped", "valid_until")
    return BrandKit(
        id=fields.id("id"),
        name=fields.text("name"),
        version=fields.text("version"),
        sequence=fields.whole("sequence"),
        publisher=fields.text("publisher"),
        signed_by="",
        valid_from=start,
        valid_until=end,
        locales=notes.locales,
        markets=_tags(fields, "markets", _MARKET),
        colour=_colour(fields),
        mark=_mark(fields, source, look_at),
        stores=fields.words("stores"),
        pictures=_pictures(source, notes, look_at),
        campaigns=parse_campaigns(source, notes),
        rules=parse_rules(source, notes),
        labels=_labels(source, notes),
        phrases=_phrases(source, notes),
        links=_links(source, notes),
        words=parse_words(source, notes),
        policy=_policy(fields.child("policy")),
        voice=_voice(source, notes),
        example=_example(fields.child("example")) if fields.has("example") else None,
        root=source.root,
    )


def _tags(fields: Fields, key: str, shape: re.Pattern[str]) -> tuple[str, ...]:
    tags = fields.words(key)
    if not tags:
        fields.note("missing-field", key)
    for tag in tags:
        if not shape.fullmatch(tag):
            fields.note("bad-tag", key, value=tag[:60])
    return tuple(dict.fromkeys(tags))


def _colour(fields: Fields) -> str:
    colour = fields.text("colour")
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        return colour
    if colour:
        fields.note("not-a-colour", "colour", value=colour[:60])
    return "#444444"


def _mark(fields: Fields, source: Source, look_at: LookAt) -> str:
    mark = fields.text("mark", "")
    if mark:
        seen = look_at(source.root, mark)
        if isinstance(seen, Problem):
            fields.note(seen.code, "mark", file=mark, **dict(seen.values))
    return mark


def _policy(fields: Fields) -> Policy:
    policy = Policy(
        disclosure=fields.choice("disclosure", ("required", "advised"), "required"),
        own_photos=fields.choice("own_photos", ("allow", "allow-with-questions", "no"), "no"),
        networks=fields.words("networks"),
        link_hosts=tuple(host.lower() for host in fields.words("link_hosts")),
    )
    fields.done()
    return policy


def _example(fields: Fields) -> Example:
    example = Example(
        brief_id=fields.text("brief"),
        picture_id=fields.text("picture", ""),
        text=fields.text("text").strip(),
        first_name=fields.text("first_name"),
        store=fields.text("store"),
        previews=fields.words("previews"),
    )
    fields.done()
    return example


def _entries(source: Source, notes: Notes, name: str) -> Iterator[tuple[str, Fields]]:
    document = source.documents.get(name)
    if document is not None:
        yield from Fields(document, document.data, notes).entries()


def _pictures(source: Source, notes: Notes, look_at: LookAt) -> tuple[Picture, ...]:
    found = []
    for picture_id, fields in _entries(source, notes, "pictures.yml"):
        file = fields.text("file")
        seen = look_at(source.root, file) if file else PictureFile(sha256="", width=0, height=0)
        if isinstance(seen, Problem):
            fields.note(seen.code, "file", file=file, **dict(seen.values))
            seen = PictureFile(sha256="", width=0, height=0)
        picture = Picture(
            id=picture_id,
            file=file,
            sha256=seen.sha256,
            width=seen.width,
            height=seen.height,
            focal=fields.point("focal"),
            name=fields.texts("name"),
            alt=fields.texts("alt", missing="missing-alt"),
            tags=tuple(tag.lower() for tag in fields.words("tags")),
            campaigns=fields.words("campaigns"),
            rights=_rights(fields.child("rights")),
            replaced_by=fields.text("replaced_by", ""),
        )
        fields.done()
        found.append(picture)
    return tuple(found)


def _rights(fields: Fields) -> Rights:
    rights = Rights(
        networks=fields.words("networks"),
        markets=fields.words("markets"),
        valid_from=fields.day_or_none("from"),
        valid_until=fields.day_or_none("until"),
        credit=fields.text("credit", ""),
        credit_required=fields.flag("credit_required", default=False),
    )
    if rights.valid_from and rights.valid_until and rights.valid_until < rights.valid_from:
        fields.note("dates-swapped", "until")
    if rights.credit_required and not rights.credit:
        fields.note("missing-field", "credit")
    fields.done()
    return rights


def _labels(source: Source, notes: Notes) -> tuple[Label, ...]:
    document = source.documents.get("labels.yml")
    if document is None:
        return ()
    found = []
    top = Fields(document, document.data, notes)
    for fields in top.children("labels"):
        preferred = fields.text("preferred")
        label = Label(
            market=fields.text("market"),
            locale=fields.text("locale"),
            preferred=preferred,
            accepted=tuple(dict.fromkeys((preferred, *fields.words("accepted")))),
            weak=fields.words("weak"),
            within=fields.whole("within", 40),
            why=fields.texts("why"),
            source=fields.texts("source"),
        )
        fields.done()
        found.append(label)
    top.done()
    return tuple(found)


def _phrases(source: Source, notes: Notes) -> tuple[Phrase, ...]:
    found = []
    for phrase_id, fields in _entries(source, notes, "phrases.yml"):
        phrase = Phrase(id=phrase_id, kind=fields.text("kind"), text=fields.texts("text"))
        fields.done()
        found.append(phrase)
    return tuple(found)


def _links(source: Source, notes: Notes) -> tuple[Link, ...]:
    found = []
    for link_id, fields in _entries(source, notes, "links.yml"):
        link = Link(id=link_id, url=fields.text("url"), title=fields.texts("title"))
        if link.url and not re.fullmatch(r"https://[^\s/]+(/\S*)?", link.url):
            fields.note("bad-link", "url", value=link.url[:200])
        fields.done()
        found.append(link)
    return tuple(found)


def _voice(source: Source, notes: Notes) -> Texts:
    texts = {m[1]: text for name, text in source.texts.items() if (m := _VOICE.fullmatch(name))}
    for tag in texts.keys() - set(notes.locales):
        where = f"tone/voice.{tag}.md"
        values = (("field", "voice"), ("value", tag))
        notes.problems.append(
            Problem(code="unknown-locale", level="error", where=where, values=values)
        )
    return Texts(by_locale=tuple((tag, texts[tag]) for tag in notes.locales if tag in texts))
