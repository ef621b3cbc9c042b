"""``require-all``: posts about something have to say all of these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, added, outside, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b|\b{_MONTH}\s+\d{{1,2}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bmidnight\b|\btomorrow\b",
    re.IGNORECASE,
)
LINK, DAY = "<link>", "<day>"


class RequireAll:
    """``when``: what makes it a post of that kind. ``all``: what has to be said.

    ``allow``: where the words of ``when`` mean something else. In ``all``, ``|`` stands between
    words of which one is enough, ``<link>`` is any address and ``<day>`` any date. ``name`` says
    what is asked for, one for each of ``all``. ``use``: the approved block to put in.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self._when, self._allow = making.group("when"), making.group("allow")
        self._wanted = [
            (item.split("|"), making.terms.group(item.split("|")))
            for item in making.check.param("all")
        ]

    def find(self, view: View) -> Iterator[Finding]:
        """Yield one finding that names all that is missing."""
        hits = outside(view.of(self._when), view.of(self._allow))
        if not hits:
            return
        check = self._making.check
        names = check.param("name")
        missing = [
            names[at] if at < len(names) else words[0]
            for at, (words, group) in enumerate(self._wanted)
            if not (view.of(group) or _special(words, view))
        ]
        if missing:
            yield told(
                check,
                view,
                "parts-missing",
                at=(hits[0].start, hits[0].end),
                values=(("words", ", ".join(missing)), ("count", str(len(missing)))),
                fixes=added(self._making, view),
            )


def _special(words: list[str], view: View) -> bool:
    has_link = bool(view.subject.links or view.request.link)
    return (LINK in words and has_link) or (DAY in words and _DAY.search(view.text) is not None)
