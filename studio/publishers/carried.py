"""What a request carries: its body, and what it is signed with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from studio.publishers.base import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A token that is worth nothing without a proof for this one request (RFC 9449, DPoP).

    Attributes:
        token: goes into the ``Authorization`` header; None when there is none yet.
        proof: goes into the ``DPoP`` header.
    """

    token: Secret | None
    proof: Secret


Access = Secret | Bound
"""What a request is signed with: a bearer token, or a token with its proof."""


class Body:
    """Bytes that know whether they were asked for.

    requests calls a refused and a dropped connection both ``ConnectionError``. A body is
    read only once the connection stands and the certificate was accepted, so bytes that
    were never asked for were certainly never sent.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self.asked = False

    def __len__(self) -> int:
        return len(self._data)

    def __iter__(self) -> Iterator[bytes]:
        yield self.read()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes: ``size`` of them, or all that are left."""
        self.asked = True
        end = len(self._data) if size < 0 else self._at + size
        part = self._data[self._at : end]
        self._at += len(part)
        return part
