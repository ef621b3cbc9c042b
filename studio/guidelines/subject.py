"""What all structural checks look at, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.guidelines.sentences import find_gaps
from studio.networks.counting import measure
from studio.networks.links import LinkSpan, find_addresses

if TYPE_CHECKING:
    from studio.guidelines.request import CheckRequest
    from studio.networks.model import Length, NetworkRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A request and what several checks need of its text.

    Attributes:
        request: what is checked.
        lengths: one for each network, in the request's order.
        links: addresses in the text.
        gaps: (start, end) of unfilled gaps.
        blank: True when there are no words at all.
    """

    request: CheckRequest
    lengths: tuple[Length, ...]
    links: tuple[LinkSpan, ...]
    gaps: tuple[tuple[int, int], ...]
    blank: bool


def subject_of(request: CheckRequest) -> Subject:
    """Work out what the checks share."""
    text = request.text
    return Subject(
        request=request,
        lengths=tuple(
            measure(rules, sent_text(text, request.link, rules)) for rules in request.networks
        ),
        links=find_addresses(text),
        gaps=find_gaps(text),
        blank=not text.strip(),
    )


def sent_text(text: str, link: str, rules: NetworkRules) -> str:
    """Return the words as a network is sent them: the post's link stands at their end.

    Args:
        text: the words.
        link: the address that goes with the post, or "".
        rules: the network's rules; where links cannot be tapped, it is left out.
    """
    if not link or link in text or not rules.clickable_links:
        return text
    return f"{text.rstrip()}\n{link}".lstrip()
