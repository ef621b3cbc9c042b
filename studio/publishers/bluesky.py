"""The door to Bluesky: by the browser (OAuth) or by app password, posting the same way."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar

from studio.publishers import bluesky_oauth, bluesky_password
from studio.publishers.addresses import is_here
from studio.publishers.base import (
    Ask,
    Authorization,
    Identity,
    Keeper,
    Linked,
    Publisher,
    Registration,
    Secret,
    Session,
)
from studio.publishers.bluesky_calls import DEFAULT_HOST
from studio.publishers.bluesky_session import BlueskySession
from studio.publishers.bluesky_text import PostLimits

_BASE32 = "234567abcdefghijklmnopqrstuvwxyz"


class Tids:
    """Makes record names: 13 characters that sort by time (https://atproto.com/specs/tid).

    Args:
        clock_id: 0 to 1023, tells apart two computers in the same microsecond; random
            when None.
    """

    def __init__(self, clock_id: int | None = None) -> None:
        self._clock_id = secrets.randbelow(1024) if clock_id is None else clock_id
        self._last = 0
        self._lock = threading.Lock()

    def new(self, now: datetime) -> str:
        """Return the next name; each is later than the one before, even if the clock is not."""
        micros = int(now.timestamp() * 1_000_000)
        with self._lock:
            self._last = max(micros, self._last + 1)
            number = (self._last << 10) | self._clock_id
        return "".join(_BASE32[(number >> shift) & 31] for shift in range(60, -1, -5))


class Bluesky(Publisher):
    """The door to Bluesky and to every other server of its protocol.

    Args:
        limits: what is refused before anything is sent; nothing when None.
        tids: makes the records' names.
        registration: how the brand's app is known; asked at every sign-in.
        home: the server of people who name none.
        clock: gives the time, aware.
    """

    id: ClassVar[str] = "bluesky"
    callback_path: ClassVar[str] = "/callback/bluesky"

    def __init__(
        self,
        limits: PostLimits | None = None,
        *,
        tids: Tids | None = None,
        registration: Callable[[], Registration] = Registration,
        home: str = DEFAULT_HOST,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._limits = limits or PostLimits()
        self._tids = tids or Tids()
        self._registration = registration
        self._home = home
        self._clock = clock

    def ways(self) -> tuple[str, ...]:
        """Return ``browser`` first when the brand has a client, or the server is on this PC."""
        browser = self._registration().client_id or is_here(self._home)
        return ("browser", "password") if browser else ("password",)

    def authorize(self, ask: Ask) -> Authorization:
        """Find the person's own server and announce the try there."""
        client_id = self._registration().client_id
        return bluesky_oauth.authorize(ask, client_id, home=self._home, clock=self._clock)

    def redeem(self, authorization: Authorization, code: Secret) -> Linked:
        """Turn the code into a sign-in of the very person that was asked for."""
        return bluesky_oauth.redeem(authorization, code, clock=self._clock)

    def new_key(self, now: datetime) -> str:
        """Make the name of the record that the post will be."""
        return self._tids.new(now)

    def link(self, *, host: str, handle: str, password: Secret) -> Linked:
        """Sign in with an app password; a main password is refused before it is sent."""
        return bluesky_password.link(host or self._home, handle, password)

    def resume(self, identity: Identity, secret: Secret, *, keeper: Keeper) -> Session:
        """Continue with what was kept, of either way to sign in."""
        if bluesky_oauth.is_kept_here(secret):
            sign_in = bluesky_oauth.BrowserSignIn(secret, keeper, clock=self._clock)
            return BlueskySession(identity, sign_in, self._limits)
        password = bluesky_password.PasswordSignIn(identity.host, keeper)
        return BlueskySession(identity, password, self._limits)

    def unlink(self, identity: Identity, secret: Secret) -> None:
        """End the sign-in at the network; one that is already over is fine."""
        if bluesky_oauth.is_kept_here(secret):
            bluesky_oauth.end(secret, clock=self._clock)
        else:
            bluesky_password.end(identity.host, secret)
