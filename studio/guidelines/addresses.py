"""Do the links lead where the brand wants people to go?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.guidelines.finding import Edit, Finding, Fix, Level
from studio.guidelines.hosts import host_of, is_below
from studio.guidelines.structural.base import asked_for
from studio.networks.links import LinkSpan

if TYPE_CHECKING:
    from studio.brand_kit.model import BrandKit
    from studio.guidelines.request import CheckRequest
    from studio.guidelines.subject import Subject


def find_link_problems(subject: Subject) -> tuple[Finding, ...] | None:
    """Check every address; None when there is none."""
    request = subject.request
    links = subject.links
    if request.link:
        links = (*links, LinkSpan(start=0, end=0, url=request.link))
    if not links:
        return None
    # A kit's own check of hosts looks at them with its own reason.
    narrower = any(check.param("hosts") for check in asked_for(request, "link"))
    hosts = frozenset[str]() if narrower else _allowed(request.kit)
    found = []
    for link in links:
        host = host_of(link.url)
        if hosts and not is_below(host, hosts):
            found.append(_finding("link-host", Level.CHECK, request, link, host))
        if link.url.lower().startswith("http://"):
            found.append(_finding("link-plain", Level.TIP, request, link, host))
    return tuple(found)


def _allowed(kit: BrandKit) -> frozenset[str]:
    """Return the hosts of the policy and of the kit's own links; none means any."""
    if not kit.policy.link_hosts:
        return frozenset()
    own = {host_of(link.url) for link in kit.links} - {""}
    return frozenset(host.lower() for host in kit.policy.link_hosts) | own


def _finding(code: str, level: Level, request: CheckRequest, link: LinkSpan, host: str) -> Finding:
    fixes: tuple[Fix, ...] = ()
    if code == "link-plain" and link.end > link.start:
        edit = Edit(start=link.start, end=link.start + len("http"), text="https")
        fixes = (Fix(code="use", edits=(edit,), shown=f"https{link.url[4:]}"),)
    return Finding(
        code=code,
        rule="links",
        level=level,
        start=link.start,
        end=link.end,
        text=request.text[link.start : link.end],
        values=(("host", host),),
        fixes=fixes,
    )
