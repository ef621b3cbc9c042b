"""The only user of urllib3: files of a channel on a web host, each asked for once.

Nothing is told to the host but the program's name. The operating system's certificates
and its proxy are used, as in a browser.
"""

from __future__ import annotations

import contextlib
import logging
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urljoin, urlsplit

import truststore
import urllib3
from urllib3.exceptions import HTTPError

from studio import __version__
from studio.channel.address import is_loopback, is_name, is_safe_url, shown
from studio.channel.errors import RefusedError, UnreachableError
from studio.channel.sources import PIECE, Arrival, MissingError, Validators
from studio.proxies import proxy_for

_CONNECT, _SILENCE = 5.0, 20.0
"""Seconds to connect, and seconds without a byte."""

_SLOWEST = 2_000.0  # bytes in a second, over the whole of an answer
_GRACE = 30.0  # seconds before the slowest speed counts
_MOST_REDIRECTS = 3
_REDIRECTS = (301, 302, 303, 307, 308)
_MISSING = (403, 404, 410)
"""A bucket without leave to list answers 403 for a file that is not there (Amazon S3 User
Guide, GetObject, read 2026-11-21)."""

_TOO_FRESH = 2  # seconds

# At DEBUG, urllib3 logs every address.
logging.getLogger("urllib3").setLevel(logging.WARNING)


def pool(host: str) -> urllib3.PoolManager:
    """Return connections that trust what the system trusts and go through its proxy.

    Nothing is tried again by itself: the next publish or update goes on where this stopped.

    Args:
        host: whom they are for; this same computer is never asked through a proxy.

    Raises:
        UnreachableError: what is set as the proxy is no proxy.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    timeout = urllib3.Timeout(connect=_CONNECT, read=_SILENCE)
    proxy = proxy_for(f"https://{f'[{host}]' if ':' in host else host}/").url
    if not proxy.startswith(("http://", "https://")):
        return urllib3.PoolManager(ssl_context=context, timeout=timeout, maxsize=4, retries=False)
    try:
        return urllib3.ProxyManager(
            proxy,
            proxy_headers=_introduction(proxy),
            ssl_context=context,
            timeout=timeout,
            maxsize=4,
            retries=False,
        )
    except (HTTPError, ValueError):  # somebody wrote nonsense into a setting
        raise UnreachableError("channel-proxy", place=host) from None


def _introduction(proxy: str) -> dict[str, str]:
    """Return the name and password for a proxy: urllib3 does not take them from its address."""
    auth = urllib3.util.parse_url(proxy).auth
    return dict(urllib3.util.make_headers(proxy_basic_auth=unquote(auth))) if auth else {}


class WebSource:
    """A channel on a web host.

    Args:
        url: https, or http on this same computer; ends in a slash.
        clock: seconds that only go forward, to give up on an answer that trickles.
    """

    def __init__(self, url: str, clock: Callable[[], float] = time.monotonic) -> None:
        if not is_safe_url(url):
            raise RefusedError("channel-address", value=shown(url))
        self._url = url
        self._clock = clock
        self._pool = pool(urlsplit(url).hostname or "")

    @property
    def address(self) -> str:
        """The channel's address."""
        return self._url

    @contextmanager
    def open(
        self, name: str, *, start: int = 0, known: Validators | None = None
    ) -> Iterator[Arrival]:
        """Ask the host for a file."""
        if not is_name(name):
            raise RefusedError("channel-name")
        answer = self._ask(self._url + name, _headers(start, known or Validators()))
        try:
            yield self._arrival(answer, start)
        finally:
            answer.end()

    def _ask(self, url: str, headers: dict[str, str]) -> _Answer:
        for _again in range(_MOST_REDIRECTS + 1):
            answer = self._asked_once(url, headers)
            if answer.status not in _REDIRECTS:
                return answer
            answer.end()
            url = urljoin(url, answer.header("Location"))
            # A captive portal, or a host that would send shops to a place in the clear.
            if not is_safe_url(url) or (
                is_loopback(_host(url)) and not is_loopback(_host(self._url))
            ):
                raise RefusedError("channel-redirect", place=self._url)
        raise RefusedError("channel-redirect", place=self._url)

    def _asked_once(self, url: str, headers: dict[str, str]) -> _Answer:
        try:
            answer = self._pool.request(
                "GET",
                url,
                headers=headers,
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
            )
        except (HTTPError, OSError) as problem:
            raise UnreachableError(_cause(problem), place=self._url) from None
        return _Answer(answer)

    def _arrival(self, answer: _Answer, start: int) -> Arrival:
        if answer.status in _MISSING:
            raise MissingError(answer.status)
        if answer.status == 304:
            return Arrival(pieces=iter(()), unchanged=True)
        if answer.status == 416:  # the part at hand is as long as the file, or longer
            return Arrival(pieces=iter(()), start=start)
        if answer.status not in (200, 206):
            raise UnreachableError("channel-answer", place=self._url, status=str(answer.status))
        begins = _range_start(answer.header("Content-Range")) if answer.status == 206 else 0
        if begins not in (0, start):
            raise UnreachableError("channel-answer", place=self._url, status=str(answer.status))
        return Arrival(pieces=self._pieces(answer), start=begins, validators=_validators(answer))

    def _pieces(self, answer: _Answer) -> Iterator[bytes]:
        begun, size = self._clock(), 0
        while True:
            try:
                piece = answer.next_piece()
            except (HTTPError, OSError) as problem:
                raise UnreachableError(_cause(problem), place=self._url) from None
            if not piece:
                return
            size += len(piece)
            if self._clock() - begun > _GRACE + size / _SLOWEST:
                raise UnreachableError("channel-slow", place=self._url)
            yield piece


