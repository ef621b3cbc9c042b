"""Are there more hashtags, mentions or links than a network takes, or signs that it refuses?

And may a text be too long where sources do not agree how a network counts?
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Level
from studio.guidelines.subject import sent_text
from studio.networks.counting import measure_doubt
from studio.networks.marks import find_excess, find_refused

if TYPE_CHECKING:
    from studio.guidelines.subject import Subject
    from studio.networks.model import NetworkRules


def find_mark_problems(subject: Subject) -> tuple[Finding, ...] | None:
    """Stop a text for each network that would refuse it; None where no network counts marks."""
    request = subject.request
    counting = [item for item in request.networks if item.marks or item.refused or item.doubt]
    if not counting or subject.blank:
        return None
    found = [finding for rules in counting for finding in _of_one(rules, request.text)]
    pairs = zip(request.networks, subject.lengths, strict=True)
    found += [
        Finding(
            code="maybe-too-long",
            rule="marks",
            level=Level.TIP,
            values=(("network", rules.name),),
            networks=(rules.id,),
        )
        for rules, length in pairs
        if length.fits and _is_in_doubt(rules, sent_text(request.text, request.link, rules))
    ]
    return tuple(found)


def _is_in_doubt(rules: NetworkRules, text: str) -> bool:
    length = measure_doubt(rules, text)
    return length is not None and not length.fits


def _of_one(rules: NetworkRules, text: str) -> list[Finding]:
    found = [
        Finding(
            code=f"too-many-{item.limit.mark.value}",
            rule="marks",
            level=Level.STOP,
            start=item.first.start,
            end=item.first.end,
            text=item.first.text,
            values=(
                ("network", rules.name),
                ("limit", str(item.limit.limit)),
                ("count", str(item.count)),
            ),
            networks=(rules.id,),
        )
        for item in find_excess(rules, text)
    ]
    found += [
        Finding(
            code="sign-refused",
            rule="marks",
            level=Level.STOP,
            start=item.start,
            end=item.end,
            text=item.text,
            values=(("network", rules.name), ("sign", item.text)),
            networks=(rules.id,),
        )
        for item in find_refused(rules, text)[:1]
    ]
    return found
