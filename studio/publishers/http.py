"""The only use of requests: one call at a time, nothing retried, no token in any text.

The operating system's own certificates are used, so that a shop network that looks into
traffic works as it does in the browser. Every call opens its own connection: a kept one
may die while a post is being sent, and then nobody knows whether it arrived.
"""

from __future__ import annotations

import contextlib
import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

with contextlib.suppress(Exception):  # without it, requests brings certificates of its own
    import truststore

    truststore.inject_into_ssl()

import requests  # after truststore, which changes the ssl module
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from studio import __version__
from studio.proxies import is_loopback, proxy_for
from studio.publishers.answers import Answer, Raw, read
from studio.publishers.base import Secret
from studio.publishers.errors import (
    OutcomeUnknownError,
    PublishError,
    RejectedError,
    UnavailableError,
)

TIMEOUT = (5.0, 30.0)
"""Seconds to connect, and seconds without a byte of the answer."""

_DATE_TIMEOUT = (2.5, 2.5)  # five seconds in all
_MOST_BYTES = 5_000_000
_LONGEST = 60.0  # seconds that a whole answer may take to arrive

# At DEBUG, urllib3 logs every address with its query.
logging.getLogger("urllib3").setLevel(logging.WARNING)


def origin(host: str) -> str:
    """Return ``scheme://host[:port]`` of a server that a person typed.

    ``http://`` is taken only for this same computer: a password never crosses a wire
    that others can read.

    Raises:
        RejectedError: it is no address, or not a safe one.
    """
    text = host.strip()
    parts = _split(text if "://" in text else f"https://{text}")
    if parts is None:
        raise RejectedError("no-such-address")
    scheme, name, netloc = parts
    if scheme != "https" and not (scheme == "http" and is_loopback(name)):
        raise RejectedError("not-https")
    return f"{scheme}://{netloc}"


