"""Do the kit's addresses still answer? Only when somebody asks: it goes out to the web."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from studio.brand_kit.places import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.brand_kit.errors import Problem
    from studio.brand_kit.model import BrandKit

Reach = Callable[[str], bool]
"""Tells whether an address answers with a page."""


def link_problems(kit: BrandKit, reach: Reach | None) -> Iterator[Problem]:
    """Find addresses that do not answer; a warning, because a site may be away for an hour.

    Args:
        kit: the kit.
        reach: asks one address; None asks none.
    """
    if reach is None:
        return
    reach = cache(reach)  # several checks may have one page for their source
    for link in kit.links:
        if not reach(link.url):
            yield problem("dead-link", "links.yml", link.id, "url", level="warning", value=link.url)
    for check in kit.checks:
        if check.source_url and not reach(check.source_url):
            path, value = (check.id, "source_url"), check.source_url
            yield problem("dead-link", "checks.yml", *path, level="warning", value=value)
