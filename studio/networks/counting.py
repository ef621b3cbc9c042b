"""Counts a text as each network counts it.

The keystroke path: plain ASCII is counted without a pattern, other texts in one pass.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from studio.networks.links import find_links, find_mentions
from studio.networks.model import Length, Measure, NetworkRules, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    import regex

    from studio.networks.links import LinkSpan

# Anything but these may join with its neighbour into one grapheme or one emoji.
_PLAIN = "\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b€"
_ODD = re.compile(f"[^{_PLAIN}]+")
# X's light ranges, https://github.com/twitter/twitter-text config/v3.json (2021-10-21).
_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_EMOJI_WEIGHT = 2
_WIDE_PATH = re.compile(r"[^\s<>()?]+")
_NO_END = "!*\"'「」;:=,.$%[]~&|@"


@cache
def _grapheme() -> regex.Pattern[str]:
    import regex

    return regex.compile(r"\X")


@cache
def _emoji() -> regex.Pattern[str]:
    """Return a pattern for one emoji sequence, also of emoji newer than the tables.

    Unicode Technical Standard 51, section 1.4.9 (possible emoji), with reserved
    Extended_Pictographic code points, so that a new emoji is taken as one.
    """
    import regex

    part = r"\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?[\U000e0020-\U000e007f]*"
    return regex.compile(
        r"\p{Regional_Indicator}{2}"
        r"|[0-9#*]\ufe0f?\u20e3"
        rf"|{part}(?:\u200d{part})+"
        r"|\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)[\U000e0020-\U000e007f]*"
        r"|\p{Emoji_Presentation}[\U000e0020-\U000e007f]*"
        r"|[\U0001f000-\U0001faff]"
    )


def measure(rules: NetworkRules, text: str) -> Length:
    """Measure a text against all limits of a network.

    Args:
        rules: the network's rules.
        text: the words as they would be sent.

    Returns:
        The limit that is passed, or the one that is closest to being passed (fewest
        units left), in its own unit; ``fits`` is True when every limit of the network holds.
    """
    return _against(rules, rules.measures, _as_counted(rules, text))


def measure_title(rules: NetworkRules, title: str) -> Length:
    """Measure the title that goes with a post.

    Args:
        rules: a network's rules that have a limit for titles.
        title: as it would be sent.

    Raises:
        ValueError: posts have no title on this network.
    """
    if rules.title is None:
        raise ValueError(rules.id)
    return _against(rules, (rules.title,), title)


def measure_doubt(rules: NetworkRules, text: str) -> Length | None:
    """Measure a text by the second reading of a network's limit; None without doubt."""
    if rules.doubt is None:
        return None
    return _against(rules, (rules.doubt,), _as_counted(rules, text))


def _against(rules: NetworkRules, measures: tuple[Measure, ...], counted: str) -> Length:
    lengths = [(_COUNTERS[item.unit](counted), item) for item in measures]
    length, worst = min(lengths, key=lambda pair: pair[1].limit - pair[0])
    return Length(
        network=rules.id,
        length=length,
        limit=worst.limit,
        unit=worst.unit,
        fits=all(size <= item.limit for size, item in lengths),
    )


def count_graphemes(text: str) -> int:
    """Count what a person sees as single characters (Unicode UAX 29 grapheme clusters)."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    graphemes = _grapheme()
    return len(text) + sum(len(graphemes.findall(part)) - len(part) for part in _joining(text))


def _joining(text: str) -> list[str]:
    """Return the parts of a text in which letters may join, with one plain letter around."""
    spans: list[tuple[int, int]] = []
    for match in _ODD.finditer(text):
        start, end = max(match.start() - 1, 0), match.end() + 1
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [text[start:end] for start, end in spans]


def grapheme_offset(text: str, count: int) -> int:
    """Return the code-point offset at which the first ``count`` graphemes end."""
    if text.isascii() and "\r" not in text:
        return min(count, len(text))
    for number, match in enumerate(_grapheme().finditer(text)):
        if number == count:
            return match.start()
    return len(text)


def _weighted(text: str) -> int:
    if text.isascii():
        return len(text)
    total = _weigh(text)
    for emoji in _emoji_in(text):
        total += _EMOJI_WEIGHT - _weigh(emoji)
    return total


def _emoji_in(text: str) -> list[str]:
    pattern = _emoji()
    return [emoji for part in _joining(text) for emoji in pattern.findall(part)]


def _weigh(text: str) -> int:
    return len(text) + sum(1 for _ in _HEAVY.finditer(text))


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _emoji_bytes(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text) + sum(_utf8(emoji) - len(emoji) for emoji in _emoji_in(text))


_COUNTERS: dict[Unit, Callable[[str], int]] = {
    Unit.GRAPHEMES: count_graphemes,
    Unit.BYTES: _utf8,
    Unit.WEIGHTED: _weighted,
    Unit.UTF16: _utf16,
    Unit.CODE_POINTS: len,
    Unit.EMOJI_BYTES: _emoji_bytes,
}


def _as_counted(rules: NetworkRules, text: str) -> str:
    """Return a text that is as long as the network says: plain letters for addresses."""
    shown = _normal(rules, text)
    swaps = _link_swaps(rules, shown)
    if rules.mentions_local:
        swaps += _remote_hosts(shown)
    kept = []
    reached = 0
    for start, end, instead in sorted(swaps):
        if start >= reached:  # a name inside an address is a part of it
            kept.append(shown[reached:start] + instead)
            reached = end
    kept.append(shown[reached:])
    return "".join(kept)


def _normal(rules: NetworkRules, text: str) -> str:
    """X counts the composed form (https://docs.x.com, counting-characters, 2026-08-22)."""
    if text.isascii() or all(item.unit is not Unit.WEIGHTED for item in rules.measures):
        return text
    return unicodedata.normalize("NFC", text)


def _link_swaps(rules: NetworkRules, text: str) -> list[tuple[int, int, str]]:
    if rules.url_length == 0:
        return []
    letters = "x" * rules.url_length
    return [
        (link.start, _wide_end(text, link) if rules.wide_paths else link.end, letters)
        for link in find_links(text)
        if rules.bare_domains or text[link.start : link.end] == link.url
    ]


def _wide_end(text: str, link: LinkSpan) -> int:
    """Return where an address ends whose path may have letters of any script.

    Source: https://github.com/mastodon/mastodon config/initializers/twitter_regex.rb (read
    2026-11-22): all but white space, ``<>()?`` goes on, punctuation does not end it.
    """
    has_path = "/" in link.url.partition("://")[2]
    more = (
        _WIDE_PATH.match(text, link.end)
        if has_path or text[link.end : link.end + 1] == "/"
        else None
    )
    if more is None:
        return link.end
    return link.end + len(more[0].rstrip(_NO_END))


def _remote_hosts(text: str) -> list[tuple[int, int, str]]:
    """Return where the ``@host`` part of each remote mention stands, to be left out."""
    return [
        (mention.start + mention.text.index("@", 1), mention.end, "")
        for mention in find_mentions(text)
        if "@" in mention.text[1:]
    ]
