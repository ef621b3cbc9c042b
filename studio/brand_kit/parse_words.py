"""Labels, phrases, links and the voice: plain data to the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio.brand_kit.fields import Fields, Notes
from studio.brand_kit.model import Label, Link, Phrase
from studio.brand_kit.places import problem
from studio.brand_kit.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.authoring import Source

_VOICE = re.compile(r"tone/voice\.(.+)\.md")
_LINK = re.compile(r"https://[^\s/]+(/\S*)?")


def entries(source: Source, notes: Notes, name: str) -> Iterator[tuple[str, Fields]]:
    """Go through a file that is a mapping by id; nothing when there is no such file."""
    document = source.documents.get(name)
    if document is not None:
        yield from Fields(document, document.data, notes).entries()


def in_order(source: Source, notes: Notes, name: str) -> list[tuple[str, Fields]]:
    """Return entries in the order that people see; ``at`` keeps it in a packed kit."""
    found = list(entries(source, notes, name))
    places = {key: fields.whole("at", at) for at, (key, fields) in enumerate(found)}
    return sorted(found, key=lambda entry: places[entry[0]])


def parse_labels(source: Source, notes: Notes) -> tuple[Label, ...]:
    """Read how colleagues say that they work for the brand."""
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


def parse_phrases(source: Source, notes: Notes) -> tuple[Phrase, ...]:
    """Read the words that are put in with one click."""
    found = []
    for phrase_id, fields in in_order(source, notes, "phrases.yml"):
        phrase = Phrase(id=phrase_id, kind=fields.text("kind"), text=fields.texts("text"))
        fields.done()
        found.append(phrase)
    return tuple(found)


def parse_links(source: Source, notes: Notes) -> tuple[Link, ...]:
    """Read the addresses that the kit offers."""
    found = []
    for link_id, fields in in_order(source, notes, "links.yml"):
        link = Link(id=link_id, url=fields.text("url"), title=fields.texts("title"))
        if link.url and not _LINK.fullmatch(link.url):
            fields.note("bad-link", "url", value=link.url[:200])
        fields.done()
        found.append(link)
    return tuple(found)


def parse_voice(source: Source, notes: Notes) -> Texts:
    """Read the tone of voice in prose, by language."""
    texts = {m[1]: text for name, text in source.texts.items() if (m := _VOICE.fullmatch(name))}
    for tag in texts.keys() - set(notes.locales):
        file = f"tone/voice.{tag}.md"
        notes.problems.append(problem("unknown-locale", file, field="voice", value=tag))
    return Texts(by_locale=tuple((tag, texts[tag]) for tag in notes.locales if tag in texts))
