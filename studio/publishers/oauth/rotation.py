"""Refresh tokens that are replaced at every use: one at a time, kept before they are used."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from studio.publishers.base import Keeper, Secret
from studio.publishers.errors import UnavailableError


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """What a network gave for what was kept.

    Attributes:
        kept: what is kept from now on.
        access: signs requests; lives in memory only.
    """

    kept: Secret
    access: Secret


class Rotation:
    """The access token of one account. Two threads may ask: one of them replaces it.

    Args:
        keeper: keeps the account's secret.
        renew: asks the network once, with what is kept now. It raises ``LinkExpiredError``
            when the sign-in is over and ``UnavailableError`` when nobody answered.
    """

    def __init__(self, keeper: Keeper, renew: Callable[[Secret], Renewed]) -> None:
        self._keeper = keeper
        self._renew = renew
        self._access: Secret | None = None
        self._unkept: Secret | None = None
        self._lock = threading.Lock()

    def access(self, dead: Secret | None = None) -> Secret:
        """Return an access token, a new one if need be.

        Args:
            dead: one that the network does not take any more.

        Raises:
            LinkExpiredError: the sign-in is over.
            UnavailableError: no clear answer came, or the replacement could not be kept.
        """
        with self._lock:
            if self._access is None or self._access == dead or self._unkept is not None:
                with self._keeper.latest() as kept:
                    self._replace(kept)
            if self._access is None:
                raise UnavailableError("unclear-answer")
            return self._access

    def _replace(self, kept: Secret) -> None:
        if self._unkept is None:
            self._access = None
            fresh = self._renew(kept)  # another program may have replaced ours
            # The old one may be dead by now: hold on to the new one even if keeping it
            # fails, and do not use it before it is kept.
            self._unkept, self._access = fresh.kept, fresh.access
        self._keeper.keep(self._unkept)
        self._unkept = None
