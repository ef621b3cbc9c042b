"""Reads what photographers' programs write into pictures: an XMP packet, safely.

XMP is RDF in XML (ISO 16684-1:2019). A document type, and with it every entity, is refused,
so that a picture can neither grow in memory nor read another file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

MAX_BYTES = 1_000_000
"""Most bytes of a packet."""

_DEEPEST = 40
_LONGEST = 20_000
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LANG = "http://www.w3.org/XML/1998/namespace lang"
_ITEM = f"{_RDF} li"
_CONTAINERS = tuple(f"{_RDF} {name}" for name in ("Alt", "Bag", "Seq"))
_HOLDER = f"{_RDF} Description"
_RESOURCE = f"{_RDF} resource"

Said = tuple[str, str]
"""(language tag or "", text)."""


class BadXmpError(Exception):
    """The packet is not sound XML, too large, too deep, or has a document type."""


@dataclass(slots=True)
class _Reading:
    found: dict[str, list[Said]] = field(default_factory=dict)
    path: list[str] = field(default_factory=list)
    language: str = ""
    text: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if len(self.path) >= _DEEPEST:
            raise BadXmpError
        self.path.append(name)
        self.text.clear()
        self.language = attributes.get(_LANG, "")
        if name == _HOLDER:
            for key, value in attributes.items():
                self._add(key, "", value)
        elif _RESOURCE in attributes:
            self._add(name, "", attributes[_RESOURCE])

    def end(self, name: str) -> None:
        """End an element, and keep its words when it is a property or one of its items."""
        words = "".join(self.text).strip()
        self.text.clear()
        self.path.pop()
        if not words:
            return
        if name == _ITEM and len(self.path) > 1 and self.path[-1] in _CONTAINERS:
            self._add(self.path[-2], self.language, words)
        elif self.path and self.path[-1] == _HOLDER:
            self._add(name, "", words)

    def words(self, data: str) -> None:
        """Take words between elements."""
        if sum(map(len, self.text)) + len(data) > _LONGEST:
            raise BadXmpError
        self.text.append(data)

    def _add(self, name: str, language: str, words: str) -> None:
        if words.strip():
            self.found.setdefault(name, []).append((language, words.strip()[:_LONGEST]))


def read_xmp(packet: bytes) -> dict[str, tuple[Said, ...]]:
    """Return every property of a packet.

    Args:
        packet: XML, in an encoding that it names itself.

    Returns:
        Namespace, a space and the property's name, to what it says: one for each language
        or item.

    Raises:
        BadXmpError: see there.
    """
    if len(packet) > MAX_BYTES:
        raise BadXmpError
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.words
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(packet.strip(b"\0 \n\r\t"), True)  # noqa: FBT003  expat's own way
    except (expat.ExpatError, ValueError, LookupError) as problem:
        raise BadXmpError from problem
    return {name: tuple(said) for name, said in reading.found.items()}


def _refuse(*_anything: object) -> None:
    raise BadXmpError
