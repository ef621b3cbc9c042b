"""Undo and redo of a draft: words, picture and crop in one line of steps.

A step is what a person would call one: a word that was typed, a fix, a picture that was
chosen, a crop that was dragged. Where a post goes is not undone, so that a step back never
sends it to another account.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic

from studio.post import Attachment, Draft

MOST = 300
"""Steps that are remembered."""

PAUSE = 1.2
"""Seconds after which the same kind of change is a step of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a step changes of a draft."""

    text: str
    variants: tuple[tuple[str, str], ...]
    attachments: tuple[Attachment, ...]
    link: str


def contents_of(draft: Draft) -> Contents:
    """Return what steps change of a draft."""
    return Contents(
        text=draft.text,
        variants=draft.variants,
        attachments=draft.attachments,
        link=draft.link,
    )


class History:
    """The steps of one draft.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._back: list[Contents] = []
        self._forth: list[Contents] = []
        self._kind = ""
        self._at = 0.0

    @property
    def can_undo(self) -> bool:
        """True when there is a step to take back."""
        return bool(self._back)

    @property
    def can_redo(self) -> bool:
        """True when a step was taken back."""
        return bool(self._forth)

    def clear(self) -> None:
        """Forget every step, as when another draft is opened."""
        self._back.clear()
        self._forth.clear()
        self._kind = ""

    def note(self, before: Draft, after: Draft, kind: str = "") -> None:
        """Remember a change.

        Args:
            before: the draft before it.
            after: the draft after it.
            kind: changes of one kind that follow each other quickly are one step; "" for a
                step of its own.
        """
        old, new = contents_of(before), contents_of(after)
        if old == new:
            return
        now = self._clock()
        goes_on = kind != "" and kind == self._kind and now - self._at <= PAUSE
        if not goes_on or not self._back:
            self._back.append(old)
            del self._back[:-MOST]
        self._forth.clear()
        self._kind, self._at = ("" if _ends_a_word(old, new) else kind), now

    def undo(self, draft: Draft) -> Draft:
        """Return a draft as it was a step before; the same one when there is none."""
        return self._step(draft, self._back, self._forth)

    def redo(self, draft: Draft) -> Draft:
        """Return a draft as it was before the last undo; the same one when there is none."""
        return self._step(draft, self._forth, self._back)

    def _step(self, draft: Draft, source: list[Contents], target: list[Contents]) -> Draft:
        if not source:
            return draft
        target.append(contents_of(draft))
        there = source.pop()
        self._kind = ""
        return replace(
            draft,
            text=there.text,
            variants=there.variants,
            attachments=there.attachments,
            link=there.link,
        )


def _ends_a_word(old: Contents, new: Contents) -> bool:
    """Tell whether a space or a line break was typed: the next word is another step."""
    for before, after in ((old.text, new.text), *_both(old.variants, new.variants)):
        if len(after) == len(before) + 1:
            start, _end, _old = changed_part(before, after)
            return after[start : start + 1].isspace()
    return False


def _both(
    old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]
) -> list[tuple[str, str]]:
    known = dict(old)
    return [(known.get(network, text), text) for network, text in new]


def changed_part(before: str, after: str) -> tuple[int, int, int]:
    """Return where two texts differ.

    Returns:
        The first code point that differs, one past the last in ``after`` and one past the
        last in ``before``.
    """
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    most = shorter - start
    same = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    return start, len(after) - same, len(before) - same
