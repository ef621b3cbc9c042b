"""Is the label, which says that the writer works for the brand, there and seen first?

The UK's Advertising Standards Authority asks for a label at the start, before a reader has
to tap "more" (https://www.asa.org.uk, influencer guidance, read 2026-11-21); which words
count, and how early, is the kit's to say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from studio.guidelines.finding import Edit, Finding, Fix, Level
from studio.guidelines.structural.base import level_of
from studio.guidelines.structural.disclosure import asked_label
from studio.networks.fold import visible_end

if TYPE_CHECKING:
    from studio.brand_kit.model import Label
    from studio.guidelines.request import CheckRequest
    from studio.guidelines.subject import Subject

# Two tags or more with no words between them, wherever they stand.
_RUN = re.compile(r"(?<![\w/])[#＃][^\s#＃]+(?:[^\w#＃]{0,12}[#＃][^\s#＃]+)+")
# "No #ad here" is the contrary of a label.
_DENIED = re.compile(r"\b(?:no|not|never|without|isn['’]t)(?: an?| my| your)?\s+\Z", re.IGNORECASE)
# What may stand behind a bare "Ad" so that it is a label and not a word of a sentence.
_AFTER = re.compile(r"[^\S\n]*(?:[·|–—,)\]-]|:(?!//)|\.(?!\w)|\n|\Z)")
# What may stand before it: the start, the end of a sentence or a line, no words since.
_BEFORE = re.compile(r"(?:\A|[.!?…\n])[^\w#@.!?…\n]*\Z")
_LETTER = re.compile(r"[\w#＃@]")
_BACK = 20  # code points before a label that may deny it
_NEAR = 200  # code points around a bare word that are looked at
_CONTINUED = 3  # words of the kit's own continuation that make a bare word a label
_RANK = (Level.TIP, Level.CHECK, Level.STOP)
_SEPARATOR = re.compile(r"\s*[·:|–—-]?\s*")


def find_label(subject: Subject) -> tuple[Finding, ...] | None:
    """Check the label; None when the kit asks for none in this market or there is no text."""
    request = subject.request
    label, check = asked_label(request)
    if label is None or subject.blank:
        return None
    found = _of_label(label, request)
    if found is not None and check is not None:
        found = replace(
            found,
            source=found.source or check.source,
            source_url=check.source_url,
            example=check.example.get(request.locale),
            level=min(found.level, level_of(check), key=_RANK.index),
        )
    return () if found is None else (found,)


def _of_label(label: Label, request: CheckRequest) -> Finding | None:
    place = label_place(label, request.text, request.suggestions)
    if place is None:
        return _missing(label, request)
    hidden = _hidden_on(request, place)
    if place[0] >= label.within or hidden:
        return _late(label, request, place, hidden)
    return None


def label_place(
    label: Label, text: str, suggestions: tuple[str, ...] = ()
) -> tuple[int, int] | None:
    """Return (start, end) of the first words that count as the label, or None.

    Whole words only. A bare single word ("Ad") counts where a sentence or a line starts,
    before a separator, the line's end, or the words with which the kit itself goes on
    after it: in "ad astra" and "not an ad" it is no label. It counts as the kit writes it
    or in capitals, and in any case at the very start. Among other tags it does not count,
    unless it is the first word of all; nor does a tag that is glued to the next.

    Args:
        label: the kit's label.
        text: the words.
        suggestions: the kit's own words for the brief.
    """
    runs = _runs(text)
    # Most phrases are nowhere in a text, and a plain look is much cheaper than a pattern.
    low = text.lower()
    places = [
        place
        for phrase in dict.fromkeys((label.preferred, *label.accepted))
        if phrase.lower() in low
        and (place := _place_of(phrase, text, runs, suggestions)) is not None
    ]
    return min(places, default=None, key=lambda place: (place[0], -place[1]))


def _runs(text: str) -> tuple[tuple[int, int], ...]:
    """Return where two tags or more stand in a row."""
    if "#" not in text and "＃" not in text:
        return ()
    return tuple(match.span() for match in _RUN.finditer(text))


def _place_of(
    phrase: str, text: str, runs: tuple[tuple[int, int], ...], suggestions: tuple[str, ...]
) -> tuple[int, int] | None:
    for match in whole_words(phrase).finditer(text):
        if phrase.isalpha():
            counts = _stands_alone(phrase, match, suggestions)
        else:
            counts = _is_seen(match, runs)
        if counts:
            return match.span()
    return None


def _is_seen(match: re.Match[str], runs: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a label stands by itself, or before everything else, and is not denied."""
    text, start, end = match.string, match.start(), match.end()
    if text[end : end + 1] in ("#", "＃"):
        return False
    if _DENIED.search(text[max(start - _BACK, 0) : start]):
        return False
    if _first_letter(text) >= start:
        return True
    return not any(first <= start < last for first, last in runs)


def _first_letter(text: str) -> int:
    letter = _LETTER.search(text)
    return letter.start() if letter is not None else len(text)


def _stands_alone(phrase: str, match: re.Match[str], suggestions: tuple[str, ...]) -> bool:
    """Tell whether a bare word is a label and not a part of a sentence."""
    text, start, end = match.string, match.start(), match.end()
    after = text[end : end + _NEAR]
    if _AFTER.match(text, end) is None and not _goes_on(phrase, after, suggestions):
        return False
    # One letter stands for all that is farther away: a long text is not read again and again.
    before = text[:start] if start <= _NEAR else f"x{text[start - _NEAR : start]}"
    first = not before.strip(" ([")
    if not first and match[0] not in (phrase, phrase.upper()):
        return False
    return _BEFORE.search(before) is not None


def _goes_on(phrase: str, after: str, suggestions: tuple[str, ...]) -> bool:
    """Tell whether the words after a label are those that the kit itself puts there."""
    for words in suggestions:
        match = whole_words(phrase).match(words)
        own = words[match.end() :].partition("{")[0].split()[:_CONTINUED] if match else []
        if own and after.split()[: len(own)] == own:
            return True
    return False


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
    weak = _first_of(label.weak, request.text, 0, len(request.text))
    # Words that would count do not when they stand among other tags.
    piled = _in_runs((label.preferred, *label.accepted), request.text)
    found = weak or piled
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
        values=(
            ("label", label.preferred),
            ("weak", weak[0] if weak is not None else ""),
            ("piled", piled[0] if piled is not None and weak is None else ""),
        ),
        fixes=(Fix(code="insert-label", edits=(_at_start(label),), shown=label.preferred),),
    )


def _first_of(words: tuple[str, ...], text: str, start: int, end: int) -> re.Match[str] | None:
    found = (whole_words(word).search(text, start, end) for word in words)
    return next((match for match in found if match is not None), None)


def _in_runs(words: tuple[str, ...], text: str) -> re.Match[str] | None:
    tags = tuple(word for word in words if not word.isalpha())
    found = (_first_of(tags, text, first, last) for first, last in _runs(text))
    return next((match for match in found if match is not None), None)


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
