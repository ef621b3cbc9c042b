"""What a check says: a place, a level, the quoted guideline and possible fixes.

Offsets are code points into the checked text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The consequence of a finding."""

    TIP = "tip"  # style; never in the way
    CHECK = "check"  # the colleague decides
    STOP = "stop"  # a fact: the post cannot go out like this


class Verdict(StrEnum):
    """What all findings together mean for Publish."""

    READY = "ready"
    DECIDE = "decide"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Replace ``text[start:end]`` by ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One way to mend a finding: edits that are applied together, as one undo step.

    Attributes:
        code: which sentence names it on a button: ``use``, ``remove``, ``insert-label``,
            ``move-label``, ``add`` (put an approved block in), ``fill`` (put the cursor
            there), ``take-out``, ``swap-picture``, ``use-colour`` and ``add-shade`` (for words on
            a picture), ``edit-picture`` (open it), ``answer`` and ``describe`` (go to the
            questions about a photo of one's own).
        edits: not overlapping, in ascending order; empty for ``fill`` and ``swap-picture``.
        shown: the replacement as a button shows it, or "" (for ``swap-picture``: the
            id of the new picture).
        target: what is changed when it is not the text: a slot's id, ``slot=token`` for
            ``use-colour``, a question for ``answer``, or "".
    """

    code: str
    edits: tuple[Edit, ...] = ()
    shown: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to look at.

    Attributes:
        code: which sentence describes it (``studio.wording``); ``tone`` means that
            ``message`` comes from the kit's rule and is shown as it is.
        rule: ``Style.Rule`` for tone rules, the check's id for structural checks.
        level: the consequence.
        start: first code point concerned; ``start == end`` when the whole post is meant.
        end: one past the last code point.
        text: the flagged words.
        message: the kit's own sentence, or "".
        why: the guideline, quoted, or "".
        source: the guideline's name and part, or "".
        source_url: where it can be read, or "".
        example: a good example in the guideline's words, or "".
        values: (name, value) pairs that the sentence for ``code`` is filled with.
        networks: ids of the networks concerned; empty for all.
        fixes: possible mends, best first.
        slot: id of the slot on the picture that it is about, "" for the post's own words.
    """

    code: str
    rule: str
    level: Level
    start: int = 0
    end: int = 0
    text: str = ""
    message: str = ""
    why: str = ""
    source: str = ""
    example: str = ""
    values: tuple[tuple[str, str], ...] = ()
    networks: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    source_url: str = ""
    slot: str = ""
