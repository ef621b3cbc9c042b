from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.brand_kit import json_strict
from studio.brand_kit.documents import canonical
from studio.brand_kit.errors import KitRefusedError
from studio.brand_kit.json_strict import read_json

WORDS = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=20)
VALUES = st.recursive(
    st.booleans() | st.integers(-(10**9), 10**9) | WORDS | st.floats(-1e6, 1e6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=12,
)


def code_of(data: bytes) -> str:
    with pytest.raises(KitRefusedError) as caught:
        read_json(data, "x.json")
    return caught.value.problems[0].code


@given(VALUES)
def test_what_is_written_is_read_again(value: object) -> None:
    assert read_json(canonical(value), "x.json") == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "bad-json"),
        (b"{", "bad-json"),
        (b'{"a":1,"a":2}', "bad-json"),
        (b'{"a":{"b":1,"b":1}}', "bad-json"),
        (b"[NaN]", "bad-json"),
        (b"[-Infinity]", "bad-json"),
        (b"[1e999]", "bad-json"),
        (b"[" + b"9" * 5_000 + b"]", "bad-json"),
        (b"\xff", "not-utf8"),
        (b"[" * 21 + b"1" + b"]" * 21, "too-deep"),
        (b"[" * 200_000, "too-deep"),
        (b'["' + b"x" * 20_001 + b'"]', "long-text"),
        (b'{"' + b"x" * 20_001 + b'":1}', "long-text"),
        (b'["\\u202e"]', "hidden-character"),
        (b'["\\u0007"]', "hidden-character"),
        (b'["\\udc00"]', "hidden-character"),
        ('["\u2066"]'.encode(), "hidden-character"),
    ],
)
def test_what_no_kit_needs_is_refused(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_twenty_levels_are_fine() -> None:
    assert read_json(b"[" * 20 + b"]" * 20, "x.json")


def test_arabic_and_family_emoji_are_fine() -> None:
    words = "مرحبا\u200f 👩‍👩‍👧 \t\n"
    assert read_json(json.dumps([words]).encode(), "x.json") == [words]


def test_a_document_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_strict, "MAX_DOCUMENT", 5)
    assert code_of(b"[1,2,3]") == "document-too-big"
