"""Is there anything to post, and is every gap of the brief filled?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Edit, Finding, Fix, Level
from studio.guidelines.sentences import sentence_around, tidy_removal

if TYPE_CHECKING:
    from studio.guidelines.subject import Subject


def find_empty_text(subject: Subject) -> tuple[Finding, ...] | None:
    """Stop a post without any words."""
    if not subject.blank:
        return ()
    return (Finding(code="text-empty", rule="text", level=Level.STOP),)


def find_empty_gaps(subject: Subject) -> tuple[Finding, ...] | None:
    """Stop a post in which a ``{prompt}`` still stands."""
    if subject.blank:
        return None
    return tuple(_finding(subject.request.text, start, end) for start, end in subject.gaps)


def _finding(text: str, start: int, end: int) -> Finding:
    cut = tidy_removal(text, *sentence_around(text, start))
    return Finding(
        code="gap-empty",
        rule="gaps",
        level=Level.STOP,
        start=start,
        end=end,
        text=text[start:end],
        values=(("prompt", text[start + 1 : end - 1]),),
        fixes=(
            Fix(code="fill"),
            Fix(code="take-out", edits=(Edit(start=cut[0], end=cut[1], text=""),)),
        ),
    )
