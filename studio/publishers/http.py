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
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

with contextlib.suppress(Exception):  # without it, requests brings certificates of its own
    import truststore

    truststore.inject_into_ssl()

import requests  # after truststore, which changes the ssl module
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from studio import __version__
from studio.proxies import is_loopback, proxy_for
from studio.publishers.addresses import origin
from studio.publishers.answers import Answer, Raw, read
from studio.publishers.base import Secret
from studio.publishers.carried import Access, Body, Bound
from studio.publishers.errors import (
    OutcomeUnknownError,
    PublishError,
    UnavailableError,
)

TIMEOUT = (5.0, 30.0)
"""Seconds to connect, and seconds without a byte of the answer."""

__all__ = [
    "TIMEOUT",
    "Access",
    "Bound",
    "answers",
    "get_json",
    "get_list",
    "is_loopback",
    "origin",
    "post_bytes",
    "post_form",
    "post_json",
    "server_date",
]

_DATE_TIMEOUT = (2.5, 2.5)  # five seconds in all
_MOST_BYTES = 5_000_000
_LONGEST = 60.0  # seconds that a whole answer may take to arrive

# At DEBUG, urllib3 logs every address with its query.
logging.getLogger("urllib3").setLevel(logging.WARNING)


def _proxies(url: str) -> dict[str, str]:
    # Always said in so many words, "" for none: else requests would look for itself.
    return {urlsplit(url).scheme: proxy_for(url).url}


def get_json(url: str, params: Mapping[str, str], *, token: Access | None = None) -> Answer:
    """Read something.

    Raises:
        UnavailableError: no clear answer came.
    """
    return _call("GET", url, token=token, params=params)


def get_list(url: str, params: Mapping[str, str], *, token: Access | None = None) -> Answer:
    """Read a list; it comes as ``Answer.items``.

    Raises:
        UnavailableError: no clear answer came.
    """
    return _call("GET", url, token=token, params=params, many=True)


def post_form(
    url: str,
    fields: Mapping[str, str | Secret],
    *,
    token: Access | None = None,
    headers: Mapping[str, str] | None = None,
    public: bool = False,
) -> Answer:
    """Send a form once, as OAuth's endpoints want it.

    Args:
        url: where to. Nothing secret is in it.
        fields: by name; each may be a secret.
        token: goes into the ``Authorization`` header.
        headers: more headers; nothing secret.
        public: True when this very call makes something public.

    Raises:
        UnavailableError: certainly nothing became public.
        OutcomeUnknownError: ``public`` was set and no clear answer came back.
    """
    plain = {k: v.reveal() if isinstance(v, Secret) else v for k, v in fields.items()}
    mime = "application/x-www-form-urlencoded"
    body = Body(urlencode(plain).encode())
    return _call("POST", url, token=token, body=body, mime=mime, headers=headers, public=public)


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
                auth=_signed(None),
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
            auth=_signed(None),
            stream=True,
            proxies=_proxies(url),
        ) as got:
            return got.status_code < HTTPStatus.BAD_REQUEST
    return False


def post_json(
    url: str,
    body: Mapping[str, Any] | None,
    *,
    token: Access | None = None,
    headers: Mapping[str, str] | None = None,
    public: bool = False,
) -> Answer:
    """Send a JSON object once.

    Args:
        url: where to.
        body: the object, or None for an empty body.
        token: goes into the ``Authorization`` header.
        headers: more headers, such as a network's ``Idempotency-Key``; nothing secret.
        public: True when this very call makes something public.

    Raises:
        UnavailableError: certainly nothing became public.
        OutcomeUnknownError: ``public`` was set and no clear answer came back.
    """
    data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
    mime = "" if body is None else "application/json"
    return _call(
        "POST", url, token=token, body=Body(data), mime=mime, headers=headers, public=public
    )


def post_bytes(url: str, data: bytes, mime: str, *, token: Access) -> Answer:
    """Upload a file that nobody sees yet.

    Raises:
        UnavailableError: no clear answer came.
        RejectedError: it is too large.
    """
    return _call("POST", url, token=token, body=Body(data), mime=mime)


def _signed(token: Access | None) -> Callable[[requests.PreparedRequest], requests.PreparedRequest]:
    # An auth function, and never None: requests would put a password of ~/.netrc in its place.
    def sign(request: requests.PreparedRequest) -> requests.PreparedRequest:
        bearer = token if isinstance(token, Secret) else None
        if isinstance(token, Bound):
            request.headers["DPoP"] = token.proof.reveal()
            bearer = token.token
        if bearer is not None:
            scheme = "DPoP" if isinstance(token, Bound) else "Bearer"
            request.headers["Authorization"] = f"{scheme} {bearer.reveal()}"
        return request

    return sign


def _call(
    method: str,
    url: str,
    *,
    token: Access | None,
    params: Mapping[str, str] | None = None,
    body: Body | None = None,
    mime: str = "",
    headers: Mapping[str, str] | None = None,
    public: bool = False,
    many: bool = False,
) -> Answer:
    sent = {"User-Agent": f"ShopfloorStudio/{__version__}", "Accept": "application/json"}
    sent |= {**(headers or {}), **({"Content-Type": mime} if mime else {})}
    # An empty body is never asked for, so it cannot tell whether it was sent.
    request = requests.Request(
        method, url, params=params, headers=sent, data=body if body else b"", auth=_signed(token)
    )
    outcome = _exchange(request, body)
    # Raised here and not where it was caught: no traceback then carries the request.
    if isinstance(outcome, _Lost):
        raise _no_answer(outcome, public=public)
    return read(outcome, public=public, now=datetime.now(UTC), many=many)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lost:
    sent: bool
    reason: str


def _exchange(request: requests.Request, body: Body | None) -> Raw | _Lost:
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
