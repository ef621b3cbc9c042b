"""Which address a network shows as a card of its own. Nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from studio.networks.links import find_links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from studio.networks.model import NetworkRules


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCard:
    """A card for an address.

    Attributes:
        url: the address.
        host: as cards show it, without ``www.``.
        title: what the kit calls the page, "" where nobody knows it before it is fetched.
    """

    url: str
    host: str
    title: str


def link_card(
    rules: NetworkRules,
    text: str,
    *,
    link: str = "",
    known: Iterable[tuple[str, str]] = (),
    has_picture: bool = False,
) -> LinkCard | None:
    """Return the card that a network makes for an address, None where it makes none.

    Args:
        rules: the network's rules.
        text: the words as they go out.
        link: the address that goes along with the post, "" without one.
        known: (title, address) of pages that the kit knows.
        has_picture: True where the post has a picture, which then takes the card's place.
    """
    if not rules.link_card or has_picture:
        return None
    url = link or _first(rules, text)
    host = _host(url)
    if not host:
        return None
    page = _page(url)
    title = next((name for name, address in known if _page(address) == page), "")
    return LinkCard(url=url, host=host, title=title)


def is_web_address(url: str) -> bool:
    """Tell whether an address leads to a page on the web, whatever its ending."""
    web = url.startswith(("http://", "https://"))
    return web and "." in _host(url).strip(".") and not any(map(str.isspace, url))


def _first(rules: NetworkRules, text: str) -> str:
    for item in find_links(text):
        if rules.bare_domains or text.startswith(item.url, item.start):
            return item.url
    return ""


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _page(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return what tells one page from another: tags that only count visits do not."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return (url, "", ())
    asked = tuple(p for p in parse_qsl(parts.query) if not p[0].startswith("utm_"))
    return (_host(url), parts.path.rstrip("/"), asked)
