"""The shape of a network's dated rule file (``assets/networks/*.json``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Unit(StrEnum):
    """How a network counts the length of a text."""

    GRAPHEMES = "graphemes"  # what a person sees as one character
    BYTES = "bytes"  # UTF-8
    WEIGHTED = "weighted"  # X: light scripts 1, everything else and emoji 2
    UTF16 = "utf16"  # UTF-16 code units
    CODE_POINTS = "codepoints"
    EMOJI_BYTES = "emoji-bytes"  # Threads: emoji by their UTF-8 bytes, else code points


class Mark(StrEnum):
    """What a network counts beside the length of a text."""

    HASHTAGS = "hashtags"
    MENTIONS = "mentions"
    LINKS = "links"  # the same address twice counts once
    CASHTAGS = "cashtags"  # names of shares, such as $ABC


class Newlines(StrEnum):
    """What a network does with line breaks when it shows a post."""

    KEEP = "keep"
    COLLAPSE_BLANK = "collapse-blank"  # several blank lines become one
    SPACES = "spaces"  # a line break is shown as a space


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a figure comes from and how good the evidence is.

    Attributes:
        what: the fact that it supports, in words.
        where: an address or the name of a document.
        evidence: ``official``, ``third-party``, ``observed`` or ``assumed``.
        on: the day it was read.
    """

    what: str
    where: str
    evidence: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One limit on the length of a text, in the network's own unit."""

    unit: Unit
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLimit:
    """The most hashtags, mentions, links or cashtags that a network takes in one text."""

    mark: Mark
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Where a network hides the rest of a long text behind "… more".

    Attributes:
        characters: graphemes shown before the fold, 0 when only lines count.
        lines: lines shown before the fold, 0 when only characters count.
        more: the words that the network shows in place of the rest.
    """

    characters: int
    lines: int
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLimits:
    """What a network accepts as a picture.

    Attributes:
        count: most pictures in one post.
        max_bytes: most bytes in one picture, 0 when not published.
        formats: accepted MIME types.
        max_side: longest side in pixels that is worth sending, 0 for no limit.
        ratio_min: smallest width / height, 0.0 for no limit.
        ratio_max: largest width / height, 0.0 for no limit.
        alt_limit: most code points of alt text, 0 where the network has no limit.
        has_alt: False where the network takes no alt text.
        min_width: fewest pixels across, 0 for none.
        max_width: most pixels across, 0 for no limit beside ``max_side``.
        max_short_side: most pixels of the shorter side, 0 for no limit.
        max_pixels: most pixels, width x height, 0 where not published.
        progressive: False where a progressive JPEG is not known to be accepted.
    """

    count: int
    max_bytes: int
    formats: tuple[str, ...]
    max_side: int
    ratio_min: float
    ratio_max: float
    alt_limit: int
    has_alt: bool
    min_width: int = 0
    max_width: int = 0
    max_short_side: int = 0
    max_pixels: int = 0
    progressive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A place in which a network shows a picture.

    Attributes:
        id: ``feed`` or ``story``; the first one of a network is its ``feed``, the main place.
        name: as people say it: ``Feed``, ``Story``.
        ratio: width and height that a picture is best made for, e.g. 4 and 5.
        width: pixels across that are worth sending for a picture composed in that ratio.
        ratio_min: smallest width / height that can be uploaded there, 0.0 for no limit.
        ratio_max: largest width / height that can be uploaded there, 0.0 for no limit.
        shown_min: smallest width / height that is shown whole, 0.0 for no cut. A taller
            picture is cut to it in the feed.
        shown_max: largest width / height that is shown whole, 0.0 for no cut. A wider
            picture is cut to it in the feed.
        safe: left, top, width and height, as parts of the whole, of what the network's own
            buttons and words do not cover.
    """

    id: str
    name: str
    ratio: tuple[int, int]
    width: int
    ratio_min: float
    ratio_max: float
    shown_min: float
    shown_max: float
    safe: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sameness:
    """A network's rule against the same words from several accounts.

    Attributes:
        why: the rule, quoted.
        source: the document, its address and its day.
    """

    why: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRules:
    """One network's rules, as checked on one day.

    Attributes:
        id: short lower-case id, e.g. ``bluesky``.
        name: as people say it.
        monogram: one letter; no logos are used.
        checked_on: the day on which somebody last compared this with its sources.
        measures: every length limit; a text fits when all of them hold.
        url_length: what one http(s) address counts as, 0 when it counts as written.
        bare_domains: True when an address without ``https://`` is counted as one too.
        mentions_local: True when only the part before the second @ of a mention counts.
        wide_paths: True when the path of an address may have letters of any script.
        fold: None where the network shows the whole text.
        newlines: how line breaks are shown.
        pictures: picture limits.
        clickable_links: False where an address in the text cannot be tapped.
        card: which preview card draws it: ``feed``, ``caption-beside``, ``caption-below``,
            ``pin``, ``video`` or ``phone``.
        sources: where every figure comes from.
        marks: how many hashtags, mentions, links and cashtags it takes; none for any number.
        refused: single characters that it takes nowhere in a text.
        sameness: its rule against the same words from several accounts; None without one.
        doubt: a second reading of the limit, where sources do not agree; None without doubt.
        title: the limit of the title that goes with a post; None where there is no title.
        surfaces: the places in which it shows a picture, the main one first.
        link_card: True where a post with an address and without a picture is shown with a card
            for the address that the network makes itself.
    """

    id: str
    name: str
    monogram: str
    checked_on: date
    measures: tuple[Measure, ...]
    url_length: int
    bare_domains: bool
    mentions_local: bool
    wide_paths: bool
    fold: Fold | None
    newlines: Newlines
    pictures: PictureLimits
    clickable_links: bool
    card: str
    sources: tuple[Source, ...]
    marks: tuple[MarkLimit, ...] = ()
    refused: tuple[str, ...] = ()
    title: Measure | None = None
    sameness: Sameness | None = None
    doubt: Measure | None = None
    surfaces: tuple[Surface, ...] = ()
    link_card: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a text is on one network.

    Attributes:
        network: the network's id.
        length: in ``unit``.
        limit: the most that the network takes, in ``unit``.
        unit: of the limit that is closest to being passed, or is passed.
        fits: True when every limit of the network holds.
    """

    network: str
    length: int
    limit: int
    unit: Unit
    fits: bool

    @property
    def left(self) -> int:
        """Units still free; negative when the text is too long."""
        return self.limit - self.length
