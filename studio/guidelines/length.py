"""Does the text fit on every network?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Level
from studio.guidelines.subject import sent_text
from studio.networks.counting import measure

if TYPE_CHECKING:
    from studio.guidelines.request import CheckRequest
    from studio.guidelines.subject import Subject
    from studio.networks.model import Length, NetworkRules


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

    def fits(size: int) -> bool:
        return measure(rules, sent_text(text[:size], link, rules)).fits

    # Doubling first keeps the measured parts short: the limit is near their start.
    low, high = 0, min(_smallest_limit(rules), len(text))
    while high < len(text) and fits(high):
        low, high = high, min(high * 2, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _smallest_limit(rules: NetworkRules) -> int:
    return min(item.limit for item in rules.measures)
