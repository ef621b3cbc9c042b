"""The translations: every one parses, compiles, keeps its places and has all its plurals."""

from __future__ import annotations

import gettext
import io
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from studio import paths
from studio.wording.i18n import use_language

LOCALE = paths.assets() / "locale"
FILES = sorted(LOCALE.glob("*/LC_MESSAGES/studio.po"))
COUNTS = (*range(130), 1000, 1001, 1_000_000)


def texts(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def translated(catalog: Catalog) -> list[Message]:
    return [m for m in catalog if m.id and any(texts(m.string))]


def compiled(catalog: Catalog) -> gettext.GNUTranslations:
    stream = io.BytesIO()
    write_mo(stream, catalog)
    stream.seek(0)
    return gettext.GNUTranslations(stream)


def places(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def name_of(path: Path) -> str:
    return path.parent.parent.name


def test_welsh_and_polish_are_here() -> None:
    assert {name_of(path) for path in FILES} >= {"cy", "pl"}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_translation_keeps_the_places_of_its_source(path: Path) -> None:
    wrong = [
        (message.id, text)
        for message in translated(read(path))
        for text in texts(message.string)
        if places(text) not in [places(source) for source in texts(message.id)]
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_plural_has_all_forms_of_the_language_or_none(path: Path) -> None:
    catalog = read(path)
    wrong = [
        message.id
        for message in translated(catalog)
        if message.pluralizable
        and (len(texts(message.string)) != catalog.num_plurals or not all(texts(message.string)))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_count_finds_a_form_and_every_form_is_used(path: Path) -> None:
    catalog = read(path)
    form_of = gettext.c2py(catalog.plural_expr)
    assert {form_of(count) for count in COUNTS} == set(range(catalog.num_plurals))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_compiled_catalogue_answers_with_its_translations(path: Path) -> None:
    catalog = read(path)
    answers = compiled(catalog)
    for message in translated(catalog):
        if not message.pluralizable:
            assert answers.gettext(texts(message.id)[0]) == texts(message.string)[0]


def spaces(text: str) -> tuple[str, str]:
    inside = text.strip()
    before, _, after = text.partition(inside)
    return before, after


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_translation_has_spaces_around_it_only_where_its_source_has(path: Path) -> None:
    wrong = [
        message.id
        for message in translated(read(path))
        for text in texts(message.string)
        if spaces(text) != spaces(texts(message.id)[0])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("pl", 1, "1 post"),
        ("pl", 3, "3 posty"),
        ("pl", 5, "5 postów"),
        ("pl", 22, "22 posty"),
        ("cy", 2, "2 bost"),
        ("cy", 3, "3 phost"),
        ("cy", 7, "7 o bostiadau"),
    ],
)
def test_counted_words_change_as_the_language_does(language: str, count: int, words: str) -> None:
    answers = compiled(read(LOCALE / language / "LC_MESSAGES" / "studio.po"))
    assert answers.ngettext("{n} post", "{n} posts", count).format(n=count) == words


def test_an_untranslated_sentence_falls_through_to_english(tmp_path: Path) -> None:
    catalog = read(LOCALE / "pl" / "LC_MESSAGES" / "studio.po")
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "studio.mo").open("wb") as file:
        write_mo(file, catalog)
    try:
        assert use_language("pl-PL", tmp_path)
        from studio.wording.i18n import _

        assert _("Publish") == "Publikuj"
        assert _("A sentence that nobody has translated.") == (
            "A sentence that nobody has translated."
        )
    finally:
        use_language("en-GB", tmp_path / "none")
