"""The verbs of Vale's messages."""

from __future__ import annotations

import pytest

from studio.style_rules.messages import fill


@pytest.mark.parametrize(
    ("message", "values", "shown"),
    [
        ("Use '%s' not '%s'.", ("a", "b"), "Use 'a' not 'b'."),
        ("%[2]s before %[1]s", ("a", "b"), "b before a"),
        ("100%% of %s", ("it",), "100% of it"),
        ("%s and %s", ("one",), "one and "),
        ("{x} %d", ("3",), "{x} 3"),
    ],
)
def test_verbs_are_filled_in_order_or_by_number(
    message: str, values: tuple[str, ...], shown: str
) -> None:
    assert fill(message, values) == shown
