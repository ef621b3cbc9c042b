"""Is each word spelt right? A tip, and the words to put in come when somebody asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Finding, Level
from studio.spelling.words import Reader

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit, Campaign
    from studio.guidelines.request import CheckRequest, Speller
    from studio.guidelines.subject import Subject

_READERS_KEPT = 4
MOST_SLIPS = 12
"""Unknown words; when there are more, and they are a third of the text, it is in another
language than the dictionary, and underlining all of it would help nobody."""

_Key = tuple["Speller", "BrandKit", "Campaign | None", str, tuple[str, ...]]
_readers: list[tuple[_Key, Reader]] = []


def find_misspelt(subject: Subject) -> tuple[Finding, ...] | None:
    """Give a tip for each word that is not known; None while no dictionary is loaded."""
    request = subject.request
    if request.speller is None or not request.speller.ready or subject.blank:
        return None
    found = _reader_for(request.speller, request).misspelt(request.text, request.typing_at)
    if len(found) > MOST_SLIPS and len(found) * 3 > len(request.text.split()):
        return None
    return tuple(
        Finding(
            code="spelling",
            rule="spelling",
            level=Level.TIP,
            start=span.start,
            end=span.end,
            text=span.word,
            values=(("word", span.word),),
        )
        for span in found
    )


def _reader_for(speller: Speller, request: CheckRequest) -> Reader:
    """Return what was made for this speller, kit and brief, kept for the last few."""
    key: _Key = (speller, request.kit, request.brief, request.locale, request.suggestions)
    for known, reader in _readers:
        if all(a is b for a, b in zip(known[:3], key[:3], strict=True)) and known[3:] == key[3:]:
            return reader
    accepted = (*brand_words(request.kit, request.brief, request.locale), *request.suggestions)
    reader = Reader(speller.known, accepted)
    _readers.append((key, reader))
    del _readers[:-_READERS_KEPT]
    return reader


def brand_words(kit: BrandKit, brief: Campaign | None, locale: str) -> tuple[str, ...]:
    """Return the words and names that the brand itself uses: they are spelt right.

    Args:
        kit: its names, places, labels, phrases, links and accepted words count.
        brief: the names of its pictures count too.
        locale: BCP 47 tag of the words.
    """
    words = [kit.name, kit.publisher, *kit.stores, *kit.words.accept]
    words += [text for label in kit.labels for text in (label.preferred, *label.accepted)]
    words += [phrase.text.get(locale) for phrase in kit.phrases]
    words += [link.title.get(locale) for link in kit.links]
    words += [campaign.title.get(locale) for campaign in kit.campaigns]
    if brief is not None:
        pictures = (kit.picture(name) for name in brief.pictures)
        words += [picture.name.get(locale) for picture in pictures if picture is not None]
    return tuple(words)
