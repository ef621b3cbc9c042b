from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.authoring import Document
from studio.brand_kit.fields import Fields, Notes

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def fields(**data: object) -> tuple[Fields, Notes]:
    notes = Notes(locales=("en-GB", "cy-GB"))
    return Fields(Document(name="a.yml", data=""), data, notes), notes


def codes(notes: Notes) -> list[str]:
    return [problem.code for problem in notes.problems]


@pytest.mark.parametrize("value", ["12", 12])
def test_numbers_may_be_strings_or_numbers(value: object) -> None:
    read, notes = fields(a=value)
    assert read.whole("a") == 12
    assert codes(notes) == []


@pytest.mark.parametrize("value", ["1.5", "x", True, [1], "1" * 13])
def test_what_is_not_a_whole_number_is_noted_and_replaced(value: object) -> None:
    read, notes = fields(a=value)
    assert read.whole("a", 7) == 7
    assert codes(notes) == ["not-a-number"]


@pytest.mark.parametrize(("value", "answer"), [("yes", True), ("No", False), (True, True)])
def test_yes_and_no_are_understood(value: object, answer: bool) -> None:
    read, notes = fields(a=value)
    assert read.flag("a", default=not answer) is answer
    assert codes(notes) == []


def test_a_missing_field_is_noted_once_with_its_name() -> None:
    read, notes = fields()
    assert read.text("title") == ""
    assert notes.problems[0].values == (("field", "title"),)
    assert codes(notes) == ["missing-field"]


def test_a_bare_date_at_the_end_is_a_whole_day() -> None:
    read, _notes = fields(a="2026-11-30")
    assert read.moment("a", end_of_day=True) == datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC)


def test_a_moment_in_another_zone_becomes_utc() -> None:
    read, _notes = fields(a="2026-11-30T01:00:00+02:00")
    assert read.moment("a") == datetime(2026, 11, 29, 23, tzinfo=UTC)


@pytest.mark.parametrize("value", ["30 November", "2026-13-01", "0001-01-01T00:00:00+14:00"])
def test_a_moment_that_does_not_exist_is_noted(value: str) -> None:
    read, notes = fields(a=value)
    read.moment("a")
    assert codes(notes) == ["not-a-moment"]


def test_a_day_that_does_not_exist_is_noted() -> None:
    read, notes = fields(a="2026-02-30")
    assert read.day("a") == date(1970, 1, 1)
    assert codes(notes) == ["not-a-date"]


def test_the_default_language_comes_first_whatever_the_file_says() -> None:
    read, notes = fields(a={"cy-GB": "bylbiau", "en-GB": "bulbs"})
    assert read.texts("a").by_locale == (("en-GB", "bulbs"), ("cy-GB", "bylbiau"))
    assert codes(notes) == []


def test_missing_alt_text_is_an_error_and_other_missing_words_a_warning() -> None:
    read, notes = fields(alt={"en-GB": "a cup", "cy-GB": " "}, title={"en-GB": "Cup"})
    read.texts("alt", missing="missing-alt")
    read.texts("title")
    assert [(p.code, p.level) for p in notes.problems] == [
        ("missing-alt", "error"),
        ("missing-text", "warning"),
    ]


def test_a_language_that_the_kit_does_not_have_is_noted() -> None:
    read, notes = fields(a={"en-GB": "x", "cy-GB": "x", "fr-FR": "x"})
    read.texts("a")
    assert codes(notes) == ["unknown-locale"]


def test_a_key_that_nothing_asked_for_is_noted() -> None:
    read, notes = fields(title="x", titel="y")
    read.text("title")
    read.done()
    assert [(p.code, p.values[0]) for p in notes.problems] == [("unknown-key", ("field", "titel"))]


@settings(max_examples=150, deadline=None)
@given(_JSON)
def test_any_value_is_taken_or_noted_and_never_raises(value: object) -> None:
    read, _notes = fields(a=value)
    read.text("a")
    read.id("a")
    read.choice("a", ("x", "y"))
    read.flag("a", default=True)
    read.whole("a")
    read.day("a")
    read.moment("a", end_of_day=True)
    read.words("a")
    read.texts("a")
    read.texts_list("a")
    read.pairs("a")
    read.child("a")
    list(read.children("a"))
    list(read.entries())
    read.done()
