from __future__ import annotations

from contextlib import suppress

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.brand_kit.yaml_events import BrokenYamlError, HostileYamlError, read_yaml

_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
_PLAIN = st.recursive(
    _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=12,
)


def test_words_that_yaml_would_turn_into_other_things_stay_words() -> None:
    data, _lines = read_yaml("words: [no, on, 12:30, 1e3, null, ~, 2026-11-21, 007]\n")
    assert data == {"words": ["no", "on", "12:30", "1e3", "null", "~", "2026-11-21", "007"]}


def test_every_value_knows_its_line() -> None:
    _data, lines = read_yaml("a: 1\nb:\n  - x\n  - c: 2\n    d: 3\n")
    assert lines[("a",)] == 1
    assert lines[("b", 0)] == 3
    assert lines[("b", 1, "d")] == 5


def test_a_key_that_stands_there_twice_is_named_with_its_line() -> None:
    with pytest.raises(BrokenYamlError) as caught:
        read_yaml("a: 1\nb:\n  c: 1\n  c: 2\n")
    assert (caught.value.code, caught.value.key, caught.value.line) == ("duplicate-key", "c", 4)


def test_the_same_key_may_stand_in_two_mappings() -> None:
    assert read_yaml("- a: 1\n- a: 2\n")[0] == [{"a": "1"}, {"a": "2"}]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x [1]\nb: *x\n", "yaml-alias"),
        ("a: &x 1\n", "yaml-alias"),
        ("a: &a [b, *a]\n", "yaml-alias"),
        ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag"),
        ("[" * 21 + "]" * 21, "too-deep"),
        ("[" * 100_000, "too-deep"),
        ("{a: " * 100_000, "too-deep"),
    ],
)
def test_what_no_kit_needs_is_refused(text: str, code: str) -> None:
    with pytest.raises(HostileYamlError) as caught:
        read_yaml(text)
    assert caught.value.code == code


def test_twenty_levels_are_fine() -> None:
    read_yaml("[" * 20 + "]" * 20)


@pytest.mark.parametrize(
    "text",
    ["a: b: c", "a: [1", "\t- a", 'a: "b', "a: 1\n---\nb: 2\n", "? [a, b]\n: c\n", "a: \x07"],
)
def test_what_is_not_one_sound_document_is_called_broken(text: str) -> None:
    with pytest.raises(BrokenYamlError) as caught:
        read_yaml(text)
    assert caught.value.code == "broken-yaml"


@pytest.mark.parametrize("text", ["", "# only a remark\n", "---\n"])
def test_an_empty_file_is_called_empty(text: str) -> None:
    with pytest.raises(BrokenYamlError) as caught:
        read_yaml(text)
    assert caught.value.code == "empty-file"


@settings(max_examples=150, deadline=None)
@given(_PLAIN.filter(lambda data: data not in ("",)))
def test_what_was_written_is_read_back(data: object) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    assert read_yaml(text.replace("!!null ", ""))[0] == data


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>?'\"\n ,#%@\t\\0", max_size=60))
def test_any_text_is_read_or_named_as_broken_or_hostile(text: str) -> None:
    with suppress(BrokenYamlError, HostileYamlError):
        read_yaml(text)
