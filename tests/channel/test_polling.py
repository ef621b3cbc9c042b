"""When a PC looks at a channel again."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studio.channel.polling import EVERY, FIRST_WITHIN, LONGEST, next_poll

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@given(st.text())
def test_the_first_look_is_within_ten_minutes_of_the_start(seed: str) -> None:
    assert NOW <= next_poll(NOW, None, seed) <= NOW + FIRST_WITHIN


@given(st.text(), st.integers(min_value=0, max_value=40))
def test_a_wait_is_four_hours_give_or_take_a_quarter_and_doubles_up_to_a_day(
    seed: str, failures: int
) -> None:
    wait = next_poll(NOW, NOW, seed, failures) - NOW
    plain = min(EVERY * 2 ** min(failures, 10), LONGEST)
    assert 0.75 * plain <= wait <= 1.25 * plain


def test_ten_thousand_pcs_that_start_at_nine_do_not_ask_together() -> None:
    first = [next_poll(NOW, None, f"pc-{n}") for n in range(10_000)]
    waits = Counter((at - NOW) // timedelta(minutes=1) for at in first)
    minutes = [waits[minute] for minute in range(10)]
    assert min(minutes) > 800
    assert max(minutes) < 1_200


def test_one_pc_does_not_wait_the_same_time_after_each_look() -> None:
    looks = [NOW + timedelta(hours=h) for h in range(12)]
    assert len({next_poll(at, at, "pc") - at for at in looks}) > 10


def test_a_look_that_is_overdue_is_due_now() -> None:
    later = NOW + timedelta(days=3)
    assert next_poll(later, NOW, "pc") == later


def test_a_clock_that_was_put_back_does_not_silence_the_channel() -> None:
    assert next_poll(NOW, NOW + timedelta(days=400), "pc") <= NOW + 1.25 * EVERY


def test_the_same_question_has_the_same_answer() -> None:
    assert next_poll(NOW, NOW, "pc", 2) == next_poll(NOW, NOW, "pc", 2)
