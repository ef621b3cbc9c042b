"""Takes the words out of Markdown, so that cases written for it can be run on plain text.

Only what the public cases use: headings, paragraphs, lists, quotes, tables, code, links and
emphasis. The product itself reads plain text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from studio.style_rules.document import Block, Needs
from studio.style_rules.sentences import paragraphs, sentences

_FENCE = re.compile(r"^ {0,3}(```|~~~)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_INDENTED = re.compile(r"^(?: {4}|\t)(?!\s*(?:[-*+]|\d+[.)])\s)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_QUOTE = re.compile(r"^ {0,3}>\s?")
_TABLE_LINE = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")
_INLINE = re.compile(
    r"(?P<code>(`+)(?!`)(?P<inside>.+?)(?<!`)\2(?!`))"
    r"|(?P<comment><!--.*?-->)"
    r"|(?P<tag></?[A-Za-z][^<>]*>)"
    r"|(?P<math>\$\$.+?\$\$)"
    r"|!?\[(?P<label>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^()\s]*(?:\s+\"[^\"]*\")?)\)"
    r"|\[(?P<reference>[^\[\]]+)\]\[[^\]]*\]"
    r"|(?P<strong>\*\*|__(?=\S)|(?<=\S)__)"
    r"|(?P<emphasis>(?<!\w)[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?!\w))"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))",
    re.DOTALL,
)


@dataclass
class Document:
    """Words and where each of their code points stands in the source."""

    text: str = ""
    places: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)

    def original(self, offset: int) -> int:
        return self.places[offset] if offset < len(self.places) else self.places[-1] + 1


@dataclass
class _Chunk:
    start: int
    lines: list[tuple[int, str]]
    names: tuple[str, ...]


def read(source: str, needs: Needs, extension: str) -> Document:
    document = Document()
    for chunk in _chunks(source):
        text, places = _words(chunk)
        if not text.strip():
            continue
        start = len(document.text)
        document.text += text + "\n"
        document.places += [*places, places[-1] + 1]
        sections = frozenset({"text", extension, *chunk.names})
        is_paragraph = not chunk.names or chunk.names == ("blockquote",)
        if needs.paragraphs and is_paragraph:
            document.blocks += _parts(text, start, sections | {"paragraph"}, paragraphs(text))
        if needs.sentences and "heading" not in chunk.names:
            document.blocks += _parts(text, start, sections | {"sentence"}, sentences(text))
        document.blocks.append(Block(start=start, text=text, sections=sections, parent=sections))
        if is_paragraph:
            document.summary.append(text)
    return document


def _parts(
    text: str, start: int, sections: frozenset[str], spans: tuple[tuple[int, int], ...]
) -> list[Block]:
    return [
        Block(start=start + a, text=text[a:b], sections=sections, parent=sections) for a, b in spans
    ]


def _chunks(source: str) -> list[_Chunk]:
    found: list[_Chunk] = []
    fence, is_open, blank, at = "", False, True, 0
    for number, line in enumerate(source.split("\n")):
        start, at = at, at + len(line) + 1
        fence, is_text = _fenced(fence, line, number)
        if not is_text or not line.strip() or (blank and _INDENTED.match(line)):
            is_open, blank = False, blank if is_text and line.strip() else True
            continue
        names, body = _kind(line)
        place = (start + line.index(body) if body else start, body)
        if is_open and (not names or names == ("blockquote",) == found[-1].names):
            found[-1].lines.append(place)
        elif names == ("table",):
            found += _cells(line, start)
        else:
            found.append(_Chunk(place[0], [place], names))
        is_open, blank = names[:1] not in (("table",), ("heading",)), False
    return found


def _fenced(fence: str, line: str, number: int) -> tuple[str, bool]:
    """Return the fence that is open after a line, and whether the line is text."""
    if fence:
        return ("" if line.strip().startswith(fence) else fence), False
    opening = _FENCE.match(line)
    if number == 0 and line.strip() == "---":
        return "---", False
    return (opening[1], False) if opening else ("", True)


def _kind(line: str) -> tuple[tuple[str, ...], str]:
    heading = _HEADING.match(line)
    if heading:
        return ("heading", f"h{len(heading[1])}"), heading[2]
    if _ITEM.match(line):
        return ("list",), _ITEM.sub("", line)
    if _QUOTE.match(line):
        return ("blockquote",), _QUOTE.sub("", line)
    if line.lstrip().startswith("|"):
        return ("table",), line
    return (), line.lstrip()


def _cells(line: str, start: int) -> list[_Chunk]:
    if _TABLE_LINE.match(line):
        return []
    found = []
    for match in re.finditer(r"[^|]+", line):
        cell = match[0].strip()
        if cell:
            place = start + match.start() + match[0].index(cell)
            found.append(_Chunk(place, [(place, cell)], ("table",)))
    return found


def _words(chunk: _Chunk) -> tuple[str, list[int]]:
    source = "\n".join(line for _, line in chunk.lines)
    where = [start + at for start, line in chunk.lines for at in range(len(line) + 1)][:-1]
    out: list[str] = []
    places: list[int] = []

    def take(text: str, at: int) -> None:
        out.append(text)
        places.extend(where[at : at + len(text)])

    at = 0
    while at < len(source):
        match = _INLINE.search(source, at)
        if match is None:
            take(source[at:], at)
            break
        take(source[at : match.start()], at)
        at = match.end()
        if match["code"] is not None:
            inside = match.start("inside")
            out.append("*" * len(match["inside"]))
            places.extend(where[inside : inside + len(match["inside"])])
        elif match["label"] is not None:
            take(match["label"], match.start("label"))
        elif match["reference"] is not None:
            take(match["reference"], match.start("reference"))
    return "".join(out), places
