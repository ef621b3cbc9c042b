"""Is the label, which says that the writer works for the brand, there and seen first?

The UK's Advertising Standards Authority asks for a label at the start, before a reader has
to tap "more" (https://www.asa.org.uk, influencer guidance, read 2026-11-21); which words
count, and how early, is the kit's to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio.guidelines.finding import Edit, Finding, Fix, Level
from studio.networks.fold import visible_end

if TYPE_CHECKING:
    from studio.brand_kit.model import Label
    from studio.guidelines.request import CheckRequest
    from studio.guidelines.subject import Subject

_PILE = re.compile(r"(?:(?<=\s)|^)[#＃][^\s#＃]+(?:\s+[#＃][^\s#＃]+)+\s*$")
_SEPARATOR = re.compile(r"\s*[·:|–—-]?\s*")


def find_label(subject: Subject) -> tuple[Finding, ...] | None:
    """Check the label; None when the kit has none for this market or there is no text."""
    request = subject.request
    label = request.kit.label(request.market, request.locale)
    if label is None or subject.blank:
        return None
    place = label_place(label, request.text)
    if place is None:
        return (_missing(label, request),)
    hidden = _hidden_on(request, place)
    if place[0] >= label.within or hidden:
        return (_late(label, request, place, hidden),)
    return ()


def label_place(label: Label, text: str) -> tuple[int, int] | None:
    """Return (start, end) of the first words that count as the label, or None.

    Whole words only. A plain single word counts as the kit writes it or in capitals, and
    in any case at the very start. The tags that a post ends on do not count.
    """
    pile = _PILE.search(text)
    limit = pile.start() if pile is not None and pile.start() > 0 else len(text)
    places = [
        place
        for phrase in (label.preferred, *label.accepted)
        if (place := _place_of(phrase, text, limit)) is not None
    ]
    return min(places, default=None, key=lambda place: (place[0], -place[1]))


def _place_of(phrase: str, text: str, limit: int) -> tuple[int, int] | None:
    for match in whole_words(phrase).finditer(text):
        found = match[0]
        loose = not phrase.isalpha() or found in (phrase, phrase.upper())
        if (loose or not text[: match.start()].strip(" ([")) and match.start() < limit:
            return match.span()
    return None


def whole_words(phrase: str) -> re.Pattern[str]:
    """Return a pattern for a phrase that is not a part of a longer word or tag."""
    return re.compile(rf"(?<![\w#@&/-]){re.escape(phrase)}(?![\w-])", re.IGNORECASE)


def _hidden_on(request: CheckRequest, place: tuple[int, int]) -> tuple[str, ...]:
    return tuple(
        rules.id for rules in request.networks if visible_end(rules, request.text) < place[1]
    )


def _level(request: CheckRequest) -> Level:
    return Level.CHECK if request.kit.policy.disclosure == "advised" else Level.STOP


def _missing(label: Label, request: CheckRequest) -> Finding:
    weak = next((word for word in label.weak if whole_words(word).search(request.text)), "")
    found = whole_words(weak).search(request.text) if weak else None
    start, end = found.span() if found is not None else (0, 0)
    return Finding(
        code="label-missing",
        rule="label",
        level=_level(request),
        start=start,
        end=end,
        text=request.text[start:end],
        why=label.why.get(request.locale),
        source=label.source.get(request.locale),
        values=(("label", label.preferred), ("weak", weak)),
        fixes=(Fix(code="insert-label", edits=(_at_start(label),), shown=label.preferred),),
    )


def _late(
    label: Label, request: CheckRequest, place: tuple[int, int], hidden: tuple[str, ...]
) -> Finding:
    start, end = place
    text = request.text
    separator = _SEPARATOR.match(text, end)
    cut = separator.end() if separator is not None and separator.end() < len(text) else end
    if cut == end and start > 0 and text[start - 1] == " ":
        start -= 1
    edits = (_at_start(label), Edit(start=start, end=cut, text=""))
    return Finding(
        code="label-late",
        rule="label",
        level=_level(request),
        start=place[0],
        end=end,
        text=text[place[0] : end],
        why=label.why.get(request.locale),
        source=label.source.get(request.locale),
        values=(("label", text[place[0] : end]), ("hidden", "yes" if hidden else "no")),
        networks=hidden,
        fixes=(Fix(code="move-label", edits=edits, shown=label.preferred),),
    )


def _at_start(label: Label) -> Edit:
    return Edit(start=0, end=0, text=f"{label.preferred} · ")
