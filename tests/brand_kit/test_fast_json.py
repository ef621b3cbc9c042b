from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from studio.brand_kit.documents import canonical
from studio.brand_kit.fast_json import Row, Text, decode_canonical, encode_canonical, named


class Named(Row, frozen=True):
    """A row for these tests."""

    name: Text
    from_: int = named(name="from", default=0)


@given(st.text(min_size=1, max_size=30), st.integers(0))
def test_both_writers_agree_on_the_one_form(name: str, number: int) -> None:
    if number < 2**63:
        row = {"name": name, **({"from": number} if number else {})}
        assert encode_canonical(Named(name=name, from_=number)) == canonical(row)  # type: ignore[arg-type]


def test_a_row_is_read() -> None:
    assert decode_canonical(b'{"from":3,"name":"x"}', Named) == Named(name="x", from_=3)


def test_any_other_form_of_the_same_is_left_to_the_slow_reader() -> None:
    for data in (
        b'{"name":"x","from":3}',
        b'{"from":3, "name":"x"}',
        b'{"from":0,"name":"x"}',
        b'{"from":3,"from":3,"name":"x"}',
        b'{"from":3,"name":"x","more":1}',
        b'{"from":3.0,"name":"x"}',
        b'{"name":"\\u0061"}',
        b'{"name":""}',
        b'{"name":"\xff"}',
        b'{"name":"\x7f"}',
        json.dumps({"name": "a\u0007"}).encode(),
        '{"name":"a\u202eb"}'.encode(),
        b"[",
        b"",
    ):
        assert decode_canonical(data, Named) is None, data
