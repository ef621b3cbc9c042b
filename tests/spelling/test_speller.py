"""One colleague's spelling: loaded later, with words of their own."""

from __future__ import annotations

from studio.spelling.dictionary import Dictionary, bundled
from studio.spelling.speller import Speller


def only_pots(locale: str) -> Dictionary | None:
    return Dictionary(b"SET UTF-8\nTRY opt\n", b"1\npot\n") if locale == "en-GB" else None


def test_nothing_is_said_before_the_dictionary_is_there() -> None:
    speller = Speller(("en-GB",), find=only_pots)
    assert (speller.ready, speller.known("xyz"), speller.suggest("pott")) == (False, True, ())
    assert speller.load()
    assert (speller.ready, speller.known("xyz"), speller.suggest("pott")) == (True, False, ("pot",))


def test_a_language_without_a_dictionary_flags_nothing() -> None:
    speller = Speller(("xx",), find=only_pots)
    assert not speller.load()
    assert speller.known("xyz")


def test_the_colleagues_own_words_are_right() -> None:
    speller = Speller(("en-GB",), ("Mam’s",), find=only_pots)
    speller.load()
    assert speller.known("mam's")
    assert not speller.known("dadcu")
    speller.add("Dadcu")
    assert speller.known("dadcu")


def test_a_word_of_either_language_is_right() -> None:
    speller = Speller(("en-GB", "cy-GB"), find=bundled)
    speller.load()
    assert all(map(speller.known, ("flowers", "blodau")))
    assert not speller.known("flwoers")
