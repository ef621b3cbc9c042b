"""Numbers as people write them in the app's language, by Babel."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from studio.wording.dates import babel_locale


def one_decimal(number: float) -> str:
    """Return a number with one decimal, such as "4.5", or "4,5" in Polish."""
    return decimal(f"{number:.1f}")


def decimal(number: str) -> str:
    """Return a number such as "4.5" or "3" with the language's own sign, and as many decimals."""
    return _written(number, babel_locale())


@lru_cache(maxsize=1_000)
def _written(number: str, tag: str) -> str:
    from babel.numbers import format_decimal

    places = "0" * len(number.partition(".")[2])
    return str(format_decimal(Decimal(number), format=f"0.{places}" if places else "0", locale=tag))
