"""Is a word spelt right, and which word was meant? By dictionaries in Hunspell's format.

The format: https://manpages.debian.org/hunspell.5 (read 2026-11-22). The only user of spylls.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from studio.paths import assets
from studio.spelling.errors import DictionaryError
from studio.spelling.plain import plain_apostrophes, without_accents
from studio.spelling.stems import Lines, Stems

if TYPE_CHECKING:
    from pathlib import Path

_WORDS_KEPT = 20_000
_SUGGESTIONS_KEPT = 200
_MOST_SUGGESTIONS = 5
_LONGEST_WORD = 60  # longer ones are no words, and looking for what is like them takes long
_NAMES = {"en": "en-GB", "cy": "cy", "pl": "pl"}
"""The folder in ``assets/dictionaries`` for each language that has no folder for its country."""


class Dictionary:
    """The words of one language. May be asked from several threads.

    Args:
        aff: the bytes of the ``.aff`` file.
        dic: the bytes of the ``.dic`` file.
        extra: more words that are right, as written, or all in lower case for any case.

    Raises:
        Exception: of any kind, when the bytes are not in the format; see ``read``.
    """

    def __init__(self, aff: bytes, dic: bytes, extra: frozenset[str] = frozenset()) -> None:
        # Here and not above: a start without spelling does not pay for it.
        from spylls.hunspell.algo.lookup import Lookup
        from spylls.hunspell.algo.suggest import Suggest
        from spylls.hunspell.readers.aff import read_aff

        rules, context = read_aff(Lines(aff))
        self._stems = Stems(Lines(dic, context.encoding), rules, context)
        self._lookup: Any = Lookup(rules, self._stems)
        self._suggest: Any = Suggest(rules, self._stems, self._lookup)
        self._extra = extra
        # Where the alphabet has no accents, "café" is right when "cafe" is.
        self._accents_are_dress = bool(rules.TRY) and str(rules.TRY).isascii()
        self._suggesting = threading.Lock()
        self._kept_known = lru_cache(maxsize=_WORDS_KEPT)(self._known)
        self._kept_suggest = lru_cache(maxsize=_SUGGESTIONS_KEPT)(self._suggestions)

    def known(self, word: str) -> bool:
        """Tell whether a word is spelt right. Answers are kept."""
        return self._kept_known(word)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return up to five words that may be meant, the likeliest first.

        Takes tenths of a second: not on the window's thread. Answers are kept.
        """
        return self._kept_suggest(word)

    def _known(self, word: str) -> bool:
        plain = plain_apostrophes(word)
        if plain in self._extra or plain.lower() in self._extra:
            return True
        if len(plain) > _LONGEST_WORD or self._lookup(plain):
            return True
        bare = without_accents(plain) if self._accents_are_dress else plain
        return bare != plain and bool(self._lookup(bare))

    def _suggestions(self, word: str) -> tuple[str, ...]:
        plain = plain_apostrophes(word)
        if not plain or len(plain) > _LONGEST_WORD:
            return ()
        with self._suggesting:
            self._suggest.words_for_ngram = self._stems.near(plain.lower())
            found = tuple(dict.fromkeys(self._suggest(plain)))
        return found[:_MOST_SUGGESTIONS]


def read(aff: Path, dic: Path, extra: frozenset[str] = frozenset()) -> Dictionary:
    """Read a dictionary in Hunspell's format.

    Args:
        aff: its rules; the file names its own encoding.
        dic: its words.
        extra: more words that are right.

    Raises:
        DictionaryError: a file cannot be read, or is not in the format.
    """
    rules, words = _bytes(aff), _bytes(dic)
    try:
        return Dictionary(rules, words, extra)
    # The parser says nothing of what it raises when a file is not as it should be.
    except Exception as problem:
        raise DictionaryError("dictionary-broken", dic.name) from problem


def bundled(locale: str) -> Dictionary | None:
    """Return the dictionary that comes with the app for a language; None without one.

    It is read once and kept: up to half a second and tens of megabytes. Not on the
    window's thread.

    Args:
        locale: BCP 47 tag, such as ``en-GB``. A language's only dictionary serves all its
            countries.

    Raises:
        DictionaryError: the app's own file is damaged.
    """
    name = _folder(locale)
    return _read_once(name) if name else None


def _folder(locale: str) -> str:
    folder = assets() / "dictionaries"
    names = {item.name for item in folder.iterdir() if item.is_dir()}
    return locale if locale in names else _NAMES.get(locale.partition("-")[0].lower(), "")


@lru_cache(maxsize=4)
def _read_once(name: str) -> Dictionary:
    folder = assets() / "dictionaries" / name
    extra = folder / "extra.txt"
    lines = extra.read_text(encoding="utf-8").splitlines() if extra.is_file() else ()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return read(folder / "words.aff", folder / "words.dic", frozenset(words))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as problem:
        raise DictionaryError("dictionary-unreadable", file.name) from problem
