"""One request to the listener, read as strictly as it can be: pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

MOST_BYTES = 16_384
"""More than any browser sends to a server that sets no cookies, with a long code in it."""

_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What came.

    Attributes:
        refused: why it is not looked at, as a code, or "".
        status: of the refusal.
        query: what stands behind the ``?``; "" when refused.
    """

    refused: str = ""
    status: HTTPStatus = HTTPStatus.OK
    query: str = ""


def read(data: bytes, *, path: str, host: str) -> Request | None:
    """Read what has come so far.

    Args:
        data: from the first byte on.
        path: the only one that there is, e.g. ``/callback/bluesky``.
        host: what ``Host`` has to be: ``127.0.0.1:PORT``. A page on the internet whose name
            leads here (DNS rebinding) sends its own name.

    Returns:
        None while the end of the head has not come.
    """
    if len(data) > MOST_BYTES:
        too_large = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        return Request(refused="too-large", status=too_large)
    head, end, _body = data.partition(_END)
    if not end:
        return None
    try:
        lines = head.decode("ascii").split("\r\n")
    except UnicodeDecodeError:
        return _bad("wrong-request")
    return _read(lines, path, host)


def _read(lines: list[str], path: str, host: str) -> Request:
    words = lines[0].split(" ")
    if len(words) != 3 or words[2] not in {"HTTP/1.0", "HTTP/1.1"}:
        return _bad("wrong-request")
    method, target, _version = words
    if method != "GET":
        return Request(refused="wrong-method", status=HTTPStatus.METHOD_NOT_ALLOWED)
    if _hosts(lines[1:]) != [host]:
        return _bad("wrong-host")
    asked, _mark, query = target.partition("?")
    if asked != path:
        return Request(refused="wrong-path", status=HTTPStatus.NOT_FOUND)
    return Request(query=query)


def _hosts(lines: list[str]) -> list[str]:
    named = [line.partition(":") for line in lines]
    return [value.strip(" \t") for name, _colon, value in named if name.lower() == "host"]


def _bad(code: str) -> Request:
    return Request(refused=code, status=HTTPStatus.BAD_REQUEST)
