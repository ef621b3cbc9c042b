"""Briefs and kits have their time and their countries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from studio.guidelines.dates import find_date_problems
from studio.guidelines.subject import subject_of
from tests.helpers.small_kit import NOW, brief, kit, request


def codes(**changes: object) -> list[str]:
    found = find_date_problems(subject_of(request("hi", **changes)))
    assert found is not None
    return [item.code for item in found]


def test_a_running_brief_of_a_running_kit_is_fine() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 10, 31, 23, 59, tzinfo=UTC), ["brief-early"]),
        (datetime(2026, 11, 1, 0, 0, tzinfo=UTC), []),
        (datetime(2026, 11, 29, 23, 59, tzinfo=UTC), []),
        (datetime(2026, 11, 30, 0, 0, tzinfo=UTC), ["brief-ended"]),
    ],
)
def test_the_first_and_the_last_day_belong_to_a_brief(
    moment: datetime, expected: list[str]
) -> None:
    assert codes(now=moment) == expected


def test_nothing_goes_out_before_the_embargo_ends() -> None:
    assert codes(brief=brief(embargo_until=NOW + timedelta(seconds=1))) == ["brief-embargo"]
    assert codes(brief=brief(embargo_until=NOW)) == []


def test_a_brief_for_another_country_stops() -> None:
    assert codes(brief=brief(markets=("IE",))) == ["brief-market"]


def test_a_kit_that_has_ended_stops_without_any_brief() -> None:
    assert codes(brief=None, kit=kit(valid_until=NOW - timedelta(days=1))) == ["kit-ended"]
    assert codes(brief=None, kit=kit(valid_from=NOW + timedelta(days=1))) == ["kit-early"]
