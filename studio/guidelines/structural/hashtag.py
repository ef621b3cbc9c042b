"""``hashtag``: which tags a post has to have, how many, and how they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, append, told, use
from studio.networks.links import find_hashtags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding
    from studio.networks.links import Span

SEVERAL_WORDS = 17
"""A tag of so many small letters is hardly one word; “#entrepreneurship” is."""

UNKNOWN_WORD = 12
"""A tag of so many small letters that no dictionary knows is hardly one word either."""

CAMEL = "camel-case"


class Hashtag:
    """``required``: tags, or ``brief`` for one of the brief's. ``most``: so many.

    ``style``: ``camel-case`` asks for a capital at each word, so that a screen reader can tell
    them apart.
    """

    def __init__(self, making: Making) -> None:
        self._check = making.check
        self._most = int(making.number("most", 0))
        self._camel = CAMEL in making.check.param("style")
        known = [tag for campaign in making.kit.campaigns for tag in campaign.hashtags]
        known += [tag for tag in making.check.param("required") if tag.startswith("#")]
        self._known = {tag.lower(): tag for tag in known}

    def find(self, view: View) -> Iterator[Finding]:
        """Yield what is missing, what is too much and what is hard to hear."""
        tags = find_hashtags(view.text)
        have = {tag.text.lower() for tag in tags}
        yield from self._missing(view, have)
        if self._most and len(tags) > self._most:
            extra = tags[self._most]
            values = (("most", str(self._most)), ("found", str(len(tags))))
            yield told(
                self._check, view, "hashtag-many", at=(extra.start, extra.end), values=values
            )
        if self._camel:
            for tag in tags:
                yield from self._style(view, tag)

    def _missing(self, view: View, have: set[str]) -> Iterator[Finding]:
        brief = view.request.brief
        for tag in self._check.param("required") if not view.subject.blank else ():
            wanted = (
                brief.hashtags if tag == "brief" and brief else (tag,) if tag != "brief" else ()
            )
            if wanted and not have & {item.lower() for item in wanted}:
                fixes = (append(view.text, wanted[0]),)
                values = (("tag", wanted[0]),)
                yield told(self._check, view, "hashtag-missing", values=values, fixes=fixes)

    def _style(self, view: View, tag: Span) -> Iterator[Finding]:
        better = self._known.get(tag.text.lower(), tag.text)
        long = tag.text[1:].islower() and _several_words(view, tag.text[1:])
        if better == tag.text and not long:
            return
        if better == tag.text or better[1:].islower():
            better = ""
        if better or long:
            fixes = (use(tag.start, tag.end, better),) if better else ()
            values = (("tag", tag.text), ("better", better))
            yield told(
                self._check,
                view,
                "hashtag-camel",
                at=(tag.start, tag.end),
                values=values,
                fixes=fixes,
            )


def _several_words(view: View, letters: str) -> bool:
    speller = view.request.speller
    known = speller is None or not speller.ready or speller.known(letters)
    return len(letters) >= SEVERAL_WORDS or (len(letters) >= UNKNOWN_WORD and not known)
