"""The page that the browser shows when it comes back: one sentence, nothing from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from http import HTTPStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What the page says, in the person's language.

    Attributes:
        language: as in HTML's ``lang``, e.g. ``cy``.
        title: of the browser's tab.
        done: when the answer belongs to the try; all else is said in the app.
        refused: when it does not: somebody else sent it, or it came too late.
    """

    language: str
    title: str
    done: str
    refused: str


_HEADERS = (
    "Content-Type: text/html; charset=utf-8",
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
    "img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: no-referrer",  # the address has the code in it
    "Cache-Control: no-store",
    "Connection: close",
)
_STYLE = (
    ":root{color-scheme:light dark}"
    "body{font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}"
)


def response(status: HTTPStatus, texts: Texts, *, done: bool) -> bytes:
    """Return a whole HTTP/1.1 answer.

    Args:
        status: of the answer.
        texts: what it says.
        done: True for the sentence of an answer that belongs to the try.
    """
    title, words = escape(texts.title), escape(texts.done if done else texts.refused)
    # The icon that is no icon keeps the browser from asking for one.
    page = (
        f'<!doctype html><html lang="{escape(texts.language)}"><head><meta charset="utf-8">'
        f'<link rel="icon" href="data:,"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body><main><h1>{title}</h1><p>{words}</p></main></body></html>"
    ).encode("utf-8", "replace")
    allow = ("Allow: GET",) if status is HTTPStatus.METHOD_NOT_ALLOWED else ()
    first = f"HTTP/1.1 {status.value} {status.phrase}"
    head = (first, *_HEADERS, *allow, f"Content-Length: {len(page)}")
    return "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + page
