"""When to look at a channel again, so that ten thousand shops do not ask at one moment."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

EVERY = timedelta(hours=4)
JITTER = 0.25
"""Each wait is longer or shorter by up to this part."""

FIRST_WITHIN = timedelta(minutes=10)
LONGEST = timedelta(hours=24)


def next_poll(now: datetime, last: datetime | None, seed: str, failures: int = 0) -> datetime:
    """Return the moment of the next look at a channel. Pure: the same in, the same out.

    Args:
        now: aware; with no ``last``, the moment when the app started.
        last: when the channel was last asked, or None when not since the start.
        seed: differs from PC to PC and stays the same on one, so that PCs spread evenly.
        failures: how many times in a row nobody answered. Each doubles the wait, up to
            a day.

    Returns:
        Never before ``now``. Without ``last``, within ten minutes of it.
    """
    if last is None:
        return now + FIRST_WITHIN * _fraction(seed, "first")
    # A clock that was put back must not silence the channel for days.
    since = min(last, now)
    doublings = min(max(failures, 0), 8)
    wait = min(EVERY * (1 << doublings), LONGEST)
    share = 1 + JITTER * (2 * _fraction(seed, since.isoformat()) - 1)
    return max(now, since + wait * share)


def _fraction(*parts: str) -> float:
    """Return a number from 0 to just under 1 that looks random and is not."""
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