def _split(address: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    name = parts.hostname or ""
    if not name or "@" in parts.netloc or any(c.isspace() for c in parts.netloc):
        return None
    shown = f"[{name}]" if ":" in name else name
    return parts.scheme, name, shown if port is None else f"{shown}:{port}"


def _proxies(url: str) -> dict[str, str]:
    # Always said in so many words, "" for none: else requests would look for itself.
    return {urlsplit(url).scheme: proxy_for(url).url}


def get_json(url: str, params: Mapping[str, str], *, token: Secret | None = None) -> Answer:
    """Read something.

    Raises:
        UnavailableError: no clear answer came.
    """
    return _call("GET", url, token=token, params=params)


def server_date(host: str) -> datetime | None:
    """Return what time a server says it is (its ``Date`` header), or None.

    Args:
        host: its address, as in an account. Nothing but "/" is asked for.

    Returns:
        An aware time with whole seconds; None when no answer with one came in time.
    """
    headers = {"User-Agent": f"ShopfloorStudio/{__version__}"}
    with contextlib.suppress(PublishError, requests.RequestException, OSError, ValueError):
        address = origin(host)
        with requests.Session() as session:
            session.trust_env = not is_loopback(urlsplit(address).hostname or "")
            with session.head(
                f"{address}/",
                headers=headers,
                timeout=_DATE_TIMEOUT,
                allow_redirects=False,
                auth=_bearer(None),
                proxies=_proxies(address),
            ) as got:
                told = parsedate_to_datetime(got.headers.get("Date", ""))
                return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    return None


def answers(url: str) -> bool:
    """Tell whether an address answers at all: with a page, or with the way to another one.

    Args:
        url: https. Nothing about this computer or person is sent.
    """
    headers = {"User-Agent": f"ShopfloorStudio/{__version__}"}
    ignored = contextlib.suppress(requests.RequestException, OSError, ValueError)
    with ignored, requests.Session() as session:
        session.trust_env = not is_loopback(urlsplit(url).hostname or "")
        with session.get(
            url,
            headers=headers,
            timeout=_DATE_TIMEOUT,
            allow_redirects=False,
            auth=_bearer(None),
            stream=True,
            proxies=_proxies(url),
        ) as got:
            return got.status_code < HTTPStatus.BAD_REQUEST
    return False


def post_json(
    url: str, body: Mapping[str, Any] | None, *, token: Secret | None = None, public: bool = False
) -> Answer:
    """Send a JSON object once.

    Args:
        url: where to.
        body: the object, or None for an empty body.
        token: goes into the ``Authorization`` header.
        public: True when this very call makes something public.

    Raises:
        UnavailableError: certainly nothing became public.
        OutcomeUnknownError: ``public`` was set and no clear answer came back.
    """
    data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
    mime = "" if body is None else "application/json"
    return _call("POST", url, token=token, body=_Body(data), mime=mime, public=public)


def post_bytes(url: str, data: bytes, mime: str, *, token: Secret) -> Answer:
    """Upload a file that nobody sees yet.

    Raises:
        UnavailableError: no clear answer came.
        RejectedError: it is too large.
    """
    return _call("POST", url, token=token, body=_Body(data), mime=mime)


class _Body:
    """Bytes that know whether they were asked for.

    requests calls a refused and a dropped connection both ``ConnectionError``. A body is
    read only once the connection stands and the certificate was accepted, so bytes that
    were never asked for were certainly never sent.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self.asked = False

    def __len__(self) -> int:
        return len(self._data)

    def __iter__(self) -> Iterator[bytes]:
        yield self.read()

    def read(self, size: int = -1) -> bytes:
        self.asked = True
        end = len(self._data) if size < 0 else self._at + size
        part = self._data[self._at : end]
        self._at += len(part)
        return part


def _bearer(token: Secret | None) -> Callable[[requests.PreparedRequest], requests.PreparedRequest]:
    # An auth function, and never None: requests would put a password of ~/.netrc in its place.
    def sign(request: requests.PreparedRequest) -> requests.PreparedRequest:
        if token is not None:
            request.headers["Authorization"] = f"Bearer {token.reveal()}"
        return request

    return sign


def _call(
    method: str,
    url: str,
    *,
    token: Secret | None,
    params: Mapping[str, str] | None = None,
    body: _Body | None = None,
    mime: str = "",
    public: bool = False,
) -> Answer:
    headers = {"User-Agent": f"ShopfloorStudio/{__version__}", "Accept": "application/json"}
    if mime:
        headers["Content-Type"] = mime
    # An empty body is never asked for, so it cannot tell whether it was sent.
    request = requests.Request(
        method, url, params=params, headers=headers, data=body if body else b"", auth=_bearer(token)
    )
    outcome = _exchange(request, body)
    # Raised here and not where it was caught: no traceback then carries the request.
    if isinstance(outcome, _Lost):
        raise _no_answer(outcome, public=public)
    return read(outcome, public=public, now=datetime.now(UTC))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lost:
    sent: bool
    reason: str


def _exchange(request: requests.Request, body: _Body | None) -> Raw | _Lost:
    try:
        with requests.Session() as session:
            session.trust_env = not is_loopback(urlsplit(request.url).hostname or "")
            prepared = session.prepare_request(request)
            settings = session.merge_environment_settings(
                prepared.url, proxies=_proxies(request.url), stream=True, verify=None, cert=None
            )
            with session.send(prepared, timeout=TIMEOUT, allow_redirects=False, **settings) as got:
                return Raw(status=got.status_code, headers=got.headers, body=_capped(got))
    except (requests.RequestException, OSError, ValueError) as problem:
        return _Lost(sent=body is None or body.asked or not len(body), reason=_cause(problem))


def _cause(problem: Exception) -> str:
    if isinstance(problem, requests.exceptions.ProxyError):
        return "proxy"
    if isinstance(problem, requests.exceptions.SSLError):
        return "certificate"
    cause = getattr(problem.args[0], "reason", None) if problem.args else None
    never_met = isinstance(cause, (NewConnectionError, ConnectTimeoutError))
    return "offline" if never_met else "no-answer"


def _capped(got: requests.Response) -> bytes | None:
    until = time.monotonic() + _LONGEST
    parts: list[bytes] = []
    size = 0
    for part in got.iter_content(65_536):
        size += len(part)
        if size > _MOST_BYTES or time.monotonic() > until:
            return None
        parts.append(part)
    return b"".join(parts)


def _no_answer(lost: _Lost, *, public: bool) -> PublishError:
    if lost.sent and public:
        return OutcomeUnknownError("no-answer")
    return UnavailableError(lost.reason)
