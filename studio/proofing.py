"""Drafting with spelling: a dictionary for each language, and the words a person taught us."""

from __future__ import annotations

from studio.illustrating import Illustrating
from studio.spelling.speller import Speller


class Proofing(Illustrating):
    """Illustrating, and spelling as soon as a dictionary is loaded."""

    def load_speller(self, locale: str) -> None:
        """Read the dictionary of a language once; none is fine. May wait.

        Raises:
            DictionaryError: the app's own file is damaged.
        """
        if not self.has_speller(locale):
            made = Speller((locale,), self.own_words)
            made.load()
            # A new mapping: a check may be reading the old one on another thread.
            self.spellers = {**self.spellers, locale: made}

    def has_speller(self, locale: str) -> bool:
        """Tell whether the dictionary of a language was looked for."""
        return locale in self.spellers

    def spellings(self, word: str, locale: str) -> tuple[str, ...]:
        """Return words that may be meant instead of a misspelt one. May wait."""
        speller = self.spellers.get(locale)
        return speller.suggest(word) if isinstance(speller, Speller) else ()

    def accept_word(self, word: str) -> None:
        """Always accept a word, in every language."""
        self.own_words = (*self.own_words, word)
        for speller in self.spellers.values():
            if isinstance(speller, Speller):
                speller.add(word)
