"""``forbid``: words that should not be in a post, unless they are a part of other words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studio.guidelines.structural.base import Making, View, outside, phrase_texts, remove, told, use
from studio.guidelines.structural.terms import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.model import BrandKit
    from studio.guidelines.finding import Finding, Fix

CLAIM = "claim"
"""The kind of phrase that is an approved claim: its words are never flagged."""


class Forbid:
    """``words``: what to leave out. ``allow``: longer words in which they are fine.

    ``when``: only in posts with one of these too. ``use``: ids of phrases to say instead. The
    kit's phrases of the kind ``claim``, and those of its ``locked-phrase`` checks, are fine.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self._words, self._when = making.group("words"), making.group("when")
        self._allow = making.group("allow")
        self._claims = _approved(making.kit)

    def find(self, view: View) -> Iterator[Finding]:
        """Yield a finding for each place."""
        making, check = self._making, self._making.check
        hits = view.of(self._words)
        if not hits or (check.param("when") and not view.of(self._when)):
            return
        texts = phrase_texts(making.kit, check.param("use"), view.request.locale)
        shields = [*view.of(self._allow), *self._approved_in(view.text)]
        for hit in outside(hits, shields):
            fixes: tuple[Fix, ...] = tuple(use(hit.start, hit.end, text) for text in texts if text)
            yield told(
                check,
                view,
                "forbidden-words",
                at=(hit.start, hit.end),
                values=(("words", view.text[hit.start : hit.end]),),
                fixes=(*fixes, remove(view.text, hit.start, hit.end)),
            )

    def _approved_in(self, text: str) -> list[Hit]:
        if self._claims is None:
            return []
        return [Hit(*match.span(), match[0]) for match in self._claims.finditer(text)]


def _approved(kit: BrandKit) -> re.Pattern[str] | None:
    """Return a pattern for the kit's approved claims and agreed words, in any line breaks."""
    agreed = {
        name
        for item in kit.checks
        if item.kind == "locked-phrase"
        for name in item.param("phrases")
    }
    texts = [
        r"\s+".join(map(re.escape, text.split()))
        for phrase in kit.phrases
        if phrase.kind == CLAIM or phrase.id in agreed
        for _tag, text in phrase.text.by_locale
        if text.strip()
    ]
    return re.compile("|".join(texts), re.IGNORECASE) if texts else None
