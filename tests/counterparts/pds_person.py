"""A person with a browser at a real PDS, scripted: signs in, agrees, and is sent back.

The PDS's sign-in page is a program that calls these addresses; they were found by watching
it (@atproto/pds 0.5.35). ``requests`` would not send its cookies, which are marked secure,
over plain HTTP, so they are kept by hand.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from studio.publishers.bluesky_oauth import SCOPE
from tests.counterparts.bluesky_pds import PdsAccount

_NAVIGATE = {
    "Sec-Fetch-Site": "cross-site",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-User": "?1",
    "User-Agent": "Mozilla/5.0",
    "Accept": "text/html",
}


class Person:
    """Somebody at the page that ``url`` opens.

    Args:
        url: what the app gave to the browser.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        parts = urlsplit(url)
        self._server = f"{parts.scheme}://{parts.netloc}"
        self._api = f"{self._server}/@atproto/oauth-provider/~api"
        self._cookies: dict[str, str] = {}

    def agree(self, who: PdsAccount) -> str:
        """Sign in, say yes, and return the address that the browser is sent to."""
        page = self._ask("GET", self._url, _NAVIGATE)
        assert page.status_code == 200, page.text[:300]
        told = {"locale": "en", "username": who.handle, "password": who.main_password}
        signed = self._call("/sign-in", {**told, "remember": False})
        token = signed["ephemeralToken"]
        agreed = self._call("/consent", {"did": who.did, "scope": SCOPE}, token)
        headers = {**_NAVIGATE, "Sec-Fetch-Site": "same-origin", "Referer": self._url}
        sent = self._ask("GET", agreed["url"], headers)
        assert sent.status_code in {302, 303}, sent.text[:300]
        return str(sent.headers["Location"])

    def refuse(self) -> str:
        """Say no, and return the address that the browser is sent to."""
        self._ask("GET", self._url, _NAVIGATE)
        refused = self._call("/reject", {})
        headers = {**_NAVIGATE, "Sec-Fetch-Site": "same-origin", "Referer": self._url}
        return str(self._ask("GET", refused["url"], headers).headers["Location"])

    def _call(self, path: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
        headers = {
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "same-origin",
            "Sec-Fetch-Dest": "empty",
            "Origin": self._server,
            "Referer": self._url,
            "User-Agent": "Mozilla/5.0",
            "x-csrf-token": self._cookies["csrf-token"],
        }
        if token:
            headers["Authorization"] = f"Bearer {token}"
        answer = self._ask("POST", f"{self._api}{path}", headers, body)
        assert answer.ok, answer.text[:300]
        found: dict[str, Any] = answer.json()
        return found

    def _ask(
        self, method: str, url: str, headers: dict[str, str], body: object = None
    ) -> requests.Response:
        crumbs = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        sent = {**headers, **({"Cookie": crumbs} if crumbs else {})}
        answer = requests.request(
            method, url, headers=sent, json=body, allow_redirects=False, timeout=30
        )
        for line in answer.raw.headers.getlist("set-cookie"):
            name, _eq, value = line.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer


def query_of(url: str) -> dict[str, str]:
    """Return the query of an address, one value for each name."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
