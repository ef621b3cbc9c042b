"""Does the text fit on every network?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Level
from studio.guidelines.subject import sent_text
from studio.networks.counting import measure
from studio.networks.model import Unit

if TYPE_CHECKING:
    from studio.guidelines.request import CheckRequest
    from studio.guidelines.subject import Subject
    from studio.networks.model import Length, NetworkRules

_UNITS = {Unit.WEIGHTED: 2, Unit.UTF16: 2, Unit.BYTES: 4, Unit.EMOJI_BYTES: 4}
"""Most units that one code point counts; 1 in the others."""


def find_too_long(subject: Subject) -> tuple[Finding, ...] | None:
    """Stop a text for each network that does not take it; None without any network."""
    if not subject.lengths:
        return None
    fitting = sum(length.fits for length in subject.lengths)
    pairs = zip(subject.request.networks, subject.lengths, strict=True)
    return tuple(
        _finding(subject.request, rules, length, fitting, len(subject.lengths))
        for rules, length in pairs
        if not length.fits
    )


def _finding(
    request: CheckRequest, rules: NetworkRules, length: Length, fitting: int, count: int
) -> Finding:
    text = request.text
    start = _fitting_part(rules, text, request.link)
    only_one = fitting > 0 and fitting == count - 1
    return Finding(
        code="too-long",
        rule="length",
        level=Level.STOP,
        start=start,
        end=len(text),
        text=text[start:],
        values=(
            ("over", str(-length.left)),
            ("network", rules.name),
            ("unit", length.unit.value),
            ("elsewhere", "fits" if only_one else ""),
        ),
        networks=(rules.id,),
    )


def _fitting_part(rules: NetworkRules, text: str, link: str) -> int:
    """Return how many code points from the start fit, the post's link after them."""

    def room(size: int) -> int:
        """Return how many more code points surely fit, or -1 when it is too long already."""
        length = measure(rules, sent_text(text[:size], link, rules))
        return length.left // _UNITS.get(length.unit, 1) if length.fits else -1

    # The room that is left tells the next step, so the limit comes near in a few of them.
    low, high = 0, len(text)
    free = room(0)
    while free >= 0 and low < len(text):
        step = min(low + max(1, free), len(text))
        free = room(step)
        if free < 0:
            high = step
            break
        low = step
    while low < high - 1:
        middle = (low + high) // 2
        if room(middle) >= 0:
            low = middle
        else:
            high = middle
    return low