class _Answer:
    """One answer of urllib3, with what is asked of it."""

    def __init__(self, raw: urllib3.BaseHTTPResponse) -> None:
        self._raw = raw
        self.status = raw.status
        self._ended = raw.status == 304

    def header(self, name: str) -> str:
        return str(self._raw.headers.get(name, ""))

    def next_piece(self) -> bytes:
        # read1 gives what has come: a trickle is noticed piece by piece.
        piece = self._raw.read1(PIECE)
        self._ended = not piece
        return piece

    def end(self) -> None:
        """Keep the connection for the next file, unless bytes are still to come on it."""
        length = self.header("Content-Length")
        if not self._ended and length.isdigit() and int(length) <= PIECE and self.status >= 300:
            with contextlib.suppress(HTTPError, OSError):
                self._ended = len(self._raw.read(PIECE)) <= PIECE
        if self._ended:
            self._raw.release_conn()
        else:
            self._raw.close()


def _headers(start: int, known: Validators) -> dict[str, str]:
    headers = {"User-Agent": f"ShopfloorStudio/{__version__}", "Accept-Encoding": "identity"}
    if start:
        headers["Range"] = f"bytes={start}-"
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    return headers


def _validators(answer: _Answer) -> Validators:
    """Return what the host calls these bytes, or nothing when it may say the same of others.

    A day and time with whole seconds, and an ETag made from one, cannot tell two versions
    of the same second apart (RFC 9110, section 8.8.2.2, read 2026-11-21).
    """
    modified = answer.header("Last-Modified")
    try:
        age = parsedate_to_datetime(answer.header("Date")) - parsedate_to_datetime(modified)
    except ValueError:
        return Validators(etag=answer.header("ETag"))
    if age.total_seconds() < _TOO_FRESH:
        return Validators()
    return Validators(etag=answer.header("ETag"), modified=modified)


def _range_start(text: str) -> int:
    unit, _space, rest = text.partition(" ")
    first = rest.partition("-")[0]
    return int(first) if unit == "bytes" and first.isascii() and first.isdigit() else -1


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _cause(problem: Exception) -> str:
    if isinstance(problem, urllib3.exceptions.SSLError):
        return "channel-certificate"
    if isinstance(problem, urllib3.exceptions.ProxyError):
        return "channel-proxy"
    return "channel-offline"
