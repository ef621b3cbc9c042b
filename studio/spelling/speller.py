"""Spelling for one colleague: dictionaries that are loaded later, and words of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.spelling.dictionary import bundled
from studio.spelling.plain import plain_apostrophes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from studio.spelling.dictionary import Dictionary


class Speller:
    """Knows words of one or more languages. Making one loads nothing.

    Args:
        locales: BCP 47 tags; a word that is right in one of them is right. Suggestions
            come from the first one that has a dictionary.
        own: words that the colleague added.
        find: where dictionaries come from; may take half a second for each.
    """

    def __init__(
        self,
        locales: tuple[str, ...],
        own: Iterable[str] = (),
        find: Callable[[str], Dictionary | None] = bundled,
    ) -> None:
        self._locales = locales
        self._own = {plain_apostrophes(word).lower() for word in own}
        self._find = find
        self._dictionaries: tuple[Dictionary, ...] = ()

    @property
    def ready(self) -> bool:
        """True when ``load`` found a dictionary; until then nothing is said of any word."""
        return bool(self._dictionaries)

    def load(self) -> bool:
        """Read the dictionaries, and tell whether there is one. Not on the window's thread.

        Raises:
            DictionaryError: one of the app's own files is damaged.
        """
        found = (self._find(locale) for locale in self._locales)
        # One assignment: who asks meanwhile sees none of them or all.
        self._dictionaries = tuple(item for item in found if item is not None)
        return self.ready

    def known(self, word: str) -> bool:
        """Tell whether a word is spelt right; True for every word before ``load``."""
        dictionaries = self._dictionaries
        return (
            not dictionaries
            or any(item.known(word) for item in dictionaries)
            or plain_apostrophes(word).lower() in self._own
        )

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return up to five words that may be meant. Takes tenths of a second."""
        return self._dictionaries[0].suggest(word) if self._dictionaries else ()

    def add(self, word: str) -> None:
        """Take a word for right from now on; who calls keeps it for next time."""
        self._own.add(plain_apostrophes(word).lower())
