"""Dictionaries in Hunspell's format: what they know, what they suggest, and what they cost."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spylls.hunspell.algo.lookup import Lookup
from spylls.hunspell.readers import read_aff, read_dic

from studio.paths import assets
from studio.spelling.dictionary import Dictionary, bundled, read
from studio.spelling.errors import DictionaryError
from studio.spelling.stems import Lines

FOLDER = assets() / "dictionaries"
SMALL_AFF = """SET UTF-8
TRY esianrtolcdugmphbyfvkwz'
FORBIDDENWORD !
NOSUGGEST ?
SFX S Y 2
SFX S y ies [^aeiou]y
SFX S 0 s [^sy]
PFX U Y 1
PFX U 0 un .
"""
SMALL_DIC = "8\nberry/S\npot/SU\nPotterton\nMcBain\nrude/?\nweld/!\ncafe/S\nice cream/S\n"


def small(tmp_path: Path, aff: str = SMALL_AFF, dic: str = SMALL_DIC) -> Dictionary:
    (tmp_path / "a.aff").write_text(aff, encoding="utf-8")
    (tmp_path / "a.dic").write_text(dic, encoding="utf-8")
    return read(tmp_path / "a.aff", tmp_path / "a.dic")


def english() -> Dictionary:
    found = bundled("en-GB")
    assert found is not None
    return found


def test_stems_and_their_endings_are_known(tmp_path: Path) -> None:
    words = small(tmp_path)
    right = ("berry", "berries", "pots", "unpot", "Berry", "POTS", "Potterton", "MCBAIN", "cafés")
    wrong = ("berrys", "potterton", "mcbain", "weld", "unberry", "xyz")
    assert [word for word in (*right, *wrong) if words.known(word)] == list(right)


def test_what_must_not_be_suggested_is_not(tmp_path: Path) -> None:
    words = small(tmp_path)
    assert words.known("rude")
    assert "rude" not in words.suggest("ruda")
    assert set(words.suggest("pott")) == {"pot", "pots"}


def test_a_dictionary_names_its_own_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.aff").write_bytes("SET ISO8859-2\nTRY aąb\n".encode("iso8859-2"))
    (tmp_path / "a.dic").write_bytes("1\nżółw\n".encode("iso8859-2"))
    assert read(tmp_path / "a.aff", tmp_path / "a.dic").known("żółw")


def test_a_mark_at_the_files_start_is_no_part_of_a_word(tmp_path: Path) -> None:
    (tmp_path / "a.aff").write_bytes(b"\xef\xbb\xbfSET UTF-8\n")
    (tmp_path / "a.dic").write_bytes(b"\xef\xbb\xbf1\r\npot\r\n")
    assert read(tmp_path / "a.aff", tmp_path / "a.dic").known("pot")


def test_other_spellings_in_a_dictionary_are_what_it_suggests(tmp_path: Path) -> None:
    words = small(tmp_path, dic="1\nwhich ph:wich\n")
    assert words.suggest("wich") == ("which",)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError) as caught:
        read(tmp_path / "no.aff", tmp_path / "no.dic")
    assert (caught.value.code, caught.value.file) == ("dictionary-unreadable", "no.aff")


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError) as caught:
        small(tmp_path, aff="SET no-such-encoding\n")
    assert (caught.value.code, caught.value.file) == ("dictionary-broken", "a.dic")


@pytest.mark.parametrize(
    ("locale", "right", "wrong"),
    [
        ("en-GB", "colour", "flwoers"),
        ("en-US", "color", "colour"),
        ("cy-GB", "blodau", "blodue"),
        ("pl", "najlepszego", "kwaity"),
    ],
)
def test_each_bundled_language_knows_its_words(locale: str, right: str, wrong: str) -> None:
    words = bundled(locale)
    assert words is not None
    assert words.known(right)
    assert not words.known(wrong)
    assert bundled(locale) is words


def test_the_likeliest_word_is_suggested_first() -> None:
    pairs = {"flwoers": "flowers", "recieve": "receive", "seperate": "separate", "alot": "a lot"}
    assert {wrong: english().suggest(wrong)[0] for wrong in pairs} == pairs


def test_a_language_without_a_dictionary_has_none() -> None:
    assert bundled("xx") is None
    assert bundled("../networks") is None


def test_both_apostrophes_and_accents_are_fine_in_english() -> None:
    words = english()
    assert all(map(words.known, ("don't", "don’t", "café", "cafe", "cre\u0300me", "crème")))


def test_accents_count_where_they_are_letters() -> None:
    polish = bundled("pl")
    assert polish is not None
    assert not polish.known("ogrod")
    assert polish.known("ogród")


def test_nothing_longer_than_any_word_is_looked_up() -> None:
    assert english().known("a" * 5000)
    assert english().suggest("a" * 5000) == ()


@pytest.mark.parametrize("name", ["en-GB", "cy"])
def test_parsing_on_demand_knows_the_same_words_as_parsing_everything(name: str) -> None:
    folder = FOLDER / name
    aff, context = read_aff(Lines((folder / "words.aff").read_bytes()))
    lines = Lines((folder / "words.dic").read_bytes(), context.encoding)
    whole: Any = Lookup(aff, read_dic(lines, aff=aff, context=context))
    lazy = read(folder / "words.aff", folder / "words.dic")
    stems = [line.partition("/")[0] for _, line in Lines((folder / "words.dic").read_bytes())]
    for stem in stems[1::97]:
        for word in (stem, stem.upper(), stem.lower(), f"{stem}s", f"un{stem}", stem[::-1]):
            # Beside accents, which only the lazy one takes for dress in English.
            if word.isascii() and len(word) <= 60:
                assert lazy.known(word) == whole(word), word


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=12))
def test_any_text_gets_an_answer(word: str) -> None:
    assert isinstance(english().known(word), bool)
    assert english().known(word) == english().known(word)


def test_many_threads_get_the_same_answers() -> None:
    words = ("flwoers", "flowers", "recieve", "garden", "shpo") * 20
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(english().known, words)) == [english().known(w) for w in words]
        assert set(pool.map(english().suggest, ["shpo"] * 16)) == {english().suggest("shpo")}


def test_importing_spelling_loads_no_dictionary_and_no_parser() -> None:
    code = (
        "import sys, studio.spelling.speller, studio.spelling.words, studio.guidelines.checks;"
        "sys.exit('spylls' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_dictionary_comes_with_its_licence_and_is_credited() -> None:
    credited = (assets() / "CREDITS.md").read_text(encoding="utf-8")
    for folder in FOLDER.iterdir():
        assert (folder / "LICENSE").is_file()
        assert f"dictionaries/{folder.name}/" in credited


def test_the_extra_words_are_none_that_the_dictionary_has() -> None:
    folder = FOLDER / "en-GB"
    plain = read(folder / "words.aff", folder / "words.dic")
    lines = (folder / "extra.txt").read_text(encoding="utf-8").splitlines()
    extra = [word for line in lines if not line.startswith("#") for word in line.split()]
    assert [word for word in extra if plain.known(word)] == []
    assert all(english().known(word) for word in extra)
