"""``link``: where links may lead, what stands behind them, and which one has to be there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from studio.guidelines.hosts import host_of, is_below
from studio.guidelines.structural.base import Making, View, append, remove, told
from studio.networks.links import LinkSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.guidelines.finding import Finding

BRIEF = "brief"
"""In ``required``: one of the links of the brief that the post answers."""


class Link:
    """``hosts``: where links may lead. ``tags``: names that stand behind links to the brand.

    ``required``: ids of the kit's links of which one has to be there, or ``brief``.
    """

    def __init__(self, making: Making) -> None:
        self._making = making
        self._urls = {item.id: item.url for item in making.kit.links}
        own = {host_of(url) for url in self._urls.values()} - {""}
        wanted = {host.lower() for host in making.check.param("hosts")}
        self._own = own | wanted
        self._hosts = self._own if wanted else set()

    def find(self, view: View) -> Iterator[Finding]:
        """Yield what leads elsewhere, what is not counted and what is missing."""
        links = view.subject.links
        if view.request.link:
            links = (*links, LinkSpan(start=0, end=0, url=view.request.link))
        for link in links:
            yield from self._of_one(view, link)
        yield from self._missing(view, tuple(link.url for link in links))

    def _of_one(self, view: View, link: LinkSpan) -> Iterator[Finding]:
        check, host = self._making.check, host_of(link.url)
        at = (link.start, link.end)
        if self._hosts and not is_below(host, self._hosts):
            fixes = (remove(view.text, *at),) if link.end > link.start else ()
            yield told(check, view, "link-host", at=at, values=(("host", host),), fixes=fixes)
        have = {name for name, _value in parse_qsl(_query(link.url), keep_blank_values=True)}
        missing = [name for name in check.param("tags") if name not in have]
        if missing and is_below(host, self._own):
            values = (("tags", ", ".join(missing)), ("host", host))
            yield told(check, view, "link-tags", at=at, values=values)

    def _missing(self, view: View, urls: tuple[str, ...]) -> Iterator[Finding]:
        wanted = self._wanted(view)
        if not wanted or view.subject.blank:
            return
        if any(_same(url, other) for url in urls for other in wanted):
            return
        if any(other in view.text for other in wanted):
            return
        values = (("link", wanted[0]),)
        fixes = (append(view.text, wanted[0]),)
        yield told(self._making.check, view, "link-missing", values=values, fixes=fixes)

    def _wanted(self, view: View) -> list[str]:
        names = self._making.check.param("required")
        brief = view.request.brief
        ids = [name for name in names if name != BRIEF]
        ids += brief.links if BRIEF in names and brief else ()
        return [self._urls[name] for name in ids if name in self._urls]


def _query(url: str) -> str:
    try:
        return urlsplit(url).query
    except ValueError:
        return ""


def _same(url: str, other: str) -> bool:
    """Tell whether an address is another one, whatever stands behind it."""
    one, two = (
        item.partition("?")[0].partition("#")[0].rstrip("/").lower() for item in (url, other)
    )
    return one == two
