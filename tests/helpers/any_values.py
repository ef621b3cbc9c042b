"""Words, days, numbers and areas as the format allows them, for property tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from studio.brand_kit.shown_names import name_problem
from studio.brand_kit.texts import NO_WORDS, Texts

LOCALES = ("en-GB", "cy-GB")
_LETTERS = st.characters(codec="utf-8", exclude_categories=["C"])
words = st.text(_LETTERS, min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
names = words.filter(lambda text: name_problem(text) == ("", ""))
maybe_words = st.one_of(st.just(""), words)
plain_words = st.text("abc '-é", min_size=1, max_size=9).filter(lambda w: w == w.strip())
ids = st.text("abcdefgh-", min_size=1, max_size=8).filter(lambda text: text[0] != "-")
several = st.lists(words, max_size=3).map(tuple)
day = st.dates(date(2026, 1, 1), date(2030, 1, 1))
maybe_day = st.one_of(st.none(), day)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC)
)
parts = st.floats(0.0, 1.0, allow_subnormal=False).map(lambda value: round(value, 6))
sha = st.text("0123456789abcdef", min_size=64, max_size=64)
said = st.tuples(words, words).map(
    lambda pair: Texts(by_locale=tuple(zip(LOCALES, pair, strict=True)))
)
maybe_said = st.one_of(st.just(NO_WORDS), said)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[float, float, float, float]:
    left, top = draw(parts) * 0.5, draw(parts) * 0.5
    return (left, top, 0.01 + draw(parts) * 0.4, 0.01 + draw(parts) * 0.4)


ratios = st.tuples(st.integers(1, 99), st.integers(1, 99))


@st.composite
def days(draw: st.DrawFn) -> tuple[date, date]:
    one, other = sorted((draw(day), draw(day)))
    return one, other
