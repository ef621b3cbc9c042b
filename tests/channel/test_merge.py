"""Merge patches: whatever two documents are, the patch between them leads from one to the other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.channel.merge import apply, difference, same

LEAVES = st.one_of(
    st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text()
)
WITHOUT_NULL = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=20,
)


@given(WITHOUT_NULL, WITHOUT_NULL)
def test_the_patch_between_two_documents_leads_from_one_to_the_other(old: Any, new: Any) -> None:
    assert same(apply(difference(old, new), old), new)


@given(st.dictionaries(st.text(max_size=3), WITHOUT_NULL))
def test_nothing_changed_is_an_empty_patch(document: Any) -> None:
    assert difference(document, document) == {}


@given(WITHOUT_NULL, WITHOUT_NULL)
def test_neither_document_is_changed_by_making_or_using_a_patch(old: Any, new: Any) -> None:
    before = repr((old, new))
    apply(difference(old, new), old)
    assert repr((old, new)) == before


# RFC 7396, appendix A, without the rows whose patch no document without null can lead to.
EXAMPLES: list[tuple[Any, Any, Any]] = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]


@pytest.mark.parametrize(("old", "patch", "new"), EXAMPLES)
def test_the_examples_of_the_rfc_come_out(old: Any, patch: Any, new: Any) -> None:
    assert apply(patch, old) == new


def test_one_and_true_are_two_values() -> None:
    assert difference({"a": 1}, {"a": True}) == {"a": True}
    assert difference({"a": 1}, {"a": 1.0}) == {"a": 1.0}
