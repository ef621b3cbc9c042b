"""Through which proxy a request goes: asked for each address, by whoever makes the request.

Requests are made in several places, and each asks here. Looking a proxy up may take
seconds, so it is never asked on the window's thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

SystemLookup = Callable[[str], str | None]
"""Returns the system's proxy for an address: ``http://host:port``, "" for none needed, None
when the system has nothing to say."""


class From(StrEnum):
    """Who decided about a proxy."""

    LOOPBACK = "loopback"
    POLICY = "policy"
    ENVIRONMENT = "environment"
    SYSTEM = "system"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The way for one address.

    Attributes:
        decided: who decided.
        url: the proxy, perhaps with a name and a password in it; "" for straight there.
            Never shown.
    """

    decided: From
    url: str = field(default="", repr=False)

    @property
    def shown(self) -> str:
        """The proxy's ``host:port`` without a name or password, "" for straight there."""
        return bare_address(self.url) if self.url else ""


Choose = Callable[[str], Choice]


def bare_address(url: str) -> str:
    """Return ``host:port`` of an address, without anything that may be secret.

    An "@" further on may end a password that has a "/", "?" or "#" in it; "?" is returned
    then, as for what is no address.
    """
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "?"
    if "@" in parts.path + parts.query + parts.fragment:
        return "?"
    return f"{parts.hostname or ''}{port}"


def is_loopback(host: str) -> bool:
    """Tell whether a host name is this same computer."""
    from ipaddress import ip_address

    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def chooser(policy: str | None = None, system: SystemLookup = lambda _url: None) -> Choose:
    """Return what answers for every address which way it goes.

    This same computer is never asked through a proxy. Else the policy decides, then the
    variables ``HTTPS_PROXY``, ``HTTP_PROXY``, ``ALL_PROXY`` and ``NO_PROXY``, then the system.
    Where the system has no other way to say it, as on Linux, the variables are the system's.

    Args:
        policy: ``system``, ``direct``, a proxy's address, or None.
        system: asks the operating system; may wait.
    """

    def choose(url: str) -> Choice:
        parts = urlsplit(url)
        if is_loopback(parts.hostname or ""):
            return Choice(decided=From.LOOPBACK)
        if policy not in (None, "system"):
            return Choice(decided=From.POLICY, url="" if policy == "direct" else str(policy))
        passed_over = policy == "system" and sys.platform in ("win32", "darwin")
        told = None if passed_over else _environment(parts.scheme, parts.netloc)
        if told is not None:
            return Choice(decided=From.ENVIRONMENT, url=told)
        # A PAC script has no business with paths and queries.
        told = system(f"{parts.scheme}://{parts.netloc}/")
        return Choice(decided=From.NOBODY if told is None else From.SYSTEM, url=told or "")

    return choose


def _environment(scheme: str, netloc: str) -> str | None:
    """Return the variables' proxy, "" where they forbid one, None where they are silent."""
    # Imported here: it loads OpenSSL, and the window is painted before anything is asked.
    from urllib.request import (  # type: ignore[attr-defined]  # typeshed lacks the second
        getproxies_environment,
        proxy_bypass_environment,
    )

    known = getproxies_environment()
    proxy = known.get(scheme) or known.get("all") or ""
    if not proxy:
        return None
    if proxy_bypass_environment(netloc.rpartition("@")[2], known):
        return ""
    return proxy if "://" in proxy else f"http://{proxy}"


_choose: Choose = chooser()
"""The one setting of this module: every place that makes requests asks the same."""


def use_proxies(choose: Choose) -> None:
    """Let every request from now on go the way that ``choose`` says."""
    global _choose
    _choose = choose


def proxy_for(url: str) -> Choice:
    """Return the way for an address. May wait for the system."""
    return _choose(url)
