"""Numbers are written as the language writes them."""

from __future__ import annotations

import pytest

from studio.paths import assets
from studio.wording.i18n import use_language
from studio.wording.numbers import decimal, one_decimal


@pytest.mark.parametrize(
    ("tag", "wanted"), [("en-GB", "1.3"), ("cy-GB", "1.3"), ("pl-PL", "1,3"), ("xx", "1.3")]
)
def test_a_decimal_has_the_languages_sign(tag: str, wanted: str) -> None:
    try:
        use_language(tag, assets() / "locale")
        assert one_decimal(1.26) == wanted
    finally:
        use_language("en-GB", assets() / "locale")


def test_no_decimals_are_added() -> None:
    assert [decimal(number) for number in ("3", "4.5", "21.0")] == ["3", "4.5", "21.0"]
