"""Numbers as people write them in the app's language, by Babel."""

from __future__ import annotations

from functools import lru_cache

from studio.wording.dates import babel_locale


def one_decimal(number: float) -> str:
    """Return a number with one decimal, such as "4.5", or "4,5" in Polish."""
    return _one_decimal(number, babel_locale())


@lru_cache(maxsize=1_000)
def _one_decimal(number: float, tag: str) -> str:
    from babel.numbers import format_decimal

    return str(format_decimal(number, format="0.0", locale=tag))
