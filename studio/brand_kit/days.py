"""Days and moments as kits write them, and in no other of the many ways that Python takes."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?"
)


def day(text: str) -> date:
    """Return a day that is written like ``2026-11-30``.

    Raises:
        ValueError: it is not.
    """
    return date.fromisoformat(_shaped(_DAY, text))


def moment(text: str, *, end_of_day: bool) -> datetime:
    """Return a moment in UTC; without a zone it is taken as UTC.

    Args:
        text: like ``2026-11-30`` or ``2026-11-30T09:00:00Z``.
        end_of_day: True when a day alone means its last second.

    Raises:
        ValueError: it is not a moment.
        OverflowError: it is outside of the years that there are.
    """
    found = datetime.fromisoformat(_shaped(_MOMENT, text))
    if end_of_day and _DAY.fullmatch(text):
        found = found.replace(hour=23, minute=59, second=59)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _shaped(shape: re.Pattern[str], text: str) -> str:
    if not shape.fullmatch(text):
        raise ValueError(text[:60])
    return text
