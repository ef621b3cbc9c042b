"""``pii``: what belongs to one person and to nobody else.

UK GDPR, article 4(1), as in ICO, What is personal data (https://ico.org.uk/for-organisations/
guide-to-the-general-data-protection-regulation-gdpr/what-is-personal-data, read 2026-11-22).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.hosts import host_of, is_below
from studio.guidelines.structural.base import Making, View, remove, told
from studio.guidelines.structural.pii_shapes import SHAPES, digits_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.model import BrandKit
    from studio.guidelines.finding import Finding


class Pii:
    """``kinds``: what to look for, see ``SHAPES``. ``allow``: numbers and addresses of the brand.

    The publisher's own contact, the kit's hosts and stores, and its phrases are fine.
    """

    def __init__(self, making: Making) -> None:
        self._check = making.check
        self._hosts = _own_hosts(making.kit)
        own = [making.kit.publisher_contact, *making.kit.stores, *making.check.param("allow")]
        own += [text for phrase in making.kit.phrases for _tag, text in phrase.text.by_locale]
        self._own = [text.casefold() for text in own if text]
        self._own_digits = [digits for text in own if len(digits := digits_of(text)) >= 6]

    def find(self, view: View) -> Iterator[Finding]:
        """Yield a finding for each place."""
        links = view.reading.left_out
        reached = 0
        spans = [
            (start, end, kind)
            for kind in self._check.param("kinds")
            for start, end in SHAPES[kind](view.text)
        ]
        for start, end, kind in sorted(spans):
            words = view.text[start:end]
            in_link = kind != "email" and any(a < end and start < b for a, b in links)
            if start < reached or in_link or self._is_own(words):
                continue
            reached = end
            fixes = (remove(view.text, start, end),)
            yield told(self._check, view, f"pii-{kind}", at=(start, end), fixes=fixes)

    def _is_own(self, words: str) -> bool:
        if "@" in words and is_below(words.rpartition("@")[2].lower(), self._hosts):
            return True
        plain, digits = words.casefold(), digits_of(words)
        if any(plain in text for text in self._own):
            return True
        return len(digits) >= 6 and any(digits[-9:] in known for known in self._own_digits)


def _own_hosts(kit: BrandKit) -> set[str]:
    hosts = {host_of(link.url) for link in kit.links} | {h.lower() for h in kit.policy.link_hosts}
    hosts.add(kit.publisher_contact.rpartition("@")[2].lower())
    return hosts - {""}
