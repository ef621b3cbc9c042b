"""What the journal is told about an attempt that did not end with a live post."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from studio.outbox.model import State
from studio.publishers.errors import OutcomeUnknownError, PublishError, UnavailableError


def outcome_of(problem: PublishError) -> dict[str, Any]:
    """Return state, reason, detail and time of the next try for one kind of trouble."""
    state = State.FAILED
    if isinstance(problem, OutcomeUnknownError):
        state = State.UNKNOWN
    elif isinstance(problem, UnavailableError):
        state = State.QUEUED
    when = utc_text(problem.retry_at) if problem.retry_at else ""
    return {"state": state, "reason": problem.reason, "detail": problem.detail, "retry_at": when}


def utc_text(moment: datetime) -> str:
    """Return an aware moment as ISO 8601 in UTC with milliseconds and ``Z``."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"
