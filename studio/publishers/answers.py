"""What an answer means: pure functions from status, headers and bytes to data or an error."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from studio.publishers.errors import (
    LinkExpiredError,
    OutcomeUnknownError,
    PublishError,
    RejectedError,
    UnavailableError,
)

_LATEST_RETRY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A readable JSON answer of status 2xx or 4xx.

    Attributes:
        status: the HTTP status.
        data: the JSON object; empty when there was no body. It may hold tokens.
        headers: looked up without regard to case.
        items: the objects of a list, when one was asked for.
    """

    status: int
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    items: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)

    @property
    def error(self) -> str:
        """The network's name of what went wrong, or ""."""
        return _text(self.data.get("error")) if self.status >= 400 else ""

    def accepted(self) -> Mapping[str, Any]:
        """Return the data of a call that the network accepted.

        Raises:
            LinkExpiredError: 401.
            RejectedError: any other 4xx; nothing took effect.
        """
        if self.status < 400:
            return self.data
        if self.status == 401:
            raise LinkExpiredError("sign-in-ended")
        words = (_text(self.data.get(name)) for name in ("message", "error_description"))
        raise RejectedError("refused", next(filter(None, words), self.error))


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """An answer as it came.

    Attributes:
        status: the HTTP status.
        headers: looked up without regard to case.
        body: the bytes, or None when they were more or slower than any real answer.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes | None


def read(raw: Raw, *, public: bool, now: datetime, many: bool = False) -> Answer:
    """Return the JSON of an answer of status 2xx or 4xx.

    Args:
        raw: the answer as it came.
        public: True when the call was to make something public.
        now: aware, UTC; what a busy network's waiting time counts from.
        many: True when a list was asked for.

    Raises:
        UnavailableError: certainly nothing became public.
        OutcomeUnknownError: ``public`` was set and the answer does not tell.
        RejectedError: what was sent is too large.
    """
    problem = _by_status(raw, public=public, now=now)
    if problem is not None:
        raise problem
    kind = raw.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if raw.status >= 400:
        data = _json(raw.body) if kind != "text/html" else None
        return Answer(status=raw.status, data=data or {}, headers=raw.headers)
    if kind == "text/html":
        raise _portal(public=public)
    if many:
        return Answer(status=raw.status, items=_items(raw.body), headers=raw.headers)
    data = _json(raw.body)
    if data is None:
        raise _unclear(public=public)
    return Answer(status=raw.status, data=data, headers=raw.headers)


def _by_status(raw: Raw, *, public: bool, now: datetime) -> PublishError | None:
    status = raw.status
    if status < 200 or 300 <= status < 400 or status == 511:  # RFC 6585: the Wi-Fi's own answer
        return _portal(public=public)
    if status == 413:
        return RejectedError("picture-too-large")
    if status == 429:
        when = retry_at(raw.headers, now)
        return UnavailableError("rate-limited", retry_at=when)
    if status == 407:
        return UnavailableError("proxy")
    if status >= 500 or status in {408, 409}:
        return OutcomeUnknownError("server-trouble") if public else UnavailableError("busy")
    return None


def _portal(*, public: bool) -> PublishError:
    return OutcomeUnknownError("unclear-answer") if public else UnavailableError("wifi-sign-in")


def _unclear(*, public: bool) -> PublishError:
    return (OutcomeUnknownError if public else UnavailableError)("unclear-answer")


def _json(body: bytes | None) -> dict[str, Any] | None:
    data = _any_json(body)
    return data if isinstance(data, dict) else None


def _items(body: bytes | None) -> tuple[Mapping[str, Any], ...]:
    data = _any_json(body)
    if not isinstance(data, list) or not all(isinstance(item, dict) for item in data):
        raise _unclear(public=False)
    return tuple(data)


def _any_json(body: bytes | None) -> object:
    if body is None:
        return None
    if not body.strip():
        return {}
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _text(value: object) -> str:
    """Return a network's own words, without what could steer a terminal or turn a line round."""
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return "".join(c for c in words if unicodedata.category(c)[0] != "C")[:200]


def retry_at(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Return when a busy network wants to be asked again, at most a day from now.

    Args:
        headers: ``Retry-After`` is seconds or a date (RFC 9110 §10.2.3);
            ``RateLimit-Reset`` is seconds since 1970 on Bluesky
            (https://docs.bsky.app/docs/advanced-guides/rate-limits, read 2026-11-21) and
            seconds from now in the IETF draft; ``X-RateLimit-Reset`` is a moment in ISO 8601
            on Mastodon (https://docs.joinmastodon.org/api/rate-limits, read 2026-11-21).
        now: aware, UTC.
    """
    times = (_after(headers.get("Retry-After", ""), now), _reset(headers, now))
    found = [when for when in times if when is not None]
    return min(max(*found, now), now + _LATEST_RETRY) if found else None


def _after(text: str, now: datetime) -> datetime | None:
    if text.strip().isdecimal():
        return now + timedelta(seconds=min(int(text), 86_400))
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    return when if when.tzinfo is not None else when.replace(tzinfo=UTC)


def _reset(headers: Mapping[str, str], now: datetime) -> datetime | None:
    text = headers.get("RateLimit-Reset", "").strip()
    if not text.isdecimal():
        return moment(headers.get("X-RateLimit-Reset", ""))
    seconds = int(text[:12])
    if seconds > 1_000_000_000:  # a moment; the largest wait would be 31 years
        return datetime.fromtimestamp(min(seconds, 4_000_000_000), UTC)
    return now + timedelta(seconds=min(seconds, 86_400))


def moment(text: object) -> datetime | None:
    """Return a moment that a network wrote in ISO 8601, aware, UTC; None when it is none."""
    if not isinstance(text, str) or not text.strip():
        return None
    try:
        when = datetime.fromisoformat(text.strip())
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
