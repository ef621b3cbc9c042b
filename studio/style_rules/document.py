"""What of a text a rule looks at: blocks with Vale's scopes.

A plain text is one block ``text``; its sentences and paragraphs are blocks as well when a rule
asks for them, and then rules for ``text`` look at those too. All of it is ``raw``
(https://vale.sh/docs/scoping, read 2026-11-22).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from studio.style_rules.sentences import Spans

TEXT = frozenset({"text", "txt"})
SENTENCE = TEXT | {"sentence"}
PARAGRAPH = TEXT | {"paragraph"}
RAW = frozenset({"raw", "txt"})
SUMMARY = frozenset({"summary", "txt"})
_SIZED = {"raw", "summary"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a text.

    Attributes:
        start: first code point.
        text: the words.
        sections: the names in its scope.
        parent: the names in the scope that it is a part of.
    """

    start: int
    text: str
    sections: frozenset[str]
    parent: frozenset[str] = field(default=TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """Which blocks the rules of a style ask for.

    Attributes:
        sentences: some rule looks at sentences.
        paragraphs: some rule looks at paragraphs.
    """

    sentences: bool
    paragraphs: bool


def needs_of(scopes: Iterable[str]) -> Needs:
    """Return which blocks selectors ask for; what is negated asks for nothing."""
    bases = {
        part.strip().split(".")[0]
        for scope in scopes
        for part in scope.split("&")
        if not part.strip().startswith("~")
    }
    return Needs(sentences="sentence" in bases, paragraphs="paragraph" in bases)


def names_in(scope: str) -> set[str]:
    """Return the names that a selector asks for."""
    parts = (part.strip() for part in scope.split("&"))
    return {name for part in parts if not part.startswith("~") for name in part.split(".")}


@lru_cache(maxsize=4_096)
def applies(
    scopes: tuple[str, ...], sections: frozenset[str], parent: frozenset[str] | None = None
) -> bool:
    """Tell whether one of a rule's selectors fits a block.

    Args:
        scopes: Vale's selectors: names joined by ``.``, ``&`` between parts, ``~`` for not.
        sections: the block's names.
        parent: the names around the block; the same for None.
    """
    around = sections if parent is None else parent
    return any(
        all(_part_fits(part.strip(), sections, around) for part in scope.split("&"))
        for scope in scopes
    )


def _part_fits(part: str, sections: frozenset[str], parent: frozenset[str]) -> bool:
    names = {name.strip() for name in part.removeprefix("~").split(".")}
    if part.startswith("~"):
        return not (names <= parent or sections & _SIZED)
    return names <= sections


def blocks_of(
    text: str, needs: Needs, sentences: Callable[[str], Spans], paragraphs: Callable[[str], Spans]
) -> tuple[Block, ...]:
    """Return the blocks of a plain text in the order in which rules see them."""
    found: list[Block] = []
    for wanted, split, sections in (
        (needs.paragraphs, paragraphs, PARAGRAPH),
        (needs.sentences, sentences, SENTENCE),
    ):
        if wanted:
            found += [
                Block(start=start, text=text[start:end], sections=sections, parent=sections)
                for start, end in split(text)
            ]
    if text.strip():
        found += [
            Block(start=0, text=text, sections=sections, parent=sections)
            for sections in (TEXT, RAW, SUMMARY)
        ]
    return tuple(found)
