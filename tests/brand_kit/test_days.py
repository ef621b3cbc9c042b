from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.brand_kit import days


def is_read(read: Callable[[], object]) -> bool:
    try:
        read()
    except ValueError:
        return False
    return True


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert days.day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["20261130", "2026-W48-1", "30.11.2026", "2026-02-30", "2026-11-30 ", "٢٠٢٦-11-30", ""]
)
def test_other_ways_to_write_a_day_are_not_read(text: str) -> None:
    assert not is_read(lambda: days.day(text))


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("2026-11-30", 0, 0),
        ("2026-11-30T09:30", 9, 30),
        ("2026-11-30 09:30:00", 9, 30),
        ("2026-11-30T09:30:00Z", 9, 30),
        ("2026-11-30T09:30:00+02:00", 7, 30),
    ],
)
def test_a_moment_is_in_utc(text: str, hour: int, minute: int) -> None:
    found = days.moment(text, end_of_day=False)
    assert found == datetime(2026, 11, 30, hour, minute, tzinfo=UTC)


def test_a_day_alone_may_mean_its_end() -> None:
    assert days.moment("2026-11-30", end_of_day=True).hour == 23
    assert days.moment("2026-11-30T00:00", end_of_day=True).hour == 0


@pytest.mark.parametrize("text", ["20261130T0930", "2026-11-30T25:00", "2026-11-30T09", "now"])
def test_what_is_no_moment_is_not_read(text: str) -> None:
    assert not is_read(lambda: days.moment(text, end_of_day=False))
